// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;
import static stet.store.Chronicle.story;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Resource;
import stet.model.Standing;
import stet.model.Story;
import stet.search.Query;

/// Articles that were handed in.
@ParameterizedClass
@EnumSource(TestedStore.class)
class ClippingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
    private static final Story EARLY = story("Ferry to run all winter", "The council has found 220,000 crowns.");

    @Parameter
    private TestedStore store = TestedStore.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    private Chronicle chronicle;
    private Clippings clippings;

    @BeforeEach
    void begin() {
        chronicle = new Chronicle(store.open(folder));
        clippings = new Clippings(chronicle.database);
    }

    @AfterEach
    void end() {
        chronicle.database.close();
    }

    private static Clippings.Handed handed(OutletId outlet, Story story, Clipping clipping) {
        var bytes = Payload.of(story.text().getBytes(StandardCharsets.UTF_8));
        var address = Clippings.address(outlet, clipping.day(), bytes.digest());
        return new Clippings.Handed(
                outlet,
                clipping,
                story,
                0,
                List.of(
                        new Resource(address, clipping.kept(), "text/plain", bytes),
                        new Resource(new Address(address.text() + "/scan"), clipping.kept(), "image/png", bytes)));
    }

    private static Clipping clipping(Optional<ArticleId> of) {
        return new Clipping(
                hour(2), "lena", DAY, Optional.of(LocalTime.of(6, 40)), "from the print edition", "text/plain", of);
    }

    private Clippings.Kept keep(Optional<ArticleId> of) {
        return clippings.keep(
                handed(ISLANDER, EARLY, clipping(of)),
                List.of(
                        new Ledger.Kept("2026-11-19/00001.warc.gz", 1, 10),
                        new Ledger.Kept("2026-11-19/00001.warc.gz", 11, 10)),
                By.commandLine(hour(2)));
    }

    @Test
    void aClippingIsAnArticleWithOneVersionThatIsNeverDue() {
        var kept = keep(Optional.empty());

        assertTrue(kept.isNew());
        var record = chronicle.library.article(kept.article()).orElseThrow();
        assertEquals(Optional.of(clipping(Optional.empty())), record.clipping());
        assertEquals(Optional.empty(), record.nextDue());
        assertEquals(Optional.of(Instant.parse("2026-11-12T06:40:00Z")), record.published());
        assertEquals(0, record.checks());
        assertEquals(1, record.versions().size());
        assertEquals(
                EARLY,
                chronicle.library.version(kept.article(), 1).orElseThrow().story());
        assertEquals(2, chronicle.library.evidence(kept.article(), 1).size());
    }

    @Test
    void pausingAndResumingItsOutletMakesItNoMoreDue() {
        var kept = keep(Optional.empty());

        chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(hour(3)));
        chronicle.roster.stand(ISLANDER, Standing.WATCHED, By.commandLine(hour(4)));

        assertEquals(
                Optional.empty(),
                chronicle.library.article(kept.article()).orElseThrow().nextDue());
    }

    @Test
    void theSameHandedInTwiceIsKeptOnce() {
        var first = keep(Optional.empty());
        var second = keep(Optional.empty());

        assertFalse(second.isNew());
        assertEquals(first.article(), second.article());
    }

    @Test
    void aWitnessLeavesTheVersionsOfItsArticleAlone() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, Chronicle.FERRY, hour(1));
        chronicle.see(ferry, Chronicle.FERRY_LATER, hour(3));

        var kept = keep(Optional.of(ferry.id()));

        assertEquals(
                List.of(kept.article()),
                chronicle.library.witnesses(ferry.id()).stream()
                        .map(ArticleRecord::id)
                        .toList());
        assertEquals(
                2,
                chronicle.library.article(ferry.id()).orElseThrow().versions().size());
    }

    @Test
    void noPageThatIsReadIsTakenForAClipping() {
        keep(Optional.empty());
        var ferry = chronicle.article("/ferry");

        assertEquals(List.of(), chronicle.ledger.rivals(ferry, List.of(), EARLY.headline(), EARLY.opening()));
    }

    @Test
    void itIsFoundByItsWords() {
        var kept = keep(Optional.empty());
        new SearchIndex(chronicle.database).catchUp(10);
        var query = ((Query.Read.Good) Query.read("\"220,000 crowns\"")).query();

        assertEquals(
                List.of(kept.article()),
                chronicle.library.search(query, "", 10).articles().stream()
                        .map(Found.Article::id)
                        .toList());
    }

    @Test
    void anOutletThatIsNotWatchedCanHaveClippings() {
        var star = new OutletId("evening-star");
        clippings.outlet(
                new Outlet(star, "Evening Star", new Address("https://evening-star.invalid/"), "en", List.of()),
                By.commandLine(START));

        clippings.keep(
                handed(star, EARLY, clipping(Optional.empty())),
                List.of(new Ledger.Kept("2026-11-19/00001.warc.gz", 1, 10)),
                By.commandLine(hour(2)));

        var record = chronicle.library.outlet(star, hour(4)).orElseThrow();
        assertEquals(Standing.CLIPPED, record.keeping().standing());
        assertEquals(1, record.articles());
        assertTrue(chronicle.roster.watched().stream().noneMatch(o -> o.id().equals(star)));
    }
}
