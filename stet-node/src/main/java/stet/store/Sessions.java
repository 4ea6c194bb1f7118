// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import stet.model.Account;
import stet.model.By;
import stet.model.Deed;
import stet.model.Digest;

/// Who is signed in. Of a session's secret only the digest is kept.
public final class Sessions {
    /// How exactly it is kept when a session or a token was last used: not each request writes.
    static final Duration SEEN_TO = Duration.ofHours(1);

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    /// @param begun when its owner signed in
    /// @param seen when it was last used, to the hour
    public record Session(Account account, Instant begun, Instant seen) {}

    /// @param idle sessions that were not used since then are dropped
    public void begin(Digest digest, Account account, Instant now, Instant idle) {
        database.write(sql -> {
            sql.deleteFrom(Tables.Session.TABLE)
                    .where(Tables.Session.SEEN.lt(idle.toEpochMilli()))
                    .execute();
            sql.insertInto(Tables.Session.TABLE)
                    .set(Tables.Session.DIGEST, digest.hex())
                    .set(Tables.Session.ACCOUNT, account.nr())
                    .set(Tables.Session.BEGUN, now.toEpochMilli())
                    .set(Tables.Session.SEEN, now.toEpochMilli())
                    .execute();
            Journal.note(sql, By.account(account, now), Deed.Kind.SIGNED_IN, account.name(), "");
            return digest;
        });
    }

    /// Notes that a wrong password was given for an account.
    ///
    /// @param from the address that asked
    public void refused(Account account, String from, Instant now) {
        database.note(sql -> {
            Journal.note(sql, By.nobody(now), Deed.Kind.SIGN_IN_REFUSED, account.name(), from);
            return account;
        });
    }

    /// The session with this digest, which is used now.
    public Optional<Session> use(Digest digest, Instant now) {
        var found = database.read(sql -> sql.select(Tables.all(Tables.Account.ALL, Tables.Session.ALL))
                .from(Tables.Session.TABLE)
                .join(Tables.Account.TABLE)
                .on(Tables.Account.NR.eq(Tables.Session.ACCOUNT))
                .where(Tables.Session.DIGEST.eq(digest.hex()))
                .and(Tables.Account.ENDED.isNull())
                .fetchOptional(row -> new Session(
                        Accounts.account(row),
                        Instant.ofEpochMilli(row.get(Tables.Session.BEGUN)),
                        Instant.ofEpochMilli(row.get(Tables.Session.SEEN)))));
        found.filter(session -> session.seen().plus(SEEN_TO).isBefore(now)).ifPresent(_ -> seen(digest, now));
        return found;
    }

    private void seen(Digest digest, Instant now) {
        database.note(sql -> sql.update(Tables.Session.TABLE)
                .set(Tables.Session.SEEN, now.toEpochMilli())
                .where(Tables.Session.DIGEST.eq(digest.hex()))
                .execute());
    }

    public void end(Digest digest) {
        database.write(sql -> sql.deleteFrom(Tables.Session.TABLE)
                .where(Tables.Session.DIGEST.eq(digest.hex()))
                .execute());
    }

    static void end(DSLContext sql, Account account) {
        sql.deleteFrom(Tables.Session.TABLE)
                .where(Tables.Session.ACCOUNT.eq(account.nr()))
                .execute();
    }
}
