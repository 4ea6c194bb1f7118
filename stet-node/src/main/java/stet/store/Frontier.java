// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.min;
import static stet.store.Tables.Target.ADDRESS;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.KIND;
import static stet.store.Tables.Target.NR;
import static stet.store.Tables.Target.OUTLET;
import static stet.store.Tables.Target.SITE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Site;
import stet.model.Target;

/// Which target is due next.
public final class Frontier {
    private final Database database;

    public Frontier(Database database) {
        this.database = database;
    }

    /// The sites where something is due, the longest overdue first.
    ///
    /// @param busy sites to leave out
    public List<Site> due(Instant now, Collection<Site> busy, int most) {
        return database.read(sql -> sql.select(SITE)
                .from(Tables.Target.TABLE)
                .where(DUE.le(now.toEpochMilli()))
                .and(SITE.notIn(busy.stream().map(Site::name).toList()))
                .groupBy(SITE)
                .orderBy(min(DUE))
                .limit(most)
                .fetch(row -> new Site(row.value1())));
    }

    /// The target of that site that has been due the longest.
    public Optional<Target> next(Site site, Instant now) {
        return database.read(sql -> sql.select(NR, KIND, OUTLET, ADDRESS)
                .from(Tables.Target.TABLE)
                .where(SITE.eq(site.name()))
                .and(DUE.le(now.toEpochMilli()))
                .orderBy(DUE, NR)
                .limit(1)
                .fetchOptional(Frontier::target));
    }

    /// When the next target is due; empty when nothing is watched.
    ///
    /// @param busy sites to leave out
    public Optional<Instant> nextDue(Collection<Site> busy) {
        return database.read(sql -> Times.at(sql.select(min(DUE))
                .from(Tables.Target.TABLE)
                .where(DUE.isNotNull())
                .and(SITE.notIn(busy.stream().map(Site::name).toList()))
                .fetchSingle()
                .value1()));
    }

    private static Target target(Record row) {
        return row.get(KIND).equals(Rows.ARTICLE)
                ? new Target.Article(
                        ArticleId.of(row.get(NR)), new OutletId(row.get(OUTLET)), new Address(row.get(ADDRESS)))
                : Rows.seed(row);
    }
}
