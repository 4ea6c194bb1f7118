// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    private final WordIndex words;

    Searching(DSLContext sql, Query query, int most) {
        this.sql = sql;
        this.query = query;
        this.sought = new Sought(query);
        this.most = most;
        this.redactions = Redactions.of(sql);
        this.words = WordIndex.of(sql);
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
        int atOnce = Math.min(most, AT_ONCE);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
            var rows = inParts(
                    words.back(sql, words.article(), last),
                    atOnce,
                    (part, most) -> sql.select(words.article())
                            .from(WordIndex.ARTICLES)
                            .where(words.inVersions(new IndexQuestion(query, outlets)))
                            .and(part)
                            .orderBy(words.order(words.article()).desc())
                            .limit(most)
                            .fetch(words.article()));
            var fitting = fittingArticles(rows);
            for (long nr : rows) {
                Optional.ofNullable(fitting.get(nr)).ifPresent(found::add);
                last = nr;
                if (found.size() == most) {
                    return new Found(found, List.of(), Optional.of(Long.toString(last)), true);
                }
            }
            if (rows.size() < atOnce) {
                return new Found(found, List.of(), Optional.empty(), true);
            }
        }
        return new Found(found, List.of(), Optional.of(Long.toString(last)), false);
    }

    private Found changes(OptionalLong from, List<String> outlets) {
        var found = new ArrayList<Found.Changed>();
        var last = from.orElse(Long.MAX_VALUE);
        int atOnce = Math.min(most, AT_ONCE);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
            var rows = candidates(0, last, Direction.BACK, outlets, atOnce);
            var fitting = fitting(rows);
            for (var row : rows) {
                Optional.ofNullable(fitting.get(row.nr())).ifPresent(found::add);
                last = row.nr();
                if (found.size() == most) {
                    return new Found(List.of(), found, Optional.of(Long.toString(last)), true);
                }
            }
            if (rows.size() < atOnce) {
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
        int atOnce = isDecided() ? Math.min(most, MOST_FOLLOWED) : AT_ONCE;
        for (int looked = 0; looked < MOST_FOLLOWED; looked += atOnce) {
            var rows = direction == Direction.BACK
                    ? candidates(0, last, direction, outlets, atOnce)
                    : candidates(last, Long.MAX_VALUE, direction, outlets, atOnce);
            var fitting = fits(rows);
            for (var row : rows) {
                last = row.nr();
                if (fitting.contains(row.nr())) {
                    fit.add(row.nr());
                }
                if (fit.size() == most) {
                    return new View.Run(fit, View.Rest.SOME);
                }
            }
            if (rows.size() < atOnce) {
                return new View.Run(fit, View.Rest.NONE);
            }
        }
        return new View.Run(fit, View.Rest.UNKNOWN);
    }

    /// A change of which the index says that it may fit.
    ///
    /// @param nr its number in the index
    private record Candidate(long nr, long article) {}

    /// The numbers of those that fit.
    private Set<Long> fits(List<Candidate> candidates) {
        var decided = candidates.stream().collect(Collectors.partitioningBy(this::isDecided));
        var fit = new HashSet<>(numbers(decided.getOrDefault(true, List.of())));
        fit.addAll(fitting(decided.getOrDefault(false, List.of())).keySet());
        return fit;
    }

    private static List<Long> numbers(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::nr).toList();
    }

    /// Whether the index tells all, unless words are withheld since.
    private boolean isDecided(Candidate candidate) {
        return isDecided() && redactions.of(candidate.article()).isNothing();
    }

    private boolean isDecided() {
        return words.decides(query);
    }

    /// The changes under these numbers of the index, in this order.
    static List<StreamItem> at(DSLContext sql, List<Long> numbers) {
        var found = new Changes(sql).indexed(numbers);
        return numbers.stream().flatMap(nr -> Stream.ofNullable(found.get(nr))).toList();
    }

    private enum Direction {
        BACK,
        ON
    }

    /// @param above a number of the index; what is sought stands behind it
    /// @param below likewise; what is sought stands before it
    private List<Candidate> candidates(long above, long below, Direction direction, List<String> outlets, int atOnce) {
        var question = new IndexQuestion(query, outlets);
        var ofArticle = question.inVersions().isEmpty()
                ? trueCondition()
                : Tables.Altered.ARTICLE.in(
                        select(words.article()).from(WordIndex.ARTICLES).where(words.inVersions(question)));
        var end = Math.min(below, before().map(SearchIndex::first).orElse(Long.MAX_VALUE));
        var begin = Math.max(above, after().map(SearchIndex::first).orElse(0L) - 1);
        var order = words.order(words.change());
        boolean back = direction == Direction.BACK;
        var parts = back ? words.back(sql, words.change(), end) : words.on(sql, words.change(), begin);
        return inParts(
                parts,
                atOnce,
                (part, most) -> sql.select(Tables.Altered.NR, Tables.Altered.ARTICLE)
                        .from(WordIndex.CHANGES)
                        .join(Tables.Altered.TABLE)
                        .on(Tables.Altered.NR.eq(words.change()))
                        .where(words.inChanges(question))
                        .and(part)
                        .and(back ? order.gt(inline(begin)) : order.lt(inline(end)))
                        .and(ofArticle)
                        .orderBy(back ? order.desc() : order.asc())
                        .limit(most)
                        .fetch(row -> new Candidate(row.value1(), row.value2())));
    }

    /// Asks in one part after the other, until there is enough.
    private static <T> List<T> inParts(List<Condition> parts, int most, BiFunction<Condition, Integer, List<T>> ask) {
        var found = new ArrayList<T>();
        for (var part : parts) {
            found.addAll(ask.apply(part, most - found.size()));
            if (found.size() == most) {
                break;
            }
        }
        return found;
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

    /// The rows of articles with what is told of each, by their numbers.
    private Map<Long, Record> headed(List<Long> articles) {
        return sql
                .select(
                        Tables.Article.NR,
                        Tables.Article.ID,
                        Tables.Article.OUTLET,
                        Tables.Outlet.NAME,
                        Tables.Article.SECTION,
                        Tables.Article.LANGUAGE,
                        Tables.Article.HEADLINE,
                        Tables.Article.VERSIONS,
                        Tables.Article.FIRST_SEEN,
                        Tables.Clipping.ARTICLE)
                .from(Tables.Article.TABLE)
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .leftJoin(Tables.Clipping.TABLE)
                .on(Tables.Clipping.ARTICLE.eq(Tables.Article.NR))
                .where(Tables.Article.NR.in(articles))
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.get(Tables.Article.NR), Function.identity()));
    }

    /// Those of the candidates in whose versions it stands, by their numbers. What is damaged or withheld is no
    /// answer, and spoils no other.
    private Map<Long, Found.Article> fittingArticles(List<Long> candidates) {
        var articles = headed(candidates);
        var ids = new HashMap<Long, ArticleId>();
        articles.forEach((nr, row) -> ids.put(nr, new ArticleId(row.get(Tables.Article.ID))));
        var hits = new HashMap<Long, Hits>();
        Readings.each(sql, ids, redactions::of, Readings.Held.LAST, new Readings.Visitor() {
            @Override
            public void take(long article, Record version, Story story) {
                if (isSeen(version) && sought.isIn(story)) {
                    hits.computeIfAbsent(article, _ -> new Hits()).add(version, story);
                }
            }

            @Override
            public void damaged(long article, Damaged e) {
                articles.remove(article);
            }
        });
        var fitting = new HashMap<Long, Found.Article>();
        articles.forEach((nr, row) ->
                Optional.ofNullable(hits.get(nr)).ifPresent(of -> fitting.put(nr, article(row, of))));
        return fitting;
    }

    /// The versions of an article in which it stands.
    private static final class Hits {
        private final List<Integer> in = new ArrayList<>();
        private final List<Story> newest = new ArrayList<>(1);
        private long since;

        void add(Record version, Story story) {
            if (in.isEmpty()) {
                since = version.get(Tables.Version.SEEN_FROM);
            }
            in.add(version.get(Tables.Version.NUMBER));
            newest.clear();
            newest.add(story);
        }
    }

    /// Whether the version stood in the days that are asked for.
    private boolean isSeen(Record version) {
        return after().map(from -> version.get(Tables.Version.SEEN_UNTIL) >= from)
                        .orElse(true)
                && before().map(to -> version.get(Tables.Version.SEEN_FROM) < to)
                        .orElse(true);
    }

    private Found.Article article(Record row, Hits hits) {
        return new Found.Article(
                new ArticleId(row.get(Tables.Article.ID)),
                new OutletId(row.get(Tables.Article.OUTLET)),
                row.get(Tables.Outlet.NAME),
                row.get(Tables.Article.SECTION),
                row.get(Tables.Article.LANGUAGE),
                redactions.of(row.get(Tables.Article.NR)).headline(sql, row),
                Instant.ofEpochMilli(row.get(Tables.Article.FIRST_SEEN)),
                Instant.ofEpochMilli(hits.since),
                hits.in,
                row.get(Tables.Article.VERSIONS),
                sought.passage(hits.newest.getFirst(), PASSAGE),
                row.get(Tables.Clipping.ARTICLE) != null);
    }

    /// Those of the candidates that fit, by their numbers in the index.
    private Map<Long, Found.Changed> fitting(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        var items = new Changes(sql).indexed(numbers(candidates));
        var told = new ToldTexts(sql, redactions).of(items.values());
        var fitting = new HashMap<Long, Found.Changed>();
        items.forEach((nr, item) -> Optional.ofNullable(told.get(item.cursor()))
                .flatMap(texts -> change(item, texts))
                .ifPresent(change -> fitting.put(nr, change)));
        return fitting;
    }

    private Optional<Found.Changed> change(StreamItem item, Library.Told told) {
        var changed = ChangedWords.of(told.revision(), told.before(), told.after());
        boolean fits = sought.isIn(changed.removed(), changed.added())
                && (sought.isIn(told.after()) || sought.isIn(told.before()));
        return fits
                ? Optional.of(new Found.Changed(
                        item,
                        sought.passage(changed.removed(), Place.REMOVED, PASSAGE),
                        sought.passage(changed.added(), Place.ADDED, PASSAGE)))
                : Optional.empty();
    }
}
