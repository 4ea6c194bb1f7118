// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.NR;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Deed;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Patterns;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Standing;
import stet.model.Target;

/// Who is watched: outlets, their seeds, and single articles that a person asked for.
public final class Roster {
    private final Database database;

    public Roster(Database database) {
        this.database = database;
    }

    /// Adds an outlet of which every article is wanted, or new seeds to one that is there.
    public void add(Outlet outlet, Instant now) {
        add(outlet, Wanted.ALL, By.commandLine(now));
    }

    /// Adds an outlet, or new seeds to one that is there; every new seed is due at once. One that was paused or
    /// removed is watched again, and so are its articles.
    ///
    /// @param wanted for an outlet that is new; one that is there keeps what was decided on it
    public void add(Outlet outlet, Wanted wanted, By by) {
        var now = by.at();
        database.write(sql -> {
            sql.insertInto(Tables.Outlet.TABLE)
                    .set(Tables.Outlet.ID, outlet.id().text())
                    .set(Tables.Outlet.NAME, outlet.name())
                    .set(Tables.Outlet.HOME, outlet.home().text())
                    .set(Tables.Outlet.LANGUAGE, outlet.language())
                    .set(Tables.Outlet.ADDED, now.toEpochMilli())
                    .set(columns(wanted))
                    .onConflictDoNothing()
                    .execute();
            stand(sql, outlet.id(), Standing.WATCHED, now);
            outlet.seeds().forEach(seed -> insert(sql, seed, now));
            Journal.note(sql, by, Deed.Kind.OUTLET_ADDED, outlet.id().text(), outlet.name());
            return outlet.id();
        });
    }

    /// Which of an outlet's articles are wanted.
    ///
    /// @param back how much older than the outlet's addition they may be; empty for any age
    public record Wanted(Patterns patterns, Optional<Duration> back) {
        public static final Wanted ALL = new Wanted(Patterns.ALL, Optional.empty());

        /// As the command line would take it, for instance `--include /news/ --back 30d`.
        @Override
        public String toString() {
            var words = Stream.of(
                            patterns.include().stream().map(p -> "--include " + p),
                            patterns.exclude().stream().map(p -> "--exclude " + p),
                            back.stream().map(b -> "--back %dd".formatted(b.toDays())))
                    .flatMap(Function.identity())
                    .toList();
            return words.isEmpty() ? "--any" : String.join(" ", words);
        }
    }

    private static Map<Field<?>, @Nullable Object> columns(Wanted wanted) {
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(Tables.Outlet.INCLUDE, String.join("\n", wanted.patterns().include()));
        values.put(Tables.Outlet.EXCLUDE, String.join("\n", wanted.patterns().exclude()));
        values.put(Tables.Outlet.BACK, wanted.back().map(Duration::toMillis).orElse(null));
        return values;
    }

    /// Pauses, resumes or removes an outlet. What is not watched is not due; when it is resumed, it is due when it
    /// would have been, and what is overdue by then at once.
    ///
    /// @return false when it stood so already, or there is no such outlet
    public boolean stand(OutletId outlet, Standing standing, By by) {
        return database.write(sql -> {
            boolean changed = stand(sql, outlet, standing, by.at());
            if (changed) {
                Journal.note(sql, by, deed(standing), outlet.text(), "");
            }
            return changed;
        });
    }

    /// Makes all of an outlet's seeds due at once. Nothing is due of one that is not watched.
    ///
    /// @return how many
    public int ask(OutletId outlet, By by) {
        return database.write(sql -> {
            int asked = sql.update(Tables.Target.TABLE)
                    .set(Tables.Target.DUE, by.at().toEpochMilli())
                    .where(Tables.Target.OUTLET.eq(outlet.text()))
                    .and(Tables.Target.KIND.ne(Rows.ARTICLE))
                    .and(Tables.Target.DUE.gt(by.at().toEpochMilli()))
                    .execute();
            Journal.note(sql, by, Deed.Kind.OUTLET_ASKED, outlet.text(), "");
            return asked;
        });
    }

    /// Makes one target due at once, whatever a look at it costs.
    ///
    /// @param nr as the [WatchList] tells it
    /// @return false when there is no such target, or it is not watched
    public boolean ask(long nr, By by) {
        return database.write(sql -> {
            var target = sql.select(Tables.Target.KIND, Tables.Target.OUTLET, Tables.Target.ADDRESS)
                    .from(Tables.Target.TABLE)
                    .where(NR.eq(nr))
                    .and(Tables.Target.DUE.isNotNull())
                    .fetchOptional();
            target.ifPresent(row -> {
                sql.update(Tables.Target.TABLE)
                        .set(Tables.Target.DUE, by.at().toEpochMilli())
                        .where(NR.eq(nr))
                        .and(Tables.Target.DUE.gt(by.at().toEpochMilli()))
                        .execute();
                boolean isArticle = row.value1().equals(Rows.ARTICLE);
                if (isArticle) {
                    Timings.owe(sql, nr);
                }
                Journal.note(
                        sql,
                        by,
                        Deed.Kind.TARGET_ASKED,
                        isArticle ? ArticleId.of(nr).text() : row.value2(),
                        isArticle ? "" : row.value3());
            });
            return target.isPresent();
        });
    }

    private static Deed.Kind deed(Standing standing) {
        return switch (standing) {
            case WATCHED -> Deed.Kind.OUTLET_RESUMED;
            case PAUSED -> Deed.Kind.OUTLET_PAUSED;
            case REMOVED, CLIPPED -> Deed.Kind.OUTLET_REMOVED;
        };
    }

    private static boolean stand(DSLContext sql, OutletId outlet, Standing standing, Instant now) {
        int changed = sql.update(Tables.Outlet.TABLE)
                .set(Tables.Outlet.STANDING, standing.name())
                .set(Tables.Outlet.STANDING_SINCE, now.toEpochMilli())
                .where(Tables.Outlet.ID.eq(outlet.text()))
                .and(Tables.Outlet.STANDING.ne(standing.name()))
                .execute();
        if (changed == 0) {
            return false;
        }
        Subscriptions.stand(sql, outlet, standing, now);
        if (standing == Standing.WATCHED) {
            move(sql, outlet, Tables.Target.HELD, Tables.Target.DUE);
        } else {
            move(sql, outlet, Tables.Target.DUE, Tables.Target.HELD);
        }
        return true;
    }

    private static void move(DSLContext sql, OutletId outlet, Field<Long> from, Field<Long> to) {
        sql.update(Tables.Target.TABLE)
                .set(to, from)
                .setNull(from)
                .where(Tables.Target.OUTLET.eq(outlet.text()))
                .and(from.isNotNull())
                .execute();
    }

    /// @return false when there is no such outlet
    public boolean rename(OutletId outlet, String name, By by) {
        return change(outlet, Map.of(Tables.Outlet.NAME, name), by, Deed.Kind.OUTLET_RENAMED, name);
    }

    /// From now on the outlet's seeds are read with these; what is watched already stays.
    ///
    /// @return false when there is no such outlet
    public boolean want(OutletId outlet, Wanted wanted, By by) {
        return change(outlet, columns(wanted), by, Deed.Kind.OUTLET_WANTED, wanted.toString());
    }

    private boolean change(
            OutletId outlet, Map<Field<?>, ? extends @Nullable Object> values, By by, Deed.Kind kind, String detail) {
        return database.write(sql -> {
            int changed = sql.update(Tables.Outlet.TABLE)
                    .set(values)
                    .where(Tables.Outlet.ID.eq(outlet.text()))
                    .execute();
            if (changed > 0) {
                Journal.note(sql, by, kind, outlet.text(), detail);
            }
            return changed > 0;
        });
    }

    /// All outlets, those that are paused or removed among them.
    public List<Outlet> outlets() {
        return outlets(Standing.values());
    }

    /// The outlets that are watched.
    public List<Outlet> watched() {
        return outlets(Standing.WATCHED);
    }

    private List<Outlet> outlets(Standing... standings) {
        var names = Arrays.stream(standings).map(Standing::name).toList();
        return database.read(sql -> sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .where(Tables.Outlet.STANDING.in(names))
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
                .set(target(kind, outlet, site, address, now))
                .returningResult(NR)
                .fetchSingle()
                .value1();
    }

    /// The columns of a target that is due at once and was never looked at.
    static Map<Field<?>, Object> target(String kind, OutletId outlet, Site site, Address address, Instant now) {
        return Map.ofEntries(
                Map.entry(Tables.Target.KIND, kind),
                Map.entry(Tables.Target.OUTLET, outlet.text()),
                Map.entry(Tables.Target.SITE, site.name()),
                Map.entry(Tables.Target.ADDRESS, address.text()),
                Map.entry(Tables.Target.DUE, now.toEpochMilli()),
                Map.entry(Tables.Target.ENDED, ""),
                Map.entry(Tables.Target.FIRST_SEEN, now.toEpochMilli()),
                Map.entry(Tables.Target.WAIT, 0L),
                Map.entry(Tables.Target.UNCHANGED, 0),
                Map.entry(Tables.Target.NOT_MODIFIED, 0),
                Map.entry(Tables.Target.FAILURES, 0),
                Map.entry(Tables.Target.MISSING, 0),
                Map.entry(Tables.Target.DETAIL, ""),
                Map.entry(Tables.Target.LOOKS, 0));
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
