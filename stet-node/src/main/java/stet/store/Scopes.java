// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.Address;
import stet.model.AddressShape;
import stet.model.Answer;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Past;
import stet.model.Patterns;
import stet.model.Payload;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Shapes;

/// Which articles of an outlet are wanted, and what its addresses look like, from and to the tables.
final class Scopes {
    /// As long as the longest wait that the others of them impose.
    private static final Duration OFTEN = Duration.ofHours(6);

    private Scopes() {}

    /// @param target the seed's row
    static Scope of(DSLContext sql, Seed seed, Record target) {
        var outlet = sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .where(Tables.Outlet.ID.eq(seed.outlet().text()))
                .fetchSingle();
        return new Scope(
                patterns(outlet),
                Instant.ofEpochMilli(outlet.get(Tables.Outlet.ADDED)),
                back(outlet),
                seed.kind() == Seed.Kind.SECTION ? shapes(sql, seed.outlet().text()) : Shapes.NONE,
                Optional.ofNullable(target.get(Tables.Target.PACE)).map(Duration::ofMillis),
                seed.kind() == Seed.Kind.SITEMAP ? past(sql, target.get(Tables.Target.NR)) : Optional.empty(),
                seeds(sql, seed, target.get(Tables.Target.NR)));
    }

    /// The seeds of the outlet that are looked at several times a day, this one among them. The many parts of a sitemap
    /// that never change are not.
    private static int seeds(DSLContext sql, Seed seed, long nr) {
        var kinds = Arrays.stream(Seed.Kind.values()).map(Enum::name).toList();
        var often = Tables.Target.LAST_LOOK
                .isNull()
                .or(Tables.Target.DUE.minus(Tables.Target.LAST_LOOK).le(OFTEN.toMillis()));
        return 1
                + sql.fetchCount(
                        Tables.Target.TABLE,
                        Tables.Target.OUTLET
                                .eq(seed.outlet().text())
                                .and(Tables.Target.KIND.in(kinds))
                                .and(Tables.Target.NR.ne(nr))
                                .and(Tables.Target.DUE.isNotNull())
                                .and(often));
    }

    static Patterns patterns(Record outlet) {
        return new Patterns(lines(outlet.get(Tables.Outlet.INCLUDE)), lines(outlet.get(Tables.Outlet.EXCLUDE)));
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty()).toList();
    }

    static Optional<Duration> back(Record outlet) {
        return Optional.ofNullable(outlet.get(Tables.Outlet.BACK)).map(Duration::ofMillis);
    }

    private static Optional<Past> past(DSLContext sql, long seed) {
        return sql.select(Tables.Past.BODY)
                .from(Tables.Past.TABLE)
                .where(Tables.Past.SEED.eq(seed))
                .fetchOptional(row -> Past.of(Payload.of(row.value1())));
    }

    static Shapes shapes(DSLContext sql, String outlet) {
        var counts = new HashMap<AddressShape, Shapes.Count>();
        sql.select(Tables.Shape.ALL)
                .from(Tables.Shape.TABLE)
                .where(Tables.Shape.OUTLET.eq(outlet))
                .forEach(row -> counts.put(
                        new AddressShape(row.get(Tables.Shape.SHAPE)),
                        new Shapes.Count(row.get(Tables.Shape.ARTICLES), row.get(Tables.Shape.OTHERS))));
        return new Shapes(counts);
    }

    /// Remembers what a seed said of itself.
    static void remember(DSLContext sql, long seed, Finding.Listed listed, Instant now) {
        sql.update(Tables.Target.TABLE)
                .set(
                        Tables.Target.PACE,
                        listed.terms().pace().map(Duration::toMillis).orElse(null))
                .where(Tables.Target.NR.eq(seed))
                .execute();
        listed.terms()
                .hub()
                .ifPresentOrElse(
                        hub -> Subscriptions.offered(sql, seed, hub, now),
                        () -> Subscriptions.withdrawn(sql, seed, now));
        listed.terms()
                .past()
                .ifPresent(past -> sql.insertInto(Tables.Past.TABLE)
                        .set(Tables.Past.SEED, seed)
                        .set(Tables.Past.BODY, past.bytes().bytes())
                        .onConflictDoNothing()
                        .execute());
    }

    /// Learns from an article's first look: its address led to an article, or to a page that is none.
    static void learn(DSLContext sql, Outcome outcome) {
        boolean article = outcome.finding() instanceof Finding.FirstSeen;
        boolean none = outcome.answer() == Answer.NO_ARTICLE
                && outcome.watched().latest().isEmpty()
                && outcome.watched().looks().failures() == 0;
        if (article || none) {
            learn(
                    sql,
                    outcome.watched().target().outlet().text(),
                    outcome.watched().target().address(),
                    article);
        }
    }

    private static void learn(DSLContext sql, String outlet, Address address, boolean article) {
        var shape = AddressShape.of(address).text();
        var counted = article ? Tables.Shape.ARTICLES : Tables.Shape.OTHERS;
        var here = Tables.Shape.OUTLET.eq(outlet);
        int known = sql.update(Tables.Shape.TABLE)
                .set(counted, counted.plus(1))
                .where(here)
                .and(Tables.Shape.SHAPE.eq(shape))
                .execute();
        if (known > 0) {
            return;
        }
        if (sql.fetchCount(Tables.Shape.TABLE, here) >= Shapes.MOST) {
            sql.deleteFrom(Tables.Shape.TABLE)
                    .where(here)
                    .and(Tables.Shape.SHAPE.eq(DSL.select(Tables.Shape.SHAPE)
                            .from(Tables.Shape.TABLE)
                            .where(here)
                            .orderBy(Tables.Shape.ARTICLES.plus(Tables.Shape.OTHERS), Tables.Shape.SHAPE)
                            .limit(1)))
                    .execute();
        }
        sql.insertInto(Tables.Shape.TABLE)
                .set(Tables.Shape.OUTLET, outlet)
                .set(Tables.Shape.SHAPE, shape)
                .set(Tables.Shape.ARTICLES, article ? 1 : 0)
                .set(Tables.Shape.OTHERS, article ? 0 : 1)
                .set(Tables.Shape.EXAMPLE, address.text())
                .execute();
    }
}
