// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import stet.search.Place;
import stet.search.Query;

/// A search as the full-text index is asked it.
///
/// @param outlets to which it is narrowed; none for all
record IndexQuestion(Query query, List<String> outlets) {
    IndexQuestion {
        outlets = List.copyOf(outlets);
    }

    static Condition matches(String table, String expression) {
        return condition("{0} match {1}", name(table), val(expression));
    }

    /// What the index is asked for articles (FTS5, section 3). Terms hold letters, digits and marks alone, so
    /// none of them can end its quotation marks.
    String inVersions() {
        var words = query.wanted().stream()
                .filter(w -> !w.place().isOfChanges())
                .map(w -> "%s : %s"
                        .formatted(
                                switch (w.place()) {
                                    case HEADLINE -> "headline";
                                    case AUTHOR -> "author";
                                    case ANYWHERE, REMOVED, ADDED -> "{body headline author}";
                                },
                                quoted(w)));
        return Stream.concat(words, query.isOfChanges() ? Stream.of() : scope()).collect(Collectors.joining(" AND "));
    }

    String inChanges() {
        var words = query.wanted().stream()
                .filter(w -> w.place().isOfChanges())
                .map(w -> "%s : %s".formatted(w.place() == Place.REMOVED ? "removed" : "added", quoted(w)));
        var kinds = query.kind().stream().map(k -> "scope : \"%s\"".formatted(SearchIndex.Scope.kind(k)));
        return Stream.of(words, kinds, scope()).flatMap(part -> part).collect(Collectors.joining(" AND "));
    }

    private Stream<String> scope() {
        var ofOutlets = outlets.stream()
                .map(id -> "\"%s\"".formatted(SearchIndex.Scope.outlet(id)))
                .collect(Collectors.joining(" OR "));
        return Stream.of(
                        ofOutlets.isEmpty() ? "" : "scope : (%s)".formatted(ofOutlets),
                        query.language().isEmpty()
                                ? ""
                                : "scope : \"%s\"".formatted(SearchIndex.Scope.language(query.language())))
                .filter(part -> !part.isEmpty());
    }

    private static String quoted(Query.Wanted wanted) {
        var phrase = wanted.phrase();
        return "\"%s\"%s".formatted(String.join(" ", phrase.terms()), phrase.open() ? " *" : "");
    }
}
