// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Address;
import stet.model.Habits.Gain;
import stet.model.Habits.Gains;
import stet.model.Hint;
import stet.model.Outcome;
import stet.model.Pulse;
import stet.model.Sighting;
import stet.model.Target;
import stet.model.Timed;
import stet.model.Timing;

/// What the schedule leaves behind a look is there at the next one, also after a restart.
@ParameterizedClass
@EnumSource(TestedStore.class)
class TimingsTest {
    private static final String FERRY = "https://example.org/ferry";

    private final TestedStore store;
    private final Path folder;
    private Chronicle chronicle;

    TimingsTest(TestedStore store, @TempDir Path folder) {
        this.store = store;
        this.folder = folder;
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private void restart() {
        chronicle.close();
        chronicle = new Chronicle(store.open(folder));
    }

    private static Instant minute(int n) {
        return START.plusSeconds(60L * n);
    }

    private Target.Article ferry() {
        return chronicle.roster.article(Chronicle.ISLANDER, new Address(FERRY), START);
    }

    private Timing timing(Target target) {
        return chronicle.ledger.coming(target).orElseThrow().timing();
    }

    private Outcome look(Target.Article article, Instant at, Pulse pulse, List<Gain> gains) {
        var watched = chronicle.ledger.recall(article).orElseThrow();
        var seen = Chronicle.seen(watched, story("Ferry to run all winter", "Read at " + at), at);
        return with(seen, new Timed(pulse, Optional.of(new Gains(1, gains)), 3, 60));
    }

    private static Outcome with(Outcome o, Timed timed) {
        return new Outcome(
                o.watched(),
                o.at(),
                o.answer(),
                o.detail(),
                o.finding(),
                o.events(),
                o.condition(),
                o.validators(),
                o.looks(),
                o.links(),
                o.evidence(),
                o.keep(),
                o.address(),
                o.addresses(),
                o.nextDue(),
                o.ended(),
                o.lesson(),
                o.reread(),
                timed);
    }

    private void list(Instant at, Instant modified, String title) {
        chronicle.list(
                FEED,
                at,
                new Sighting(new Address(FERRY), Optional.empty(), title, Optional.of(START), Optional.of(modified)));
    }

    private static Pulse seen(Instant at) {
        return new Pulse(
                START, "harbour", true, Optional.of(at), 1.5, .25, .125, Optional.of(at.plusSeconds(30)), Map.of());
    }

    @Test
    void whatALookTaughtSurvivesARestart() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of(new Gain(7, 1.5))), true);
        var before = timing(article);

        restart();

        assertEquals(before, timing(article));
        assertEquals(seen(minute(5)), timing(article).pulse());
        assertEquals(1.5, timing(article).habits().at(7));
    }

    @Test
    void everyRequestIsPaidFor() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);
        var before = timing(article).purse();

        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);

        assertEquals(before.tokens() - 3, timing(article).purse().tokens(), 1e-9);
    }

    @Test
    void aFeedsWordOfAChangeBringsTheArticlesTurnForward() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);

        list(minute(10), minute(8), "Ferry");

        var coming = chronicle.ledger.coming(article).orElseThrow();
        assertEquals(minute(10), coming.due());
        assertEquals(Map.of(Hint.Kind.FEED, minute(8)), coming.timing().pulse().hints());
    }

    @Test
    void aFeedsWordOfWhatWasSeenChangesNothing() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);
        var due = chronicle.ledger.coming(article).orElseThrow().due();

        list(minute(10), minute(4), "Ferry");

        assertEquals(due, chronicle.ledger.coming(article).orElseThrow().due());
        assertEquals(Map.of(), timing(article).pulse().hints());
    }

    @Test
    void anotherTitleInTheSameFeedIsAHint() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);
        list(minute(10), minute(1), "Ferry");
        list(minute(11), minute(1), "Ferry");
        var before = timing(article).pulse().hints();

        list(minute(12), minute(1), "Ferry stopped");

        assertEquals(Map.of(), before);
        assertEquals(
                Map.of(Hint.Kind.TITLE, minute(12)), timing(article).pulse().hints());
    }

    @Test
    void aTitleThatIsCutInTheMiddleOfASignIsNoOtherTitle() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);
        var title = "x".repeat(499) + "🚢";

        list(minute(10), minute(1), title);
        list(minute(11), minute(1), title);

        assertEquals(Map.of(), timing(article).pulse().hints());
    }

    @Test
    void anArticleThatAPersonAsksForIsOwedALook() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of()), true);

        chronicle.roster.article(Chronicle.ISLANDER, new Address(FERRY), minute(9));

        assertEquals(Optional.empty(), timing(article).pulse().sure());
    }

    @Test
    void damagedHabitsAreToldAsSuch() {
        var article = ferry();
        chronicle.record(look(article, minute(5), seen(minute(5)), List.of(new Gain(7, 1.5))), true);
        chronicle.database.<Integer>write(sql -> sql.update(Tables.Timing.TABLE)
                .set(Tables.Timing.TALLIES, new byte[] {0, 0, 1})
                .execute());

        var damaged = assertThrows(Damaged.class, () -> chronicle.ledger.coming(article));
        assertTrue(String.valueOf(damaged.getMessage()).contains("islander"), damaged::toString);
    }
}
