// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import stet.compare.Comparison;
import stet.imports.Foreign.Past;
import stet.model.Address;
import stet.model.By;
import stet.model.Digest;
import stet.model.Origin;
import stet.model.OutletId;
import stet.model.Resource;
import stet.model.Revision;
import stet.model.Version;
import stet.store.History;

/// Puts together what is written of an article: its versions numbered from 1, what changed from one to
/// the next, and where each comes from. For one article.
final class HistoryBuilder {
    private static final int LONGEST_FILE = 200;

    private final Origin.Source source;
    private final String file;
    private final By by;
    private final Foreign article;
    private final List<Past> versions;

    /// @throws Broken when it is larger than is borne
    HistoryBuilder(Origin.Source source, String file, By by, Foreign article) throws Broken {
        this.source = source;
        this.file = file.length() > LONGEST_FILE ? file.substring(0, LONGEST_FILE) : file;
        this.by = by;
        this.article = article;
        this.versions = source == Origin.Source.STET ? article.versions() : merged(article.versions());
        long bytes = article.versions().stream()
                .flatMap(version -> version.originals().stream())
                .mapToLong(original -> original.bytes().size())
                .sum();
        if (bytes > Foreign.LARGEST || article.versions().size() > Foreign.MOST_VERSIONS) {
            throw new Broken(
                    article.key(),
                    "it has more than %d versions or %d MB".formatted(Foreign.MOST_VERSIONS, Foreign.LARGEST >> 20));
        }
    }

    /// A version that reads as the one before it is that one, still seen.
    private static List<Past> merged(List<Past> versions) {
        var merged = new ArrayList<Past>();
        for (var version : versions) {
            if (!merged.isEmpty()
                    && merged.getLast().story().digest().equals(version.story().digest())) {
                merged.add(merged.removeLast().seen(version));
            } else {
                merged.add(version);
            }
        }
        return merged;
    }

    int size() {
        return versions.size();
    }

    History.Key key() {
        return new History.Key(
                name(),
                article.address(),
                article.clipping().isPresent(),
                versions.stream().map(version -> version.story().digest()).toList());
    }

    private String name() {
        return token() + "/" + Digest.of(article.key()).hex();
    }

    private String token() {
        return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param due when it is to be looked at; empty for what has not changed for too long
    History history(OutletId outlet, Optional<Instant> due) {
        var entries = new ArrayList<History.Entry>();
        var seen = new HashMap<Digest, Integer>();
        for (int i = 0; i < versions.size(); i++) {
            var past = versions.get(i);
            var digest = past.story().digest();
            var earlier = seen.put(digest, i + 1);
            var version = version(past, i + 1, earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier));
            entries.add(
                    new History.Entry(version, i == 0 ? Optional.empty() : Optional.of(revision(i)), resources(past)));
        }
        return new History(
                name(),
                outlet,
                article.address(),
                article.id(),
                article.clipping(),
                due,
                due.isPresent() ? "" : ended(),
                entries);
    }

    private String ended() {
        return article.clipping().isPresent()
                ? "it is a clipping and has no address to look at"
                : "nothing had changed for long when its history was imported; a feed that names it, or a check, takes it up";
    }

    private Version version(Past past, int number, OptionalInt returnsTo) {
        var more = past.more();
        return new Version(
                number,
                past.from(),
                past.until(),
                more.flatMap(Foreign.More::notBefore),
                past.story(),
                more.map(Foreign.More::payload)
                        .orElseGet(() -> past.originals().getFirst().bytes().digest()),
                past.address(),
                more.map(Foreign.More::extractor).orElse(0),
                more.isPresent() ? more.get().returnsTo() : returnsTo,
                Optional.of(new Origin(
                        source,
                        file,
                        past.record(),
                        by.at(),
                        by.who(),
                        more.flatMap(Foreign.More::readAgain),
                        more.map(Foreign.More::earlier).orElse(""))));
    }

    /// What changed; what another Stet told of it stays told.
    private Revision revision(int i) {
        var before = versions.get(i - 1);
        var after = versions.get(i);
        var comparison = Comparison.of(before.story(), after.story());
        boolean taken = !earlier(before).isEmpty() && earlier(after).isEmpty();
        var found = (taken ? comparison.byAnotherReader() : comparison).revision(i, i + 1);
        return after.more()
                .flatMap(Foreign.More::told)
                .map(told -> new Revision(
                        found.from(),
                        found.to(),
                        found.fields(),
                        found.edits(),
                        found.changes(),
                        told.significance(),
                        told.line(),
                        found.snippet(),
                        found.wordsAdded(),
                        found.wordsRemoved(),
                        told.comparer()))
                .orElse(found);
    }

    private static String earlier(Past past) {
        return past.more().map(Foreign.More::earlier).orElse("");
    }

    private List<Resource> resources(Past past) {
        return past.originals().stream()
                .map(original -> new Resource(
                        new Address("https://imported.invalid/%s/record/%s"
                                .formatted(token(), original.bytes().digest().hex())),
                        by.at(),
                        original.media(),
                        original.bytes()))
                .toList();
    }
}
