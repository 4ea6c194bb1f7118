// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static stet.store.Tables.Target.ADDRESS;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.KIND;
import static stet.store.Tables.Target.NR;
import static stet.store.Tables.Target.OUTLET;
import static stet.store.Tables.Target.SITE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Site;
import stet.model.Target;
import stet.model.Timetable;

/// Which target is due next.
public final class Frontier {
    private static final int MOST_PLANNED = 1000;

    private final Database database;

    public Frontier(Database database) {
        this.database = database;
    }

    /// A site, and when the first of its targets is due.
    public record Upcoming(Site site, Instant due) {}

    /// Every site where something is or will be due, the longest overdue first. What that takes grows with the sites,
    /// and not with their targets: the index is left for the next site once the first target of one was seen.
    public List<Upcoming> upcoming() {
        var hop = name("hop");
        var site = field(name("hop", "site"), String.class);
        var first = select(min(SITE)).from(Tables.Target.TABLE).where(DUE.isNotNull());
        var next = field(select(min(SITE))
                .from(Tables.Target.TABLE)
                .where(DUE.isNotNull())
                .and(SITE.gt(site)));
        var sites = hop.fields("site").as(first.unionAll(select(next).from(hop).where(site.isNotNull())));
        var due = field(select(min(DUE))
                        .from(Tables.Target.TABLE)
                        .where(DUE.isNotNull())
                        .and(SITE.eq(site)))
                .as("first");
        return database.read(sql -> sql.withRecursive(sites)
                .select(site, due)
                .from(sites)
                .where(site.isNotNull())
                .orderBy(due, site)
                .fetch(row -> new Upcoming(new Site(row.value1()), Instant.ofEpochMilli(row.value2()))));
    }

    /// The target of that site that has been due the longest.
    ///
    /// @param spent outlets whose articles are left out
    public Optional<Target> next(Site site, Set<OutletId> spent, Instant now) {
        return database.read(sql -> sql.select(NR, KIND, OUTLET, ADDRESS)
                .from(Tables.Target.TABLE)
                .where(SITE.eq(site.name()))
                .and(DUE.le(now.toEpochMilli()))
                .and(payable(spent))
                .orderBy(DUE, NR)
                .limit(1)
                .fetchOptional(Frontier::target));
    }

    /// When the first target of that site is due; empty when none will be.
    ///
    /// @param spent outlets whose articles are left out
    public Optional<Instant> due(Site site, Set<OutletId> spent) {
        return database.read(sql -> Times.at(sql.select(min(DUE))
                .from(Tables.Target.TABLE)
                .where(SITE.eq(site.name()))
                .and(DUE.isNotNull())
                .and(payable(spent))
                .fetchSingle()
                .value1()));
    }

    /// Seeds have no price.
    private static Condition payable(Set<OutletId> spent) {
        return spent.isEmpty()
                ? trueCondition()
                : KIND.ne(Rows.ARTICLE)
                        .or(OUTLET.notIn(spent.stream().map(OutletId::text).toList()));
    }

    /// The first time from `wanted` on that is so far from all times at which others of a target's site are due; where
    /// hundreds in a row are too near each other, one that is not.
    ///
    /// @param target its row
    static Instant free(DSLContext sql, Record target, Instant wanted, Duration apart) {
        if (apart.isZero()) {
            return wanted;
        }
        var taken = sql.select(DUE)
                .from(Tables.Target.TABLE)
                .where(SITE.eq(target.get(SITE)))
                .and(DUE.gt(wanted.minus(apart).toEpochMilli()))
                .and(NR.ne(target.get(NR)))
                .orderBy(DUE)
                .limit(MOST_PLANNED)
                .fetch(row -> Instant.ofEpochMilli(row.value1()));
        return new Timetable(taken, apart).free(wanted);
    }

    /// What the clock said at the look that was recorded last, which need not be the latest time of one.
    public Optional<Instant> lastLook() {
        return database.read(sql -> sql.select(Tables.Look.AT)
                .from(Tables.Look.TABLE)
                .orderBy(Tables.Look.NR.desc())
                .limit(1)
                .fetchOptional(row -> Instant.ofEpochMilli(row.value1())));
    }

    /// Moves what is planned with a clock that was set back, so that the pauses between looks stay as they were
    /// decided.
    ///
    /// @param by how far it was set back
    /// @return how many targets are due earlier now
    public int setBack(Duration by, Instant now) {
        return database.write(sql -> {
            notAfter(sql, Tables.Timing.TABLE, Tables.Timing.AT, now);
            notAfter(sql, Tables.Pulse.TABLE, Tables.Pulse.BORN, now);
            notAfter(sql, Tables.Pulse.TABLE, Tables.Pulse.SURE, now);
            return sql.update(Tables.Target.TABLE)
                    .set(DUE, DUE.minus(by.toMillis()))
                    .where(DUE.isNotNull())
                    .execute();
        });
    }

    /// To the schedule nothing was seen in a time to come.
    private static void notAfter(DSLContext sql, Table<Record> table, Field<Long> time, Instant now) {
        sql.update(table)
                .set(time, now.toEpochMilli())
                .where(time.gt(now.toEpochMilli()))
                .execute();
    }

    static Target target(Record row) {
        return row.get(KIND).equals(Rows.ARTICLE)
                ? new Target.Article(
                        ArticleId.of(row.get(NR)), new OutletId(row.get(OUTLET)), new Address(row.get(ADDRESS)))
                : Rows.seed(row);
    }
}
