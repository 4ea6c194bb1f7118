// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.search.Query;
import stet.store.Found;
import stet.store.Library;

/// Answers searches. What is asked stands in one line, so that each search has one address; the form's fields are
/// written into the line.
final class SearchPages {
    private static final int MOST = 20;

    private final Library library;
    private final Press press;

    SearchPages(Library library, Press press) {
        this.library = library;
        this.press = press;
    }

    Reply page(Asked asked) {
        var line = line(asked);
        if (!line.equals(asked.query("q"))) {
            return new Reply.Elsewhere(303, "/search?q=" + encoded(line));
        }
        if (isAddress(line)) {
            return new Reply.Elsewhere(303, "/u?url=" + encoded(line));
        }
        return switch (Query.read(line)) {
            case Query.Read.Wrong(String field, String value) ->
                new Reply.Refused(Problem.wrongSearch(field, value, press.words()));
            case Query.Read.TooLong(int most) -> new Reply.Refused(Problem.longSearch(most, press.words()));
            case Query.Read.Good(Query query) -> page(query, asked.query("from"));
        };
    }

    private Reply page(Query query, String from) {
        Found found;
        try {
            found = library.search(query, from, MOST);
        } catch (IllegalArgumentException e) { // not a place in a search
            return new Reply.Refused(Problem.wrongFilter("from", from, press.words()));
        }
        var words = press.words();
        var page = SearchPage.of(query, found, !from.isEmpty(), library.names(), words);
        var title = query.typed().isEmpty()
                ? words.say("search.title")
                : words.say("search.title.for", Headings.shortened(query.typed()));
        List<Frame.Feed> feeds =
                query.isEmpty() ? List.of() : FeedLinks.of("/search", "?q=" + encoded(query.typed()), title);
        var frame = press.unlisted(title, words.say("search.description"), Frame.Here.SEARCH, page.path(), feeds);
        return press.print("search", frame, page);
    }

    /// The line with the form's other fields written into it.
    private static String line(Asked asked) {
        var typed = asked.query("q");
        var in = switch (asked.query("in")) {
            case "headline", "removed", "added" -> asked.query("in") + ":" + (isOneWord(typed) ? typed : quoted(typed));
            default -> typed;
        };
        var narrowed = Stream.of("outlet", "after", "before")
                .filter(field -> !asked.query(field).isEmpty())
                .map(field -> field + ":" + asked.query(field));
        return Stream.concat(Stream.of(in), narrowed)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static boolean isOneWord(String typed) {
        return typed.matches("\\S+|\"[^\"]*\"");
    }

    private static String quoted(String typed) {
        return '"' + typed.replace("\"", "") + '"';
    }

    static boolean isAddress(String line) {
        return line.matches("(?i)https?://\\S+");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The search that a feed follows; empty when the line is none.
    static Optional<Query> query(Asked asked) {
        return Query.read(asked.query("q")) instanceof Query.Read.Good(Query query) && !query.isEmpty()
                ? Optional.of(query)
                : Optional.empty();
    }
}
