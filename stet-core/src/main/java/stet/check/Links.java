// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.Digest;
import stet.model.Link;
import stet.model.Story;
import stet.model.Watched;

/// Where the links in a text lead. A link that leads elsewhere while no word changed makes no version, but is told.
/// Queries and fragments do not count: they often carry a token that is new on every fetch. Neither do scheme and a
/// leading www., which change for every link of a page when its site moves to https.
final class Links {
    private Links() {}

    static Digest digest(Story story) {
        return Digest.of(targets(story).stream().map(Links::plain).collect(Collectors.joining("\n")));
    }

    /// What changed, in words; empty when the links lead where they led at the last look.
    static Optional<String> changed(Watched watched, Story before, Story after) {
        if (watched.links().isEmpty() || watched.links().get().equals(digest(after))) {
            return Optional.empty();
        }
        var old = targets(before);
        var now = targets(after);
        for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
            if (!plain(old.get(i)).equals(plain(now.get(i)))) {
                return Optional.of("%s → %s".formatted(old.get(i), now.get(i)));
            }
        }
        return Optional.of("%d links became %d".formatted(old.size(), now.size()));
    }

    private static List<String> targets(Story story) {
        return story.paragraphs().stream()
                .flatMap(p -> p.links().stream())
                .map(Link::address)
                .map(address -> address.replaceFirst("[?#].*", ""))
                .toList();
    }

    private static String plain(String address) {
        return address.replaceFirst("^https?://(www\\.)?", "");
    }
}
