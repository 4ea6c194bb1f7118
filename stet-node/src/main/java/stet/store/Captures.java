// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static stet.store.Tables.Capture.AT;
import static stet.store.Tables.Capture.BODY;
import static stet.store.Tables.Capture.DROPPED;
import static stet.store.Tables.Capture.FILE;
import static stet.store.Tables.Capture.LENGTH;
import static stet.store.Tables.Capture.NR;
import static stet.store.Tables.Capture.POSITION;
import static stet.store.Tables.Capture.SAME_AS;
import static stet.store.Tables.Capture.TABLE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.By;
import stet.model.Deed;
import stet.model.Digest;
import stet.model.OutletId;

/// Which record of which WARC file each capture is.
public final class Captures {
    private static final int AT_ONCE = 500;

    private final Database database;

    public Captures(Database database) {
        this.database = database;
    }

    /// A WARC file that rows point into. Rows come in the order of their records, so those of one file
    /// stand near each other.
    ///
    /// @param captures how many point into it
    /// @param bytes of their records
    /// @param newest the capture that was the last of all when this was read
    public record File(String name, long first, long last, int captures, long bytes, long newest) {}

    /// A capture and its record.
    ///
    /// @param body the digest of the body as it was sent
    /// @param sameAs the capture whose record holds the body, when this one's only refers to it
    public record Place(long nr, String file, long position, long length, Digest body, Optional<Long> sameAs) {}

    /// Every file that a row points into, by name.
    public List<File> files() {
        return database.read(sql -> {
            var newest = sql.select(DSL.coalesce(max(NR), 0L))
                    .from(TABLE)
                    .fetchSingle()
                    .value1();
            return sql.select(FILE, min(NR), max(NR), count(), sum(LENGTH))
                    .from(TABLE)
                    .where(DROPPED.isNull())
                    .groupBy(FILE)
                    .orderBy(FILE)
                    .fetch(row -> new File(
                            row.value1(), row.value2(), row.value3(), row.value4(), whole(row.value5()), newest));
        });
    }

    static long whole(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }

    /// The captures in a file, by position.
    public List<Place> in(File file) {
        return database.read(sql -> in(sql, file));
    }

    private static List<Place> in(DSLContext sql, File file) {
        return sql.select(Tables.Capture.ALL)
                .from(TABLE)
                .where(NR.between(file.first(), file.last()))
                .and(FILE.eq(file.name()))
                .and(DROPPED.isNull())
                .orderBy(POSITION, NR)
                .fetch(Captures::place);
    }

    private static Place place(Record row) {
        return new Place(
                row.get(NR),
                row.get(FILE),
                row.get(POSITION),
                row.get(LENGTH),
                new Digest(row.get(BODY)),
                Optional.ofNullable(row.get(SAME_AS)));
    }

    /// Whether a record that was just written refers to bytes which were given up since.
    static boolean anyGivenUp(DSLContext sql, List<Ledger.Kept> kept) {
        var referred = kept.stream().flatMap(k -> k.sameAs().stream()).toList();
        return !referred.isEmpty() && sql.fetchExists(TABLE, NR.in(referred).and(DROPPED.isNotNull()));
    }

    /// What rests on a capture.
    public enum Behind {
        /// The version of an article that is the newest.
        NEWEST,
        /// An earlier version.
        VERSION,
        /// An event, or nothing.
        NOTHING
    }

    /// A capture as it is weighed.
    ///
    /// @param length of its record
    /// @param sameAs the capture whose record holds the bytes, when this one's only refers to it
    public record Weighed(long nr, Instant at, long length, Behind behind, Optional<Long> sameAs) {}

    /// The captures of an outlet whose bytes are there, oldest first.
    public List<Weighed> of(OutletId outlet) {
        var number = DSL.field(DSL.select(max(Tables.Version.NUMBER))
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(Tables.Capture.TARGET))
                .and(Tables.Version.CAPTURE.eq(DSL.coalesce(Tables.Capture.PART_OF, NR))));
        return database.read(sql -> sql.select(NR, AT, LENGTH, SAME_AS, number, Tables.Article.VERSIONS)
                .from(TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Capture.TARGET))
                .leftJoin(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Capture.TARGET))
                .where(Tables.Target.OUTLET.eq(outlet.text()))
                .and(DROPPED.isNull())
                .orderBy(AT, NR)
                .fetch(row -> new Weighed(
                        row.value1(),
                        Instant.ofEpochMilli(row.value2()),
                        row.value3(),
                        behind(row.value5(), row.value6()),
                        Optional.ofNullable(row.value4()))));
    }

    private static Behind behind(@Nullable Integer version, @Nullable Integer versions) {
        if (version == null) {
            return Behind.NOTHING;
        }
        return version.equals(versions) ? Behind.NEWEST : Behind.VERSION;
    }

    /// Where a record stands from now on.
    public record Move(long nr, String file, long position) {}

    /// Points rows at the records of a file that was written anew, and notes which were given up.
    ///
    /// @param file as it was read when this was decided
    /// @return false when other rows point into the file too by now, or need what is to be given up; then
    /// nothing is changed
    public boolean move(File file, List<Move> moves, Set<Long> dropped, By by) {
        return database.write(sql -> {
            // No row that was there is ever pointed into a file that was there.
            var may = NR.between(file.first(), file.last()).or(NR.gt(file.newest()));
            int pointing = sql.fetchCount(TABLE, may.and(FILE.eq(file.name())).and(DROPPED.isNull()));
            if (pointing != moves.size() + dropped.size() || isNeeded(sql, dropped)) {
                return false;
            }
            for (var move : moves) {
                sql.update(TABLE)
                        .set(FILE, move.file())
                        .set(POSITION, move.position())
                        .where(NR.eq(move.nr()))
                        .execute();
            }
            for (var nr : dropped) {
                sql.update(TABLE)
                        .set(FILE, "")
                        .set(POSITION, 0L)
                        .set(LENGTH, 0L)
                        .set(DROPPED, by.at().toEpochMilli())
                        .where(NR.eq(nr))
                        .execute();
            }
            if (!dropped.isEmpty()) {
                Journal.note(
                        sql,
                        by,
                        Deed.Kind.CAPTURES_GIVEN_UP,
                        file.name(),
                        "%d of %d captures".formatted(dropped.size(), file.captures()));
            }
            return true;
        });
    }

    /// Whether a record that stays refers to one of these.
    private static boolean isNeeded(DSLContext sql, Set<Long> dropped) {
        var all = List.copyOf(dropped);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            var some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
            var referring = sql.select(NR)
                    .from(TABLE)
                    .where(SAME_AS.in(some))
                    .and(DROPPED.isNull())
                    .fetch(NR);
            if (!dropped.containsAll(referring)) {
                return true;
            }
        }
        return false;
    }

    /// How many captures refer to bytes of another that was given up.
    public int bereft() {
        var first = TABLE.as("first");
        var nr = DSL.field(DSL.name("first", "nr"), Long.class);
        var gone = DSL.field(DSL.name("first", "dropped"), Long.class);
        return database.read(sql -> sql.fetchCount(DSL.selectOne()
                .from(TABLE)
                .join(first)
                .on(nr.eq(SAME_AS))
                .where(DROPPED.isNull())
                .and(gone.isNotNull())));
    }

    /// Every outlet that has captures.
    public List<OutletId> outlets() {
        return database.read(sql -> sql.select(Tables.Outlet.ID)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.ID)
                .fetch(row -> new OutletId(row.value1())));
    }
}
