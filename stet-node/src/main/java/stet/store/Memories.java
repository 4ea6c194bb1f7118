// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Memory.BODY;
import static stet.store.Tables.Memory.EXTRACTOR;
import static stet.store.Tables.Memory.LESSONS;
import static stet.store.Tables.Memory.OUTLET;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import stet.model.Lesson;
import stet.model.SiteMemory;

/// What is remembered of outlets. Those recalled last are at hand, and are taken only while the store says that
/// nothing was learned since. For many threads.
final class Memories {
    /// Each takes up to half a megabyte.
    private static final int MOST_AT_HAND = 16;

    private final Map<String, SiteMemory> atHand = // guarded by itself
            new LinkedHashMap<>(MOST_AT_HAND, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SiteMemory> eldest) {
                    return size() > MOST_AT_HAND;
                }
            };

    /// @throws Damaged when what is kept is no memory
    SiteMemory recall(DSLContext sql, String outlet) {
        var stamp = sql.select(EXTRACTOR, LESSONS)
                .from(Tables.Memory.TABLE)
                .where(OUTLET.eq(outlet))
                .fetchOptional();
        if (stamp.isEmpty()) {
            return SiteMemory.NOTHING;
        }
        var fresh = atHand(outlet)
                .filter(memory -> memory.extractor() == stamp.get().value1())
                .filter(memory -> memory.lessons() == stamp.get().value2());
        return fresh.orElseGet(() -> remember(outlet, kept(sql, outlet)));
    }

    /// Within the transaction that records the look, from what stands there: another walk of the outlet may have
    /// taught something since the look began.
    static void learn(DSLContext sql, String outlet, Lesson lesson) {
        var memory = kept(sql, outlet).learn(lesson);
        var body = MemoryBytes.of(memory);
        sql.insertInto(Tables.Memory.TABLE)
                .set(OUTLET, outlet)
                .set(EXTRACTOR, memory.extractor())
                .set(LESSONS, memory.lessons())
                .set(BODY, body)
                .onConflict(OUTLET)
                .doUpdate()
                .set(EXTRACTOR, memory.extractor())
                .set(LESSONS, memory.lessons())
                .set(BODY, body)
                .execute();
    }

    private static SiteMemory kept(DSLContext sql, String outlet) {
        return sql.select(BODY, EXTRACTOR, LESSONS)
                .from(Tables.Memory.TABLE)
                .where(OUTLET.eq(outlet))
                .fetchOptional(row -> MemoryBytes.read(row.value1(), row.value2(), row.value3(), outlet))
                .orElse(SiteMemory.NOTHING);
    }

    private Optional<SiteMemory> atHand(String outlet) {
        synchronized (atHand) {
            return Optional.ofNullable(atHand.get(outlet));
        }
    }

    private SiteMemory remember(String outlet, SiteMemory memory) {
        synchronized (atHand) {
            atHand.put(outlet, memory);
        }
        return memory;
    }
}
