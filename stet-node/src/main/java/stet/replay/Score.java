// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What a list of fetches caught of a trace. It asks the [World] again for every answer, and trusts no tracker's word.
public final class Score {
    private static final long TEXT_BYTES = 60_000;
    private static final long NO_TEXT_BYTES = 400;

    private final Trace trace;
    private final Map<String, Trace.Article> articles = new HashMap<>();
    private final Map<String, World> worlds = new HashMap<>();
    private final Map<String, Long> gaps = new HashMap<>();
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, List<Long>> looks = new HashMap<>();
    private final Set<String> firsts = new HashSet<>();
    private final Set<List<Object>> captured = new HashSet<>();
    private final List<Double> delays = new ArrayList<>();
    private final Map<String, Long> perHost = new LinkedHashMap<>();
    private final Map<String, Long> lastAt = new HashMap<>();
    private long notModified;
    private long bytes;
    private long violations;

    private Score(Trace trace) {
        this.trace = trace;
        trace.articles().forEach(article -> articles.put(article.id(), article));
        trace.worlds().forEach(world -> worlds.put(world.name(), world));
        trace.hosts().forEach(host -> gaps.put(host.name(), host.gap()));
    }

    /// Times in minutes.
    public record Times(double mean, double median, double p95) {
        static Times of(List<Double> minutes) {
            var sorted = minutes.stream().sorted().toList();
            double mean = sorted.stream().mapToDouble(m -> m).average().orElse(0);
            return new Times(rounded(mean, 1), rounded(quantile(sorted, .5), 1), rounded(quantile(sorted, .95), 1));
        }

        /// Between neighbours, in proportion.
        private static double quantile(List<Double> sorted, double p) {
            if (sorted.isEmpty()) {
                return 0;
            }
            double at = p * (sorted.size() - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.size() - 1);
            return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (at - below);
        }
    }

    /// @param polls requests for seeds beyond the feed
    public static Metrics of(String policy, Trace trace, List<Fetch> fetches, long polls) {
        var score = new Score(trace);
        fetches.forEach(score::fetched);
        return score.metrics(policy, fetches.size(), polls);
    }

    private void fetched(Fetch fetch) {
        var article = Objects.requireNonNull(articles.get(fetch.id()), fetch.id());
        var host = article.host();
        var before = lastAt.put(host, fetch.at());
        if (before != null && fetch.at() - before < gaps.getOrDefault(host, 0L) || fetch.at() < article.discovered()) {
            violations++;
        }
        perHost.merge(host, 1L, Long::sum);
        looks.computeIfAbsent(fetch.id(), _ -> new ArrayList<>()).add(fetch.at());
        var world = Objects.requireNonNull(worlds.get(host), host);
        var answer = world.ask(fetch.id(), fetch.at(), held.getOrDefault(fetch.id(), -1));
        bytes += answer.status() == 200 ? TEXT_BYTES : NO_TEXT_BYTES;
        notModified += answer.status() == 304 ? 1 : 0;
        if (answer.isText()) {
            held.put(fetch.id(), answer.version());
            caught(article, answer.version(), fetch.at());
        }
    }

    private void caught(Trace.Article article, int version, long at) {
        if (version == 0) {
            firsts.add(article.id());
        } else if (captured.add(List.of(article.id(), version))) {
            delays.add((at - article.edits().get(version - 1)) / 60.0);
        }
    }

    /// From every edit to the next look, also where another edit came first; to the end, where none came.
    private List<Double> detections() {
        var detections = new ArrayList<Double>();
        for (var article : trace.articles()) {
            var at = new TreeSet<>(looks.getOrDefault(article.id(), List.of()));
            for (long edit : article.edits()) {
                var look = at.ceiling(edit);
                detections.add(((look == null ? trace.horizon() : look) - edit) / 60.0);
            }
        }
        return detections;
    }

    private Metrics metrics(String policy, long requests, long polls) {
        long edits = trace.articles().stream().mapToLong(a -> a.edits().size()).sum();
        long known = trace.articles().size();
        long total = requests + polls;
        return new Metrics(
                policy,
                trace.name(),
                known,
                edits,
                requests,
                polls,
                total,
                rounded(share(total, known), 2),
                captured.size(),
                rounded(share(captured.size(), edits), 4),
                rounded(share(captured.size() + firsts.size(), edits + known), 4),
                rounded(share(firsts.size(), known), 4),
                Times.of(delays),
                Times.of(detections()),
                rounded(share(total, captured.size()), 2),
                rounded(share(notModified, requests), 3),
                rounded(bytes / 1e9, 3),
                violations,
                perHost);
    }

    private static double share(long some, long all) {
        return some / (double) Math.max(1, all);
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }
}
