// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Significance;
import stet.model.Standing;

/// Outlets in figures.
final class Outlets {
    private static final int MOST_TROUBLED = 20;

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
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.NAME)
                .fetch(row -> new OutletLine(
                        new OutletId(row.get(Tables.Outlet.ID)),
                        row.get(Tables.Outlet.NAME),
                        row.get(Tables.Outlet.LANGUAGE),
                        row.get(Tables.Outlet.ARTICLES),
                        row.get(Tables.Outlet.CHANGED),
                        revisions.getOrDefault(row.get(Tables.Outlet.ID), 0)));
    }

    List<OutletRecord> all() {
        return records(trueCondition());
    }

    Optional<OutletRecord> one(OutletId id) {
        return records(Tables.Outlet.ID.eq(id.text())).stream().findFirst();
    }

    /// A few questions, however many outlets.
    private List<OutletRecord> records(Condition which) {
        var open = new HashMap<String, Open>();
        open(which).forEach(row -> open.put(row.value1(), new Open(row.value2(), Times.at(row.value3()))));
        var kinds = kinds(which);
        var answers = answers(which);
        var seeds = seeds(which);
        var troubled = troubled(which);
        var stopped = stopped(which);
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .where(which)
                .orderBy(Tables.Outlet.NAME)
                .fetch(row -> {
                    var id = row.get(Tables.Outlet.ID);
                    var of = open.getOrDefault(id, Open.NOTHING);
                    var counted = kinds.getOrDefault(id, Kinds.NONE);
                    return new OutletRecord(
                            outlet(row, seeds.getOrDefault(id, List.of())),
                            keeping(row),
                            row.get(Tables.Outlet.ARTICLES),
                            of.articles(),
                            row.get(Tables.Outlet.CHANGED),
                            counted.revisions(),
                            counted.kinds(),
                            Times.at(row.get(Tables.Outlet.LAST_SUCCESS)),
                            answers.getOrDefault(id, Map.of()),
                            of.next(),
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
        var open = open(trueCondition()).stream().mapToLong(row -> row.value2()).sum();
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
        return sql.fetchCount(
                Tables.Place.TABLE, Tables.Place.AT.ge(yesterday).and(Tables.Place.SIGNIFICANCE.ge(least.level())));
    }

    /// What is still looked at of an outlet.
    ///
    /// @param articles how many
    /// @param next when, its seeds among them
    private record Open(int articles, Optional<Instant> next) {
        static final Open NOTHING = new Open(0, Optional.empty());
    }

    /// The revisions of an outlet.
    private record Kinds(int revisions, Map<Change.Kind, Integer> kinds) {
        static final Kinds NONE = new Kinds(0, Map.of());
    }

    private Result<Record3<String, Integer, Long>> open(Condition which) {
        return sql.select(OUTLET, count(when(Tables.Article.VERSIONS.gt(0), 1)), min(DUE))
                .from(Tables.Outlet.TABLE)
                .join(Tables.Target.TABLE)
                .on(OUTLET.eq(Tables.Outlet.ID))
                .leftJoin(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Target.NR))
                .where(which)
                .and(DUE.isNotNull())
                .groupBy(OUTLET)
                .fetch();
    }

    private Map<String, List<SiteRecord>> stopped(Condition which) {
        var sites = Requests.stopped(sql, trueCondition());
        var stopped = new HashMap<String, List<SiteRecord>>();
        for (var site : sites) {
            sql.selectDistinct(OUTLET)
                    .from(Tables.Target.TABLE)
                    .join(Tables.Outlet.TABLE)
                    .on(Tables.Outlet.ID.eq(OUTLET))
                    .where(Tables.Target.SITE.eq(site.site().name()))
                    .and(which)
                    .forEach(row -> stopped.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(site));
        }
        return stopped;
    }

    private Map<String, Kinds> kinds(Condition which) {
        var found = new HashMap<String, Kinds>();
        sql.select(Tables.Census.OUTLET, Tables.Census.KINDS, sum(Tables.Census.MANY))
                .from(Tables.Census.TABLE)
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Census.OUTLET))
                .where(which)
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

    private Map<String, Map<Answer, Integer>> answers(Condition which) {
        var answers = new HashMap<String, Map<Answer, Integer>>();
        sql.select(OUTLET, Tables.Look.ANSWER, count())
                .from(Tables.Look.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Look.TARGET))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(OUTLET))
                .where(which)
                .and(Tables.Look.AT.ge(yesterday))
                .groupBy(OUTLET, Tables.Look.ANSWER)
                .forEach(row -> answers.computeIfAbsent(row.value1(), _ -> new EnumMap<>(Answer.class))
                        .put(Answer.valueOf(row.value2()), row.value3()));
        return answers;
    }

    /// Found by the index that holds seeds alone: for that the kind stands in the question itself, and the order is
    /// made
    /// here.
    private Map<String, List<OutletRecord.SeedLine>> seeds(Condition which) {
        return sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(OUTLET))
                .where(which)
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

    private Map<String, List<OutletRecord.Trouble>> troubled(Condition which) {
        var troubled = new HashMap<String, List<OutletRecord.Trouble>>();
        sql.select(Tables.Target.ALL)
                .from(Tables.Outlet.TABLE)
                .join(Tables.Target.TABLE)
                .on(OUTLET.eq(Tables.Outlet.ID))
                .where(which)
                .and(FAILURES.gt(0))
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
