// SPDX-License-Identifier: Apache-2.0
package stet.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Alert;
import stet.model.Alert.Kind;
import stet.model.Answer;
import stet.model.OutletId;
import stet.model.Tally;

/// An outlet is told off when its day is far off its habit, and only then.
class HealthTest {
    private static final OutletId ISLANDER = new OutletId("islander");
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z"); // a Monday
    private static final int SPANS_A_DAY = 4;

    /// A span of an outlet with these articles a day, of about 600 words, that are looked at in peace.
    private static Tally span(int nr, int articlesADay) {
        int firsts = articlesADay / SPANS_A_DAY;
        return tally(nr, firsts, 3, 0, 60, 0, 600);
    }

    private static Tally tally(int nr, int firsts, int revisions, int returns, int same, int none, int words) {
        return new Tally(
                START.plus(Tally.SPAN.multipliedBy(nr)),
                Map.of(Answer.LISTED, 10, Answer.NOT_MODIFIED, 20),
                Map.of(Answer.CHANGED, firsts + revisions, Answer.UNCHANGED, same, Answer.NO_ARTICLE, none),
                firsts,
                revisions,
                returns,
                (firsts + revisions) * Tally.length(words));
    }

    private static Tally answers(int nr, Map<Answer, Integer> articles) {
        return new Tally(START.plus(Tally.SPAN.multipliedBy(nr)), Map.of(), articles, 0, 0, 0, 0);
    }

    /// Lets the time go by, span by span, judging at the end of each; gives the alerts that were ever raised or
    /// cleared, as words.
    private static List<String> story(int spans, IntFunction<Tally> outlet) {
        var told = new ArrayList<String>();
        var tallies = new ArrayList<Tally>();
        var standing = List.<Alert>of();
        for (int nr = 0; nr < spans; nr++) {
            tallies.add(outlet.apply(nr));
            var now = START.plus(Tally.SPAN.multipliedBy(nr + 1)).minusSeconds(1);
            var judged = new Health(ISLANDER, START, tallies, now).judge(standing);
            for (var alert : judged) {
                if (!alert.stands() || !standing.contains(alert)) {
                    told.add("%s %s on day %d"
                            .formatted(alert.kind(), alert.stands() ? "raised" : "cleared", nr / SPANS_A_DAY));
                }
            }
            standing = judged.stream().filter(Alert::stands).toList();
        }
        return told;
    }

    private static IntFunction<Tally> well(int articlesADay) {
        return nr -> span(nr, articlesADay);
    }

    /// An outlet that fares well but for the days from one to another.
    private static IntFunction<Tally> but(int from, int until, IntFunction<Tally> then) {
        return nr -> nr / SPANS_A_DAY >= from && nr / SPANS_A_DAY < until ? then.apply(nr) : span(nr, 100);
    }

    @Test
    void anOutletThatNobodyLookedAtForDaysIsNotQuiet() {
        int stopped = 14 * SPANS_A_DAY;
        int resumed = stopped + 5 * SPANS_A_DAY;

        var told = story(
                resumed + 2 * SPANS_A_DAY,
                nr -> nr < stopped || nr > resumed
                        ? span(nr, 40)
                        : nr < resumed ? answers(nr, Map.of()) : tally(nr, 0, 0, 0, 60, 0, 600));

        assertEquals(List.of(), told);
    }

    @Test
    void anOutletThatFaresWellIsLeftAlone() {
        assertEquals(List.of(), story(40 * SPANS_A_DAY, well(100)));
    }

    @Test
    void aNewOutletHasNoHabitYetAndIsLeftAlone() {
        assertEquals(List.of(), story(2 * SPANS_A_DAY, nr -> span(nr, nr < 3 ? 400 : 0)));
    }

    @Test
    void anOutletThatBringsNothingAnyMoreHasGoneQuietUntilItBringsSomething() {
        assertEquals(
                List.of("QUIET raised on day 11", "QUIET cleared on day 15"),
                story(30 * SPANS_A_DAY, but(10, 15, nr -> span(nr, 0))));
    }

    @Test
    void aSilenceOfMonthsDoesNotBecomeAHabit() {
        assertEquals(
                List.of("QUIET raised on day 11", "QUIET cleared on day 80"),
                story(90 * SPANS_A_DAY, but(10, 80, nr -> span(nr, 0))));
    }

    @Test
    void aQuietWeekendIsAHabit() {
        assertEquals(
                List.of(), story(40 * SPANS_A_DAY, nr -> span(nr, nr / SPANS_A_DAY % 7 >= 5 && nr > 20 ? 0 : 100)));
    }

    @Test
    void anOutletWithAnArticleAWeekIsGivenTime() {
        IntFunction<Tally> weekly = nr -> tally(nr, nr % (7 * SPANS_A_DAY) == 8 ? 1 : 0, 0, 0, 60, 0, 600);

        assertEquals(List.of(), story(60 * SPANS_A_DAY, weekly));
    }

    @Test
    void whatWasNotLookedAtIsNotCalledQuiet() {
        assertEquals(List.of(), story(20 * SPANS_A_DAY, but(10, 20, nr -> answers(nr, Map.of()))));
    }

    @Test
    void aNewDesignThatHidesTheArticlesIsNoticedTheSameDay() {
        assertEquals(
                List.of("UNREADABLE raised on day 10", "UNREADABLE cleared on day 13"),
                story(30 * SPANS_A_DAY, but(10, 13, nr -> tally(nr, 0, 0, 0, 10, 60, 600))));
    }

    @Test
    void textsThatCollapseAreNoticed() {
        assertEquals(
                List.of("SHORTENED raised on day 10", "SHORTENED cleared on day 14"),
                story(30 * SPANS_A_DAY, but(10, 13, nr -> tally(nr, 25, 3, 0, 60, 0, 40))));
    }

    @Test
    void aDayOfLongLivePagesHidesNoCollapse() {
        var texts = new ArrayList<Long>();
        IntStream.range(0, 20).forEach(_ -> texts.add(Tally.length(40)));
        texts.add(Tally.length(20_000));

        assertTrue(Tally.words(texts.stream().mapToLong(n -> n).average().orElseThrow()) < 60);
    }

    @Test
    void aWallInFrontOfTheOutletIsNoticedAtOnce() {
        assertEquals(
                List.of("BLOCKED raised on day 10", "BLOCKED cleared on day 12"),
                story(20 * SPANS_A_DAY, but(10, 12, nr -> answers(nr, Map.of(Answer.REFUSED, 40, Answer.ROBOTS, 3)))));
    }

    @Test
    void aPaywallIsNoWallInFrontOfTheOutlet() {
        assertEquals(
                List.of(),
                story(
                        20 * SPANS_A_DAY,
                        but(10, 12, nr -> answers(nr, Map.of(Answer.PAYWALL, 40, Answer.UNCHANGED, 9)))));
    }

    @Test
    void afterAWallNothingIsKnownUntilSomeoneLooks() {
        IntFunction<Tally> stopped = nr -> answers(nr, nr < 41 ? Map.of(Answer.CHALLENGE, 3) : Map.of());

        assertEquals(
                List.of("BLOCKED raised on day 10", "BLOCKED cleared on day 14"),
                story(20 * SPANS_A_DAY, but(10, 14, stopped)));
    }

    @Test
    void aServerThatIsDownIsNoticed() {
        assertEquals(
                List.of("UNREACHABLE raised on day 10", "UNREACHABLE cleared on day 12"),
                story(
                        20 * SPANS_A_DAY,
                        but(10, 12, nr -> answers(nr, Map.of(Answer.TIMED_OUT, 20, Answer.SERVER_ERROR, 9)))));
    }

    @Test
    void textsThatChangeAtEveryLookAreNoise() {
        assertEquals(
                List.of("NOISY raised on day 10", "NOISY cleared on day 13"),
                story(20 * SPANS_A_DAY, but(10, 12, nr -> tally(nr, 25, 60, 0, 10, 0, 600))));
    }

    @Test
    void textsThatComeAndGoAreNoise() {
        assertEquals(
                List.of("FLIPPING raised on day 10", "FLIPPING cleared on day 13"),
                story(20 * SPANS_A_DAY, but(10, 12, nr -> tally(nr, 25, 16, 10, 60, 0, 600))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWaversAtALimitDoesNotFlicker(long seed) {
        var random = new Random(seed);
        var told = story(60 * SPANS_A_DAY, but(10, 50, nr -> {
            int none = 30 + random.nextInt(11); // about half of all pages, now above and now below
            return tally(nr, 2, 2, 0, 70 - none - 4, none, 600);
        }));

        long raised = told.stream()
                .filter(words -> words.startsWith("UNREADABLE raised"))
                .count();
        assertTrue(raised <= 1, told.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void chanceAloneRaisesNothing(long seed) {
        var random = new Random(seed);
        int daily = 4 + random.nextInt(200);
        var told = story(60 * SPANS_A_DAY, nr -> {
            int firsts = IntStream.range(0, daily)
                    .map(_ -> random.nextInt(SPANS_A_DAY) == 0 ? 1 : 0)
                    .sum();
            int night = nr % SPANS_A_DAY == 0 ? firsts / 5 : firsts;
            return tally(
                    nr,
                    night,
                    random.nextInt(8),
                    random.nextInt(2),
                    50 + random.nextInt(50),
                    random.nextInt(6),
                    400 + random.nextInt(500));
        });

        assertEquals(List.of(), told);
    }

    @Test
    void anAlertSaysWhatWasSeenAndWhatIsUsual() {
        var tallies = IntStream.range(0, 13 * SPANS_A_DAY)
                .mapToObj(but(10, 13, nr -> span(nr, 0)))
                .toList();
        var now = START.plus(Duration.ofDays(13));

        var alert = new Health(ISLANDER, START, tallies, now).judge(List.of()).getFirst();

        assertEquals(Kind.QUIET, alert.kind());
        assertEquals("no new article since about 12 Nov, 00:00 UTC, where 83.3 a day are usual", alert.why());
    }

    @Test
    void theVitalsAreTheLastDayBesideTheHabit() {
        var tallies = IntStream.range(0, 12 * SPANS_A_DAY).mapToObj(well(100)).toList();

        var vitals = new Health(ISLANDER, START, tallies, START.plus(Duration.ofDays(12))).vitals();

        assertEquals(100, vitals.articles());
        assertEquals(100, vitals.usualArticles().orElseThrow(), 0.01);
        assertEquals(600, vitals.words().orElseThrow(), 1);
        assertEquals(600, vitals.usualWords().orElseThrow(), 1);
        assertEquals(Map.of(Answer.NO_ARTICLE, 0), vitals.troubles());
    }
}
