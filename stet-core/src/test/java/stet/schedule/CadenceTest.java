// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Pulse;
import stet.model.Purse;

class CadenceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Habits UNKNOWN = Habits.none(Places.VERSION);
    private static final Cadence CADENCE = new Cadence(UNKNOWN);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    private static Pulse seenAt(Instant at) {
        return CADENCE.after(Pulse.begin(NOON), glimpse(at, true));
    }

    private static Glimpse glimpse(Instant at, boolean changed) {
        return new Glimpse(at, changed, Optional.empty(), Duration.ZERO);
    }

    /// A life of looks at random times, some of which saw a change, with hints between.
    private record Life(Pulse pulse, Habits habits) {}

    private static Life life(Random random) {
        var pulse = Pulse.begin(NOON.minus(Duration.ofMinutes(random.nextInt(100_000))));
        var habits = UNKNOWN;
        var at = NOON;
        for (int look = random.nextInt(30); look >= 0; look--) {
            at = at.plusSeconds(1 + random.nextInt(1 << random.nextInt(4, 20)));
            if (random.nextBoolean()) {
                pulse = pulse.hinted(
                        new Hint(Hint.Kind.values()[random.nextInt(3)], at.minusSeconds(random.nextInt(600))));
            }
            var glimpse = glimpse(at, random.nextInt(3) == 0);
            var lesson = new Cadence(habits).lesson(pulse, glimpse);
            pulse = new Cadence(habits).after(pulse, glimpse);
            habits = lesson.map(habits::plus).orElse(habits);
        }
        return new Life(pulse, habits);
    }

    @Test
    void anArticleNeverLookedAtIsDueNow() {
        assertEquals(NOON, CADENCE.due(Pulse.begin(NOON), 5, NOON));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noArticleWaitsLongerThanItsLatestTimeWhateverThePrice(long seed) {
        var life = life(new Random(seed));
        var cadence = new Cadence(life.habits());
        var sure = life.pulse().sure().orElseThrow();

        var due = sure;
        for (int asked = 0; asked < 60 && due.isBefore(cadence.latest(life.pulse())); asked++) {
            due = cadence.due(life.pulse(), 1e9, due.plusSeconds(1));
        }

        assertEquals(cadence.latest(life.pulse()), due);
        assertFalse(due.isAfter(sure.plus(Duration.ofDays(40))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDearerALookTheLaterItIs(long seed) {
        var life = life(new Random(seed));
        var cadence = new Cadence(life.habits());
        var now = life.pulse().sure().orElseThrow();

        var dues = new ArrayList<Instant>();
        for (double price = .01; price < 3; price *= 1.5) {
            dues.add(cadence.due(life.pulse(), price, now));
        }

        assertEquals(dues.stream().sorted().toList(), dues);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLookIsWorthItsPriceWhenItIsDue(long seed) {
        var life = life(new Random(seed));
        var cadence = new Cadence(life.habits());
        var now = life.pulse().sure().orElseThrow();

        var due = cadence.due(life.pulse(), .2, now);

        assertFalse(due.isBefore(now));
        assertEquals(due, cadence.due(life.pulse(), .2, due));
    }

    @Test
    void aChangeBringsTheNextLookNearer() {
        var before = seenAt(NOON.plusSeconds(600));
        var later = NOON.plusSeconds(3000);

        var changed = CADENCE.due(CADENCE.after(before, glimpse(later, true)), .2, later);
        var unchanged = CADENCE.due(CADENCE.after(before, glimpse(later, false)), .2, later);

        assertTrue(changed.isBefore(unchanged), changed + " " + unchanged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEED", "TITLE", "SITEMAP"})
    void aWordOfAChangeBringsTheNextLookNearer(Hint.Kind kind) {
        var pulse = seenAt(NOON.plusSeconds(600));
        var later = NOON.plusSeconds(2000);

        var hinted = CADENCE.due(pulse.hinted(new Hint(kind, later)), .5, later);

        assertTrue(hinted.isBefore(CADENCE.due(pulse, .5, later)));
    }

    @Test
    void aWordOfWhatWasSeenAlreadySaysNothing() {
        var pulse = seenAt(NOON.plusSeconds(600));

        assertEquals(pulse, pulse.hinted(new Hint(Hint.Kind.FEED, NOON.plusSeconds(600))));
    }

    @Test
    void aFeedThatCriesWolfIsBelievedLess() {
        var habits = UNKNOWN;
        var pulse = seenAt(NOON.plusSeconds(600));
        for (int cry = 1; cry <= 40; cry++) {
            var at = NOON.plusSeconds(600 + cry * 600L);
            var told = pulse.hinted(new Hint(Hint.Kind.FEED, at.minusSeconds(60)));
            var lesson = new Cadence(habits).lesson(told, glimpse(at, false)).orElseThrow();
            pulse = new Cadence(habits).after(told, glimpse(at, false));
            habits = habits.plus(lesson);
        }
        var fresh = seenAt(NOON.plusSeconds(600)).hinted(new Hint(Hint.Kind.FEED, NOON.plusSeconds(1200)));
        var purse = Purse.begin(NOON, 5);
        var now = NOON.plusSeconds(1260);

        double believed = CADENCE.why(fresh, purse, 60, now).words().getFirst().reliability();
        double doubted = new Cadence(habits)
                .why(fresh, purse, 60, now)
                .words()
                .getFirst()
                .reliability();

        assertTrue(doubted < believed / 3, doubted + " of " + believed);
    }

    @Test
    void anOutletThatEditsAtNoonIsAskedAtNoon() {
        var habits = UNKNOWN;
        for (int day = 0; day < 60; day++) {
            var pulse = Pulse.begin(NOON.minus(Duration.ofHours(12)));
            pulse = CADENCE.after(pulse, glimpse(NOON.minus(Duration.ofHours(12)), true));
            for (int hour = -11; hour <= 11; hour++) {
                var at = NOON.plus(Duration.ofHours(hour));
                var glimpse = glimpse(at, hour == 1 || hour == 0);
                habits = habits.plus(new Cadence(habits).lesson(pulse, glimpse).orElseThrow());
                pulse = new Cadence(habits).after(pulse, glimpse);
            }
        }
        var clock = new DayClock(habits);

        assertTrue(clock.pace(Outlook.hours(NOON)) > 3 * clock.pace(Outlook.hours(NOON.minus(Duration.ofHours(9)))));
    }

    @Test
    void aCopyThatACacheMayStillGiveIsNotAskedForAgain() {
        var fresh = new Glimpse(NOON, true, Optional.empty(), Duration.ofMinutes(10));
        var aYear = new Glimpse(NOON, true, Optional.empty(), Duration.ofDays(365));

        assertFalse(CADENCE.due(CADENCE.after(Pulse.begin(NOON), fresh), 1e-6, NOON)
                .isBefore(NOON.plus(Duration.ofMinutes(10))));
        assertTrue(CADENCE.due(CADENCE.after(Pulse.begin(NOON), aYear), 1e-6, NOON)
                .isBefore(NOON.plus(Duration.ofMinutes(16))));
    }

    @Test
    void anOwedLookTeachesNothing() {
        assertEquals(Optional.empty(), CADENCE.lesson(Pulse.begin(NOON), glimpse(NOON.plusSeconds(60), true)));
        assertEquals(Optional.empty(), CADENCE.lesson(seenAt(NOON).owed(), glimpse(NOON.plusSeconds(60), true)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lessonsAreLearnedInWhateverOrder(long seed) {
        var random = new Random(seed);
        var pulse = life(random).pulse();
        var at = pulse.sure().orElseThrow();
        var one = CADENCE.lesson(pulse, glimpse(at.plusSeconds(3000), true)).orElseThrow();
        var other =
                CADENCE.lesson(pulse, glimpse(at.plusSeconds(90_000), false)).orElseThrow();

        var there = UNKNOWN.plus(one).plus(other).tallies();
        var back = UNKNOWN.plus(other).plus(one).tallies();

        for (int place = 0; place < Habits.PLACES; place++) {
            assertEquals(there.get(place), back.get(place), 1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void habitsSurviveBeingKept(long seed) {
        var habits = life(new Random(seed)).habits();

        assertEquals(habits, Habits.of(habits.version(), habits.tallies()));
    }

    @Test
    void habitsOfAnotherMeaningAreLearnedAnew() {
        var old = Habits.of(99, Collections.nCopies(Habits.PLACES, 7.0));

        assertEquals(UNKNOWN, old.asOf(Places.VERSION));
        assertEquals(CADENCE.due(seenAt(NOON), .2, NOON), new Cadence(old).due(seenAt(NOON), .2, NOON));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 7, 60, 360})
    void noSpanSeesMoreRequestsThanItsHoursAndTheBucketAllow(double perHour) {
        var random = new Random(5);
        var purse = Purse.begin(NOON, 0);
        var spent = new ArrayList<Instant>();
        var now = NOON;
        for (int i = 0; i < 3000; i++) {
            now = now.plusSeconds(random.nextInt(random.nextInt(10) == 0 ? 40_000 : 60));
            purse = purse.at(now, perHour);
            if (purse.canPay()) {
                purse = purse.spent(1);
                spent.add(now);
            }
        }

        for (int from = 0; from < spent.size(); from += 13) {
            for (int until = from; until < spent.size(); until += 17) {
                double hours =
                        Duration.between(spent.get(from), spent.get(until)).toMillis() / 3.6e6;
                double held = Math.max(5, 24 * perHour);
                assertTrue(until - from + 1 <= hours * perHour + held + 1e-6);
            }
        }
        double hours = Duration.between(NOON, now).toMillis() / 3.6e6;
        assertTrue(spent.size() <= hours * perHour + 1e-6);
    }

    @Test
    void anEmptyPurseSaysWhenItCanPay() {
        var purse = Purse.begin(NOON, 0).spent(2);
        var turn = CADENCE.turn(Pulse.begin(NOON), purse, 60, NOON);

        var until = assertInstanceOf(Cadence.Turn.Spent.class, turn).until();
        assertEquals(NOON.plusSeconds(180), until);
        assertTrue(purse.at(until, 60).canPay());
    }

    @Test
    void thePriceFallsAsThePurseFills() {
        var prices = List.of(0.0, 100.0, 700.0, 1440.0).stream()
                .map(tokens -> Purse.begin(NOON, tokens).price(60))
                .toList();

        assertEquals(prices.stream().sorted(Comparator.reverseOrder()).toList(), prices);
    }
}
