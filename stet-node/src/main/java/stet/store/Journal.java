// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import stet.model.By;
import stet.model.Deed;

/// The audit log: what people did, in the transaction in which they did it.
public final class Journal {
    private final Database database;

    public Journal(Database database) {
        this.database = database;
    }

    /// The newest deeds, newest first.
    ///
    /// @param before only those with a lower number; [Long#MAX_VALUE] for the newest
    public List<Deed> latest(long before, int most) {
        return database.read(sql -> sql.select(Tables.Deed.ALL)
                .from(Tables.Deed.TABLE)
                .where(Tables.Deed.NR.lt(before))
                .orderBy(Tables.Deed.NR.desc())
                .limit(most)
                .fetch(row -> new Deed(
                        row.get(Tables.Deed.NR),
                        new By(row.get(Tables.Deed.WHO), Instant.ofEpochMilli(row.get(Tables.Deed.AT))),
                        Deed.Kind.valueOf(row.get(Tables.Deed.KIND)),
                        row.get(Tables.Deed.SUBJECT),
                        row.get(Tables.Deed.DETAIL))));
    }

    static void note(DSLContext sql, By by, Deed.Kind kind, String subject, String detail) {
        sql.insertInto(Tables.Deed.TABLE)
                .set(Tables.Deed.AT, by.at().toEpochMilli())
                .set(Tables.Deed.WHO, by.who())
                .set(Tables.Deed.KIND, kind.name())
                .set(Tables.Deed.SUBJECT, subject)
                .set(Tables.Deed.DETAIL, detail)
                .execute();
    }
}
