// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import stet.search.Phrase;
import stet.search.Place;
import stet.search.Query;
import stet.search.Terms;

/// PostgreSQL's full-text index, a `tsvector` in a GIN index. A lexeme is a sign for the place and a term, or two terms
/// side by side, by which phrases are found: the positions that PostgreSQL keeps itself end at the 256th of a word
/// (PostgreSQL, section 12.11), and articles are longer.
final class Lexemes extends WordIndex {
    static final WordIndex INDEX = new Lexemes();

    private static final char TEXT = 't'; // body, headline and author
    private static final char HEADLINE = 'h';
    private static final char AUTHOR = 'a';
    private static final char REMOVED = 'r';
    private static final char ADDED = 'd';
    private static final char SCOPE = 's';
    private static final char BLOCK = 'b';

    /// Bits of blocks ([Stretch]): a thousand articles, sixteen and two hundred and sixty thousand.
    private static final List<Integer> ARTICLE_BLOCKS = List.of(10, 14, 18);

    /// Nineteen hours of changes, twelve days and half a year: a millisecond has 2^10 numbers ([SearchIndex#first]).
    private static final List<Integer> CHANGE_BLOCKS = List.of(36, 40, 44);

    /// What an entry has that was too long for pairs.
    private static final String SINGLE = "u";

    /// UTF-16 units of a term that are told apart; a lexeme has less than 2,048 bytes.
    private static final int LONGEST = 300;

    /// Bytes of all lexemes of an entry; a `tsvector` holds 1 MiB.
    private static final int MOST = 1_000_000;

    private Lexemes() {
        super("nr");
    }

    @Override
    void clear(DSLContext sql) {
        sql.execute("truncate change_text, article_text");
    }

    @Override
    void add(DSLContext sql, long nr, ArticleWords words) {
        add(
                sql,
                ARTICLES,
                nr,
                new Entry(nr, ARTICLE_BLOCKS)
                        .with(SCOPE, words.scope())
                        .with(HEADLINE, words.headline())
                        .with(AUTHOR, words.author())
                        .with(TEXT, words.headline())
                        .with(TEXT, words.author())
                        .with(TEXT, words.body()));
    }

    @Override
    void add(DSLContext sql, long nr, ChangedWords words) {
        add(
                sql,
                CHANGES,
                nr,
                new Entry(nr, CHANGE_BLOCKS)
                        .with(SCOPE, words.scope())
                        .with(REMOVED, words.removed())
                        .with(ADDED, words.added()));
    }

    private static void add(DSLContext sql, Table<Record> table, long nr, Entry entry) {
        sql.execute(
                "insert into {0} (nr, words) values ({1}, array_to_tsvector({2}))", table, val(nr), val(entry.all()));
    }

    @Override
    Condition inVersions(IndexQuestion question) {
        var words = question.inVersions().stream()
                .map(w -> asked(
                        switch (w.place()) {
                            case HEADLINE -> HEADLINE;
                            case AUTHOR -> AUTHOR;
                            case ANYWHERE, REMOVED, ADDED -> TEXT;
                        },
                        w.phrase()));
        var scopes = question.query().isOfChanges() ? Stream.<String>of() : scopes(question);
        return matches(ARTICLES, Stream.concat(words, scopes).toList());
    }

    @Override
    Condition inChanges(IndexQuestion question) {
        var words =
                question.inChanges().stream().map(w -> asked(w.place() == Place.REMOVED ? REMOVED : ADDED, w.phrase()));
        return matches(CHANGES, Stream.concat(words, scopes(question)).toList());
    }

    /// An index of this kind knows no order, and would gather all that fits. So it is asked for what fits and lies in
    /// the blocks next to where it begins.
    @Override
    List<Condition> back(DSLContext sql, Field<Long> number, long below) {
        var last = sql.select(DSL.max(number)).from(table(number)).fetchSingle().value1();
        return last == null ? List.of() : stretches(number, Stretch.back(Math.min(below, last + 1), blocks(number)));
    }

    @Override
    List<Condition> on(DSLContext sql, Field<Long> number, long above) {
        var first =
                sql.select(DSL.min(number)).from(table(number)).fetchSingle().value1();
        return first == null ? List.of() : stretches(number, Stretch.on(Math.max(above, first - 1), blocks(number)));
    }

    /// Not as the primary key has it, whose order would be taken in place of the index of words.
    @Override
    Field<Long> order(Field<Long> number) {
        return number.plus(inline(0L));
    }

    private List<Integer> blocks(Field<Long> number) {
        return number.equals(article()) ? ARTICLE_BLOCKS : CHANGE_BLOCKS;
    }

    private Table<Record> table(Field<Long> number) {
        return number.equals(article()) ? ARTICLES : CHANGES;
    }

    private List<Condition> stretches(Field<Long> number, List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> {
                    var within = order(number)
                            .ge(inline(stretch.from()))
                            .and(order(number).lt(inline(stretch.to())));
                    return stretch.bits() == Stretch.REST
                            ? within
                            : matches(table(number), List.of(quoted(block(stretch.bits(), stretch.block()), false)))
                                    .and(within);
                })
                .toList();
    }

    private static String block(int bits, long block) {
        return "%s%d:%d".formatted(BLOCK, bits, block);
    }

    @Override
    Condition has(String terms) {
        return matches(ARTICLES, List.of(asked(TEXT, new Phrase(List.of(terms.split(" ")), false))));
    }

    /// Of three terms it knows only that the first two and the last two stand side by side somewhere.
    @Override
    boolean decides(Query query) {
        return query.unwanted().isEmpty()
                && query.wanted().stream()
                        .allMatch(w -> w.place().isOfChanges()
                                && w.phrase().terms().size() == 1
                                && w.phrase().terms().getFirst().length() <= LONGEST);
    }

    private static Condition matches(Table<Record> table, List<String> parts) {
        return parts.isEmpty()
                ? trueCondition()
                : condition(
                        "{0} @@ cast({1} as tsquery)",
                        DSL.field(table.getQualifiedName().append("words")), val(String.join(" & ", parts)));
    }

    private static Stream<String> scopes(IndexQuestion question) {
        return question.scopes().stream()
                .map(terms -> terms.stream()
                        .map(term -> quoted(SCOPE + cut(term), false))
                        .collect(Collectors.joining(" | ", "(", ")")));
    }

    /// Where pairs are asked for, an entry without pairs is asked for its single terms.
    private static String asked(char place, Phrase phrase) {
        var terms = phrase.terms();
        int last = terms.size() - 1;
        var single = new ArrayList<String>();
        var pairs = new ArrayList<String>();
        for (int i = 0; i <= last; i++) {
            boolean open = phrase.open() && i == last;
            single.add(quoted(place + cut(terms.get(i)), open));
            if (i > 0) {
                pairs.add(quoted(pair(place, terms.get(i - 1), terms.get(i)), open));
            }
        }
        return pairs.isEmpty()
                ? single.getFirst()
                : "(%s | %s & %s)"
                        .formatted(String.join(" & ", pairs), quoted(SINGLE, false), String.join(" & ", single));
    }

    /// Terms hold letters, digits and marks alone, so none ends the quotation marks.
    private static String quoted(String lexeme, boolean open) {
        return "'" + lexeme + "'" + (open ? ":*" : "");
    }

    private static String cut(String term) {
        return term.length() <= LONGEST ? term : term.substring(0, LONGEST);
    }

    private static String pair(char place, String one, String next) {
        return place + cut(one) + " " + cut(next);
    }

    /// The lexemes of one entry, single terms and pairs apart.
    private static final class Entry {
        private final Set<String> single = new LinkedHashSet<>();
        private final Set<String> pairs = new LinkedHashSet<>();

        /// In the blocks of its number.
        Entry(long nr, List<Integer> blocks) {
            blocks.forEach(bits -> single.add(block(bits, nr >> bits)));
        }

        /// @param joined by spaces, with [Terms#BREAK] between terms that are no neighbours
        Entry with(char place, String joined) {
            var before = Terms.BREAK;
            for (var term : joined.split(" ")) {
                if (!term.isEmpty() && !term.equals(Terms.BREAK)) {
                    single.add(place + cut(term));
                    if (place != SCOPE && !before.equals(Terms.BREAK)) {
                        pairs.add(pair(place, before, term));
                    }
                }
                before = term;
            }
            return this;
        }

        /// All of them; without pairs, and in the end without its last terms, where they are more than an entry holds.
        String[] all() {
            if (bytes(single) + bytes(pairs) <= MOST) {
                return Stream.concat(single.stream(), pairs.stream()).toArray(String[]::new);
            }
            var kept = new ArrayList<>(List.of(SINGLE));
            long left = MOST;
            for (var term : single) {
                left -= bytes(term);
                if (left < 0) {
                    break;
                }
                kept.add(term);
            }
            return kept.toArray(String[]::new);
        }

        private static long bytes(Set<String> lexemes) {
            return lexemes.stream().mapToLong(Entry::bytes).sum();
        }

        private static int bytes(String lexeme) {
            return lexeme.getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
