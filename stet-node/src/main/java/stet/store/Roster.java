// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.NR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Target;

/// Who is watched: outlets, their seeds, and single articles that a person asked for.
public final class Roster {
    private final Database database;

    public Roster(Database database) {
        this.database = database;
    }

    /// Adds an outlet, or new seeds to one that is there; every new seed is due at once.
    public void add(Outlet outlet, Instant now) {
        database.write(sql -> {
            sql.insertInto(Tables.Outlet.TABLE)
                    .set(Tables.Outlet.ID, outlet.id().text())
                    .set(Tables.Outlet.NAME, outlet.name())
                    .set(Tables.Outlet.HOME, outlet.home().text())
                    .set(Tables.Outlet.LANGUAGE, outlet.language())
                    .set(Tables.Outlet.ADDED, now.toEpochMilli())
                    .onConflictDoNothing()
                    .execute();
            outlet.seeds().forEach(seed -> insert(sql, seed, now));
            return outlet.id();
        });
    }

    public List<Outlet> outlets() {
        return database.read(sql -> sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.NAME)
                .fetch(row -> {
                    var id = new OutletId(row.get(Tables.Outlet.ID));
                    var seeds = sql.select(Tables.Target.ALL)
                            .from(Tables.Target.TABLE)
                            .where(Tables.Target.OUTLET.eq(id.text()))
                            .and(Tables.Target.KIND.ne(Rows.ARTICLE))
                            .fetch(Rows::seed);
                    return new Outlet(
                            id,
                            row.get(Tables.Outlet.NAME),
                            new Address(row.get(Tables.Outlet.HOME)),
                            row.get(Tables.Outlet.LANGUAGE),
                            seeds);
                }));
    }

    /// The article at this address, which is made when it is not known. It is due at once.
    public Target.Article article(OutletId outlet, Address address, Instant now) {
        return database.write(sql -> {
            var known = sql.select(Tables.Address.ARTICLE)
                    .from(Tables.Address.TABLE)
                    .where(Tables.Address.ADDRESS_.eq(address.text()))
                    .fetchOptional(Tables.Address.ARTICLE);
            long nr = known.orElseGet(() -> Listing.insert(sql, outlet, address, Optional.empty(), now, null));
            sql.update(Tables.Target.TABLE)
                    .set(Tables.Target.DUE, now.toEpochMilli())
                    .set(Tables.Target.ENDED, "")
                    .where(NR.eq(nr))
                    .execute();
            Timings.owe(sql, nr);
            var row = sql.select(Tables.Target.OUTLET, Tables.Target.ADDRESS)
                    .from(Tables.Target.TABLE)
                    .where(NR.eq(nr))
                    .fetchSingle();
            return new Target.Article(ArticleId.of(nr), new OutletId(row.value1()), new Address(row.value2()));
        });
    }

    static void insert(DSLContext sql, Seed seed, Instant now) {
        boolean known = sql.fetchExists(sql.selectOne()
                .from(Tables.Target.TABLE)
                .where(Tables.Target.ADDRESS.eq(seed.address().text()))
                .and(Tables.Target.KIND.ne(Rows.ARTICLE)));
        if (!known) {
            target(sql, seed.kind().name(), seed.outlet(), Site.of(seed.address()), seed.address(), now);
        }
    }

    static long target(DSLContext sql, String kind, OutletId outlet, Site site, Address address, Instant now) {
        return sql.insertInto(Tables.Target.TABLE)
                .set(Tables.Target.KIND, kind)
                .set(Tables.Target.OUTLET, outlet.text())
                .set(Tables.Target.SITE, site.name())
                .set(Tables.Target.ADDRESS, address.text())
                .set(Tables.Target.DUE, now.toEpochMilli())
                .set(Tables.Target.ENDED, "")
                .set(Tables.Target.FIRST_SEEN, now.toEpochMilli())
                .set(Tables.Target.WAIT, 0L)
                .set(Tables.Target.UNCHANGED, 0)
                .set(Tables.Target.NOT_MODIFIED, 0)
                .set(Tables.Target.FAILURES, 0)
                .set(Tables.Target.MISSING, 0)
                .set(Tables.Target.DETAIL, "")
                .set(Tables.Target.LOOKS, 0)
                .returningResult(NR)
                .fetchSingle()
                .value1();
    }

    static void address(DSLContext sql, Address address, long article, Instant now) {
        sql.insertInto(Tables.Address.TABLE)
                .set(Tables.Address.ADDRESS_, address.text())
                .set(Tables.Address.ARTICLE, article)
                .set(Tables.Address.ADDED, now.toEpochMilli())
                .onConflictDoNothing()
                .execute();
    }
}
