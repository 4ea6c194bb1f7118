// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stet.model.StatedTime;
import tools.jackson.databind.JsonNode;

/// One of the updates that a page states for machines (schema.org's LiveBlogPosting, liveBlogUpdate). A witness: it
/// finds and dates the posts that readers see.
///
/// @param fragment of its address; may be empty
/// @param openings how its headline and its text begin, by [#opening]
record StatedPost(Optional<StatedTime> at, String fragment, List<String> openings) {
    private static final String UPDATES = "liveBlogUpdate";
    private static final int MOST_NODES = 20_000;
    private static final int MOST = 2000;
    private static final int LONGEST_FRAGMENT = 200;
    private static final int OPENING = 40;
    /// In letters; what is shorter may open anything.
    private static final int SHORTEST_OPENING = 12;
    private static final int LOOKED_AT = 2000;

    StatedPost {
        openings = List.copyOf(openings);
    }

    /// Over all scripts, in their order; a script that does not say the word is not parsed.
    static List<StatedPost> in(List<String> scripts) {
        var posts = new ArrayList<StatedPost>();
        for (var script : scripts) {
            if (script.contains(UPDATES)) {
                JsonLd.parse(script).ifPresent(root -> gather(root, posts));
            }
        }
        return posts.stream().limit(MOST).toList();
    }

    private static void gather(JsonNode root, List<StatedPost> posts) {
        var waiting = new ArrayDeque<JsonNode>(List.of(root));
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES && posts.size() < MOST; seen++) {
            var node = waiting.removeFirst();
            node.forEach(waiting::addLast);
            var updates = node.path(UPDATES);
            (updates.isObject() ? List.of(updates) : updates).forEach(update -> posts.add(of(update)));
        }
    }

    private static StatedPost of(JsonNode update) {
        return new StatedPost(
                JsonLd.time(update, "datePublished").or(() -> JsonLd.time(update, "dateModified")),
                fragment(JsonLd.text(update.path("url")))
                        .or(() -> fragment(JsonLd.text(update.path("@id"))))
                        .orElse(""),
                Stream.of("headline", "name", "articleBody")
                        .map(key -> JsonLd.text(update.path(key)))
                        .map(text -> text.substring(0, Math.min(text.length(), LOOKED_AT)))
                        .map(text -> Phrase.plain(Spaces.tidy(text.replaceAll("<[^<>]{1,1000}>", " "))))
                        .filter(text -> text.length() >= SHORTEST_OPENING)
                        .map(StatedPost::opening)
                        .toList());
    }

    /// By which a block is found that begins so.
    ///
    /// @param plain by [Phrase#plain]
    static String opening(String plain) {
        return plain.substring(0, Math.min(plain.length(), OPENING));
    }

    /// What stands behind the first `#` of a reference, when it can lead to a part of a page.
    static Optional<String> fragment(String reference) {
        int sign = reference.indexOf('#');
        var fragment = sign < 0 ? "" : reference.substring(sign + 1);
        return fragment.isEmpty()
                        || fragment.length() > LONGEST_FRAGMENT
                        || fragment.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))
                ? Optional.empty()
                : Optional.of(fragment);
    }
}
