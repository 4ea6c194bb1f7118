// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Pulse;
import stet.model.Purse;
import stet.model.Timed;
import stet.model.Timing;

/// What the schedule carries from look to look, as it is kept.
final class Timings {
    /// The newest outlet holds so many requests, that the articles it shows at first need not wait.
    private static final double FIRST_TOKENS = 60;

    private static final Map<Hint.Kind, Field<Long>> HINTS = Map.of(
            Hint.Kind.FEED, Tables.Pulse.FEED,
            Hint.Kind.TITLE, Tables.Pulse.TITLE,
            Hint.Kind.SITEMAP, Tables.Pulse.SITEMAP);

    private Timings() {}

    /// An outlet's habits and purse.
    private record Kept(Habits habits, Purse purse) {}

    /// @param known of a target that has no pulse yet: from when its age counts
    static Timing recall(DSLContext sql, String outlet, long target, Instant known) {
        var kept = kept(sql, outlet, known);
        return new Timing(
                pulse(sql, target).orElseGet(() -> Pulse.begin(known)),
                kept.habits(),
                kept.purse(),
                Allowances.of(sql, outlet).perHour());
    }

    /// The same of several targets, with few questions.
    ///
    /// @param targets their rows
    static Map<Long, Timing> recall(DSLContext sql, List<Record> targets) {
        var pulses = sql.select(Tables.Pulse.ALL)
                .from(Tables.Pulse.TABLE)
                .where(Tables.Pulse.ARTICLE.in(
                        targets.stream().map(row -> row.get(Tables.Target.NR)).toList()))
                .fetchMap(Tables.Pulse.ARTICLE, Timings::pulse);
        var outlets = new HashMap<String, Timing>();
        var timings = new HashMap<Long, Timing>();
        for (var row : targets) {
            long nr = row.get(Tables.Target.NR);
            var known = Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN));
            var outlet = outlets.computeIfAbsent(row.get(Tables.Target.OUTLET), id -> recall(sql, id, nr, known));
            timings.put(
                    nr,
                    new Timing(
                            pulses.getOrDefault(nr, Pulse.begin(known)),
                            outlet.habits(),
                            outlet.purse(),
                            outlet.decided()));
        }
        return timings;
    }

    /// As it stood when it was last written.
    static Purse purse(DSLContext sql, String outlet, Instant now) {
        return kept(sql, outlet, now).purse();
    }

    private static Kept kept(DSLContext sql, String outlet, Instant now) {
        return sql.select(Tables.Timing.ALL)
                .from(Tables.Timing.TABLE)
                .where(Tables.Timing.OUTLET.eq(outlet))
                .fetchOptional(row -> new Kept(habits(row), purse(row)))
                .orElseGet(() -> new Kept(Habits.none(0), Purse.begin(added(sql, outlet, now), FIRST_TOKENS)));
    }

    private static Instant added(DSLContext sql, String outlet, Instant otherwise) {
        return sql.select(Tables.Outlet.ADDED)
                .from(Tables.Outlet.TABLE)
                .where(Tables.Outlet.ID.eq(outlet))
                .fetchOptional(row -> Instant.ofEpochMilli(row.value1()))
                .orElse(otherwise);
    }

    private static Purse purse(Record row) {
        return new Purse(
                row.get(Tables.Timing.TOKENS),
                row.get(Tables.Timing.BASE),
                Instant.ofEpochMilli(row.get(Tables.Timing.AT)));
    }

    /// @throws Damaged when what is kept are no tallies
    private static Habits habits(Record row) {
        Integer version = row.get(Tables.Timing.VERSION);
        byte[] tallies = row.get(Tables.Timing.TALLIES);
        if (version == null || tallies == null) {
            return Habits.none(0);
        }
        try {
            var numbers = new ArrayList<Double>();
            for (var buffer = ByteBuffer.wrap(tallies).asDoubleBuffer(); buffer.hasRemaining(); ) {
                numbers.add(buffer.get());
            }
            return Habits.of(version, numbers);
        } catch (IllegalArgumentException e) {
            throw new Damaged(
                    "what is known of the habits of outlet %s is damaged: %s"
                            .formatted(row.get(Tables.Timing.OUTLET), e.getMessage()),
                    e);
        }
    }

    private static byte[] bytes(Habits habits) {
        var bytes = ByteBuffer.allocate(Habits.PLACES * Double.BYTES);
        habits.tallies().forEach(bytes::putDouble);
        return bytes.array();
    }

    static Optional<Pulse> pulse(DSLContext sql, long article) {
        return sql.select(Tables.Pulse.ALL)
                .from(Tables.Pulse.TABLE)
                .where(Tables.Pulse.ARTICLE.eq(article))
                .fetchOptional(Timings::pulse);
    }

    static Pulse pulse(Record row) {
        var hints = new EnumMap<Hint.Kind, Instant>(Hint.Kind.class);
        HINTS.forEach((kind, field) -> Times.at(row.get(field)).ifPresent(at -> hints.put(kind, at)));
        return new Pulse(
                Instant.ofEpochMilli(row.get(Tables.Pulse.BORN)),
                row.get(Tables.Pulse.SECTION),
                row.get(Tables.Pulse.LIVE) != 0,
                Times.at(row.get(Tables.Pulse.SURE)),
                row.get(Tables.Pulse.EDITS),
                row.get(Tables.Pulse.EXPECTED),
                row.get(Tables.Pulse.STIR),
                Times.at(row.get(Tables.Pulse.FRESH_UNTIL)),
                hints);
    }

    static void write(DSLContext sql, long article, Pulse pulse) {
        var columns = columns(pulse);
        sql.insertInto(Tables.Pulse.TABLE)
                .set(Tables.Pulse.ARTICLE, article)
                .set(columns)
                .onConflict(Tables.Pulse.ARTICLE)
                .doUpdate()
                .set(columns)
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> columns(Pulse pulse) {
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(Tables.Pulse.BORN, pulse.born().toEpochMilli());
        columns.put(Tables.Pulse.SECTION, pulse.section());
        columns.put(Tables.Pulse.LIVE, pulse.live() ? 1 : 0);
        columns.put(Tables.Pulse.SURE, Times.millis(pulse.sure()));
        columns.put(Tables.Pulse.EDITS, pulse.edits());
        columns.put(Tables.Pulse.EXPECTED, pulse.expected());
        columns.put(Tables.Pulse.STIR, pulse.stir());
        columns.put(Tables.Pulse.FRESH_UNTIL, Times.millis(pulse.freshUntil()));
        HINTS.forEach((kind, field) -> columns.put(
                field, Times.millis(Optional.ofNullable(pulse.hints().get(kind)))));
        return columns;
    }

    /// A look at the article is owed, whatever it costs.
    static void owe(DSLContext sql, long article) {
        sql.update(Tables.Pulse.TABLE)
                .setNull(Tables.Pulse.SURE)
                .where(Tables.Pulse.ARTICLE.eq(article))
                .execute();
    }

    /// Adds what a look taught to what stands there, and pays for it: another walk of the outlet may have done so
    /// since the look began.
    static void settle(DSLContext sql, String outlet, Timed timed, Instant at) {
        var kept = kept(sql, outlet, at);
        var purse = kept.purse().at(at, timed.perHour()).spent(timed.requests());
        var columns = new HashMap<Field<?>, Object>();
        columns.put(Tables.Timing.TOKENS, purse.tokens());
        columns.put(Tables.Timing.BASE, purse.base());
        columns.put(Tables.Timing.AT, purse.at().toEpochMilli());
        timed.gains().ifPresent(gains -> {
            var habits = kept.habits().plus(gains);
            columns.put(Tables.Timing.VERSION, habits.version());
            columns.put(Tables.Timing.TALLIES, bytes(habits));
        });
        sql.insertInto(Tables.Timing.TABLE)
                .set(Tables.Timing.OUTLET, outlet)
                .set(columns)
                .onConflict(Tables.Timing.OUTLET)
                .doUpdate()
                .set(columns)
                .execute();
    }

    /// The pulses of some articles.
    static Map<Long, Record> rows(DSLContext sql, List<Long> articles) {
        return sql.select(Tables.all(
                        Tables.Pulse.ALL, List.of(Tables.Target.DUE, Tables.Target.FAILURES, Tables.Target.MISSING)))
                .from(Tables.Pulse.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Pulse.ARTICLE))
                .where(Tables.Pulse.ARTICLE.in(articles))
                .fetchMap(Tables.Pulse.ARTICLE, row -> row);
    }
}
