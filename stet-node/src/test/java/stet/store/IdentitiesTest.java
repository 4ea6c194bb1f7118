// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.SPORT;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;
import static stet.store.Chronicle.sighting;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Rival;
import stet.model.Site;

/// Which addresses and names belong to one article.
@ParameterizedClass
@EnumSource(TestedStore.class)
class IdentitiesTest {
    private final Chronicle chronicle;

    IdentitiesTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    @Test
    void theSameAddressFromTwoSeedsIsOneArticle() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"), sighting("/ferry", "f1"));
        chronicle.list(SPORT, START, sighting("/ferry", "s9"));

        var sites = Stream.iterate(
                        chronicle.frontier.next(new Site("example.org"), Set.of(), START),
                        Optional::isPresent,
                        target -> {
                            chronicle.look(target.get(), hour(1), Answer.TIMED_OUT, new Finding.NoAnswer());
                            return chronicle.frontier.next(new Site("example.org"), Set.of(), START);
                        })
                .count();

        assertEquals(1, sites, "one article is due, and neither feed");
    }

    @Test
    void anEntryWhoseAddressChangedNamesTheArticleItNamedBefore() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));
        chronicle.see(chronicle.article("/ferry"), FERRY, START);

        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f1"));
        chronicle.list(SPORT, hour(1), sighting("/sport/ferry", "f1"));

        var former = chronicle.article("/ferry");
        assertEquals(
                Optional.of(new Rival(former.id(), former.address(), false, false)),
                chronicle.recall(chronicle.article("/travel/ferry")).suspect());
        assertEquals(
                Optional.empty(),
                chronicle.recall(chronicle.article("/sport/ferry")).suspect(),
                "a guid is scoped to its feed");
    }

    @Test
    void aNameThatOneListingGivesToSeveralEntriesNamesNone() {
        chronicle.list(FEED, START, sighting("/ferry", "same"), sighting("/bridge", "same"));

        chronicle.list(FEED, hour(1), sighting("/school", "same"));

        assertEquals(
                Optional.empty(), chronicle.recall(chronicle.article("/school")).suspect());
    }

    @Test
    void aNameGivenTwiceFarApartInALongListingNamesNone() {
        var many = new ArrayList<>(IntStream.range(0, 700)
                .mapToObj(n -> sighting("/article/" + n, "guid " + n))
                .toList());
        many.set(650, sighting("/article/650", "guid 3"));

        chronicle.look(FEED, START, Answer.LISTED, new Finding.Listed(many, List.of()));

        assertEquals(
                Optional.empty(),
                chronicle.recall(chronicle.article("/article/650")).suspect());
    }

    @Test
    void anAliasGivesItsAddressAndNamesToTheOtherArticle() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));
        var former = chronicle.article("/ferry");
        chronicle.see(former, FERRY, START);
        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f1"));
        var alias = chronicle.article("/travel/ferry");
        var outcome = Chronicle.outcome(
                chronicle.recall(alias),
                hour(2),
                Answer.UNCHANGED,
                new Finding.Alias(former, true, Optional.empty()),
                List.of(
                        new Event(Event.Kind.MOVED, hour(2), alias.address().text()),
                        new Event(Event.Kind.ENDED, hour(2), "alias")));

        chronicle.record(Chronicle.ended(outcome, Condition.OPEN, "alias"), false);

        var record = chronicle.library.article(former.id()).orElseThrow();
        assertEquals(alias.address(), record.address());
        assertEquals(List.of(former.address()), record.formerly());
        assertEquals(Optional.of(hour(2)), record.nextDue());
        assertEquals(
                List.of(Event.Kind.MOVED),
                record.events().stream().map(Event::kind).toList());
        assertEquals(Optional.of(former.id()), chronicle.library.at(alias.address()));
        assertEquals(Optional.empty(), chronicle.library.article(alias.id()));
    }

    @Test
    void theAddressOfAnUnreadArticleGoesToTheOneThatIsReadThere() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f9"));
        var unread = chronicle.article("/travel/ferry");
        var late = chronicle.recall(unread);

        chronicle.record(
                Chronicle.at(
                        Chronicle.outcome(
                                chronicle.recall(ferry), hour(2), Answer.UNCHANGED, new Finding.Unchanged(), List.of()),
                        unread.address()),
                false);

        assertEquals(Optional.of(ferry.id()), chronicle.library.at(unread.address()));
        assertEquals(ferry.id(), chronicle.article("/travel/ferry").id());
        assertFalse(chronicle.record(Chronicle.seen(late, FERRY, hour(2)), true), "a look that was under way");
        chronicle.list(FEED, hour(3), sighting("/winter-ferry", "f9"));
        assertEquals(
                Optional.of(ferry.id()),
                chronicle.recall(chronicle.article("/winter-ferry")).suspect().map(Rival::id));
    }

    @Test
    void theAddressOfAnArticleThatWasReadStaysItsOwn() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        var school = chronicle.article("/school");
        chronicle.see(school, story("School closes", "Snow."), START);

        chronicle.record(
                Chronicle.at(
                        Chronicle.outcome(
                                chronicle.recall(ferry), hour(2), Answer.UNCHANGED, new Finding.Unchanged(), List.of()),
                        school.address()),
                false);

        assertEquals(Optional.of(school.id()), chronicle.library.at(school.address()));
    }

    @Test
    void rivalsShareAnAddressOrWords() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(chronicle.article("/school"), story("School closes", "Snow."), START);
        var abroad = chronicle.article(chronicle.outlet("elsewhere", "en"), "https://elsewhere.example/ferry");
        chronicle.see(abroad, FERRY, START);
        var unseen = chronicle.article("/new");

        var byWords = chronicle.ledger.rivals(unseen, List.of(), FERRY.headline(), Digest.of("other"));
        var byOpening = chronicle.ledger.rivals(unseen, List.of(), "", FERRY.opening());
        var byAddress = chronicle.ledger.rivals(unseen, List.of(ferry.address()), "Other", Digest.of("other"));
        var none = chronicle.ledger.rivals(unseen, List.of(), "", Digest.of("other"));

        assertEquals(List.of(new Rival(ferry.id(), ferry.address(), false, true)), byWords);
        assertEquals(byWords, byOpening);
        assertEquals(List.of(new Rival(ferry.id(), ferry.address(), true, false)), byAddress);
        assertEquals(List.of(), none);
    }
}
