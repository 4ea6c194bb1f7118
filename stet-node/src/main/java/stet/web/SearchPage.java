// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import stet.model.OutletId;
import stet.search.Piece;
import stet.search.Query;
import stet.store.Found;

/// What a search found: articles with the versions in which it stands, or changes with the words that went and came.
///
/// @param path with the query
/// @param outlets to choose from, by name
/// @param sum how much was found, in words; empty when nothing was sought
/// @param more the address where the search goes on; empty at its end
/// @param whole false when the search stopped for its length
record SearchPage(
        Query query,
        String path,
        List<Outlet> outlets,
        String sum,
        List<Article> articles,
        List<Change> changes,
        Optional<String> more,
        boolean whole) {
    record Outlet(String id, String name) {}

    /// @param strip one mark for each version; empty when there are too many for a strip
    /// @param stands in which versions, in words
    record Article(Found.Article found, String heading, Tongue tongue, List<Mark> strip, String stands) {}

    record Mark(int version, boolean has) {}

    record Change(StreamLine line, List<Piece> removed, List<Piece> added) {}

    private static final int LONGEST_STRIP = 16;

    SearchPage {
        outlets = List.copyOf(outlets);
        articles = List.copyOf(articles);
        changes = List.copyOf(changes);
    }

    /// @param later whether results before these were shown already
    static SearchPage of(Query query, Found found, boolean later, Map<OutletId, String> names, Words words) {
        var path = "/search" + (query.typed().isEmpty() ? "" : "?q=" + SearchPages.encoded(query.typed()));
        return new SearchPage(
                query,
                path,
                names.entrySet().stream()
                        .map(e -> new Outlet(e.getKey().text(), e.getValue()))
                        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                        .toList(),
                sum(query, found, later, words),
                found.articles().stream().map(a -> article(a, words)).toList(),
                found.changes().stream()
                        .map(c -> new Change(StreamLine.of(c.item(), words), c.removed(), c.added()))
                        .toList(),
                found.next().map(next -> path + "&from=" + next),
                found.whole());
    }

    boolean nothingFound() {
        return articles.isEmpty() && changes.isEmpty() && whole;
    }

    private static String sum(Query query, Found found, boolean later, Words words) {
        if (query.isEmpty()) {
            return "";
        }
        int many = found.articles().size() + found.changes().size();
        var key = query.isOfChanges() ? "search.changes" : "search.articles";
        var kind = later ? ".further" : found.next().isPresent() ? ".first" : "";
        return words.say(key + kind, many);
    }

    private static Article article(Found.Article found, Words words) {
        var strip = found.versions() > LONGEST_STRIP
                ? List.<Mark>of()
                : IntStream.rangeClosed(1, found.versions())
                        .mapToObj(n -> new Mark(n, found.in().contains(n)))
                        .toList();
        return new Article(
                found,
                Headings.of(found.headline(), words),
                Tongue.of(found.language(), found.headline()),
                strip,
                stands(found, words));
    }

    static String stands(Found.Article found, Words words) {
        int many = found.in().size();
        int last = found.in().getLast();
        if (many == found.versions()) {
            return words.say("search.stands.all", many);
        }
        return last == found.versions()
                ? words.say("search.stands.now", many, found.versions())
                : words.say("search.stands.until", many, found.versions(), last);
    }

    /// The last version with which the words came in that were not in the one before.
    static Optional<Integer> came(Found.Article found) {
        return found.in().stream()
                .filter(n -> n > 1 && !found.in().contains(n - 1))
                .max(Integer::compare);
    }

    /// The last version that no longer has the words, while the one before had them.
    static Optional<Integer> went(Found.Article found) {
        return found.in().stream()
                .map(n -> n + 1)
                .filter(n -> n <= found.versions() && !found.in().contains(n))
                .max(Integer::compare);
    }
}
