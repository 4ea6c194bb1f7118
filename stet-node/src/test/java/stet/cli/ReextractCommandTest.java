// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Site;

/// Old captures, read again by rules that were written since.
class ReextractCommandTest {
    private static final String PLEA = "Our members read this article first, every morning of the week and the year.";
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    PLEA,
                    "The council pays 240,000 crowns for the season, half of which comes from the county."));

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void lookTwice() {
        gazette.publish("/ferry", FERRY);
        stet("check", ferry());
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March"));
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

    /// From now on the second paragraph is no part of the article.
    private void rule() {
        drop("p:containsOwn(Our members read)");
    }

    private void drop(String selector) {
        var outlet = new OutletId(Site.of(new Address(gazette.home())).name().replaceAll("[^a-z0-9]+", "-"));
        try {
            Files.createDirectories(data.resolve("rules"));
            Files.writeString(RuleFolder.in(data).file(outlet), "rules = [{ drop = [\"%s\"] }]".formatted(selector));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write rules for " + outlet, e);
        }
    }

    @Test
    void nothingDiffersWhileExtractorAndRulesAreTheSame() {
        var said = stet("reextract");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("2 versions read again"), said.out());
        assertTrue(said.out().contains("2 read the same"), said.out());
    }

    @Test
    void aDryRunCountsAndShowsAndStoresNothing() {
        var before = stet("export").out();
        rule();

        var said = stet("reextract", "--samples", "1");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("2 read otherwise"), said.out());
        assertTrue(said.out().contains("[-" + PLEA + "-]"), said.out());
        assertEquals(1, said.out().split("Article ", -1).length - 1, said.out());
        assertTrue(said.out().contains("Nothing was stored."), said.out());
        assertEquals(before, stet("export").out());
    }

    @Test
    void appliedTextsAreShownUnderTheSameNumbersAndLabelled() {
        rule();
        var changes = stet("list", "--changes").out();

        var applied = stet("reextract", "--apply", "--samples", "0");
        var again = stet("reextract", "--apply");

        assertEquals(0, applied.exit(), applied.err());
        assertTrue(applied.out().contains("2 texts were stored as read again by us"), applied.out());
        assertTrue(again.out().contains("2 read the same"), again.out());
        var exported = stet("export").out();
        assertFalse(exported.contains(PLEA), exported);
        assertEquals(2, exported.lines().count(), exported);
        assertTrue(exported.lines().allMatch(line -> line.contains("\"read_again\"")), exported);
        assertEquals(changes, stet("list", "--changes").out());
    }

    @Test
    void aRuleNeverMakesAChangeOfTheOutlets() {
        rule();
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March").withSection("Travel"));

        var same = stet("check", ferry());

        assertTrue(same.out().startsWith("Unchanged: article "), same.out());
        assertTrue(stet("export").out().lines().toList().getLast().contains("\"read_again\""));
        assertFalse(stet("export").out().lines().toList().getFirst().contains("\"read_again\""));
    }

    @Test
    void anEditAfterARuleIsTheEditAlone() {
        rule();
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until April"));

        var edited = stet("check", ferry());

        assertTrue(edited.out().startsWith("Changed: version 3 of article "), edited.out());
        assertTrue(edited.out().contains("1 change, "), edited.out());
        assertFalse(edited.out().contains(PLEA), edited.out());
    }

    @Test
    void picturesThatReadOtherwiseAreStoredThoughTheTextIsTheSame() {
        gazette.publish("/quay", FERRY.withCaption("The ferry at the quay."));
        stet("check", gazette.address("/quay"));
        drop("img");

        var applied = stet("reextract", "--apply");
        var again = stet("reextract", "--apply");

        assertTrue(applied.out().contains("1 read the same, with other posts or pictures"), applied.out());
        assertTrue(again.out().contains("3 read the same\n"), again.out());
    }

    @Test
    void aLostCaptureIsCountedAndChangesNothing() throws IOException {
        try (var files = Files.walk(data.resolve("warc"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        rule();

        var said = stet("reextract", "--apply");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("2 without a kept page"), said.out());
        assertTrue(stet("export").out().contains(PLEA));
    }

    @Test
    void oneArticleOrOutletCanBeChosenAndOthersAreRefused() {
        assertTrue(stet("reextract", "--article", ferry()).out().contains("2 versions read again"));
        assertEquals(2, stet("reextract", "--article", "7k2m9q").exit());
        assertEquals(2, stet("reextract", "--outlet", "nobody").exit());
        assertEquals(2, stet("reextract", "--samples", "-1").exit());
        assertEquals(2, stet("reextract", "--outlet", "No Such").exit());
    }
}
