// SPDX-License-Identifier: Apache-2.0
package stet.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import stet.model.Account;
import stet.model.By;
import stet.model.Role;
import stet.store.Accounts;
import stet.store.Sessions;
import stet.store.Tokens;

/// Lets people in: by name and password, by a one-time link, by the session that they have, and programs by a
/// token. For many threads.
public final class Doorkeeper {
    /// A session ends when it is not used so long, and in any case after [#LONGEST].
    public static final Duration IDLE = Duration.ofDays(14);

    public static final Duration LONGEST = Duration.ofDays(90);

    /// How long a one-time link is good.
    public static final Duration LINK = Duration.ofDays(3);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Passwords passwords = new Passwords();
    private final Patience patience = new Patience();
    private final InstantSource clock;

    public Doorkeeper(Accounts accounts, Sessions sessions, Tokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// What came of somebody's wish to come in.
    public sealed interface Entry {
        record Welcome(Account account, Secret session) implements Entry {}

        /// The name or the password is wrong; which of them is not said.
        record Wrong() implements Entry {}

        /// There were too many wrong ones.
        record Wait(Duration length) implements Entry {}

        /// The link is used up, too old, or none.
        record NoLink() implements Entry {}

        /// No account can have this name.
        record BadName() implements Entry {}

        record NameTaken() implements Entry {}

        record BadPassword(Passwords.Fault fault) implements Entry {}
    }

    /// @param from the address that asks
    public Entry signIn(String name, String password, String from) {
        var now = clock.instant();
        var key = new Patience.Key(Account.login(name), from);
        var wait = patience.left(key, now);
        if (wait.isPositive()) {
            return new Entry.Wait(wait);
        }
        var kept = Account.isName(name.strip()) ? accounts.named(name) : Optional.<Accounts.Kept>empty();
        if (kept.isEmpty()) {
            passwords.waste(password);
        }
        if (kept.isEmpty() || !passwords.fits(password, kept.get().password())) {
            patience.failed(key, now);
            kept.ifPresent(k -> sessions.refused(k.account(), from, now));
            return new Entry.Wrong();
        }
        patience.forget(key);
        return begin(kept.get().account());
    }

    private Entry begin(Account account) {
        var now = clock.instant();
        var secret = Secret.make();
        sessions.begin(secret.digest(), account, now, now.minus(IDLE));
        return new Entry.Welcome(account, secret);
    }

    /// Makes a one-time link: for an account to be made, or for a new password.
    public Secret invite(Role role, Optional<Account> account, By by) {
        var secret = Secret.make();
        accounts.invite(secret.digest(), role, account, by.at().plus(LINK), by);
        return secret;
    }

    public Optional<Accounts.Invitation> invitation(Secret link) {
        return accounts.invitation(link.digest(), clock.instant());
    }

    /// Does what a one-time link is for.
    ///
    /// @param name of the account that is made; nothing to a link for a new password
    public Entry accept(Secret link, String name, String password) {
        var invitation = invitation(link);
        if (invitation.isEmpty()) {
            return new Entry.NoLink();
        }
        var own = invitation.get().account().map(Account::name).orElse(name.strip());
        if (!Account.isName(own)) {
            return new Entry.BadName();
        }
        var fault = Passwords.fault(password, own);
        if (fault.isPresent()) {
            return new Entry.BadPassword(fault.get());
        }
        return switch (accounts.accept(link.digest(), own, passwords.hash(password), clock.instant())) {
            case Accounts.Accepted.Done(var account) -> begin(account);
            case Accounts.Accepted.NoLink() -> new Entry.NoLink();
            case Accounts.Accepted.NameTaken() -> new Entry.NameTaken();
        };
    }

    /// Sets another password for somebody who knows the old one. Begins a new session, since all others end.
    public Entry change(Account account, String old, String password, String from) {
        var entry = signIn(account.name(), old, from);
        if (!(entry instanceof Entry.Welcome)) {
            return entry;
        }
        var fault = Passwords.fault(password, account.name());
        if (fault.isPresent()) {
            return new Entry.BadPassword(fault.get());
        }
        accounts.renew(account, passwords.hash(password), By.account(account, clock.instant()));
        return begin(account);
    }

    /// Whose session this is.
    public Optional<Account> session(Secret session) {
        var now = clock.instant();
        return sessions.use(session.digest(), now)
                .filter(s -> now.isBefore(s.begun().plus(LONGEST))
                        && now.isBefore(s.seen().plus(IDLE)))
                .map(Sessions.Session::account);
    }

    public void signOut(Secret session) {
        sessions.end(session.digest());
    }

    /// For whom a token acts, in the role that both its owner and its scope allow.
    public Optional<Account> token(Secret token) {
        return tokens.use(token.digest(), clock.instant()).map(t -> {
            var owner = t.account();
            return owner.role().mayAct(t.scope()) ? new Account(owner.nr(), owner.name(), t.scope()) : owner;
        });
    }

    /// @return the token, which is shown this once
    public Secret makeToken(Account account, String name, Role scope, Optional<Duration> length) {
        var now = clock.instant();
        var secret = Secret.make();
        tokens.make(secret.digest(), account, name, scope, length.map(now::plus), now);
        return secret;
    }

    /// Whether nobody has an account yet.
    public boolean isFirst() {
        return accounts.none();
    }
}
