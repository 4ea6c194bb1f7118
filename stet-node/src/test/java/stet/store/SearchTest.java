// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Revision;
import stet.model.Story;
import stet.model.Target;
import stet.search.Piece;
import stet.search.Query;

/// Searches over all versions, and over the words that changes took out and brought in.
@ParameterizedClass
@EnumSource(TestedStore.class)
class SearchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Parameter
    private TestedStore store = TestedStore.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    private Chronicle chronicle;
    private SearchIndex index;

    @BeforeEach
    void begin() {
        chronicle = new Chronicle(store.open(folder));
        index = new SearchIndex(chronicle.database);
        var ferry = chronicle.article("/ferry");
        see(ferry, START, story("Ferry fares rise", "The alleged rise is 12 per cent.", "The mayor was not told."));
        see(ferry, START.plus(HOUR), story("Ferry fares rise", "The rise is 14 per cent.", "The mayor was not told."));
        see(ferry, START.plus(HOUR.multipliedBy(2)), story("Ferry fares rise", "The rise is 14 per cent."));
        see(
                chronicle.article("/quay"),
                START.plus(Duration.ofDays(2)),
                story("Quay reopens", "The mayor came, was told."));
        var kaigan = chronicle.outlet("kaigan-shimbun", "ja");
        see(
                chronicle.article(kaigan, "https://kaigan-shimbun.example/1"),
                START,
                new Story(
                        "東京湾の潮位",
                        "",
                        "",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "ja",
                        "",
                        story("x", "東京湾で高潮の恐れがある。").paragraphs(),
                        List.of(),
                        List.of()));
        while (index.catchUp(2) > 0) {
            assertTrue(index.waiting() < 5);
        }
    }

    private void see(Target.Article article, Instant at, Story story) {
        assertTrue(chronicle.see(article, story, at));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private Found search(String line) {
        return chronicle.library.search(((Query.Read.Good) Query.read(line)).query(), "", 10);
    }

    /// Headline and versions of each article found.
    private String articles(String line) {
        return search(line).articles().stream()
                .map(a -> a.headline() + " " + a.in())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            mayor|Quay reopens [1]; Ferry fares rise [1, 2]
            "the mayor was"|Ferry fares rise [1, 2]
            alleged mayor|Ferry fares rise [1]
            mayor -alleged|Quay reopens [1]; Ferry fares rise [2]
            headline:rise|Ferry fares rise [1, 2, 3]
            "per cent the"|none
            "14 per"|Ferry fares rise [2, 3]
            潮位|東京湾の潮位 [1]
            高潮の恐れ|東京湾の潮位 [1]
            湾高|none
            mayor outlet:kaigan|none
            東京 outlet:shimbun|東京湾の潮位 [1]
            東京 lang:ja|東京湾の潮位 [1]
            東京 lang:en|none
            mayor after:2026-11-20|Quay reopens [1]
            mayor before:2026-11-20|Ferry fares rise [1, 2]
            ferr*|Ferry fares rise [1, 2, 3]
            """)
    void articlesAreFoundWithTheVersionsInWhichItStands(String line, String found) {
        assertEquals(found == null ? "" : found, articles(line), line);
    }

    /// Three words of which the first two and the last two stand side by side, but nowhere all three.
    @Test
    void aPhraseIsNotPutTogetherFromPairs() {
        var tide = chronicle.article("/tide");
        see(tide, START, story("Tide tables", "High tide at nine.", "The tide tables are wrong."));
        see(tide, START.plus(HOUR), story("Tide tables", "Low water at ten.", "Nothing else is known."));
        while (index.catchUp(2) > 0) {
            assertTrue(index.waiting() < 5);
        }

        assertEquals("", changes("removed:\"high tide tables\""));
        assertEquals("Tide tables 1..2", changes("removed:\"high tide\""));
        assertEquals("Tide tables 1..2", changes("removed:\"tide tables are\""));
    }

    /// More words than one entry of an index holds as pairs.
    @Test
    void phrasesOfVeryLongArticlesAreFound() {
        var words = IntStream.range(0, 60_000).mapToObj("word%05d"::formatted).collect(Collectors.joining(" "));
        see(chronicle.article("/list"), START, story("A long list", words));
        while (index.catchUp(2) > 0) {
            assertTrue(index.waiting() < 5);
        }

        assertEquals("A long list [1]", articles("\"word59998 word59999\""));
        assertEquals("", articles("\"word59999 word59998\""));
    }

    private static Revision revision(Found.Changed changed) {
        return ((StreamItem.What.Revised) changed.item().what()).revision();
    }

    /// Headline and numbers of each change found.
    private String changes(String line) {
        return search(line).changes().stream()
                .map(c -> "%s %d..%d"
                        .formatted(
                                c.item().headline(),
                                revision(c).from(),
                                revision(c).to()))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            removed:alleged|Ferry fares rise 1..2
            removed:12 added:14|Ferry fares rise 1..2
            removed:mayor|Ferry fares rise 2..3
            added:mayor|none
            kind:text-removed|Ferry fares rise 2..3
            kind:figure mayor|Ferry fares rise 1..2
            removed:mayor after:2026-11-20|none
            removed:mayor outlet:islander|Ferry fares rise 2..3
            removed:mayor outlet:kaigan|none
            """)
    void changesAreFoundByTheWordsThatWentAndCame(String line, String found) {
        assertEquals(found == null ? "" : found, changes(line), line);
    }

    @Test
    void thePassageShowsWhatWasSought() {
        assertEquals(
                List.of(new Piece("The ", false), new Piece("mayor", true), new Piece(" was not told.", false)),
                search("removed:mayor").changes().getFirst().removed());
    }

    @Test
    void whatIsMadeAnewFindsTheSame() {
        var before = articles("mayor") + changes("removed:alleged");

        index.drop();
        assertEquals("", articles("mayor"));
        assertEquals(3, index.catchUp(10));

        assertEquals(before, articles("mayor") + changes("removed:alleged"));
    }

    @Test
    void whatIsMadeAnewWithoutBeingDroppedIsFoundAllTheWhile() {
        var before = articles("mayor") + changes("removed:alleged");

        index.outdateAll();
        assertEquals(3, index.waiting());
        assertEquals(before, articles("mayor") + changes("removed:alleged"));
        chronicle.database.write(sql -> {
            WordIndex.of(sql).clear(sql); // so that only what is made anew can be found
            return 0;
        });
        for (int left = 3; left > 0; left--) {
            assertEquals(left, index.waiting());
            assertEquals(1, index.catchUp(1));
        }

        assertEquals(before, articles("mayor") + changes("removed:alleged"));
        assertEquals(
                2,
                chronicle.database.<Integer>read(sql -> sql.fetchCount(Tables.Altered.TABLE)),
                "changes keep their numbers");
    }

    /// A millisecond has 1,024 numbers.
    @Test
    void anyNumberOfChangesMayBeOfOneMillisecond() {
        for (int i = 0; i < 1100; i++) {
            var article = chronicle.article("/tide/" + i);
            see(article, START, story("Tide " + i, "It is low."));
            see(article, START.plus(HOUR.multipliedBy(5)), story("Tide " + i, "It is high."));
        }
        while (index.catchUp(200) > 0) {
            assertTrue(index.waiting() < 1100);
        }

        int changes = chronicle.database.read(sql -> sql.fetchCount(Tables.Revision.TABLE));
        int indexed = chronicle.database.read(sql -> sql.fetchCount(Tables.Altered.TABLE));
        assertEquals(changes, indexed);
    }

    @Test
    void aTextThatIsReadAgainIsFoundByWhatItSaysNow() {
        var quay = search("quay").articles().getFirst().id();
        var was = chronicle.library.version(quay, 1).orElseThrow();
        var now = was.read(story("Quay reopens", "The harbour master came, was told."), 9);
        assertTrue(chronicle.ledger.reread(quay, now, was.story().digest(), START.plus(Duration.ofDays(3))));
        assertEquals(1, index.catchUp(10));

        assertEquals("Ferry fares rise [1, 2]", articles("mayor"));
        assertEquals("Quay reopens [1]", articles("\"harbour master\""));
    }

    @Test
    void aDamagedArticleSpoilsNoSearchAndHoldsUpNoOther() {
        chronicle.database.write(sql -> sql.update(Tables.Version.TABLE)
                .set(Tables.Version.STORY, new byte[] {1, 2, 3})
                .where(Tables.Version.HEADLINE.eq("Quay reopens"))
                .execute());

        assertEquals("Ferry fares rise [1, 2]", articles("mayor"));
        index.outdateAll();
        assertEquals(3, index.catchUp(10));
        assertEquals(0, index.waiting());
        assertEquals("Ferry fares rise [1, 2]", articles("mayor"));
    }

    @Test
    void aLongSearchGoesOnWhereItStopped() {
        IntStream.range(0, 25)
                .forEach(i -> see(chronicle.article("/tide-" + i), START, story("Tide " + i, "High water at noon.")));
        index.catchUp(100);
        var query = ((Query.Read.Good) Query.read("\"high water\"")).query();

        var headlines = new ArrayList<String>();
        var from = Optional.of("");
        while (from.isPresent()) {
            var found = chronicle.library.search(query, from.get(), 10);
            found.articles().forEach(a -> headlines.add(a.headline()));
            from = found.next();
        }

        assertEquals(IntStream.range(0, 25).mapToObj(i -> "Tide " + (24 - i)).toList(), headlines);
    }

    @Test
    void whatIsNoPlaceInASearchIsRefused() {
        var query = ((Query.Read.Good) Query.read("mayor")).query();

        for (var from : List.of("x", "-1", "1; drop table", "9".repeat(40))) {
            assertThrows(IllegalArgumentException.class, () -> chronicle.library.search(query, from, 10));
        }
    }

    @Test
    void hostileWordsAreOnlyWords() {
        var lines = Stream.of(
                "\" OR 1",
                "NEAR(a b)",
                "body:x",
                "{headline}:y",
                "a AND NOT b",
                "*",
                "^a",
                "'; drop table article; --",
                "\u0000\uE001islander",
                "(((",
                "removed:\"\"",
                "\uD800",
                "a+b",
                "NOT");

        lines.forEach(line -> assertTrue(search(line).whole(), line));
    }
}
