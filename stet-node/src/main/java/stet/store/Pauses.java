// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// Whether the whole watch pauses, as the watch says, for those who ask.
public final class Pauses {
    private static final long ONE = 1;

    private final Database database;

    public Pauses(Database database) {
        this.database = database;
    }

    /// @param free bytes that the disk had left when it began
    /// @param least bytes that it has to have
    public record Pause(Instant since, long free, long least) {}

    public void begin(Pause pause) {
        database.write(sql -> {
            sql.deleteFrom(Tables.Pause.TABLE).execute();
            return sql.insertInto(Tables.Pause.TABLE)
                    .set(Tables.Pause.NR, ONE)
                    .set(Tables.Pause.SINCE, pause.since().toEpochMilli())
                    .set(Tables.Pause.FREE, pause.free())
                    .set(Tables.Pause.LEAST, pause.least())
                    .execute();
        });
    }

    /// Writes nothing when there is none.
    public void end() {
        if (database.read(Pauses::now).isPresent()) {
            database.write(sql -> sql.deleteFrom(Tables.Pause.TABLE).execute());
        }
    }

    static Optional<Pause> now(DSLContext sql) {
        return sql.select(Tables.Pause.ALL)
                .from(Tables.Pause.TABLE)
                .limit(1)
                .fetchOptional(row -> new Pause(
                        Instant.ofEpochMilli(row.get(Tables.Pause.SINCE)),
                        row.get(Tables.Pause.FREE),
                        row.get(Tables.Pause.LEAST)));
    }
}
