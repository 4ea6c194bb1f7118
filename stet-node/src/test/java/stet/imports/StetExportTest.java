// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Link;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Picture;
import stet.model.Post;
import stet.model.Resource;
import stet.model.StatedTime;
import stet.model.Story;
import stet.store.Clippings;
import stet.store.History;
import stet.store.Ledger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `stet export` printed, taken over by another Stet.
class StetExportTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Receiving from;
    private Receiving to;

    @BeforeEach
    void begin() {
        file = folder.resolve("versions.jsonl");
        from = new Receiving(folder.resolve("from"));
        to = new Receiving(folder.resolve("to"));
    }

    @AfterEach
    void end() {
        from.close();
        to.close();
    }

    /// An archive with versions that have all that a version can have, and a clipping.
    private String filled() throws Exception {
        var records = new Records(from);
        var ferry = records.article("islander", "https://islander.example/ferry");
        records.see(ferry, story("Ferry to sail", "The council pays 240,000 crowns."), 0);
        records.see(ferry, story("Ferry to sail", "The council pays 420,000 crowns."), 60);
        records.see(ferry, story("Ferry to sail", "The council pays 240,000 crowns."), 120);
        records.readAgain(ferry, 3, story("Ferry to sail", "The council pays 240,000 crowns.", "And the county."), 150);
        records.see(records.article("abroad", "https://abroad.example/a"), rich(), 30);
        clip(ferry.id());
        return from.export();
    }

    private static Story story(String headline, String... paragraphs) {
        return new Story(
                headline,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "Local",
                List.of(paragraphs).stream()
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Story rich() {
        return new Story(
                "Sturm über dem Sund",
                "Ein Überblick",
                "Von Ada Lind",
                List.of("Ada Lind", "Bo Ek"),
                Optional.of(Instant.parse("2026-11-18T07:00:00Z")),
                Optional.of(Instant.parse("2026-11-18T08:00:00.5Z")),
                "de",
                "Wetter",
                List.of(
                        new Paragraph(Paragraph.Kind.SUBHEADING, "09:00"),
                        new Paragraph(
                                Paragraph.Kind.TEXT,
                                "Böen von 33 m/s 🌪.",
                                List.of(new Link("33 m/s", "https://abroad.example/boeen"))),
                        new Paragraph(Paragraph.Kind.NOTE, "Korrektur: es waren 33.")),
                List.of(new Post(
                        0,
                        2,
                        Optional.of(new StatedTime(OffsetDateTime.parse("2026-11-18T09:00:00+01:00"), "time")),
                        "Bo Ek",
                        "p1")),
                List.of(
                        new Picture(
                                Optional.of(new Address("https://abroad.example/a.jpg")), "Wellen", List.of("Am Kai")),
                        Picture.captioned("Ohne Bild")));
    }

    private void clip(ArticleId of) throws InterruptedException {
        var clippings = new Clippings(from.database);
        var bytes = Payload.of("The early edition.".getBytes(StandardCharsets.UTF_8));
        var day = LocalDate.of(2026, 11, 12);
        var outlet = new OutletId("islander");
        var clipping = new Clipping(
                Records.START,
                "lena",
                day,
                Optional.empty(),
                "from print",
                "text/plain; charset=utf-8",
                Optional.of(of));
        var resource =
                new Resource(Clippings.address(outlet, day, bytes.digest()), Records.START, clipping.media(), bytes);
        var place = from.archive.append(resource);
        clippings.keep(
                new Clippings.Handed(outlet, clipping, story("Early", "The early edition."), 0, List.of(resource)),
                List.of(new Ledger.Kept(place.file(), place.offset(), place.length())),
                By.commandLine(Records.START));
    }

    private Report give(String lines) throws Exception {
        Files.writeString(file, lines);
        return to.take(file);
    }

    /// What the import adds to each line: where the version came from.
    private static String withoutOrigin(String export) {
        var out = new StringBuilder();
        export.lines().forEach(line -> {
            var node = (ObjectNode) JSON.readTree(line);
            node.remove("imported");
            out.append(JSON.writeValueAsString(node)).append('\n');
        });
        return out.toString();
    }

    @Test
    void anEmptyArchiveExportsTheSameBytesButForTheirOrigin() throws Exception {
        var exported = filled();
        assertTrue(exported.contains("\"read_again\""), exported);
        assertTrue(exported.contains("\"returns_to\":1"), exported);

        var report = give(exported);

        assertEquals(List.of(), report.troubles());
        assertEquals(3, report.written());
        var again = to.export();
        assertEquals(exported, withoutOrigin(again));
        assertEquals(
                5,
                again.lines()
                        .filter(line -> line.contains("\"imported\":{\"from\":\"stet\""))
                        .count());
    }

    @Test
    void whereAnotherStetHadItFromIsKept() throws Exception {
        give(filled());
        var second = to.export();
        Files.writeString(file, second);

        try (var third = new Receiving(folder.resolve("third"))) {
            third.take(file);

            var last = JSON.readTree(third.export().lines().findFirst().orElseThrow());
            var before = JSON.readTree(second.lines().findFirst().orElseThrow());
            assertEquals(before.path("imported"), last.path("imported").path("earlier"));
            assertEquals(withoutOrigin(second), withoutOrigin(third.export()));
        }
    }

    @Test
    void aLineIsKeptByteForByte() throws Exception {
        var exported = filled();
        give(exported);

        var id = to.at("https://islander.example/ferry");
        var kept = to.library.evidence(id, 1).getFirst();
        assertEquals(
                exported.lines().findFirst().orElseThrow(),
                new String(to.archive.read(kept.file(), kept.offset()).body().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void anIdThatIsTakenIsNotGivenTwice() throws Exception {
        var exported = filled();
        new Records(to).see(new Records(to).article("other", "https://other.example/x"), story("Other", "Words."), 0);

        give(exported);

        var all = to.library.articles(Optional.empty(), 10);
        assertEquals(4, all.size());
        assertEquals(
                "Other",
                to.library
                        .article(to.at("https://other.example/x"))
                        .orElseThrow()
                        .headline());
    }

    @Test
    void anArticleThatHasVersionsHereGetsItsHistoryBesideIt() throws Exception {
        var exported = filled();
        var records = new Records(to);
        var ferry = records.article("islander", "https://islander.example/ferry");
        records.see(ferry, story("Ferry sails", "It sails."), 500);

        var report = give(exported);

        assertEquals(1, report.articles(History.Fate.BESIDE));
        assertEquals(1, to.library.article(ferry.id()).orElseThrow().versions().size());
        var beside = to.library.histories(ferry.id()).getFirst();
        assertEquals(3, beside.versions().size());
        assertEquals(Optional.of(ferry.id()), beside.beside());
        assertEquals(Optional.empty(), beside.nextDue());
        assertEquals(0, give(exported).written());
    }

    @Test
    void anArticleThatIsOnlyListedHereGetsItsPast() throws Exception {
        var exported = filled();
        var ferry = new Records(to).article("islander", "https://islander.example/ferry");

        var report = give(exported);

        assertEquals(1, report.articles(History.Fate.LISTED));
        assertEquals(3, to.library.article(ferry.id()).orElseThrow().versions().size());
        assertTrue(to.library.article(ferry.id()).orElseThrow().nextDue().isPresent());
    }

    @Test
    void whatWasBrokenOffGoesOnWhereItStood() throws Exception {
        var exported = filled();
        var first = exported.lines().limit(3).toList();
        give(String.join("\n", first));

        var rest = give(exported);

        assertEquals(1, rest.articles(History.Fate.THERE));
        assertEquals(2, rest.written());
        assertEquals(exported, withoutOrigin(to.export()));
    }

    private static List<String> changed(String exported, int line, String was, String now) {
        var lines = new ArrayList<>(exported.lines().toList());
        assertTrue(lines.get(line).contains(was), lines.get(line));
        lines.set(line, lines.get(line).replace(was, now));
        return lines;
    }

    private List<String> troubles(List<String> lines) throws Exception {
        var report = give(String.join("\n", lines));
        assertEquals(2, report.written());
        return report.troubles().stream().map(t -> t.where() + ": " + t.why()).toList();
    }

    @Test
    void whatIsPackedAndCutIsTakenOverAsFarAsItsArticlesAreWhole() throws Exception {
        var exported = filled();
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes, true)) {
            out.write(exported.lines()
                    .limit(4)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining())
                    .getBytes(UTF_8));
            out.flush();
            out.write("{".getBytes(UTF_8));
        }
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));

        var report = to.take(file);

        assertEquals(1, report.written());
        assertEquals(3, report.versions());
        assertEquals(1, report.broken());
        assertTrue(report.troubles().getFirst().why().contains("is cut off or damaged here"));
    }

    @Test
    void aVersionFromTheFutureBreaksItsArticleAlone() throws Exception {
        var lines = new ArrayList<>(filled().lines().toList());
        var later = Receiving.NOW.plus(Duration.ofHours(2)).toString();
        lines.set(2, lines.get(2).replaceFirst("\"seen_until\":\"[^\"]*\"", "\"seen_until\":\"" + later + "\""));

        assertTrue(troubles(lines).getFirst().contains("is out of range"));
    }

    @Test
    void wordsThatAreNotThoseOfTheirDigestBreakTheirArticleAlone() throws Exception {
        assertEquals(
                List.of("line 2: its words are not those of text_sha256; some may be withheld there"),
                troubles(changed(filled(), 1, "420,000", "430,000")));
    }

    @Test
    void aVersionThatIsMissingBreaksItsArticleAlone() throws Exception {
        var lines = new ArrayList<>(filled().lines().toList());
        lines.remove(1);

        assertEquals(List.of("line 2: version 3 stands where version 2 is expected"), troubles(lines));
    }

    @Test
    void absurdLinesAreToldAndPassedOver() throws Exception {
        var lines = new ArrayList<>(filled().lines().toList());
        lines.add("[".repeat(100_000));
        lines.add("{\"article\":\"7k2m9q\",\"text\":\"" + "\\u0000".repeat(10) + "\"}");
        lines.add("{\"article\":12}");
        lines.add("no json");
        lines.add("{\"article\":\"7k2m9q\",\"version\":1e99}");

        var report = give(String.join("\n", lines));

        // Nobody can say whether the first of them was one more version of the last article.
        assertEquals(2, report.written());
        var told =
                report.troubles().stream().map(t -> t.where() + ": " + t.why()).toList();
        assertTrue(told.getFirst().startsWith("line 6: it is no JSON"), told.toString());
        assertTrue(
                told.stream().anyMatch(t -> t.startsWith("line 6: it stands among the lines of article")),
                told.toString());
        assertEquals(5, told.size(), told.toString());
    }

    @Test
    void aTimeOutOfRangeIsTold() throws Exception {
        var told = troubles(changed(filled(), 0, "\"seen_from\":\"2026-", "\"seen_from\":\"9026-"));

        assertTrue(told.getFirst().endsWith("is out of range"), told.toString());
    }

    @Test
    void whatIsNoUtf8IsTold() throws IOException, InterruptedException {
        Files.write(file, new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}', '\n'});

        assertEquals(
                List.of("versions.jsonl, line 1: the line is not in UTF-8"),
                to.take(file).troubles().stream().map(Trouble::toString).toList());
    }
}
