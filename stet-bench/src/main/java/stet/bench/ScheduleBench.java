// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import stet.replay.Fetch;
import stet.replay.Metrics;
import stet.replay.Replays;
import stet.replay.Score;
import stet.replay.Trace;
import stet.replay.World;

/// What the schedule catches of traces beside News Sniffer's, with as many requests for each host, and with half of
/// them.
public final class ScheduleBench {
    private ScheduleBench() {}

    /// @param arguments the traces' files
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("scripts/bench schedule TRACE...");
            System.exit(64);
        }
        System.out.println(
                "| trace | schedule | edits captured | requests per article | delay: mean, median, p95 min | s |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: |");
        for (var file : arguments) {
            compare(Trace.read(Path.of(file)));
        }
    }

    private static void compare(Trace trace) {
        var decay = NewsSniffer.watch(trace);
        line(decay, "", Duration.ZERO);
        stet(trace, decay, 1, true);
        stet(trace, decay, 1, false);
        stet(trace, decay, .5, true);
    }

    private static void stet(Trace trace, Metrics like, double share, boolean hinted) {
        long start = System.nanoTime();
        var metrics = replay(trace, like, share, hinted);
        line(metrics, share < 1 ? ", half the requests" : "", Duration.ofNanos(System.nanoTime() - start));
    }

    private static Metrics replay(Trace trace, Metrics like, double share, boolean hinted) {
        double hours = trace.horizon() / 3600.0;
        return Replays.of(trace, host -> share * like.perHost().getOrDefault(host, 0L) / hours, hinted)
                .metrics();
    }

    private static void line(Metrics m, String how, Duration took) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s%s | %.1f %% | %.1f | %.1f, %.1f, %.1f | %.1f |%n",
                m.trace(),
                m.policy(),
                how,
                100 * m.editCapture(),
                m.requestsPerArticle(),
                m.delay().mean(),
                m.delay().median(),
                m.delay().p95(),
                took.toMillis() / 1000.0);
    }

    /// Half an hour after a change, then a fifth later each time, until the wait would be forty days; asked for in runs
    /// every five minutes (News Sniffer, app/models/news_article.rb).
    private static final class NewsSniffer {
        private static final long RUN = 300;
        private static final long AFTER_CHANGE = 1800;
        private static final double GROWTH = 1.2;
        private static final long LAST = 40 * 86_400;

        private final World world;
        private final long horizon;
        private final PriorityQueue<Due> queue =
                new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparing(due -> due.article().id));
        private final List<Fetch> fetches = new ArrayList<>();
        private long free;

        private record Due(long at, Article article) {}

        private static final class Article {
            private final String id;
            private int held = -1;
            private long wait;

            Article(String id) {
                this.id = id;
            }

            /// Whatever else was answered counts as unchanged.
            OptionalLong next(World.Answer answer) {
                boolean changed = answer.isText() && answer.version() != held;
                wait = changed || wait == 0 ? AFTER_CHANGE : Math.round(wait * GROWTH);
                held = answer.isText() ? answer.version() : held;
                return wait >= LAST ? OptionalLong.empty() : OptionalLong.of(wait);
            }
        }

        private NewsSniffer(World world, long horizon) {
            this.world = world;
            this.horizon = horizon;
        }

        static Metrics watch(Trace trace) {
            var fetches = new ArrayList<Fetch>();
            trace.worlds().forEach(world -> fetches.addAll(new NewsSniffer(world, trace.horizon()).watch()));
            fetches.sort(Comparator.comparingLong(Fetch::at).thenComparing(Fetch::id));
            return Score.of("newssniffer", trace, fetches, 0);
        }

        private List<Fetch> watch() {
            for (long feed = 0; feed < horizon; feed += world.feedEvery()) {
                takeUntil(feed);
                for (var news : world.readFeed(feed).news()) {
                    queue.add(new Due(feed, new Article(news.id())));
                }
            }
            takeUntil(horizon);
            return fetches;
        }

        private void takeUntil(long end) {
            while (!queue.isEmpty()) {
                long due = queue.peek().at();
                long at = Math.max(due > free ? Math.ceilDiv(due, RUN) * RUN : due, free);
                if (at >= end) {
                    return;
                }
                var article = queue.remove().article();
                fetches.add(new Fetch(at, article.id));
                free = at + world.gap();
                article.next(world.ask(article.id, at, article.held))
                        .ifPresent(wait -> queue.add(new Due(at + wait, article)));
            }
        }
    }
}
