// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Hint;
import stet.model.Seed;
import stet.model.Sighting;

/// What a seed says of articles that are known: that they were changed. Such a word brings an article's turn forward to
/// now; what it is worth is the schedule's to say. An article that is missing or gives no answer has its own times.
final class Hints {
    private static final Duration FAST_CLOCK = Duration.ofHours(1);
    private static final int LONGEST_TITLE = 500;

    private final DSLContext sql;
    private final long seed;
    private final Seed.Kind kind;
    private final Instant now;

    Hints(DSLContext sql, long seed, Seed.Kind kind, Instant now) {
        this.sql = sql;
        this.seed = seed;
        this.kind = kind;
        this.now = now;
    }

    /// @param known sightings of articles that were known before, by the article's number
    void write(Map<Long, Sighting> known) {
        if (kind == Seed.Kind.SECTION || known.isEmpty()) {
            return;
        }
        var rows = Timings.rows(sql, List.copyOf(known.keySet()));
        known.forEach((article, sighting) -> {
            var row = rows.get(article);
            if (row != null) {
                hear(article, row, sighting);
            }
        });
    }

    private void hear(long article, Record row, Sighting sighting) {
        var before = Timings.pulse(row);
        var pulse = before;
        for (var hint : hints(row, sighting)) {
            pulse = pulse.hinted(hint);
        }
        title(article, row, sighting);
        Long due = row.get(Tables.Target.DUE);
        boolean open = due != null && row.get(Tables.Target.FAILURES) == 0 && row.get(Tables.Target.MISSING) == 0;
        if (pulse.equals(before) || !open) {
            return;
        }
        Timings.write(sql, article, pulse);
        sql.update(Tables.Target.TABLE)
                .set(Tables.Target.DUE, now.toEpochMilli())
                .where(Tables.Target.NR.eq(article))
                .and(Tables.Target.DUE.gt(now.toEpochMilli()))
                .execute();
    }

    private List<Hint> hints(Record row, Sighting sighting) {
        var hints = new ArrayList<Hint>();
        sighting.modified()
                .filter(at -> at.isBefore(now.plus(FAST_CLOCK)))
                .map(at -> at.isAfter(now) ? now : at)
                .ifPresent(
                        at -> hints.add(new Hint(kind == Seed.Kind.SITEMAP ? Hint.Kind.SITEMAP : Hint.Kind.FEED, at)));
        var listed = row.get(Tables.Pulse.LISTED_TITLE);
        if (isItsLister(row)
                && listed != null
                && !listed.equals(title(sighting))
                && !title(sighting).isEmpty()) {
            hints.add(new Hint(Hint.Kind.TITLE, now));
        }
        return hints;
    }

    /// Two seeds may call one article by different titles; only the one that named it first is compared with
    /// itself.
    private boolean isItsLister(Record row) {
        return Objects.equals(row.get(Tables.Pulse.LISTED_BY), seed);
    }

    private void title(long article, Record row, Sighting sighting) {
        var title = title(sighting);
        boolean first = row.get(Tables.Pulse.LISTED_BY) == null;
        if (kind != Seed.Kind.FEED
                || title.isEmpty()
                || !first && !isItsLister(row)
                || title.equals(row.get(Tables.Pulse.LISTED_TITLE))) {
            return;
        }
        sql.update(Tables.Pulse.TABLE)
                .set(Tables.Pulse.LISTED_TITLE, title)
                .set(Tables.Pulse.LISTED_BY, seed)
                .where(Tables.Pulse.ARTICLE.eq(article))
                .execute();
    }

    /// As the store gives it back: half of a surrogate pair becomes a question mark there.
    private static String title(Sighting sighting) {
        var title = sighting.title().strip();
        var cut = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
