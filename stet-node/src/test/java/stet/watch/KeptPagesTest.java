// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.check.Kept;
import stet.check.ReadAgain;
import stet.check.Recollection;
import stet.extract.SiteRules;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.SiteMemory;
import stet.model.Target;
import stet.store.Ledger;

/// Pages that were fetched, kept, and are asked for again.
class KeptPagesTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Bridge to close</title></head><body><article>
            <h1>Bridge to close</h1>
            <p>The stone bridge over the Lenn will close for six weeks in spring, the county said.</p>
            <p>Drivers will be sent along the river road, which adds four miles to the way to town.</p>
            </article></body></html>
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Timekeeper time = Timekeeper.quickened(java.time.Instant.parse("2026-11-19T12:00:00Z"), 3600);
    private final Gazette gazette = new Gazette(Habits.plain(), 0, time);
    private Desk desk;
    private KeptPages pages;
    private Target.Article bridge;

    @BeforeEach
    void begin() {
        desk = new Desk(folder, time);
        pages = new KeptPages(new Ledger(desk.database), desk.archive);
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        bridge = desk.roster.article(new OutletId("islander"), new Address(gazette.address("/bridge")), time.instant());
    }

    @AfterEach
    void end() {
        desk.close();
        gazette.close();
    }

    private void look(String coding, byte[] body) throws InterruptedException {
        serve("/bridge", coding, body);
        assertInstanceOf(Walk.End.Recorded.class, desk.walk.take(bridge));
    }

    private void serve(String path, String coding, byte[] body) {
        gazette.answer(path, 200, Map.of("Content-Type", "text/html; charset=utf-8", "Content-Encoding", coding), body);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aPageComesBackAsItWasSentWithItsCodingUndone() throws Exception {
        look("gzip", gzip(PAGE));

        var page = assertInstanceOf(Kept.Pages.class, pages.of(bridge.id(), 1))
                .all()
                .getFirst();

        assertEquals(PAGE, new String(page.content().bytes(), StandardCharsets.UTF_8));
        assertEquals("text/html; charset=utf-8", page.contentType());
        assertEquals(bridge.address(), page.address());
        var version = desk.library.version(bridge.id(), 1).orElseThrow();
        assertTrue(
                Duration.between(version.seenFrom(), page.at()).abs().toMillis() < 2,
                page.at().toString());
    }

    @Test
    void anArticleOfTwoPagesIsKeptWholeAndReadsTheSameAgain() throws Exception {
        var second = PAGE.replaceAll("<p>", "<p>Later that day: ");
        serve("/bridge/2", "identity", second.getBytes(StandardCharsets.UTF_8));
        look("gzip", gzip(PAGE.replace("<title>", "<link rel=next href='/bridge/2'><title>")));
        var story = desk.library.version(bridge.id(), 1).orElseThrow().story();

        var kept = pages.of(bridge.id(), 1);

        assertEquals(4, story.paragraphs().size());
        assertEquals(
                List.of("/bridge", "/bridge/2"),
                desk.library.evidence(bridge.id(), 1).stream()
                        .map(e -> e.address().path())
                        .toList());
        var recollection = Recollection.of(bridge, SiteMemory.NOTHING, Optional.empty(), SiteRules.NONE);
        assertEquals(new ReadAgain.Told(story), ReadAgain.of(kept, recollection));
        var first =
                new Kept.Pages(assertInstanceOf(Kept.Pages.class, kept).all().subList(0, 1));
        assertEquals(new ReadAgain.Several(), ReadAgain.of(first, recollection));
    }

    @Test
    void aVersionThatIsNotThereIsLost() {
        assertInstanceOf(Kept.Lost.class, pages.of(bridge.id(), 1));
        assertInstanceOf(Kept.Lost.class, pages.of(ArticleId.of(77), 1));
    }

    @Test
    void whatTheDiskDamagedIsLostAndSaysWhere() throws Exception {
        look("identity", PAGE.getBytes(StandardCharsets.UTF_8));
        var evidence = desk.library.evidence(bridge.id(), 1).getFirst();
        var file = folder.resolve("warc").resolve(evidence.file());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 30] ^= 0x55;
        Files.write(file, bytes);

        var lost = assertInstanceOf(Kept.Lost.class, pages.of(bridge.id(), 1));

        assertTrue(lost.why().contains(evidence.file()), lost.why());
    }
}
