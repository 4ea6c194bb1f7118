// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;

/// When a look was due and when it was taken.
///
/// @param at when its first request was sent
/// @param before when the look before at the same target was; empty for the first
public record Punctuality(Instant due, Instant at, Optional<Instant> before) {
    /// Zero for a look that was taken before it was due.
    public Duration late() {
        return at.isAfter(due) ? Duration.between(due, at) : Duration.ZERO;
    }

    /// How late it was as a share of the time that was planned between the two looks; empty where none was.
    public OptionalDouble share() {
        return before.filter(due::isAfter)
                .map(then ->
                        (double) late().toMillis() / Duration.between(then, due).toMillis())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /// How late each of them was, in seconds, the most punctual first.
    public static double[] seconds(List<Punctuality> looks) {
        return looks.stream()
                .mapToDouble(look -> look.late().toMillis() / 1e3)
                .sorted()
                .toArray();
    }

    /// The same as shares of the planned times; those of looks that have one.
    public static double[] shares(List<Punctuality> looks) {
        return looks.stream()
                .flatMapToDouble(look -> look.share().stream())
                .sorted()
                .toArray();
    }

    static List<Punctuality> since(DSLContext sql, Instant since) {
        var at = field(name("earlier", "at"), Long.class);
        var before = field(select(max(at))
                .from(Tables.Look.TABLE.as("earlier"))
                .where(field(name("earlier", "target"), Long.class).eq(Tables.Look.TARGET))
                .and(at.lt(Tables.Look.AT)));
        return sql.select(Tables.Look.DUE, Tables.Look.AT, before)
                .from(Tables.Look.TABLE)
                .where(Tables.Look.AT.ge(since.toEpochMilli()))
                .and(Tables.Look.DUE.isNotNull())
                .orderBy(Tables.Look.AT, Tables.Look.NR)
                .fetch(row -> new Punctuality(
                        Instant.ofEpochMilli(row.value1()),
                        Instant.ofEpochMilli(row.value2()),
                        Times.at(row.value3())));
    }
}
