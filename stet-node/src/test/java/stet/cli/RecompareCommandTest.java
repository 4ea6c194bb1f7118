// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.compare.Comparison;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Snippet;
import stet.store.Filter;

/// Stored changes, compared again by a comparison that was improved since.
class RecompareCommandTest {
    private static final String RUNS =
            "The island ferry will run through the winter, the council decided on Tuesday evening.";
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(RUNS, "The council pays 240,000 crowns for the season, half of which comes from the county."));
    private static final Piece CHEAPER = FERRY.withParagraphs(
            List.of(RUNS, "The council pays 210,000 crowns for the season, half of which comes from the county."));
    private static final String FORMER_LINE = "Something about the ferry changed";

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void lookTwice() {
        gazette.publish("/ferry", FERRY);
        stet("check", ferry());
        gazette.edit("/ferry", CHEAPER);
        stet("check", ferry());
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private String ferry() {
        return gazette.address("/ferry");
    }

    private Node node() {
        return Node.open(Settings.read(data, Map.of(), Map.of()), data);
    }

    private static ArticleId article(Node node, String address) {
        return node.library().at(new Address(address)).orElseThrow();
    }

    private Revision stored() {
        try (var node = node()) {
            return node.library().revision(article(node, ferry()), 2).orElseThrow();
        }
    }

    /// The change as a comparison of former days would have told it.
    private void tellAsOfOld() {
        try (var node = node()) {
            var former = new Revision(
                    1,
                    2,
                    List.of(),
                    List.of(),
                    List.of(),
                    Significance.MINOR,
                    FORMER_LINE,
                    new Snippet(List.of(new Run(Run.Fate.KEPT, "ferry"))),
                    0,
                    0,
                    Comparison.VERSION - 1);
            node.ledger().recompared(article(node, ferry()), List.of(former));
        }
    }

    @Test
    void whatThePresentComparisonMadeIsLeftOut() {
        var said = stet("recompare");
        var all = stet("recompare", "--all");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("1 made by the present comparison, not compared again"), said.out());
        assertTrue(all.out().contains("1 told the same"), all.out());
    }

    @Test
    void aDryRunCountsAndShowsBothLinesAndStoresNothing() {
        var line = stored().line();
        tellAsOfOld();
        var former = stored();

        var said = stet("recompare");
        var silent = stet("recompare", "--samples", "0");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("1 told otherwise"), said.out());
        assertTrue(said.out().contains("was  " + FORMER_LINE), said.out());
        assertTrue(said.out().contains("now  " + line), said.out());
        assertTrue(said.out().contains("Nothing was stored."), said.out());
        assertFalse(silent.out().contains(FORMER_LINE), silent.out());
        assertEquals(former, stored());
    }

    @Test
    void anAppliedRevisionIsWhatThePresentComparisonMakesInEveryColumn() {
        var told = stored();
        var stream = stream();
        tellAsOfOld();

        var applied = stet("recompare", "--apply");
        var again = stet("recompare", "--apply");

        assertEquals(0, applied.exit(), applied.err());
        assertTrue(applied.out().contains("Changes told otherwise from now on: 1."), applied.out());
        assertTrue(again.out().contains("1 made by the present comparison"), again.out());
        assertEquals(told, stored());
        assertEquals(stream, stream());
    }

    /// What feeds, lists and filters read: with the instant and the numbers, of which entry ids are made.
    private List<Object> stream() {
        try (var node = node()) {
            return List.of(
                    node.library().latest(Filter.ALL, "", 9),
                    node.library().article(article(node, ferry())).orElseThrow().versions());
        }
    }

    @Test
    void aTextThatWasReadAgainSinceIsComparedAsItWasTold() {
        var told = stored();
        try (var node = node()) {
            var id = article(node, ferry());
            var version = node.library().version(id, 2).orElseThrow();
            var first = node.library().version(id, 1).orElseThrow();
            node.ledger()
                    .reread(
                            id,
                            version.read(first.story(), 99),
                            version.story().digest(),
                            version.seenFrom().plusSeconds(9));
        }
        tellAsOfOld();

        stet("recompare", "--apply");

        try (var node = node()) {
            assertEquals(
                    told,
                    node.library().told(article(node, ferry()), 2).orElseThrow().revision());
        }
    }

    @Test
    void oneArticleOrOutletCanBeChosenAndOthersAreRefused() {
        assertTrue(stet("recompare", "--article", ferry()).out().startsWith("Changes looked at with comparison "));
        assertEquals(2, stet("recompare", "--article", "7k2m9q").exit());
        assertEquals(2, stet("recompare", "--outlet", "nobody").exit());
        assertEquals(2, stet("recompare", "--outlet", "No Such").exit());
        assertEquals(2, stet("recompare", "--samples", "-1").exit());
    }
}
