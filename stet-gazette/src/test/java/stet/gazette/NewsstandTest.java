// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsstandTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void theSameSeedWritesTheSamePlay() {
        assertEquals(new Newsstand(7, () -> NOON).truth(), new Newsstand(7, () -> NOON).truth());
        assertEquals(new Newsstand(7, () -> NOON).incidents(), new Newsstand(7, () -> NOON).incidents());
    }

    @Test
    void anotherSeedWritesAnotherPlay() {
        assertNotEquals(new Newsstand(7, () -> NOON).truth(), new Newsstand(8, () -> NOON).truth());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void everyKindOfEditAppearsInTheFirstTwoHours(long seed) {
        Newsstand newsstand = new Newsstand(seed, () -> NOON);

        Set<EditKind> kinds = newsstand.truth().stream()
                .filter(live -> live.from().isBefore(NOON.plus(Duration.ofHours(2))))
                .map(Live::kind)
                .collect(Collectors.toSet());

        assertEquals(EnumSet.allOf(EditKind.class), kinds);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void everyKindOfIncidentAppearsInTheFirstTwoHours(long seed) {
        Set<Incident.Kind> kinds = new Newsstand(seed, () -> NOON)
                .incidents().stream()
                        .filter(incident -> incident.from().isBefore(NOON.plus(Duration.ofHours(2))))
                        .map(Incident::kind)
                        .collect(Collectors.toSet());

        assertEquals(EnumSet.allOf(Incident.Kind.class), kinds);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void whoeverLooksEveryTwentyMinutesSeesADozenKindsWithinTwoHours(long seed) {
        List<Live> truth = new Newsstand(seed, () -> NOON).truth();

        // The state of each article at each look: what a watcher could tell apart.
        Set<EditKind> seen = IntStream.rangeClosed(1, 6)
                .mapToObj(look -> NOON.plus(Duration.ofMinutes(20L * look)))
                .flatMap(look -> truth.stream()
                        .filter(live ->
                                live.from().isAfter(NOON) && !live.from().isAfter(look))
                        .collect(Collectors.toMap(Live::article, live -> live, (_, later) -> later))
                        .values()
                        .stream())
                .map(Live::kind)
                .collect(Collectors.toSet());

        assertTrue(seen.size() >= 15, seen.toString());
    }

    @Test
    void twoEditsOfAnArticleLieFarEnoughApartToBeSeen() {
        List<Live> truth = new Newsstand(1, () -> NOON).truth();

        List<Live> tooSoon = truth.stream()
                .filter(live -> truth.stream()
                        .anyMatch(other -> other.article().equals(live.article())
                                && other.number() == live.number() - 1
                                && other.from().isAfter(NOON)
                                && Duration.between(other.from(), live.from()).toMinutes() < 40))
                .toList();

        assertEquals(List.of(), tooSoon);
    }

    @Test
    void editsKeepComingForThreeDays() {
        List<Live> truth = new Newsstand(1, () -> NOON).truth();

        assertAll(Arrays.stream(new int[] {0, 6, 12, 24, 36, 48, 60, 66})
                .mapToObj(hour -> () -> assertTrue(
                        truth.stream()
                                .anyMatch(live -> live.from().isAfter(NOON.plus(Duration.ofHours(hour)))
                                        && live.from().isBefore(NOON.plus(Duration.ofHours(hour + 6)))),
                        "after hour " + hour)));
    }

    @Test
    void anEditOfWordsChangesWhatAReaderSeesAndOneOfALinkDoesNot() {
        List<Live> truth = new Newsstand(1, () -> NOON).truth();
        Function<Live, Live> before = live -> truth.stream()
                .filter(other -> other.article().equals(live.article()) && other.number() == live.number() - 1)
                .findFirst()
                .orElseThrow();
        Set<EditKind> wordless = EnumSet.of(
                EditKind.LINK_TARGET,
                EditKind.ADDRESS,
                EditKind.WITHDRAWN_GONE,
                EditKind.WITHDRAWN_MISSING,
                EditKind.RESTORED,
                EditKind.PAYWALLED);

        List<Live> wrong = truth.stream()
                .filter(live -> live.number() > 1)
                .filter(live ->
                        live.piece().words().equals(before.apply(live).piece().words())
                                != wordless.contains(live.kind()))
                .toList();

        assertEquals(List.of(), wrong);
    }

    @Test
    void frontPagesAreFullAtOnce() throws Exception {
        try (Newsstand newsstand = new Newsstand(1, () -> NOON).start()) {
            List<Integer> counts = newsstand.outlets().stream()
                    .map(outlet -> Web.get(outlet.home()).text().split("class=\"teaser\"", -1).length - 1)
                    .toList();

            assertEquals(List.of(6, 6, 6, 6, 7, 3), counts);
        }
    }

    @Test
    void aPageFollowsTheClockAlone() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        try (Newsstand newsstand = new Newsstand(1, now::get).start()) {
            Live edit = newsstand.truth().stream()
                    .filter(live ->
                            live.kind() == EditKind.HEADLINE && live.outlet().equals("deepwater"))
                    .findFirst()
                    .orElseThrow();
            String page = home(newsstand, "deepwater") + edit.path().substring(1);
            now.set(edit.from().minusSeconds(1));
            String before = Web.get(page).text();
            now.set(edit.from());
            String after = Web.get(page).text();

            String headline = "<h1>" + Markup.escape(edit.piece().headline()) + "</h1>";
            assertTrue(after.contains(headline));
            assertTrue(!before.contains(headline));
        }
    }

    @Test
    void everyOpenArticleIsServedWithItsWordsAndNoted() {
        try (Newsstand newsstand = new Newsstand(3, () -> NOON).start()) {
            List<Live> live = newsstand.truth().stream()
                    .filter(state -> state.number() == 1 && !state.from().isAfter(NOON))
                    .toList();

            assertAll(live.stream().map(state -> () -> {
                String page = Web.get(
                                home(newsstand, state.outlet()) + state.path().substring(1))
                        .words();
                state.piece()
                        .words()
                        .forEach(words -> assertTrue(page.contains(words), state.article() + ": " + words));
            }));
            assertEquals(
                    live.stream().map(Live::article).collect(Collectors.toSet()),
                    newsstand.served().stream().map(Served::article).collect(Collectors.toSet()));
        }
    }

    @Test
    void whatDidNotGoOutIsNotNoted() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        try (Newsstand newsstand = new Newsstand(1, now::get).start()) {
            Live gone = newsstand.truth().stream()
                    .filter(live -> live.kind() == EditKind.WITHDRAWN_GONE)
                    .findFirst()
                    .orElseThrow();
            now.set(gone.from());

            int status = Web.get(home(newsstand, gone.outlet()) + gone.path().substring(1))
                    .status();

            assertEquals(410, status);
            assertEquals(List.of(), newsstand.served());
        }
    }

    @Test
    void anOldAddressLeadsToTheNewOne() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        try (Newsstand newsstand = new Newsstand(1, now::get).start()) {
            Live moved = newsstand.truth().stream()
                    .filter(live -> live.kind() == EditKind.ADDRESS)
                    .findFirst()
                    .orElseThrow();
            String first = newsstand.truth().stream()
                    .filter(live -> live.article().equals(moved.article()))
                    .findFirst()
                    .orElseThrow()
                    .path();
            now.set(moved.from());

            Web.Page page = Web.get(home(newsstand, moved.outlet()) + first.substring(1));

            assertEquals(301, page.status());
            assertEquals(home(newsstand, moved.outlet()) + moved.path().substring(1), page.header("location"));
        }
    }

    private static String home(Newsstand newsstand, String key) {
        return newsstand.outlets().stream()
                .filter(outlet -> outlet.key().equals(key))
                .findFirst()
                .orElseThrow()
                .home();
    }
}
