// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.NR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Condition;
import stet.model.Deed;
import stet.model.Origin;
import stet.model.OutletId;
import stet.model.Pulse;
import stet.model.Site;
import stet.model.Standing;
import stet.model.Version;

/// Histories that are taken over from other archives. Each goes in whole, in one transaction, and once.
public final class Histories {
    private final Database database;

    public Histories(Database database) {
        this.database = database;
    }

    /// What would become of a history now; nothing is written.
    public History.Plan plan(History.Key history) {
        return database.read(sql -> plan(sql, history));
    }

    /// Writes a history, or what is new in it, whose records are in the archive already.
    ///
    /// @param places where the records of each version are kept, by its number
    /// @return what became of it; what has changed since it was planned in such a way that records are
    /// missing is left for the next time
    public History.Plan keep(History history, Map<Integer, List<Ledger.Kept>> places) {
        return database.write(sql -> {
            var plan = plan(sql, history.key());
            boolean all = history.entries().stream()
                    .skip(plan.have())
                    .allMatch(entry -> places.containsKey(entry.version().number()));
            if (!plan.isWritten() || !all) {
                return plan;
            }
            long nr = nr(sql, history, plan);
            history.entries().stream()
                    .skip(plan.have())
                    .forEach(entry -> write(sql, nr, entry, places.getOrDefault(number(entry), List.of())));
            settle(sql, nr, history, plan);
            return new History.Plan(plan.fate(), Optional.of(ArticleId.of(nr)), plan.have());
        });
    }

    /// Notes in the journal that histories were taken over.
    public void note(By by, String file, String what) {
        database.write(sql -> {
            Journal.note(sql, by, Deed.Kind.HISTORIES_IMPORTED, file, what);
            return what;
        });
    }

    private static int number(History.Entry entry) {
        return entry.version().number();
    }

    private static History.Plan plan(DSLContext sql, History.Key history) {
        var known = sql.select(Tables.History.ARTICLE)
                .from(Tables.History.TABLE)
                .where(Tables.History.NAME.eq(history.name()))
                .fetchOptional(Tables.History.ARTICLE);
        if (known.isPresent()) {
            return again(sql, history, known.get());
        }
        return sql.select(Tables.Article.NR, Tables.Article.VERSIONS)
                .from(Tables.Address.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Address.ARTICLE))
                .where(Tables.Address.ADDRESS_.in(history.address().text(), otherwise(history.address())))
                .orderBy(Tables.Article.VERSIONS.desc(), Tables.Article.NR)
                .limit(1)
                .fetchOptional(row -> new History.Plan(
                        row.value2() > 0
                                ? history.isClipping() ? History.Fate.THERE : History.Fate.BESIDE
                                : History.Fate.LISTED,
                        Optional.of(ArticleId.of(row.value1())),
                        0))
                .orElseGet(() -> new History.Plan(History.Fate.FRESH, Optional.empty(), 0));
    }

    /// The same address by the other scheme: most archives are from before sites went over to https.
    private static String otherwise(Address address) {
        return address.scheme().equals("http")
                ? address.text().replaceFirst("^http:", "https:")
                : address.text().replaceFirst("^https:", "http:");
    }

    private static History.Plan again(DSLContext sql, History.Key history, long nr) {
        var there = sql.select(Tables.Version.NUMBER, Tables.Version.DIGEST, Tables.Imported.NUMBER)
                .from(Tables.Version.TABLE)
                .leftJoin(Tables.Imported.TABLE)
                .on(Tables.Imported.ARTICLE.eq(Tables.Version.ARTICLE))
                .and(Tables.Imported.NUMBER.eq(Tables.Version.NUMBER))
                .where(Tables.Version.of(nr))
                .orderBy(Tables.Version.NR)
                .fetch();
        int have = (int) there.stream().filter(row -> row.value3() != null).count();
        boolean same = true;
        for (int i = 0; i < Math.min(have, history.texts().size()); i++) {
            same = same && there.get(i).value2().equals(history.texts().get(i).hex());
        }
        boolean more = history.texts().size() > have;
        var fate = !same
                ? History.Fate.OTHERWISE
                : !more ? History.Fate.THERE : there.size() > have ? History.Fate.GONE_ON : History.Fate.LONGER;
        return new History.Plan(fate, Optional.of(ArticleId.of(nr)), have);
    }

    /// The article's number: a new one's, or that of the article that is there.
    private long nr(DSLContext sql, History history, History.Plan plan) {
        return switch (plan.fate()) {
            case FRESH, BESIDE -> {
                var beside = plan.article().map(id -> number(sql, id));
                var address = beside.isPresent() ? nowhere(history) : history.address();
                long nr = insert(sql, history, address);
                name(sql, history, nr, beside.orElse(null));
                yield nr;
            }
            case LISTED -> {
                long nr = number(sql, plan.article().orElseThrow());
                name(sql, history, nr, null);
                yield nr;
            }
            case LONGER -> number(sql, plan.article().orElseThrow());
            case THERE, GONE_ON, OTHERWISE -> throw new IllegalStateException("nothing to write of " + history.name());
        };
    }

    private static long number(DSLContext sql, ArticleId id) {
        return Library.number(sql, id).orElseThrow();
    }

    /// What the article beside another is called: nothing is ever read there.
    private static Address nowhere(History history) {
        return new Address("https://imported.invalid/" + history.name());
    }

    private static void name(DSLContext sql, History history, long nr, @Nullable Long beside) {
        sql.insertInto(Tables.History.TABLE)
                .set(Tables.History.ARTICLE, nr)
                .set(Tables.History.NAME, history.name())
                .set(Tables.History.BESIDE, beside)
                .execute();
    }

    private long insert(DSLContext sql, History history, Address address) {
        var taken = origin(history.entries().getFirst()).taken();
        var columns = Roster.target(Rows.ARTICLE, history.outlet(), Site.of(address), address, taken);
        var free = history.wanted().stream()
                .flatMapToLong(id -> id.number().stream())
                .filter(number -> number > 0 && !sql.fetchExists(Tables.Target.TABLE, NR.eq(number)))
                .findFirst();
        var insert = sql.insertInto(Tables.Target.TABLE).set(columns);
        if (free.isPresent()) {
            insert = insert.set(NR, free.getAsLong());
        }
        long nr = insert.returningResult(NR).fetchSingle().value1();
        if (free.isPresent()) {
            database.engine().renumber(sql, Tables.Target.TABLE);
        }
        Listing.article(sql, nr, history.outlet(), Optional.empty(), null);
        Roster.address(sql, address, nr, taken);
        history.clipping().ifPresent(clipping -> Clippings.insert(sql, nr, here(sql, clipping)));
        return nr;
    }

    /// The article to which a clipping bears witness has another id here where its own was taken.
    private static Clipping here(DSLContext sql, Clipping clipping) {
        var of = clipping.of()
                .flatMap(id -> sql.select(Tables.Imported.ARTICLE)
                        .from(Tables.Imported.TABLE)
                        .where(Tables.Imported.RECORD.eq(id + ", version 1"))
                        .and(Tables.Imported.NUMBER.eq(1))
                        .and(Tables.Imported.SOURCE.eq(Origin.Source.STET.name()))
                        .orderBy(Tables.Imported.TAKEN.desc(), Tables.Imported.ARTICLE.desc())
                        .limit(1)
                        .fetchOptional(row -> ArticleId.of(row.value1())));
        return new Clipping(
                clipping.kept(), clipping.by(), clipping.day(), clipping.time(), clipping.note(), clipping.media(), of);
    }

    private static void write(DSLContext sql, long nr, History.Entry entry, List<Ledger.Kept> places) {
        Long first = null;
        for (int i = 0; i < entry.resources().size(); i++) {
            long one = Clippings.capture(sql, nr, entry.resources().get(i), places.get(i), first);
            first = first == null ? one : first;
        }
        if (first == null) {
            throw new IllegalStateException("an imported version needs its kept record");
        }
        var telling = new Telling(sql, nr, outlet(sql, nr), first, Optional.empty());
        entry.revision()
                .ifPresentOrElse(
                        revision -> telling.imported(Prepared.next(entry.version(), revision)),
                        () -> telling.first(Prepared.first(entry.version())));
        insert(sql, nr, entry.version());
    }

    private static void insert(DSLContext sql, long nr, Version version) {
        var origin = version.origin().orElseThrow();
        sql.insertInto(Tables.Imported.TABLE)
                .set(Tables.Imported.ARTICLE, nr)
                .set(Tables.Imported.NUMBER, version.number())
                .set(Tables.Imported.SOURCE, origin.source().name())
                .set(Tables.Imported.FILE, origin.file())
                .set(Tables.Imported.RECORD, origin.record())
                .set(Tables.Imported.TAKEN, origin.taken().toEpochMilli())
                .set(Tables.Imported.TAKEN_BY, origin.by())
                .set(Tables.Imported.READ_AGAIN, Times.millis(origin.readAgain()))
                .set(Tables.Imported.EARLIER, origin.earlier())
                .execute();
    }

    private static Origin origin(History.Entry entry) {
        return entry.version().origin().orElseThrow();
    }

    /// When it is looked at next, as if Stet had seen its last change itself.
    private static void settle(DSLContext sql, long nr, History history, History.Plan plan) {
        if (history.clipping().isEmpty() && plan.fate() != History.Fate.BESIDE) {
            addresses(sql, nr, history);
        }
        var last = history.entries().getLast().version();
        var update = sql.update(Tables.Target.TABLE)
                .set(Tables.Target.LAST_CHANGE, last.seenFrom().toEpochMilli());
        if (history.clipping().isEmpty() && plan.fate() != History.Fate.LONGER) {
            Telling.firstSeen(sql, nr, origin(history.entries().getFirst()).taken());
        }
        update = switch (plan.fate()) {
            case BESIDE ->
                update.setNull(Tables.Target.DUE).set(Tables.Target.ENDED, "its address is another article's here");
            case FRESH, LONGER ->
                update.setNull(isWatched(sql, nr) ? Tables.Target.HELD : Tables.Target.DUE)
                        .set(isWatched(sql, nr) ? Tables.Target.DUE : Tables.Target.HELD, Times.millis(history.due()))
                        .set(Tables.Target.ENDED, history.ended());
            case LISTED, THERE, GONE_ON, OTHERWISE -> update; // it is due as whoever listed it said
        };
        update.where(NR.eq(nr)).execute();
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.CONDITION, Condition.OPEN.name())
                .where(Tables.Article.NR.eq(nr))
                .execute();
        history.clipping()
                .ifPresent(clipping -> sql.update(Tables.Article.TABLE)
                        .set(Tables.Article.PUBLISHED, clipping.at().toEpochMilli())
                        .where(Tables.Article.NR.eq(nr))
                        .execute());
        if (plan.fate() != History.Fate.LONGER) {
            Timings.write(
                    sql, nr, Pulse.begin(history.entries().getFirst().version().seenFrom()));
        }
    }

    private static void addresses(DSLContext sql, long nr, History history) {
        for (var entry : history.entries()) {
            Roster.address(sql, entry.version().address(), nr, entry.version().seenFrom());
        }
        Roster.address(
                sql,
                new Address(otherwise(history.address())),
                nr,
                origin(history.entries().getFirst()).taken());
    }

    /// Whose the article is here, which may be another than the history says where it was listed before.
    private static OutletId outlet(DSLContext sql, long nr) {
        return new OutletId(sql.select(Tables.Article.OUTLET)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.eq(nr))
                .fetchSingle()
                .value1());
    }

    private static boolean isWatched(DSLContext sql, long nr) {
        return sql.fetchExists(
                Tables.Outlet.TABLE,
                Tables.Outlet.ID.eq(outlet(sql, nr).text()).and(Tables.Outlet.STANDING.eq(Standing.WATCHED.name())));
    }

    /// A seed names articles: those of them whose history was taken over, and at which Stet has not
    /// looked, are due.
    ///
    /// @param named their numbers
    static void wake(DSLContext sql, List<Long> named, long now) {
        sql.update(Tables.Target.TABLE)
                .set(Tables.Target.DUE, now)
                .set(Tables.Target.ENDED, "")
                .where(NR.in(DSL.select(Tables.History.ARTICLE)
                        .from(Tables.History.TABLE)
                        .where(Tables.History.ARTICLE.in(named))
                        .and(Tables.History.BESIDE.isNull())))
                .and(Tables.Target.LOOKS.eq(0))
                .and(Tables.Target.DUE.isNull().or(Tables.Target.DUE.gt(now)))
                .and(Tables.Target.HELD.isNull())
                .and(NR.notIn(DSL.select(Tables.Clipping.ARTICLE).from(Tables.Clipping.TABLE)))
                .execute();
    }

    /// Where the versions of an article come from that Stet did not see, by their numbers.
    static Map<Integer, Origin> origins(DSLContext sql, long nr) {
        var origins = new HashMap<Integer, Origin>();
        sql.select(Tables.Imported.ALL)
                .from(Tables.Imported.TABLE)
                .where(Tables.Imported.ARTICLE.eq(nr))
                .forEach(row -> origins.put(row.get(Tables.Imported.NUMBER), origin(row)));
        return origins;
    }

    /// The same of one version.
    static Optional<Origin> origin(DSLContext sql, long nr, int number) {
        return sql.select(Tables.Imported.ALL)
                .from(Tables.Imported.TABLE)
                .where(Tables.Imported.ARTICLE.eq(nr))
                .and(Tables.Imported.NUMBER.eq(number))
                .fetchOptional(Histories::origin);
    }

    private static Origin origin(Record row) {
        return new Origin(
                Origin.Source.valueOf(row.get(Tables.Imported.SOURCE)),
                row.get(Tables.Imported.FILE),
                row.get(Tables.Imported.RECORD),
                Times.at(row.get(Tables.Imported.TAKEN)).orElseThrow(),
                row.get(Tables.Imported.TAKEN_BY),
                Times.at(row.get(Tables.Imported.READ_AGAIN)),
                row.get(Tables.Imported.EARLIER));
    }

    /// The article that Stet had at the address already when this one's history was taken over.
    static Optional<ArticleId> beside(DSLContext sql, long nr) {
        return sql.select(Tables.History.BESIDE)
                .from(Tables.History.TABLE)
                .where(Tables.History.ARTICLE.eq(nr))
                .and(Tables.History.BESIDE.isNotNull())
                .fetchOptional(row -> ArticleId.of(row.value1()));
    }

    /// The histories that stand beside an article, the earliest taken over first.
    static List<ArticleId> besides(DSLContext sql, long nr) {
        return sql.select(Tables.History.ARTICLE)
                .from(Tables.History.TABLE)
                .where(Tables.History.BESIDE.eq(nr))
                .orderBy(Tables.History.ARTICLE)
                .fetch(row -> ArticleId.of(row.value1()));
    }
}
