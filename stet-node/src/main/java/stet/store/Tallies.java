// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Tally.MANY;
import static stet.store.Tables.Tally.OUTLET;
import static stet.store.Tables.Tally.SPAN;
import static stet.store.Tables.Tally.TABLE;
import static stet.store.Tables.Tally.WHAT;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import stet.model.Answer;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Tally;
import stet.model.Version;

/// Counts what looks come to: one small statement for each.
final class Tallies {
    private static final String SEED = "seed.";
    private static final String ARTICLE = "article.";
    private static final String FIRST = "first";
    private static final String REVISION = "revision";
    private static final String RETURN = "return";
    private static final String LENGTH = "length";

    /// All that is older than the spans that are kept apart.
    private static final long EARLIER = 0;

    private Tallies() {}

    static void count(DSLContext sql, Outcome outcome) {
        var counts = new LinkedHashMap<String, Long>();
        var of = outcome.watched().target() instanceof Seed ? SEED : ARTICLE;
        counts.put(of + outcome.answer().name(), 1L);
        switch (outcome.finding()) {
            case Finding.FirstSeen(var version) -> {
                counts.put(FIRST, 1L);
                counts.put(LENGTH, length(version));
            }
            case Finding.FirstRead(var version, var _) -> {
                counts.put(FIRST, 1L);
                counts.put(LENGTH, length(version));
            }
            case Finding.Revised(var version, var _) -> {
                counts.put(REVISION, 1L);
                counts.put(LENGTH, length(version));
                if (version.returnsTo().isPresent()) {
                    counts.put(RETURN, 1L);
                }
            }
            case Finding.Listed _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _ -> {}
        }
        var outlet = outcome.watched().target().outlet().text();
        add(sql, outlet, Tally.spanOf(outcome.at()).toEpochMilli(), counts);
    }

    private static long length(Version version) {
        return Tally.length(Words.count(version.story().text()));
    }

    private static void add(DSLContext sql, String outlet, long span, Map<String, Long> counts) {
        var insert = sql.insertInto(TABLE, OUTLET, SPAN, WHAT, MANY);
        for (var count : counts.entrySet()) {
            insert = insert.values(outlet, span, count.getKey(), count.getValue());
        }
        insert.onConflict(OUTLET, SPAN, WHAT)
                .doUpdate()
                .set(MANY, MANY.plus(DSL.excluded(MANY)))
                .execute();
    }

    /// Adds up what began before, so that the table does not grow for ever.
    static void fold(DSLContext sql, Instant before) {
        var old = SPAN.ne(EARLIER).and(SPAN.lt(before.toEpochMilli()));
        var sums = new HashMap<String, Map<String, Long>>();
        sql.select(OUTLET, WHAT, DSL.sum(MANY))
                .from(TABLE)
                .where(old)
                .groupBy(OUTLET, WHAT)
                .forEach(row -> sums.computeIfAbsent(row.value1(), _ -> new LinkedHashMap<>())
                        .put(row.value2(), row.value3().longValue()));
        sums.forEach((outlet, counts) -> add(sql, outlet, EARLIER, counts));
        if (!sums.isEmpty()) {
            sql.deleteFrom(TABLE).where(old).execute();
        }
    }

    static List<Tally> of(DSLContext sql, OutletId outlet) {
        return lately(sql, OUTLET.eq(outlet.text())).getOrDefault(outlet, List.of());
    }

    static Map<OutletId, List<Tally>> all(DSLContext sql) {
        return lately(sql, DSL.trueCondition());
    }

    private static Map<OutletId, List<Tally>> lately(DSLContext sql, Condition which) {
        var outlets = new HashMap<OutletId, TreeMap<Long, Counts>>();
        sql.select(OUTLET, SPAN, WHAT, MANY)
                .from(TABLE)
                .where(which)
                .and(SPAN.ne(EARLIER))
                .forEach(row -> outlets.computeIfAbsent(new OutletId(row.value1()), _ -> new TreeMap<>())
                        .computeIfAbsent(row.value2(), _ -> new Counts())
                        .add(row.value3(), row.value4()));
        var tallies = new HashMap<OutletId, List<Tally>>();
        outlets.forEach((outlet, spans) -> tallies.put(
                outlet,
                spans.entrySet().stream()
                        .map(span -> span.getValue().tally(Instant.ofEpochMilli(span.getKey())))
                        .toList()));
        return tallies;
    }

    /// What looks came to in the spans from one on, at seeds and articles.
    ///
    /// @param span when it begins
    static Map<String, Map<Answer, Integer>> since(DSLContext sql, Condition which, long span) {
        var outlets = new HashMap<String, Map<Answer, Integer>>();
        sql.select(OUTLET, WHAT, DSL.sum(MANY))
                .from(TABLE)
                .where(which)
                .and(SPAN.ge(span))
                .and(WHAT.startsWith(SEED).or(WHAT.startsWith(ARTICLE)))
                .groupBy(OUTLET, WHAT)
                .forEach(row -> outlets.computeIfAbsent(row.value1(), _ -> new EnumMap<>(Answer.class))
                        .merge(
                                Answer.valueOf(
                                        row.value2().substring(row.value2().indexOf('.') + 1)),
                                row.value3().intValue(),
                                Integer::sum));
        return outlets;
    }

    static Map<OutletId, Tally> totals(DSLContext sql) {
        var outlets = new TreeMap<OutletId, Counts>();
        sql.select(OUTLET, WHAT, DSL.sum(MANY))
                .from(TABLE)
                .groupBy(OUTLET, WHAT)
                .forEach(row -> outlets.computeIfAbsent(new OutletId(row.value1()), _ -> new Counts())
                        .add(row.value2(), row.value3().longValue()));
        var totals = new TreeMap<OutletId, Tally>();
        outlets.forEach((outlet, counts) -> totals.put(outlet, counts.tally(Instant.EPOCH)));
        return totals;
    }

    private static final class Counts {
        private final Map<Answer, Integer> seeds = new EnumMap<>(Answer.class);
        private final Map<Answer, Integer> articles = new EnumMap<>(Answer.class);
        private final Map<String, Long> others = new HashMap<>();

        void add(String what, long many) {
            if (what.startsWith(SEED)) {
                seeds.put(Answer.valueOf(what.substring(SEED.length())), Math.toIntExact(many));
            } else if (what.startsWith(ARTICLE)) {
                articles.put(Answer.valueOf(what.substring(ARTICLE.length())), Math.toIntExact(many));
            } else {
                others.put(what, many);
            }
        }

        private int other(String what) {
            return Math.toIntExact(others.getOrDefault(what, 0L));
        }

        Tally tally(Instant from) {
            return new Tally(
                    from,
                    seeds,
                    articles,
                    other(FIRST),
                    other(REVISION),
                    other(RETURN),
                    others.getOrDefault(LENGTH, 0L));
        }
    }
}
