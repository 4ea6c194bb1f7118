// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import stet.model.Account;
import stet.model.By;
import stet.model.Deed;
import stet.model.Digest;
import stet.model.Role;

/// Tokens with which programs act for somebody. Of a token only the digest is kept.
public final class Tokens {
    private final Database database;

    public Tokens(Database database) {
        this.database = database;
    }

    /// @param account for whom it acts
    /// @param scope the most that it may do, whatever its owner may
    /// @param until when it ends; empty for as long as the account is there
    /// @param seen when it was last used, to the hour
    public record Token(
            long nr,
            Account account,
            String name,
            Role scope,
            Instant made,
            Optional<Instant> until,
            Optional<Instant> seen) {}

    public void make(Digest digest, Account account, String name, Role scope, Optional<Instant> until, Instant now) {
        database.write(sql -> {
            sql.insertInto(Tables.Token.TABLE)
                    .set(Tables.Token.ACCOUNT, account.nr())
                    .set(Tables.Token.NAME, name)
                    .set(Tables.Token.DIGEST, digest.hex())
                    .set(Tables.Token.SCOPE, scope.name())
                    .set(Tables.Token.MADE, now.toEpochMilli())
                    .set(Tables.Token.UNTIL, Times.millis(until))
                    .execute();
            Journal.note(sql, By.account(account, now), Deed.Kind.TOKEN_MADE, name, scope.name());
            return digest;
        });
    }

    /// An account's tokens that are good, newest first.
    public List<Token> of(Account account, Instant now) {
        return database.read(sql -> good(sql, Tables.Token.ACCOUNT.eq(account.nr()), now));
    }

    /// The token with this digest, which is used now; empty when it is not good, or no longer.
    public Optional<Token> use(Digest digest, Instant now) {
        var found = database.read(sql -> good(sql, Tables.Token.DIGEST.eq(digest.hex()), now)).stream()
                .findFirst();
        found.filter(token -> token.seen()
                        .map(at -> at.plus(Sessions.SEEN_TO).isBefore(now))
                        .orElse(true))
                .ifPresent(token -> seen(token, now));
        return found;
    }

    private void seen(Token token, Instant now) {
        database.note(sql -> sql.update(Tables.Token.TABLE)
                .set(Tables.Token.SEEN, now.toEpochMilli())
                .where(Tables.Token.NR.eq(token.nr()))
                .execute());
    }

    private static List<Token> good(DSLContext sql, Condition which, Instant now) {
        return sql.select(Tables.all(Tables.Account.ALL, Tables.Token.ALL))
                .from(Tables.Token.TABLE)
                .join(Tables.Account.TABLE)
                .on(Tables.Account.NR.eq(Tables.Token.ACCOUNT))
                .where(which)
                .and(Tables.Account.ENDED.isNull())
                .and(Tables.Token.ENDED.isNull())
                .and(Tables.Token.UNTIL.isNull().or(Tables.Token.UNTIL.gt(now.toEpochMilli())))
                .orderBy(Tables.Token.NR.desc())
                .fetch(row -> new Token(
                        row.get(Tables.Token.NR),
                        Accounts.account(row),
                        row.get(Tables.Token.NAME),
                        Role.valueOf(row.get(Tables.Token.SCOPE)),
                        Instant.ofEpochMilli(row.get(Tables.Token.MADE)),
                        Times.at(row.get(Tables.Token.UNTIL)),
                        Times.at(row.get(Tables.Token.SEEN))));
    }

    /// Ends one of an account's own tokens.
    ///
    /// @return false when it has no such token
    public boolean end(Account owner, long nr, By by) {
        return database.write(sql -> {
            var name = sql.select(Tables.Token.NAME)
                    .from(Tables.Token.TABLE)
                    .where(Tables.Token.NR.eq(nr))
                    .and(Tables.Token.ACCOUNT.eq(owner.nr()))
                    .and(Tables.Token.ENDED.isNull())
                    .fetchOptional(Tables.Token.NAME);
            name.ifPresent(n -> {
                end(sql, Tables.Token.NR.eq(nr), by.at());
                Journal.note(sql, by, Deed.Kind.TOKEN_ENDED, n, "");
            });
            return name.isPresent();
        });
    }

    static void end(DSLContext sql, Account account, Instant now) {
        end(sql, Tables.Token.ACCOUNT.eq(account.nr()).and(Tables.Token.ENDED.isNull()), now);
    }

    private static void end(DSLContext sql, Condition which, Instant now) {
        sql.update(Tables.Token.TABLE)
                .set(Tables.Token.ENDED, now.toEpochMilli())
                .where(which)
                .execute();
    }
}
