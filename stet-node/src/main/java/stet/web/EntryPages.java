// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.account.Doorkeeper;
import stet.account.Doorkeeper.Entry;
import stet.account.Passwords;
import stet.account.Secret;
import stet.model.Account;
import stet.store.Accounts;

/// Answers for those who sign in and out, and for one-time links.
final class EntryPages {
    private final Doorkeeper doorkeeper;
    private final Press press;

    EntryPages(Doorkeeper doorkeeper, Press press) {
        this.doorkeeper = doorkeeper;
        this.press = press;
    }

    Reply form(Asked asked) {
        var back = ReaderDoor.path(asked.query("back"));
        return asked.visitor().isSignedIn()
                ? new Reply.Elsewhere(303, back)
                : login(200, new EntryPage("/login", back, "", Optional.empty(), ""));
    }

    Reply signIn(Asked asked) {
        var back = ReaderDoor.path(asked.field("back"));
        var name = asked.field("name");
        return switch (doorkeeper.signIn(name, asked.field("password"), asked.from())) {
            case Entry.Welcome(var _, var session) ->
                new Reply.SignedIn(session, !asked.field("stay").isEmpty(), back);
            case Entry.Wait(var length) -> new Reply.Refused(Problem.wait(length, press.words()));
            default ->
                login(
                        422,
                        new EntryPage(
                                "/login", back, name, Optional.of(press.words().say("login.wrong")), ""));
        };
    }

    private Reply login(int status, EntryPage page) {
        return print(status, "login", "login", page);
    }

    Reply signOut(Asked asked) {
        asked.visitor().session().ifPresent(doorkeeper::signOut);
        return new Reply.SignedOut("/");
    }

    Reply welcome(Asked asked) {
        return invitation(asked)
                .map(invitation -> welcome(200, asked, invitation, "", Optional.empty(), ""))
                .orElseGet(this::noLink);
    }

    Reply accept(Asked asked) {
        var invitation = invitation(asked);
        var secret = Secret.parse(asked.part("secret"));
        if (invitation.isEmpty() || secret.isEmpty()) {
            return noLink();
        }
        var name = asked.field("name");
        if (!asked.field("password").equals(asked.field("again"))) {
            return welcome(
                    422,
                    asked,
                    invitation.get(),
                    name,
                    Optional.of(press.words().say("welcome.differ")),
                    "password");
        }
        var entry = doorkeeper.accept(secret.get(), name, asked.field("password"));
        if (entry instanceof Entry.Welcome(var _, var session)) {
            return new Reply.SignedIn(session, false, "/");
        }
        if (entry instanceof Entry.NoLink) {
            return noLink();
        }
        return welcome(422, asked, invitation.get(), name, Optional.of(trouble(entry, press.words())), field(entry));
    }

    private Optional<Accounts.Invitation> invitation(Asked asked) {
        return Secret.parse(asked.part("secret")).flatMap(doorkeeper::invitation);
    }

    private Reply noLink() {
        return new Reply.Refused(Problem.noLink(press.words()));
    }

    private Reply welcome(
            int status,
            Asked asked,
            Accounts.Invitation invitation,
            String typed,
            Optional<String> trouble,
            String field) {
        var action = "/welcome/" + asked.part("secret");
        var name = invitation.account().map(Account::name);
        return print(
                status,
                name.isPresent() ? "renew" : "welcome",
                name.isPresent() ? "renew" : "welcome",
                new EntryPage(action, "/", name.orElse(typed), trouble, field));
    }

    private Reply print(int status, String template, String key, EntryPage page) {
        var words = press.words();
        var frame = press.unlisted(
                words.say(key + ".title"), words.say(key + ".lede"), Frame.Here.NOWHERE, page.action(), List.of());
        return press.print(status, template, frame, page);
    }

    /// Why a name or a password will not do.
    static String trouble(Entry entry, Words words) {
        return switch (entry) {
            case Entry.BadName() -> words.say("welcome.badname", Account.LONGEST_NAME);
            case Entry.NameTaken() -> words.say("welcome.nametaken");
            case Entry.BadPassword(var fault) ->
                switch (fault) {
                    case SHORT -> words.say("welcome.short", Passwords.SHORTEST);
                    case LONG -> words.say("welcome.long", Passwords.LONGEST);
                    case PLAIN -> words.say("welcome.plain");
                };
            default -> words.say("login.wrong");
        };
    }

    private static String field(Entry entry) {
        return entry instanceof Entry.BadPassword ? "password" : "name";
    }
}
