// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Four days of two made-up hosts.
class ReplayTest {
    private static final double NEWS_SNIFFERS = .737; // what its schedule captures with 13 and 8 requests an hour
    private static final Map<String, Double> BUDGET =
            Map.of("harbour.example", 1285 / 96.0, "fells.example", 743 / 96.0);

    @TempDir
    private Path folder = Path.of("");

    private static Trace trace() throws IOException, URISyntaxException {
        return Trace.read(Path.of(Objects.requireNonNull(ReplayTest.class.getResource("four-days.jsonl"))
                .toURI()));
    }

    private static Replays replay(double share, boolean hinted) throws IOException, URISyntaxException {
        return Replays.of(trace(), host -> share * BUDGET.getOrDefault(host, 0.0), hinted);
    }

    private static String log(Replays replay) throws IOException {
        var log = new StringWriter();
        replay.writeLog(log);
        return log.toString();
    }

    @Test
    void moreEditsAreCaughtThanByAFixedDecay() throws Exception {
        assertTrue(replay(1, true).metrics().editCapture() > NEWS_SNIFFERS + .1);
        assertTrue(replay(1, false).metrics().editCapture() > NEWS_SNIFFERS + .05);
        assertTrue(replay(.5, true).metrics().editCapture() > NEWS_SNIFFERS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.05, .5, 1, 4})
    void noHostIsAskedForMoreThanItsBudgetNorFasterThanItBears(double share) throws Exception {
        var metrics = replay(share, true).metrics();

        BUDGET.forEach((host, perHour) ->
                assertTrue(metrics.perHost().getOrDefault(host, 0L) <= share * perHour * 96, metrics::toString));
        assertTrue(metrics.requestsTotal() <= share * (1285 + 743), metrics::toString);
        assertEquals(0, metrics.politenessViolations());
    }

    @Test
    void theSameTraceLeadsToTheSameFetches() throws Exception {
        assertEquals(log(replay(1, true)), log(replay(1, true)));
    }

    @Test
    void hiddenHintsChangeNothingThatIsSeen() throws Exception {
        var bare = trace();
        var without = bare.articles().stream()
                .map(a -> new Trace.Article(
                        a.id(),
                        a.host(),
                        a.section(),
                        a.live(),
                        a.published(),
                        a.discovered(),
                        a.edits(),
                        List.of(),
                        a.gone()))
                .toList();
        var noSeeds = bare.hosts().stream()
                .map(h -> new Trace.Host(h.name(), h.gap(), h.feedEvery(), 0, h.etag(), h.lastModified(), h.outages()))
                .toList();

        var never = Replays.of(
                new Trace(bare.name(), bare.begin(), bare.horizon(), noSeeds, without),
                host -> BUDGET.getOrDefault(host, 0.0),
                true);

        assertEquals(log(replay(1, false)), log(never));
    }

    @Test
    void nothingIsKnownBeforeItsTime() throws Exception {
        var trace = trace();
        var host = trace.hosts().getFirst();
        var world = new World(host, trace.byHost().getOrDefault(host.name(), List.of()));
        var known = new HashMap<String, Long>();

        for (long now = 0; now < trace.horizon(); now += host.feedEvery()) {
            var listed = world.readFeed(now);
            for (var news : listed.news()) {
                known.put(news.id(), now);
                assertTrue(news.published() <= now);
            }
            for (var word : listed.words()) {
                assertTrue(word.at() <= now && known.containsKey(word.id()));
            }
        }
        var unknown = new World(host, trace.byHost().getOrDefault(host.name(), List.of()));
        var last = trace.articles().getLast();
        assertThrows(IllegalArgumentException.class, () -> unknown.ask(last.id(), last.discovered() - 1, -1));
    }

    @Test
    void theScoreCountsWhatWasFetchedWhileItStood() throws Exception {
        var host = new Trace.Host("a.example", 10, 600, 0, Trace.Validator.GOOD, Trace.LastModified.NONE, List.of());
        var article = new Trace.Article(
                "a", "a.example", "", false, 0, 600, List.of(1200L, 1800L, 6000L), List.of(), Optional.empty());
        var trace = new Trace("t", trace().begin(), 7200, List.of(host), List.of(article));
        var fetches = new ArrayList<Fetch>();
        List.of(600L, 1900L, 1905L, 6060L).forEach(at -> fetches.add(new Fetch(at, "a")));

        var metrics = Score.of("p", trace, fetches, 3);

        assertEquals(2, metrics.capturedEdits());
        assertEquals(.6667, metrics.editCapture());
        assertEquals(.75, metrics.versionCapture());
        assertEquals(1, metrics.politenessViolations());
        assertEquals(7, metrics.requestsTotal());
        assertEquals(1.3, metrics.delay().mean());
        assertEquals(.25, metrics.shareNotModified());
    }

    @Test
    void aFileThatIsNotInUtf8IsRefusedInWords() throws IOException {
        var file = Files.write(folder.resolve("trace.jsonl"), new byte[] {'{', (byte) 0xff, '}'});

        var refused = assertThrows(Trace.Unreadable.class, () -> Trace.read(file));
        assertEquals(file + " is not in UTF-8", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{\"type\":\"page\"}",
                "{\"type\":\"trace\",\"version\":1,\"horizon_s\":-4,\"hosts\":[]}",
                "{\"type\":\"trace\",\"version\":1,\"horizon_s\":9,\"hosts\":[]}\n{\"id\":\"x\",\"host\":\"nowhere\",\"pub\":0,\"disc\":0}"
            })
    void aFileThatIsNoTraceIsRefusedInWords(String text) throws IOException {
        var file = Files.writeString(folder.resolve("trace.jsonl"), text);

        var refused = assertThrows(Trace.Unreadable.class, () -> Trace.read(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("trace.jsonl, line"), refused::toString);
    }
}
