// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SiteMemoryTest {
    private static final int EXTRACTOR = 7;
    private static final Fingerprint PLEA = Fingerprint.of("The Islander is paid for by its readers.");
    private static final Fingerprint STRIP = Fingerprint.of("article > div.strip > p");

    private static Imprint apart(Fingerprint text) {
        return new Imprint(text, STRIP, Imprint.Standing.APART);
    }

    private static Imprint among(Fingerprint text) {
        return new Imprint(text, STRIP, Imprint.Standing.AMONG);
    }

    private static Lesson shows(long article, Imprint... imprints) {
        return new Lesson(EXTRACTOR, ArticleId.of(article), true, List.of(imprints), Optional.empty(), List.of());
    }

    private static Lesson churns(long article) {
        return new Lesson(EXTRACTOR, ArticleId.of(article), false, List.of(), Optional.of(STRIP), List.of());
    }

    private static Lesson holds(long article) {
        return new Lesson(EXTRACTOR, ArticleId.of(article), false, List.of(), Optional.empty(), List.of(STRIP));
    }

    private static SiteMemory taught(Stream<Lesson> lessons) {
        return lessons.reduce(SiteMemory.NOTHING.asOf(EXTRACTOR), SiteMemory::learn, (_, later) -> later);
    }

    @ParameterizedTest
    @MethodSource("standings")
    void aBlockIsFurnitureOnceEnoughArticlesShowIt(Imprint block, int articles, boolean furniture) {
        var memory = taught(LongStream.range(0, articles).mapToObj(article -> shows(article, block)));

        assertEquals(furniture, memory.isFurniture(PLEA));
        assertEquals(articles, memory.articles(PLEA));
    }

    static Stream<Arguments> standings() {
        return Stream.of(
                arguments(apart(PLEA), 2, false),
                arguments(apart(PLEA), 3, true),
                arguments(among(PLEA), 7, false),
                arguments(among(PLEA), 8, true));
    }

    @Test
    void oneArticleSeenOftenMakesNoFurniture() {
        var memory = taught(Stream.generate(() -> shows(1, apart(PLEA))).limit(50));

        assertEquals(1, memory.articles(PLEA));
        assertFalse(memory.isFurniture(PLEA));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheLessonsDoesNotMatterForWhatIsFurniture(long seed) {
        var chance = new Random(seed);
        var texts = IntStream.range(0, 12)
                .mapToObj(n -> Fingerprint.of("text " + n))
                .toList();
        var lessons = new ArrayList<Lesson>();
        for (int n = 0; n < 60; n++) {
            var text = texts.get(chance.nextInt(texts.size()));
            lessons.add(shows(chance.nextInt(10), chance.nextBoolean() ? apart(text) : among(text)));
        }
        var before = taught(lessons.stream());

        Collections.shuffle(lessons, chance);
        var after = taught(lessons.stream());

        assertEquals(
                texts.stream().map(before::isFurniture).toList(),
                texts.stream().map(after::isFurniture).toList(),
                "seed " + seed);
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @Test
    void whatIsFurnitureStaysSoWhateverIsLearnedNext() {
        var memory = taught(LongStream.range(0, 3).mapToObj(article -> shows(article, apart(PLEA))));

        var later = memory.learn(shows(3, among(PLEA))).learn(holds(4)).learn(churns(5));

        assertTrue(later.isFurniture(PLEA));
    }

    @Test
    void theMemoryIsBoundedAndLetsTheBlocksOfOneArticleGoFirstTheOldestFirst() {
        var known = taught(LongStream.range(0, 3).mapToObj(article -> shows(article, apart(PLEA))));

        var memory = LongStream.range(3, 3_000)
                .mapToObj(article -> shows(article, apart(Fingerprint.of("only on page " + article))))
                .reduce(known, SiteMemory::learn, (_, later) -> later);

        assertEquals(SiteMemory.MOST_PRINTS, memory.prints().size());
        assertTrue(memory.isFurniture(PLEA));
        assertEquals(0, memory.articles(Fingerprint.of("only on page 3")));
        assertEquals(1, memory.articles(Fingerprint.of("only on page 2999")));
    }

    @Test
    void aMemoryBeginsAnewWithAnotherExtractor() {
        var memory = taught(LongStream.range(0, 3).mapToObj(article -> shows(article, apart(PLEA))));

        assertEquals(memory, memory.asOf(EXTRACTOR));
        assertFalse(memory.asOf(EXTRACTOR + 1).isFurniture(PLEA));
        assertEquals(EXTRACTOR + 1, memory.asOf(EXTRACTOR + 1).extractor());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void aPlaceIsFurnitureThatChangesAtEveryLookAtSeveralArticles(List<Lesson> lessons, boolean furniture) {
        assertEquals(furniture, taught(lessons.stream()).isVolatile(STRIP));
    }

    static Stream<Arguments> lives() {
        var longAgo = Stream.concat(
                Stream.of(churns(1), churns(2)),
                LongStream.range(10, 10 + 2 * SiteMemory.CHURN_LASTS).mapToObj(SiteMemoryTest::shows));
        return Stream.of(
                arguments(List.of(churns(1), churns(2)), false),
                arguments(List.of(churns(1), churns(1), churns(1), churns(1)), false),
                arguments(List.of(churns(1), churns(2), churns(1)), true),
                arguments(List.of(churns(1), churns(2), holds(3), churns(1)), false),
                arguments(List.of(churns(1), churns(2), churns(1), holds(2)), false),
                arguments(Stream.concat(longAgo, Stream.of(churns(1))).toList(), false));
    }

    @Test
    void typeAndCaseDoNotMakeAnotherFingerprintButWordsDo() {
        assertEquals(Fingerprint.of("Read it — every morning."), Fingerprint.of(" read  it: EVERY morning"));
        assertFalse(Fingerprint.of("two boats").equals(Fingerprint.of("ten boats")));
        assertFalse(Fingerprint.of("港の朝").equals(Fingerprint.of("港の夜")));
        assertFalse(Fingerprint.of("किताब").equals(Fingerprint.of("कताब")));
    }
}
