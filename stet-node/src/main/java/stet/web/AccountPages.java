// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.account.Doorkeeper;
import stet.account.Doorkeeper.Entry;
import stet.account.Secret;
import stet.model.Account;
import stet.model.By;
import stet.model.Role;
import stet.store.Tokens;

/// Answers for somebody's own account: another password, tokens for programs.
final class AccountPages {
    private static final int MOST_TOKENS = 50;
    private static final Map<String, Duration> LENGTHS = Map.of(
            "30", Duration.ofDays(30),
            "90", Duration.ofDays(90),
            "365", Duration.ofDays(365));

    private final Doorkeeper doorkeeper;
    private final Tokens tokens;
    private final Press press;
    private final InstantSource clock;

    AccountPages(Doorkeeper doorkeeper, Tokens tokens, Press press, InstantSource clock) {
        this.doorkeeper = doorkeeper;
        this.tokens = tokens;
        this.press = press;
        this.clock = clock;
    }

    Reply page(Asked asked) {
        var done = asked.query("done").equals("token") ? Optional.of("account.token.ended") : Optional.<String>empty();
        return print(200, owner(asked), Optional.empty(), Optional.empty(), done);
    }

    Reply password(Asked asked) {
        var words = press.words();
        var owner = owner(asked);
        if (!asked.field("password").equals(asked.field("again"))) {
            return refused(422, owner, words.say("welcome.differ"));
        }
        return switch (doorkeeper.change(owner, asked.field("old"), asked.field("password"), asked.from())) {
            case Entry.Welcome(var _, var session) -> new Reply.SignedIn(session, false, "/account");
            case Entry.Wait(var length) -> new Reply.Refused(Problem.wait(length, words));
            case Entry.Wrong() -> refused(422, owner, words.say("account.password.wrong"));
            case Entry entry -> refused(422, owner, EntryPages.trouble(entry, words));
        };
    }

    Reply makeToken(Asked asked) {
        var words = press.words();
        var owner = owner(asked);
        var name = asked.field("name").strip();
        var scope = Arrays.stream(Role.values())
                .filter(role ->
                        role.name().equals(asked.field("scope")) && owner.role().mayAct(role))
                .findFirst();
        if (!Account.isName(name) || scope.isEmpty()) {
            return refused(422, owner, words.say("account.token.bad", Account.LONGEST_NAME));
        }
        if (tokens.of(owner, clock.instant()).size() >= MOST_TOKENS) {
            return refused(409, owner, words.say("account.token.many", MOST_TOKENS));
        }
        var length = Optional.ofNullable(LENGTHS.get(asked.field("length")));
        Secret token = doorkeeper.makeToken(owner, name, scope.get(), length);
        return print(200, owner, Optional.of(token.text()), Optional.empty(), Optional.empty());
    }

    Reply endToken(Asked asked) {
        var owner = owner(asked);
        boolean ended = Numbers.nr(asked.part("nr"))
                .filter(nr -> tokens.end(owner, nr, By.account(owner, clock.instant())))
                .isPresent();
        return ended
                ? new Reply.Elsewhere(303, "/account?done=token")
                : new Reply.Refused(Problem.noSuch(press.words(), "/account"));
    }

    private static Account owner(Asked asked) {
        return asked.visitor().account().orElseThrow();
    }

    private Reply refused(int status, Account owner, String trouble) {
        return print(status, owner, Optional.empty(), Optional.of(trouble), Optional.empty());
    }

    private Reply print(
            int status, Account owner, Optional<String> made, Optional<String> trouble, Optional<String> done) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("account.title"),
                words.say("account.description"),
                Frame.Here.ACCOUNT,
                "/account",
                List.of());
        var page = new AccountPage(owner, tokens.of(owner, clock.instant()), made, trouble, done.map(words::say));
        return press.print(status, "account", frame, page);
    }
}
