// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import stet.search.Phrase;
import stet.search.Query;

/// SQLite's full-text index. Terms hold letters, digits and marks alone, so none of them can end the quotation marks
/// of its questions (FTS5, section 3).
final class Fts5 extends WordIndex {
    static final WordIndex INDEX = new Fts5();

    private Fts5() {
        super("rowid");
    }

    @Override
    void clear(DSLContext sql) {
        sql.execute("insert into change_text (change_text) values ('delete-all')");
        sql.execute("insert into article_text (article_text) values ('delete-all')");
    }

    @Override
    void add(DSLContext sql, long nr, ArticleWords words) {
        sql.execute(
                "insert into article_text (rowid, body, headline, author, scope) values (?, ?, ?, ?, ?)",
                nr,
                words.body(),
                words.headline(),
                words.author(),
                words.scope());
    }

    @Override
    void add(DSLContext sql, long nr, ChangedWords words) {
        sql.execute(
                "insert into change_text (rowid, removed, added, scope) values (?, ?, ?, ?)",
                nr,
                words.removed(),
                words.added(),
                words.scope());
    }

    @Override
    Condition inVersions(IndexQuestion question) {
        var words = question.inVersions().stream()
                .map(w -> "%s : %s"
                        .formatted(
                                switch (w.place()) {
                                    case HEADLINE -> "headline";
                                    case AUTHOR -> "author";
                                    case ANYWHERE, REMOVED, ADDED -> "{body headline author}";
                                },
                                quoted(w.phrase())));
        var scopes = question.query().isOfChanges() ? Stream.<String>of() : scopes(question);
        return matches(ARTICLES, Stream.concat(words, scopes).toList());
    }

    @Override
    Condition inChanges(IndexQuestion question) {
        var words = question.inChanges().stream()
                .map(w -> "%s : %s"
                        .formatted(
                                switch (w.place()) {
                                    case REMOVED -> "removed";
                                    case ADDED, ANYWHERE, HEADLINE, AUTHOR -> "added";
                                },
                                quoted(w.phrase())));
        return matches(CHANGES, Stream.concat(words, scopes(question)).toList());
    }

    /// It goes through its numbers in their order by itself.
    @Override
    List<Condition> back(DSLContext sql, Field<Long> number, long below) {
        return List.of(number.lt(inline(below)));
    }

    @Override
    List<Condition> on(DSLContext sql, Field<Long> number, long above) {
        return List.of(number.gt(inline(above)));
    }

    @Override
    Field<Long> order(Field<Long> number) {
        return number;
    }

    @Override
    Condition has(String terms) {
        return matches(ARTICLES, List.of("{body headline author} : \"%s\"".formatted(terms)));
    }

    /// It knows where each term stands.
    @Override
    boolean decides(Query query) {
        return query.unwanted().isEmpty()
                && query.wanted().stream().allMatch(w -> w.place().isOfChanges());
    }

    private static Condition matches(Table<Record> table, List<String> parts) {
        return parts.isEmpty() ? trueCondition() : condition("{0} match {1}", table, val(String.join(" AND ", parts)));
    }

    private static Stream<String> scopes(IndexQuestion question) {
        return question.scopes().stream()
                .map(terms ->
                        terms.stream().map("\"%s\""::formatted).collect(Collectors.joining(" OR ", "scope : (", ")")));
    }

    private static String quoted(Phrase phrase) {
        return "\"%s\"%s".formatted(String.join(" ", phrase.terms()), phrase.open() ? " *" : "");
    }
}
