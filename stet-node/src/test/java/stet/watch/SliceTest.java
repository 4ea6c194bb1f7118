// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Timekeeper;
import stet.gazette.Asked;
import stet.gazette.Live;
import stet.gazette.Newsstand;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Paragraph;
import stet.model.Story;

/// Six made-up outlets, watched for hours on a quickened clock.
@Tag("slow")
class SliceTest {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final Duration WATCH = Duration.ofHours(6);
    private static final Instant LAST = MORNING.plus(Duration.ofDays(5));
    private static final double SPEED = 2700;
    private static final int ENOUGH = 20;

    @TempDir
    private Path folder = Path.of("");

    /// @param words all that a reader sees but the byline, whose reading is tested where pages are read
    private record Seen(ArticleId article, int number, String byline, List<String> words) {}

    @Test
    void whatWasServedIsKeptAndNothingElse() throws Exception {
        var time = Timekeeper.quickened(MORNING, SPEED);
        var newsstand = new Newsstand(3, time);
        try (newsstand;
                var desk = new Desk(folder, time)) {
            newsstand.start();
            newsstand
                    .outlets()
                    .forEach(o -> desk.watch(o.key(), o.home(), o.language(), "feed.json", "news-sitemap.xml"));
            watch(desk, time);
            var forbidden = newsstand.outlets().stream()
                    .flatMap(o -> newsstand.requests(o.key()).stream())
                    .map(Asked::path)
                    .filter(path -> path.startsWith("/private"))
                    .toList();
            var ids = ids(newsstand, desk);
            var kept = kept(desk);
            newsstand.close();

            var truth = truth(newsstand);
            var served = newsstand.served().stream()
                    .flatMap(s -> Stream.ofNullable(truth.get(s.article() + " " + s.number())))
                    .distinct()
                    .toList();
            assertEquals(List.of(), forbidden);
            assertTrue(kept.size() > ENOUGH, kept.size() + " versions");
            assertEquals(List.of(), lost(served, ids, kept), "lost");
            assertEquals(List.of(), doubled(kept), "neighbours that read the same");
            assertEquals(List.of(), unfounded(served, ids, kept), "never served");
        }
    }

    /// At least six hours, and on a busy machine as many more as it takes to see enough.
    private static void watch(Desk desk, Timekeeper time) throws InterruptedException {
        var slice = desk.slice(_ -> {});
        var bell = Thread.ofVirtual().start(() -> {
            try {
                var end = MORNING.plus(WATCH);
                time.await(end);
                while (desk.library.totals(time.instant()).versions() <= ENOUGH && end.isBefore(LAST)) {
                    end = end.plus(Duration.ofHours(1));
                    time.await(end);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            slice.stop();
        });
        slice.run();
        bell.join();
    }

    /// Which of our articles each of the newsstand's is.
    private static Map<String, Optional<ArticleId>> ids(Newsstand newsstand, Desk desk) {
        var homes = newsstand.outlets().stream()
                .collect(Collectors.toMap(Newsstand.Masthead::key, Newsstand.Masthead::home));
        return newsstand.truth().stream()
                .collect(Collectors.toMap(
                        Live::article,
                        live -> desk.library.at(new Address(
                                homes.get(live.outlet()) + live.path().substring(1))),
                        (a, b) -> a.or(() -> b)));
    }

    private static Map<String, Live> truth(Newsstand newsstand) {
        return newsstand.truth().stream()
                .collect(Collectors.toMap(live -> live.article() + " " + live.number(), Function.identity()));
    }

    private static List<Seen> kept(Desk desk) {
        var kept = new ArrayList<Seen>();
        desk.library
                .articles(Optional.empty(), 1000)
                .forEach(id -> desk.library
                        .article(id)
                        .orElseThrow()
                        .versions()
                        .forEach(line -> kept.add(seen(
                                id,
                                line.number(),
                                desk.library
                                        .version(id, line.number())
                                        .orElseThrow()
                                        .story()))));
        return kept;
    }

    private static Seen seen(ArticleId id, int number, Story story) {
        var words = Stream.of(
                        Stream.of(story.headline(), story.standfirst()),
                        story.captions().stream(),
                        story.paragraphs().stream().map(Paragraph::text))
                .flatMap(Function.identity())
                .filter(part -> !part.isEmpty())
                .toList();
        return new Seen(id, number, story.byline(), words);
    }

    /// As a browser shows them: runs of white space are one space.
    private static List<String> words(Live live) {
        return live.piece().words().stream()
                .filter(part -> !part.equals(live.piece().byline()))
                .map(part -> part.replaceAll("[ \n]+", " "))
                .toList();
    }

    private static boolean shows(Seen seen, Live live, Map<String, Optional<ArticleId>> ids) {
        return ids.getOrDefault(live.article(), Optional.empty()).equals(Optional.of(seen.article()))
                && seen.words().equals(words(live));
    }

    private static List<String> lost(List<Live> served, Map<String, Optional<ArticleId>> ids, List<Seen> kept) {
        return served.stream()
                .filter(live -> kept.stream().noneMatch(seen -> shows(seen, live, ids)))
                .map(live -> live.outlet() + live.path() + " state " + live.number() + " " + live.kind())
                .toList();
    }

    private static List<Seen> doubled(List<Seen> kept) {
        return IntStream.range(1, kept.size())
                .filter(n -> kept.get(n).number() > 1
                        && kept.get(n).byline().equals(kept.get(n - 1).byline())
                        && kept.get(n).words().equals(kept.get(n - 1).words()))
                .mapToObj(kept::get)
                .toList();
    }

    private static List<Seen> unfounded(List<Live> served, Map<String, Optional<ArticleId>> ids, List<Seen> kept) {
        return kept.stream()
                .filter(seen -> served.stream().noneMatch(live -> shows(seen, live, ids)))
                .toList();
    }
}
