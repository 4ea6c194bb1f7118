// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Alert.CLEARED;
import static stet.store.Tables.Alert.KIND;
import static stet.store.Tables.Alert.OUTLET;
import static stet.store.Tables.Alert.SINCE;
import static stet.store.Tables.Alert.TABLE;
import static stet.store.Tables.Alert.USUAL;
import static stet.store.Tables.Alert.WHY;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Alert;
import stet.model.OutletId;
import stet.model.Standing;
import stet.model.Tally;

/// What is wrong with outlets: what a round over them asks for and writes.
public final class Alerts {
    private final Database database;

    public Alerts(Database database) {
        this.database = database;
    }

    /// What is known of an outlet before it is judged.
    ///
    /// @param tallies in order of time
    /// @param standing alerts that are not cleared
    public record Chart(OutletId outlet, Instant added, List<Tally> tallies, List<Alert> standing) {
        public Chart {
            tallies = List.copyOf(tallies);
            standing = List.copyOf(standing);
        }
    }

    public Chart chart(OutletId outlet) {
        return database.read(sql -> new Chart(
                outlet,
                Instant.ofEpochMilli(sql.select(Tables.Outlet.ADDED)
                        .from(Tables.Outlet.TABLE)
                        .where(Tables.Outlet.ID.eq(outlet.text()))
                        .fetchSingle()
                        .value1()),
                Tallies.of(sql, outlet),
                sql.select(Tables.Alert.ALL)
                        .from(TABLE)
                        .where(OUTLET.eq(outlet.text()))
                        .and(CLEARED.isNull())
                        .fetch(Alerts::alert)));
    }

    /// Writes alerts that were raised or cleared, at once.
    public void record(List<Alert> changed) {
        database.write(sql -> {
            changed.forEach(alert -> record(sql, alert));
            return changed.size();
        });
    }

    private static void record(DSLContext sql, Alert alert) {
        if (!alert.stands()) {
            sql.update(TABLE)
                    .set(CLEARED, Times.millis(alert.cleared()))
                    .where(OUTLET.eq(alert.outlet().text()))
                    .and(KIND.eq(alert.kind().name()))
                    .and(CLEARED.isNull())
                    .execute();
            return;
        }
        sql.insertInto(TABLE)
                .set(OUTLET, alert.outlet().text())
                .set(KIND, alert.kind().name())
                .set(SINCE, alert.since().toEpochMilli())
                .set(WHY, alert.why())
                .set(USUAL, alert.usual())
                .onConflictDoNothing()
                .execute();
    }

    /// Adds up tallies of spans that began before.
    public void fold(Instant before) {
        database.write(sql -> {
            Tallies.fold(sql, before);
            return before;
        });
    }

    static List<Alert> of(DSLContext sql, OutletId outlet, int most) {
        return sql.select(Tables.Alert.ALL)
                .from(TABLE)
                .where(OUTLET.eq(outlet.text()))
                .orderBy(CLEARED.isNotNull(), SINCE.desc(), Tables.Alert.NR.desc())
                .limit(most)
                .fetch(Alerts::alert);
    }

    /// Of outlets that are watched: the others are not judged, and so are never cleared.
    static List<Alert> standing(DSLContext sql) {
        return sql.select(Tables.Alert.ALL)
                .from(TABLE)
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(OUTLET))
                .where(CLEARED.isNull())
                .and(Tables.Outlet.STANDING.eq(Standing.WATCHED.name()))
                .orderBy(OUTLET, SINCE)
                .fetch(Alerts::alert);
    }

    private static Alert alert(Record row) {
        return new Alert(
                new OutletId(row.get(OUTLET)),
                Alert.Kind.valueOf(row.get(KIND)),
                Instant.ofEpochMilli(row.get(SINCE)),
                row.get(WHY),
                row.get(USUAL),
                Times.at(row.get(CLEARED)));
    }
}
