// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.when;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.FAILURES;
import static stet.store.Tables.Target.KIND;
import static stet.store.Tables.Target.LAST_SUCCESS;
import static stet.store.Tables.Target.OUTLET;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
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

    List<OutletRecord> all() {
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.NAME)
                .fetch(this::outlet);
    }

    Optional<OutletRecord> one(OutletId id) {
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .where(Tables.Outlet.ID.eq(id.text()))
                .fetchOptional()
                .map(this::outlet);
    }

    Totals totals() {
        var open = Tables.Article.VERSIONS.gt(0).and(DUE.isNotNull());
        return new Totals(
                sql.fetchCount(Tables.Outlet.TABLE),
                sql.fetchCount(Tables.Article.TABLE, Tables.Article.VERSIONS.gt(0)),
                sql.fetchCount(
                        Tables.Article.TABLE.join(Tables.Target.TABLE).on(Tables.Target.NR.eq(Tables.Article.NR)),
                        open),
                sql.fetchCount(Tables.Version.TABLE),
                changes(Significance.MINOR),
                changes(Significance.MAJOR),
                sql.fetchCount(Tables.Look.TABLE, Tables.Look.AT.ge(yesterday)),
                Times.at(sql.select(max(Tables.Look.AT))
                        .from(Tables.Look.TABLE)
                        .fetchSingle()
                        .value1()));
    }

    private long changes(Significance least) {
        return sql.fetchCount(
                        Tables.Revision.TABLE,
                        Tables.Revision.AT.ge(yesterday).and(Tables.Revision.SIGNIFICANCE.ge(least.level())))
                + (long) sql.fetchCount(
                        Tables.Event.TABLE,
                        Tables.Event.AT.ge(yesterday).and(Tables.Event.SIGNIFICANCE.ge(least.level())));
    }

    private OutletRecord outlet(Record row) {
        var id = row.get(Tables.Outlet.ID);
        var seeds = seeds(id);
        var outlet = new Outlet(
                new OutletId(id),
                row.get(Tables.Outlet.NAME),
                new Address(row.get(Tables.Outlet.HOME)),
                row.get(Tables.Outlet.LANGUAGE),
                seeds.stream().map(OutletRecord.SeedLine::seed).toList());
        var articles = sql.select(
                        count(), count(when(DUE.isNotNull(), 1)), count(when(Tables.Article.VERSIONS.gt(1), 1)))
                .from(Tables.Article.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Article.NR))
                .where(Tables.Article.OUTLET.eq(id))
                .and(Tables.Article.VERSIONS.gt(0))
                .fetchSingle();
        var times = sql.select(max(LAST_SUCCESS), min(DUE))
                .from(Tables.Target.TABLE)
                .where(OUTLET.eq(id))
                .fetchSingle();
        return new OutletRecord(
                outlet,
                new OutletRecord.Keeping(
                        Standing.valueOf(row.get(Tables.Outlet.STANDING)),
                        Times.at(row.get(Tables.Outlet.STANDING_SINCE)),
                        Instant.ofEpochMilli(row.get(Tables.Outlet.ADDED)),
                        Scopes.patterns(row),
                        Scopes.back(row)),
                articles.value1(),
                articles.value2(),
                articles.value3(),
                sql.fetchCount(Tables.Revision.TABLE, Tables.Revision.OUTLET.eq(id)),
                kinds(id),
                Times.at(times.value1()),
                answers(id),
                Times.at(times.value2()),
                seeds,
                troubled(id),
                stopped(id));
    }

    private List<SiteRecord> stopped(String outlet) {
        return Requests.stopped(
                sql,
                DSL.exists(DSL.selectOne()
                        .from(Tables.Target.TABLE)
                        .where(OUTLET.eq(outlet))
                        .and(Tables.Target.SITE.eq(Tables.Site.SITE_))));
    }

    private Map<Change.Kind, Integer> kinds(String outlet) {
        var kinds = new EnumMap<Change.Kind, Integer>(Change.Kind.class);
        sql.select(Tables.Revision.KINDS, count())
                .from(Tables.Revision.TABLE)
                .where(Tables.Revision.OUTLET.eq(outlet))
                .groupBy(Tables.Revision.KINDS)
                .forEach(row ->
                        Revisions.kinds(row.value1()).forEach(kind -> kinds.merge(kind, row.value2(), Integer::sum)));
        return kinds;
    }

    private Map<Answer, Integer> answers(String outlet) {
        var answers = new EnumMap<Answer, Integer>(Answer.class);
        sql.select(Tables.Look.ANSWER, count())
                .from(Tables.Look.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Look.TARGET))
                .where(OUTLET.eq(outlet))
                .and(Tables.Look.AT.ge(yesterday))
                .groupBy(Tables.Look.ANSWER)
                .forEach(row -> answers.put(Answer.valueOf(row.value1()), row.value2()));
        return answers;
    }

    private List<OutletRecord.SeedLine> seeds(String outlet) {
        return sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .where(OUTLET.eq(outlet))
                .and(KIND.ne(Rows.ARTICLE))
                .orderBy(Tables.Target.NR)
                .fetch(row -> new OutletRecord.SeedLine(
                        Rows.seed(row),
                        Times.at(row.get(Tables.Target.LAST_LOOK)),
                        Optional.ofNullable(row.get(Tables.Target.ANSWER)).map(Answer::valueOf),
                        row.get(Tables.Target.DETAIL),
                        Times.at(row.get(DUE))));
    }

    private List<OutletRecord.Trouble> troubled(String outlet) {
        return sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .where(OUTLET.eq(outlet))
                .and(FAILURES.gt(0))
                .and(DUE.isNotNull())
                .and(Tables.Target.ANSWER.isNotNull())
                .orderBy(FAILURES.desc(), Tables.Target.NR)
                .limit(MOST_TROUBLED)
                .fetch(row -> new OutletRecord.Trouble(
                        row.get(Tables.Target.ADDRESS),
                        Answer.valueOf(row.get(Tables.Target.ANSWER)),
                        row.get(Tables.Target.DETAIL),
                        Times.at(row.get(Tables.Target.LAST_LOOK)).orElse(Instant.EPOCH),
                        row.get(FAILURES),
                        Times.at(row.get(DUE))));
    }
}
