// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static stet.store.Tables.Capture.BODY;
import static stet.store.Tables.Capture.DROPPED;
import static stet.store.Tables.Capture.FILE;
import static stet.store.Tables.Capture.LENGTH;
import static stet.store.Tables.Capture.NR;
import static stet.store.Tables.Capture.POSITION;
import static stet.store.Tables.Capture.SAME_AS;
import static stet.store.Tables.Capture.TABLE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import stet.model.Digest;

/// Which record of which WARC file each capture is.
public final class Captures {
    private final Database database;

    public Captures(Database database) {
        this.database = database;
    }

    /// A WARC file that rows point into. Rows come in the order of their records, so those of one file
    /// stand near each other.
    ///
    /// @param captures how many point into it
    /// @param bytes of their records
    public record File(String name, long first, long last, int captures, long bytes) {}

    /// A capture and its record.
    ///
    /// @param body the digest of the body as it was sent
    /// @param sameAs the capture whose record holds the body, when this one's only refers to it
    public record Place(long nr, String file, long position, long length, Digest body, Optional<Long> sameAs) {}

    /// Every file that a row points into, by name.
    public List<File> files() {
        return database.read(sql -> sql.select(FILE, min(NR), max(NR), count(), sum(LENGTH))
                .from(TABLE)
                .where(DROPPED.isNull())
                .groupBy(FILE)
                .orderBy(FILE)
                .fetch(row -> new File(row.value1(), row.value2(), row.value3(), row.value4(), whole(row.value5()))));
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
}
