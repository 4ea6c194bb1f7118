// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jooq.Condition;

/// Copies an archive's rows from one store into another, of whatever kind each is, and then compares the two by their
/// digests. The words to search by are not copied: they are made anew from the texts.
///
/// What was copied before a move broke off is not copied again. The store that is moved from is only read; nothing may
/// be written to it meanwhile, which the digests would tell.
public final class Mover {
    private static final int AT_ONCE = 500;

    private final Database from;
    private final Database to;
    private final List<TableShape> tables;

    /// @param tables in the order in which they can be filled
    private Mover(Database from, Database to, List<TableShape> tables) {
        this.from = from;
        this.to = to;
        this.tables = tables;
    }

    /// Makes ready to move, or to go on where a move of this archive broke off.
    ///
    /// @throws IllegalStateException when the store to be filled has an archive of its own, or half of another
    public static Mover between(Database from, Database to, Instant now) {
        var source = source(from);
        boolean begun = isBegun(to);
        if (begun && !to.read(sql -> sql.fetchExists(Tables.Moving.TABLE, isOf(source)))) {
            throw new IllegalStateException("a move of another archive into " + to.named()
                    + " broke off: go on with that one, or begin anew with this one (--anew); nothing was changed");
        }
        if (!begun) {
            to.write(sql -> sql.insertInto(Tables.Moving.TABLE)
                    .set(Tables.Moving.NR, 1L)
                    .set(Tables.Moving.BEGUN, now.toEpochMilli())
                    .set(Tables.Moving.SOURCE, source)
                    .execute());
        }
        return new Mover(from, to, to.read(sql -> sql.connectionResult(TableShape::all)));
    }

    /// Makes ready to move from the start: what an earlier move left is taken out of the store to be filled.
    ///
    /// @throws IllegalStateException when the store to be filled has an archive of its own
    public static Mover anew(Database from, Database to, Instant now) {
        if (isBegun(to)) {
            var tables = to.read(sql -> sql.connectionResult(TableShape::all)).stream()
                    .map(shape -> table(name(shape.name())))
                    .toList();
            to.patiently(sql -> to.engine().empty(sql, tables));
            to.write(sql -> sql.update(Tables.Moving.TABLE)
                    .set(Tables.Moving.BEGUN, now.toEpochMilli())
                    .set(Tables.Moving.SOURCE, source(from))
                    .execute());
        }
        return between(from, to, now);
    }

    /// Whether the store was already being filled.
    private static boolean isBegun(Database to) {
        boolean begun = to.isBeingFilled();
        if (!begun && to.read(sql -> sql.fetchExists(Tables.Outlet.TABLE))) {
            throw new IllegalStateException("there is an archive already where this one is to be moved to: "
                    + to.named() + "; name an empty one, nothing was changed");
        }
        return begun;
    }

    private static String source(Database from) {
        return from.read(sql -> sql.fetchOptional(Snapshot.ORIGIN)
                .map(row -> row.get(0, String.class))
                .orElse(""));
    }

    private static Condition isOf(String source) {
        return Tables.Moving.SOURCE.isNull().or(Tables.Moving.SOURCE.eq(source));
    }

    /// How many rows there are to move; more than 0 once something was ever watched.
    public long rows() {
        return from.read(sql -> tables.stream()
                .mapToLong(shape -> sql.fetchCount(table(name(shape.name()))))
                .sum());
    }

    /// Copies what is not copied yet.
    ///
    /// @param copied is given the number of rows each time some were copied, and those that were there already
    /// @param stopped asked between steps
    /// @return false when it was stopped
    public boolean copy(IntConsumer copied, BooleanSupplier stopped) {
        for (var shape : tables) {
            if (!copy(shape, copied, stopped)) {
                return false;
            }
        }
        to.write(to.engine()::renumber);
        return true;
    }

    private boolean copy(TableShape shape, IntConsumer copied, BooleanSupplier stopped) {
        var last = to.read(sql -> sql.connectionResult(shape::last));
        if (last.isPresent()) {
            copied.accept(to.read(sql -> sql.fetchCount(table(name(shape.name())))));
        }
        while (!stopped.getAsBoolean()) {
            var after = last;
            var rows = from.read(sql -> sql.connectionResult(c -> shape.rows(c, after, AT_ONCE)));
            if (rows.isEmpty()) {
                link(shape);
                return true;
            }
            to.write(sql -> {
                sql.connection(connection -> shape.insert(connection, rows));
                return rows.size();
            });
            copied.accept(rows.size());
            last = Optional.of(shape.key(rows.getLast()));
        }
        return false;
    }

    /// References of rows to later rows of the same table are written once all of them are there.
    private void link(TableShape shape) {
        if (shape.ownReference().isEmpty()) {
            return;
        }
        var last = Optional.<List<Object>>empty();
        while (true) {
            var after = last;
            var rows = from.read(sql -> sql.connectionResult(c -> shape.linked(c, after, AT_ONCE)));
            if (rows.isEmpty()) {
                return;
            }
            to.write(sql -> {
                sql.connection(connection -> shape.link(connection, rows));
                return rows.size();
            });
            last = Optional.of(shape.key(rows.getLast()));
        }
    }

    /// The tables whose rows are not the same on both sides, with how many rows each side has; empty when all are.
    ///
    /// @param compared is given the number of rows each time some were compared
    public Map<String, String> differences(IntConsumer compared, BooleanSupplier stopped) {
        var found = new TreeMap<String, String>();
        for (var shape : tables) {
            var one = TableDigest.of(from, shape, compared, stopped);
            var other = TableDigest.of(to, shape, _ -> {}, stopped);
            if (!one.equals(other)) {
                found.put(shape.name(), "%,d rows here, %,d there".formatted(one.rows(), other.rows()));
            }
        }
        return found;
    }

    /// Makes the filled store ready to be used: its articles wait for their words to be indexed.
    public void finish() {
        to.write(sql -> {
            SearchIndex.drop(sql);
            return sql.deleteFrom(Tables.Moving.TABLE).execute();
        });
    }
}
