// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.FAILURES;
import static stet.store.Tables.Target.KIND;
import static stet.store.Tables.Target.OUTLET;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Significance;
import stet.model.Standing;
import stet.model.Tally;

/// Outlets in figures.
final class Outlets {
    private static final int MOST_TROUBLED = 20;

    /// An article that has a version and is still looked at. The first version is the first change of an article
    /// ([stet.model.Looks]), so this needs no second table; and it is the condition of the index `target_read`, for
    /// which the kind stands in the question itself.
    private static final Condition IS_OPEN =
            KIND.eq(inline(Rows.ARTICLE)).and(DUE.isNotNull()).and(Tables.Target.LAST_CHANGE.isNotNull());

    private final DSLContext sql;
    private final long yesterday;

    Outlets(DSLContext sql, Instant now) {
        this.sql = sql;
        this.yesterday = now.minus(Duration.ofDays(1)).toEpochMilli();
    }

    static List<OutletLine> lines(DSLContext sql) {
        var revisions = sql.select(Tables.Census.OUTLET, sum(Tables.Census.MANY))
                .from(Tables.Census.TABLE)
                .where(Tables.Census.KINDS.ne(""))
                .groupBy(Tables.Census.OUTLET)
                .fetchMap(Record2::value1, row -> row.value2().intValue());
        return sql.select(
                        Tables.Outlet.ID,
                        Tables.Outlet.NAME,
                        Tables.Outlet.LANGUAGE,
                        Tables.Outlet.ARTICLES,
                        Tables.Outlet.CHANGED)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.NAME)
                .fetch(row -> new OutletLine(
                        new OutletId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        revisions.getOrDefault(row.value1(), 0)));
    }

    List<OutletRecord> all() {
        return records(_ -> trueCondition());
    }

    Optional<OutletRecord> one(OutletId id) {
        return records(outlet -> outlet.eq(id.text())).stream().findFirst();
    }

    /// Which outlets are asked about, by any table's column with their ids.
    private interface Which extends Function<Field<String>, Condition> {}

    /// A few questions, however many outlets.
    private List<OutletRecord> records(Which which) {
        var open = open(which);
        var next = next(which);
        var kinds = kinds(which);
        var answers = answers(which);
        var seeds = seeds(which);
        var troubled = troubled(which);
        var stopped = stopped(which);
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .where(which.apply(Tables.Outlet.ID))
                .orderBy(Tables.Outlet.NAME)
                .fetch(row -> {
                    var id = row.get(Tables.Outlet.ID);
                    var counted = kinds.getOrDefault(id, Kinds.NONE);
                    return new OutletRecord(
                            outlet(row, seeds.getOrDefault(id, List.of())),
                            keeping(row),
                            row.get(Tables.Outlet.ARTICLES),
                            open.getOrDefault(id, 0),
                            row.get(Tables.Outlet.CHANGED),
                            counted.revisions(),
                            counted.kinds(),
                            Times.at(row.get(Tables.Outlet.LAST_SUCCESS)),
                            answers.getOrDefault(id, Map.of()),
                            Times.at(next.get(id)),
                            seeds.getOrDefault(id, List.of()),
                            troubled.getOrDefault(id, List.of()),
                            stopped.getOrDefault(id, List.of()));
                });
    }

    private static Outlet outlet(Record row, List<OutletRecord.SeedLine> seeds) {
        return new Outlet(
                new OutletId(row.get(Tables.Outlet.ID)),
                row.get(Tables.Outlet.NAME),
                new Address(row.get(Tables.Outlet.HOME)),
                row.get(Tables.Outlet.LANGUAGE),
                seeds.stream().map(OutletRecord.SeedLine::seed).toList());
    }

    private static OutletRecord.Keeping keeping(Record row) {
        return new OutletRecord.Keeping(
                Standing.valueOf(row.get(Tables.Outlet.STANDING)),
                Times.at(row.get(Tables.Outlet.STANDING_SINCE)),
                Instant.ofEpochMilli(row.get(Tables.Outlet.ADDED)),
                Scopes.patterns(row),
                Scopes.back(row));
    }

    Totals totals() {
        var kept = sql.select(count(), sum(Tables.Outlet.ARTICLES), sum(Tables.Outlet.VERSIONS))
                .from(Tables.Outlet.TABLE)
                .fetchSingle();
        var open = sql.fetchCount(Tables.Target.TABLE, IS_OPEN);
        return new Totals(
                kept.value1(),
                whole(kept.value2()),
                open,
                whole(kept.value3()),
                changes(Significance.MINOR),
                changes(Significance.MAJOR),
                sql.fetchCount(Tables.Look.TABLE, Tables.Look.AT.ge(yesterday)),
                Times.at(sql.select(max(Tables.Look.AT))
                        .from(Tables.Look.TABLE)
                        .fetchSingle()
                        .value1()));
    }

    private static long whole(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValue();
    }

    private long changes(Significance least) {
        return new Changes(sql)
                .count(new Filter(
                        Optional.empty(), Optional.empty(), least, Optional.of(Instant.ofEpochMilli(yesterday)), ""));
    }

    /// The revisions of an outlet.
    private record Kinds(int revisions, Map<Change.Kind, Integer> kinds) {
        static final Kinds NONE = new Kinds(0, Map.of());
    }

    /// How many articles of each outlet are still looked at.
    private Map<String, Integer> open(Which which) {
        return sql.select(OUTLET, count())
                .from(Tables.Target.TABLE)
                .where(IS_OPEN)
                .and(which.apply(OUTLET))
                .groupBy(OUTLET)
                .fetchMap(Record2::value1, Record2::value2);
    }

    /// When the next look at each outlet is due, at its seeds too.
    private Map<String, Long> next(Which which) {
        return sql.select(OUTLET, min(DUE))
                .from(Tables.Target.TABLE)
                .where(DUE.isNotNull())
                .and(which.apply(OUTLET))
                .groupBy(OUTLET)
                .fetchMap(Record2::value1, Record2::value2);
    }

    private Map<String, List<SiteRecord>> stopped(Which which) {
        var sites = Requests.stopped(sql, trueCondition());
        var stopped = new HashMap<String, List<SiteRecord>>();
        for (var site : sites) {
            sql.selectDistinct(OUTLET)
                    .from(Tables.Target.TABLE)
                    .where(Tables.Target.SITE.eq(site.site().name()))
                    .and(which.apply(OUTLET))
                    .forEach(row -> stopped.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(site));
        }
        return stopped;
    }

    private Map<String, Kinds> kinds(Which which) {
        var found = new HashMap<String, Kinds>();
        sql.select(Tables.Census.OUTLET, Tables.Census.KINDS, sum(Tables.Census.MANY))
                .from(Tables.Census.TABLE)
                .where(which.apply(Tables.Census.OUTLET))
                .and(Tables.Census.KINDS.ne(""))
                .groupBy(Tables.Census.OUTLET, Tables.Census.KINDS)
                .forEach(row -> found.merge(
                        row.value1(),
                        new Kinds(
                                row.value3().intValue(),
                                Revisions.kinds(row.value2()).stream()
                                        .collect(Collectors.toMap(
                                                kind -> kind, _ -> row.value3().intValue()))),
                        Outlets::both));
        return found;
    }

    private static Kinds both(Kinds one, Kinds other) {
        var kinds = new EnumMap<Change.Kind, Integer>(Change.Kind.class);
        Stream.of(one, other).forEach(of -> of.kinds().forEach((kind, many) -> kinds.merge(kind, many, Integer::sum)));
        return new Kinds(one.revisions() + other.revisions(), kinds);
    }

    /// What the looks of the last day came to: by the tallies, which are counted as looks are recorded, and look by
    /// look only in the span in which the day began.
    private Map<String, Map<Answer, Integer>> answers(Which which) {
        long counted =
                Tally.spanOf(Instant.ofEpochMilli(yesterday)).plus(Tally.SPAN).toEpochMilli();
        var answers = new HashMap<String, Map<Answer, Integer>>();
        sql.select(OUTLET, Tables.Look.ANSWER, count())
                .from(Tables.Look.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Look.TARGET))
                .where(which.apply(OUTLET))
                .and(Tables.Look.AT.ge(yesterday))
                .and(Tables.Look.AT.lt(counted))
                .groupBy(OUTLET, Tables.Look.ANSWER)
                .forEach(row -> add(answers, row.value1(), Answer.valueOf(row.value2()), row.value3()));
        Tallies.since(sql, which.apply(Tables.Tally.OUTLET), counted)
                .forEach((outlet, of) -> of.forEach((answer, many) -> add(answers, outlet, answer, many)));
        return answers;
    }

    private static void add(Map<String, Map<Answer, Integer>> answers, String outlet, Answer answer, int many) {
        answers.computeIfAbsent(outlet, _ -> new EnumMap<>(Answer.class)).merge(answer, many, Integer::sum);
    }

    /// Found by the index that holds seeds alone: for that the kind stands in the question itself, and the order is
    /// made
    /// here.
    private Map<String, List<OutletRecord.SeedLine>> seeds(Which which) {
        return sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .where(which.apply(OUTLET))
                .and(KIND.ne(inline(Rows.ARTICLE)))
                .fetch()
                .sortAsc(Tables.Target.NR)
                .intoGroups(
                        row -> row.get(OUTLET),
                        row -> new OutletRecord.SeedLine(
                                Rows.seed(row),
                                Times.at(row.get(Tables.Target.LAST_LOOK)),
                                Optional.ofNullable(row.get(Tables.Target.ANSWER))
                                        .map(Answer::valueOf),
                                row.get(Tables.Target.DETAIL),
                                Times.at(row.get(DUE))));
    }

    /// By the index of those that failed: for that the bound stands in the question itself.
    private Map<String, List<OutletRecord.Trouble>> troubled(Which which) {
        var troubled = new HashMap<String, List<OutletRecord.Trouble>>();
        sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .where(which.apply(OUTLET))
                .and(FAILURES.gt(inline(0)))
                .and(DUE.isNotNull())
                .and(Tables.Target.ANSWER.isNotNull())
                .orderBy(FAILURES.desc(), Tables.Target.NR)
                .forEach(row -> {
                    var worst = troubled.computeIfAbsent(row.get(OUTLET), _ -> new ArrayList<>());
                    if (worst.size() < MOST_TROUBLED) {
                        worst.add(trouble(row));
                    }
                });
        return troubled;
    }

    private static OutletRecord.Trouble trouble(Record row) {
        return new OutletRecord.Trouble(
                row.get(Tables.Target.ADDRESS),
                Answer.valueOf(row.get(Tables.Target.ANSWER)),
                row.get(Tables.Target.DETAIL),
                Times.at(row.get(Tables.Target.LAST_LOOK)).orElse(Instant.EPOCH),
                row.get(FAILURES),
                Times.at(row.get(DUE)));
    }
}
