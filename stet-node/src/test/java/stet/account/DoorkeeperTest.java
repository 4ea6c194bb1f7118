// SPDX-License-Identifier: Apache-2.0
package stet.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.account.Doorkeeper.Entry;
import stet.model.Account;
import stet.model.By;
import stet.model.Deed;
import stet.model.Role;
import stet.store.Accounts;
import stet.store.Database;
import stet.store.Journal;
import stet.store.Sessions;
import stet.store.TestedStore;
import stet.store.Tokens;

class DoorkeeperTest {
    private static final Instant START = Instant.parse("2026-11-19T07:12:00Z");
    private static final String PASSWORD = "four grey herons wait";

    private Instant now = START;
    private Database database;
    private Accounts accounts;
    private Doorkeeper doorkeeper;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestedStore.usual().open(folder);
        accounts = new Accounts(database);
        doorkeeper = new Doorkeeper(accounts, new Sessions(database), new Tokens(database), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Account made(String name, Role role) {
        var link = doorkeeper.invite(role, Optional.empty(), By.commandLine(now));
        return assertInstanceOf(Entry.Welcome.class, doorkeeper.accept(link, name, PASSWORD))
                .account();
    }

    private Entry signIn(String name, String password) {
        return doorkeeper.signIn(name, password, "192.0.2.1");
    }

    private Secret session(String name) {
        return assertInstanceOf(Entry.Welcome.class, signIn(name, PASSWORD)).session();
    }

    @Test
    void aLinkMakesOneAccountOnce() {
        var link = doorkeeper.invite(Role.EDITOR, Optional.empty(), By.commandLine(now));

        var entry = assertInstanceOf(Entry.Welcome.class, doorkeeper.accept(link, "Ada Lind", PASSWORD));

        assertEquals(new Account(1, "Ada Lind", Role.EDITOR), entry.account());
        assertEquals(Optional.of(entry.account()), doorkeeper.session(entry.session()));
        assertEquals(new Entry.NoLink(), doorkeeper.accept(link, "Bo", PASSWORD));
    }

    @Test
    void aLinkGrowsOld() {
        var link = doorkeeper.invite(Role.READER, Optional.empty(), By.commandLine(now));
        now = now.plus(Doorkeeper.LINK);

        assertEquals(new Entry.NoLink(), doorkeeper.accept(link, "Ada", PASSWORD));
    }

    @Test
    void whatWillNotDoLeavesTheLinkGood() {
        made("Ada", Role.ADMIN);
        var link = doorkeeper.invite(Role.READER, Optional.empty(), By.commandLine(now));

        assertEquals(new Entry.NameTaken(), doorkeeper.accept(link, "ＡＤＡ", PASSWORD));
        assertEquals(new Entry.BadName(), doorkeeper.accept(link, "(command line)", PASSWORD));
        assertEquals(new Entry.BadName(), doorkeeper.accept(link, "a\u202eda", PASSWORD));
        assertEquals(new Entry.BadPassword(Passwords.Fault.SHORT), doorkeeper.accept(link, "Bo", "secret"));
        assertInstanceOf(Entry.Welcome.class, doorkeeper.accept(link, "Bo", PASSWORD));
    }

    @Test
    void theNameIsTakenHoweverItIsWritten() {
        made("Zoë Mér", Role.READER);

        assertInstanceOf(Entry.Welcome.class, signIn("  ZOE\u0308 mér ", PASSWORD));
        assertEquals(new Entry.Wrong(), signIn("zoe mér", PASSWORD));
        assertEquals(new Entry.Wrong(), signIn("nobody", PASSWORD));
        assertEquals(new Entry.Wrong(), signIn("", ""));
    }

    @Test
    void whoeverGivesFiveWrongPasswordsWaitsLongerEachTime() {
        made("Ada", Role.READER);
        for (int i = 0; i < 5; i++) {
            assertEquals(new Entry.Wrong(), signIn("Ada", "wrong"));
        }

        assertEquals(new Entry.Wait(Duration.ofSeconds(1)), signIn("ada", PASSWORD));
        assertInstanceOf(
                Entry.Welcome.class, doorkeeper.signIn("Ada", PASSWORD, "192.0.2.2"), "nobody locks another one out");
        now = now.plusSeconds(1);
        assertEquals(new Entry.Wrong(), signIn("Ada", "wrong"));
        assertEquals(new Entry.Wait(Duration.ofSeconds(2)), signIn("Ada", PASSWORD));
        now = now.plusSeconds(2);
        assertInstanceOf(Entry.Welcome.class, signIn("Ada", PASSWORD));
        assertEquals(new Entry.Wrong(), signIn("Ada", "wrong"), "the count begins again");
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndAfterNinetyDays() {
        made("Ada", Role.READER);
        var idle = session("Ada");
        var used = session("Ada");
        for (int day = 10; day < 90; day += 10) {
            now = START.plus(Duration.ofDays(day));
            assertTrue(doorkeeper.session(used).isPresent(), "day " + day);
        }
        assertEquals(Optional.empty(), doorkeeper.session(idle));
        now = START.plus(Doorkeeper.LONGEST);
        assertEquals(Optional.empty(), doorkeeper.session(used));
    }

    @Test
    void anotherPasswordSignsEverybodyOut() {
        var ada = made("Ada", Role.READER);
        var old = session("Ada");

        assertEquals(new Entry.Wrong(), doorkeeper.change(ada, "wrong", "seven red kites turn", "192.0.2.1"));
        assertTrue(doorkeeper.session(old).isPresent());
        var entry = doorkeeper.change(ada, PASSWORD, "seven red kites turn", "192.0.2.1");

        var fresh = assertInstanceOf(Entry.Welcome.class, entry).session();
        assertEquals(Optional.empty(), doorkeeper.session(old));
        assertEquals(Optional.of(ada), doorkeeper.session(fresh));
        assertEquals(new Entry.Wrong(), signIn("Ada", PASSWORD));
        assertInstanceOf(Entry.Welcome.class, signIn("Ada", "seven red kites turn"));
    }

    @Test
    void aLinkForANewPasswordIsForThatAccountAlone() {
        var ada = made("Ada", Role.READER);
        var old = session("Ada");
        var link = doorkeeper.invite(Role.READER, Optional.of(ada), By.commandLine(now));

        var entry = doorkeeper.accept(link, "somebody else", "seven red kites turn");

        assertEquals(ada, assertInstanceOf(Entry.Welcome.class, entry).account());
        assertEquals(Optional.empty(), doorkeeper.session(old));
    }

    @Test
    void aTokenActsInTheLesserOfTwoRoles() {
        var ada = made("Ada", Role.ADMIN);
        var bo = made("Bo", Role.EDITOR);
        var reading = doorkeeper.makeToken(ada, "feeds", Role.READER, Optional.empty());
        var all = doorkeeper.makeToken(bo, "all", Role.EDITOR, Optional.of(Duration.ofDays(30)));

        assertEquals(Optional.of(Role.READER), doorkeeper.token(reading).map(Account::role));
        assertEquals(Optional.of(bo), doorkeeper.token(all));
        accounts.give(bo.nr(), Role.READER, By.account(ada, now));
        assertEquals(Optional.of(Role.READER), doorkeeper.token(all).map(Account::role), "its owner was given less");
        now = now.plus(Duration.ofDays(30));
        assertEquals(Optional.empty(), doorkeeper.token(all));
        assertEquals(Optional.empty(), doorkeeper.token(Secret.make()));
        assertTrue(doorkeeper.token(reading).isPresent());
    }

    @Test
    void aClosedAccountIsGoneAndItsNameIsFree() {
        var ada = made("Ada", Role.ADMIN);
        var bo = made("Bo", Role.READER);
        var session = session("Bo");
        var token = doorkeeper.makeToken(bo, "feeds", Role.READER, Optional.empty());
        var link = doorkeeper.invite(Role.READER, Optional.of(bo), By.account(ada, now));

        assertEquals(Accounts.Changed.DONE, accounts.end(bo.nr(), By.account(ada, now)));

        assertEquals(Optional.empty(), doorkeeper.session(session));
        assertEquals(Optional.empty(), doorkeeper.token(token));
        assertEquals(Optional.empty(), doorkeeper.invitation(link));
        assertEquals(new Entry.Wrong(), signIn("Bo", PASSWORD));
        assertEquals(3, made("Bo", Role.READER).nr(), "a number is never used again");
    }

    @Test
    void theLastAdministratorStays() {
        var ada = made("Ada", Role.ADMIN);

        assertEquals(Accounts.Changed.LAST_ADMIN, accounts.end(ada.nr(), By.account(ada, now)));
        assertEquals(Accounts.Changed.LAST_ADMIN, accounts.give(ada.nr(), Role.READER, By.account(ada, now)));
        var bo = made("Bo", Role.ADMIN);
        assertEquals(Accounts.Changed.DONE, accounts.give(ada.nr(), Role.READER, By.account(bo, now)));
        assertEquals(Accounts.Changed.NOTHING, accounts.give(99, Role.READER, By.account(bo, now)));
    }

    @Test
    void theJournalSaysWhoDidWhat() {
        var ada = made("Ada", Role.ADMIN);
        signIn("Ada", "wrong");
        doorkeeper.makeToken(ada, "feeds", Role.READER, Optional.empty());

        var deeds = new Journal(database).latest(Long.MAX_VALUE, 10);

        assertEquals(
                "TOKEN_MADE by Ada: feeds READER, SIGN_IN_REFUSED by : Ada 192.0.2.1, SIGNED_IN by Ada: Ada , "
                        + "ACCOUNT_MADE by Ada: Ada ADMIN, INVITED by (command line):  ADMIN",
                deeds.stream().map(DoorkeeperTest::text).collect(Collectors.joining(", ")));
    }

    private static String text(Deed deed) {
        return "%s by %s: %s %s".formatted(deed.kind(), deed.by().who(), deed.subject(), deed.detail());
    }
}
