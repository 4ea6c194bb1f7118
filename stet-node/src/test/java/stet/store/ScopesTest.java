// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.SPORT;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Address;
import stet.model.AddressShape;
import stet.model.Answer;
import stet.model.By;
import stet.model.Finding;
import stet.model.Hub;
import stet.model.Outlet;
import stet.model.Past;
import stet.model.Patterns;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Shapes;
import stet.model.Standing;
import stet.model.Subscription;
import stet.model.Terms;

/// What is kept of which articles are wanted, and of an outlet that is paused.
@ParameterizedClass
@EnumSource(TestedStore.class)
class ScopesTest {
    private static final Hub HUB =
            new Hub(new Address("https://hub.example.org/"), new Address("https://example.org/feed.xml"));

    private final Chronicle chronicle;

    ScopesTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private Scope scope(Seed seed) {
        return chronicle.ledger.recall(seed).orElseThrow().scope();
    }

    private void list(Seed seed, Terms terms) {
        chronicle.look(seed, START, Answer.LISTED, new Finding.Listed(List.of(), List.of(), terms));
    }

    private Seed added(Seed.Kind kind) {
        var seed = new Seed(ISLANDER, new Address("https://example.org/" + kind), kind);
        chronicle.roster.add(
                new Outlet(ISLANDER, "Islander", new Address("https://example.org/"), "", List.of(seed)), START);
        return seed;
    }

    @Test
    void theSeedsThatAreLookedAtOftenAreCounted() {
        assertEquals(2, scope(FEED).seeds());
        long day = START.plus(Duration.ofDays(1)).toEpochMilli();
        chronicle.database.<Integer>write(sql -> sql.update(Tables.Target.TABLE)
                .set(Tables.Target.LAST_LOOK, START.toEpochMilli())
                .set(Tables.Target.DUE, day)
                .where(Tables.Target.ADDRESS.eq(FEED.address().text()))
                .execute());

        assertEquals(1, scope(SPORT).seeds());
        assertEquals(2, scope(FEED).seeds(), "itself always");
    }

    @Test
    void whatIsWantedComesBackAsItWasDecided() {
        var wanted = new Roster.Wanted(
                new Patterns(List.of("/news/", "/politics/"), List.of("/news/live/")), Optional.of(Duration.ofDays(3)));

        assertTrue(chronicle.roster.want(ISLANDER, wanted, By.commandLine(START)));

        assertEquals(wanted.patterns(), scope(FEED).patterns());
        assertEquals(wanted.back(), scope(FEED).back());
        assertEquals(START, scope(FEED).added());
    }

    @Test
    void whatASeedSaidOfItselfIsRemembered() {
        var sitemap = added(Seed.Kind.SITEMAP);
        var past = Past.of(List.of(new Address("https://example.org/one"), new Address("https://example.org/two")));

        list(sitemap, new Terms(Optional.of(Duration.ofMinutes(40)), Optional.empty(), Optional.of(past)));
        var scope = scope(sitemap);

        assertEquals(Optional.of(Duration.ofMinutes(40)), scope.pace());
        assertEquals(Optional.of(past), scope.past());
        assertTrue(scope.past().orElseThrow().holds(new Address("https://example.org/two")));
        assertFalse(scope.past().orElseThrow().holds(new Address("https://example.org/three")));
    }

    @Test
    void addressesThatLedToArticlesTeachTheirShape() {
        var page = added(Seed.Kind.SECTION);
        chronicle.see(chronicle.article("/news/2026/11/19/ferry-to-run-all-winter"), story("Ferry", "It runs."), START);
        chronicle.look(chronicle.article("/about-us"), START, Answer.NO_ARTICLE, new Finding.NoAnswer());

        var counts = scope(page).shapes().counts();

        assertEquals(
                new Shapes.Count(1, 0),
                counts.get(new AddressShape("/{word}/{year}/{nn}/{nn}/{words}")),
                counts.toString());
        assertEquals(new Shapes.Count(0, 1), counts.get(new AddressShape("/{word}")), counts.toString());
    }

    @Test
    void theRarestShapeGivesWayWhenThereAreTooMany() {
        chronicle.see(chronicle.article("/often"), story("A", "Text."), START);
        chronicle.see(chronicle.article("/twice"), story("B", "Text."), START);
        IntStream.rangeClosed(1, Shapes.MOST + 20).forEach(n -> {
            var path = IntStream.rangeClosed(0, n % 10).mapToObj(_ -> "a").collect(Collectors.joining("/"));
            chronicle.see(
                    chronicle.article("/" + path + ".x" + (char) ('a' + n / 26) + (char) ('a' + n % 26)),
                    story("C" + n, "Text."),
                    START);
        });

        var shapes = chronicle.library.shapes(ISLANDER);

        assertEquals(Shapes.MOST, shapes.size());
        assertEquals("/{word}", shapes.getFirst().shape());
    }

    @Test
    void nothingOfAPausedOutletIsDueAndAllOfItIsAgainWhenItIsResumed() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, story("Ferry", "It runs."), START);
        var due = chronicle.ledger.recall(ferry).orElseThrow().due();

        assertTrue(chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(START)));
        var article = chronicle.library.article(ferry.id()).orElseThrow();

        assertEquals(Optional.empty(), chronicle.ledger.recall(ferry));
        assertEquals(List.of(), new Frontier(chronicle.database).upcoming());
        assertEquals("an operator paused this outlet", article.ended());

        assertTrue(chronicle.roster.stand(ISLANDER, Standing.WATCHED, By.commandLine(START.plusSeconds(60))));

        assertEquals(due, chronicle.ledger.recall(ferry).orElseThrow().due());
        assertEquals("", chronicle.library.article(ferry.id()).orElseThrow().ended());
    }

    @Test
    void aLookThatWasUnderWayWhenItsOutletWasPausedIsNotRecorded() {
        var ferry = chronicle.article("/ferry");
        var watched = chronicle.ledger.recall(ferry).orElseThrow();
        chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(START));

        assertFalse(chronicle.record(Chronicle.seen(watched, story("Ferry", "It runs."), START), true));
    }

    @Test
    void anArticleOfAPausedOutletThatIsLookedAtByHandStaysPaused() {
        var ferry = chronicle.article("/ferry");
        chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(START));

        chronicle.see(chronicle.article("/ferry"), story("Ferry", "It runs."), START);

        assertEquals(Optional.empty(), chronicle.ledger.recall(ferry));
    }

    @Test
    void aPausedArticleThatAnotherAddressLeadsToStaysPaused() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, story("Ferry", "It runs."), START);
        chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(START));

        var other = chronicle.article("/ferry?from=home");
        chronicle.look(other, START, Answer.UNCHANGED, new Finding.Alias(ferry, false, Optional.empty()));

        assertEquals(Optional.empty(), chronicle.ledger.recall(ferry));
        assertTrue(chronicle.roster.stand(ISLANDER, Standing.WATCHED, By.commandLine(START)));
        assertEquals(START, chronicle.ledger.recall(ferry).orElseThrow().due());
    }

    @Test
    void aPushBringsTheFeedsTurnForwardAndAnotherSoonAfterBringsOneMore() {
        var subscriptions = new Subscriptions(chronicle.database);
        list(FEED, new Terms(Optional.empty(), Optional.of(HUB), Optional.empty()));
        var offered = subscriptions.due(START, 9).getFirst();

        subscriptions.push(offered, START.plusSeconds(10));
        var first = chronicle.ledger.recall(FEED).orElseThrow().due();
        chronicle.look(FEED, START.plusSeconds(11), Answer.NOT_MODIFIED, new Finding.Unchanged());
        subscriptions.push(offered, START.plusSeconds(30));
        subscriptions.push(offered, START.plusSeconds(40));

        assertEquals(START.plusSeconds(10), first);
        assertEquals(
                START.plusSeconds(70),
                chronicle.ledger.recall(FEED).orElseThrow().due());
    }

    @Test
    void aFeedsHubIsOfferedOnceAndLeftWhenTheOutletIsRemoved() {
        var subscriptions = new Subscriptions(chronicle.database);
        list(FEED, new Terms(Optional.empty(), Optional.of(HUB), Optional.empty()));

        var offered = subscriptions.due(START, 9).getFirst();
        subscriptions.asking(
                new Subscription(FEED, HUB, Subscription.State.ASKED, "t".repeat(48), "s", Optional.empty(), 0),
                START,
                START.plusSeconds(3600));
        subscriptions.confirm(
                subscriptions.find("t".repeat(48)).orElseThrow(), START.plusSeconds(900), START.plusSeconds(600));
        chronicle.roster.stand(ISLANDER, Standing.REMOVED, By.commandLine(START));
        var leaving = subscriptions.due(START, 9).getFirst();

        assertEquals(Subscription.State.OFFERED, offered.state());
        assertEquals(HUB, offered.hub());
        assertEquals(Subscription.State.LEAVING, leaving.state());
        subscriptions.end(leaving);
        assertEquals(List.of(), subscriptions.due(START.plusSeconds(9999), 9));
    }
}
