// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Story;
import stet.search.ChangedWords;
import stet.search.Place;
import stet.search.Query;
import stet.search.Sought;

/// Answers searches. The index names what may fit, newest first; the texts themselves then tell in which versions it
/// does. One question looks at a bounded number of them.
final class Searching {
    /// Code points of a passage.
    private static final int PASSAGE = 240;

    /// What is looked at before the reader is asked to go on, and how much of it at once.
    private static final int MOST_LOOKED_AT = 400;

    private static final int AT_ONCE = 40;

    /// What is looked at before it is given up to follow a search whole.
    private static final int MOST_FOLLOWED = 2000;

    private final DSLContext sql;
    private final Query query;
    private final Sought sought;
    private final int most;
    private final Redactions redactions;

    Searching(DSLContext sql, Query query, int most) {
        this.sql = sql;
        this.query = query;
        this.sought = new Sought(query);
        this.most = most;
        this.redactions = Redactions.of(sql);
    }

    /// @param from a number of the index below which it is searched
    Found from(OptionalLong from) {
        var outlets = outlets();
        if (query.isEmpty() || !query.outlet().isEmpty() && outlets.isEmpty()) {
            return Found.NOTHING;
        }
        return query.isOfChanges() ? changes(from, outlets) : articles(from, outlets);
    }

    /// The outlets that are meant: the one of that id, or all whose id or name begins so.
    private List<String> outlets() {
        if (query.outlet().isEmpty()) {
            return List.of();
        }
        var named = sql.select(Tables.Outlet.ID, Tables.Outlet.NAME)
                .from(Tables.Outlet.TABLE)
                .fetch();
        var exact = named.getValues(Tables.Outlet.ID).stream()
                .filter(query.outlet()::equals)
                .toList();
        return exact.isEmpty()
                ? named.stream()
                        .filter(o -> Stream.of(o.value1(), o.value2())
                                .flatMap(n -> Stream.concat(Stream.of(n), Stream.of(n.split("[\\s-]+"))))
                                .anyMatch(n -> n.toLowerCase(Locale.ROOT).startsWith(query.outlet())))
                        .map(o -> o.value1())
                        .toList()
                : exact;
    }

    private Found articles(OptionalLong from, List<String> outlets) {
        var found = new ArrayList<Found.Article>();
        var last = from.orElse(Long.MAX_VALUE);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
            var rows = sql.select(SearchIndex.ROW)
                    .from(SearchIndex.ARTICLES)
                    .where(matches("article_text", inVersions(outlets)))
                    .and(SearchIndex.ROW.lt(last))
                    .orderBy(SearchIndex.ROW.desc())
                    .limit(AT_ONCE)
                    .fetch(SearchIndex.ROW);
            for (long nr : rows) {
                sound(() -> article(nr)).ifPresent(found::add);
                last = nr;
                if (found.size() == most) {
                    return new Found(found, List.of(), Optional.of(Long.toString(last)), true);
                }
            }
            if (rows.size() < AT_ONCE) {
                return new Found(found, List.of(), Optional.empty(), true);
            }
        }
        return new Found(found, List.of(), Optional.of(Long.toString(last)), false);
    }

    private Found changes(OptionalLong from, List<String> outlets) {
        var found = new ArrayList<Found.Changed>();
        var last = from.orElse(Long.MAX_VALUE);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
            var rows = candidates(0, last, Direction.BACK, outlets);
            for (var row : rows) {
                sound(() -> change(row)).ifPresent(found::add);
                last = row.get(Tables.Altered.NR);
                if (found.size() == most) {
                    return new Found(List.of(), found, Optional.of(Long.toString(last)), true);
                }
            }
            if (rows.size() < AT_ONCE) {
                return new Found(List.of(), found, Optional.empty(), true);
            }
        }
        return new Found(List.of(), found, Optional.of(Long.toString(last)), false);
    }

    /// The numbers of the changes that fit, down from this one.
    View.Run upTo(long place) {
        return run(place == Long.MAX_VALUE ? place : place + 1, Direction.BACK);
    }

    /// The numbers of the changes that fit, up from this one, which is not among them.
    View.Run after(long place) {
        return run(place, Direction.ON);
    }

    private View.Run run(long from, Direction direction) {
        var outlets = outlets();
        var fit = new ArrayList<Long>();
        if (!query.outlet().isEmpty() && outlets.isEmpty()) {
            return new View.Run(fit, View.Rest.NONE);
        }
        long last = from;
        for (int looked = 0; looked < MOST_FOLLOWED; looked += AT_ONCE) {
            var rows = direction == Direction.BACK
                    ? candidates(0, last, direction, outlets)
                    : candidates(last, Long.MAX_VALUE, direction, outlets);
            for (var row : rows) {
                last = row.get(Tables.Altered.NR);
                if (isDecided(row) || sound(() -> change(row)).isPresent()) {
                    fit.add(last);
                }
                if (fit.size() == most) {
                    return new View.Run(fit, View.Rest.SOME);
                }
            }
            if (rows.size() < AT_ONCE) {
                return new View.Run(fit, View.Rest.NONE);
            }
        }
        return new View.Run(fit, View.Rest.UNKNOWN);
    }

    /// Whether the index tells all: it has the words of a change exactly, unless they are withheld since.
    private boolean isDecided(Record row) {
        return redactions.of(row.get(Tables.Altered.ARTICLE)).isNothing()
                && query.unwanted().isEmpty()
                && query.wanted().stream().allMatch(w -> w.place().isOfChanges());
    }

    /// The changes under these numbers of the index, in this order.
    static List<StreamItem> at(DSLContext sql, List<Long> numbers) {
        var changes = new Changes(sql);
        return numbers.stream()
                .flatMap(nr -> sql
                        .select(Tables.Altered.ALL)
                        .from(Tables.Altered.TABLE)
                        .where(Tables.Altered.NR.eq(nr))
                        .fetchOptional()
                        .flatMap(row -> changes.one(row.get(Tables.Altered.ARTICLE), row.get(Tables.Altered.NUMBER)))
                        .stream())
                .toList();
    }

    /// What is damaged or withheld is no answer, and spoils no other.
    private static <T> Optional<T> sound(Supplier<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (Damaged | Withheld e) {
            return Optional.empty();
        }
    }

    private enum Direction {
        BACK,
        ON
    }

    /// @param above a number of the index; what is sought stands behind it
    /// @param below likewise; what is sought stands before it
    private List<Record> candidates(long above, long below, Direction direction, List<String> outlets) {
        var inText = inVersions(List.of());
        var ofArticle = inText.isEmpty()
                ? trueCondition()
                : Tables.Altered.ARTICLE.in(
                        select(SearchIndex.ROW).from(SearchIndex.ARTICLES).where(matches("article_text", inText)));
        return List.copyOf(sql.select(Tables.all(Tables.Altered.ALL, List.of()))
                .from(SearchIndex.CHANGES)
                .join(Tables.Altered.TABLE)
                .on(condition("altered.nr = change_text.rowid"))
                .where(matches("change_text", inChanges(outlets)))
                .and(condition(
                        "change_text.rowid < {0}",
                        inline(Math.min(below, before().map(SearchIndex::first).orElse(Long.MAX_VALUE)))))
                .and(condition(
                        "change_text.rowid > {0}",
                        inline(Math.max(above, after().map(SearchIndex::first).orElse(0L) - 1))))
                .and(ofArticle)
                .orderBy(
                        direction == Direction.BACK
                                ? field("change_text.rowid").desc()
                                : field("change_text.rowid").asc())
                .limit(AT_ONCE)
                .fetch());
    }

    private static Condition matches(String table, String expression) {
        return condition("{0} match {1}", name(table), val(expression));
    }

    /// What the index is asked for articles (FTS5, section 3). Terms hold letters, digits and marks alone, so
    /// none of them can end its quotation marks.
    private String inVersions(List<String> outlets) {
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
        return Stream.concat(words, query.isOfChanges() ? Stream.of() : scope(outlets))
                .collect(Collectors.joining(" AND "));
    }

    private String inChanges(List<String> outlets) {
        var words = query.wanted().stream()
                .filter(w -> w.place().isOfChanges())
                .map(w -> "%s : %s".formatted(w.place() == Place.REMOVED ? "removed" : "added", quoted(w)));
        var kinds = query.kind().stream().map(k -> "scope : \"%s\"".formatted(SearchIndex.Scope.kind(k)));
        return Stream.of(words, kinds, scope(outlets)).flatMap(part -> part).collect(Collectors.joining(" AND "));
    }

    private Stream<String> scope(List<String> outlets) {
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

    private Optional<Long> after() {
        return query.after().map(Searching::begin);
    }

    private Optional<Long> before() {
        return query.before().map(Searching::begin);
    }

    private static long begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /// The versions in which it stands, if in any.
    private Optional<Found.Article> article(long nr) {
        var row = sql.select(Tables.all(Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(Tables.Article.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Article.NR))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Tables.Article.NR.eq(nr))
                .fetchOptional();
        return row.flatMap(r -> article(nr, r));
    }

    private Optional<Found.Article> article(long nr, Record row) {
        var id = new ArticleId(row.get(Tables.Article.ID));
        var seen = seen(nr);
        var in = new ArrayList<Integer>();
        var newest = new ArrayList<Story>(1);
        var redaction = redactions.of(nr);
        new Readings(sql, id, nr, redaction).each((number, story) -> {
            if (seen.containsKey(number) && sought.isIn(story)) {
                in.add(number);
                newest.clear();
                newest.add(story);
            }
        });
        if (in.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found.Article(
                id,
                new OutletId(row.get(Tables.Article.OUTLET)),
                row.get(Tables.Outlet.NAME),
                row.get(Tables.Article.SECTION),
                row.get(Tables.Article.LANGUAGE),
                redaction.headline(sql, row),
                Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN)),
                Instant.ofEpochMilli(Objects.requireNonNull(seen.get(in.getFirst()))),
                in,
                row.get(Tables.Article.VERSIONS),
                sought.passage(newest.getFirst(), PASSAGE),
                Clippings.of(sql, nr).isPresent()));
    }

    /// The versions that stood in the days that are asked for, and when each was first seen.
    private Map<Integer, Long> seen(long nr) {
        return sql.select(Tables.Version.NUMBER, Tables.Version.SEEN_FROM)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.ARTICLE.eq(nr))
                .and(after().<Condition>map(Tables.Version.SEEN_UNTIL::ge).orElse(trueCondition()))
                .and(before().<Condition>map(Tables.Version.SEEN_FROM::lt).orElse(trueCondition()))
                .fetchMap(Tables.Version.NUMBER, Tables.Version.SEEN_FROM);
    }

    private Optional<Found.Changed> change(Record words) {
        long nr = words.get(Tables.Altered.ARTICLE);
        int number = words.get(Tables.Altered.NUMBER);
        return new Changes(sql)
                .one(nr, number)
                .flatMap(item -> RevisionRows.told(
                                sql, new Readings(sql, item.article(), nr, redactions.of(nr)), nr, number)
                        .flatMap(told -> change(item, told)));
    }

    private Optional<Found.Changed> change(StreamItem item, Library.Told told) {
        var words = ChangedWords.of(told.revision(), told.before(), told.after());
        boolean fits = sought.isIn(words.removed(), words.added())
                && (sought.isIn(told.after()) || sought.isIn(told.before()));
        return fits
                ? Optional.of(new Found.Changed(
                        item,
                        sought.passage(words.removed(), Place.REMOVED, PASSAGE),
                        sought.passage(words.added(), Place.ADDED, PASSAGE)))
                : Optional.empty();
    }
}
