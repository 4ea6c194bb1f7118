// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stet.compare.Comparison;
import stet.extract.Extractor;
import stet.extract.RuleBook;
import stet.fetch.Timekeeper;
import stet.json.SweepJson;
import stet.model.ArticleId;
import stet.model.Job;
import stet.store.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Goes over what is kept again, because somebody asked for it in a job: compares changes, or reads texts.
public final class Again implements Errand {
    private static final int MOST_SAMPLES = 20;
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Reextract.Kept kept;
    private final Supplier<RuleBook> rules;
    private final Timekeeper time;

    /// @param rules as they stand when a job is begun
    public Again(Jobs jobs, Reextract.Kept kept, Supplier<RuleBook> rules, Timekeeper time) {
        this.jobs = jobs;
        this.kept = kept;
        this.rules = rules;
        this.time = time;
    }

    @Override
    public JsonNode perform(Job job) throws InterruptedException {
        var wish = new Sweep.Wish(SweepJson.outlet(job), SweepJson.isStored(job) ? Sweep.Mode.STORE : Sweep.Mode.LOOK);
        var samples = JsonMapper.shared().createArrayNode();
        return switch (job.kind()) {
            case RECOMPARE -> recompare(job, wish, samples);
            case REEXTRACT -> reextract(job, wish, samples);
            case FIND, RETAIN -> throw new IllegalStateException("job %d asks for no sweep".formatted(job.nr()));
        };
    }

    private JsonNode recompare(Job job, Sweep.Wish wish, ArrayNode samples) throws InterruptedException {
        var course = new Course(job, kept.library().totals(time.instant()).articles());
        var work = new Recompare(
                kept.ledger(),
                kept.library(),
                wish,
                Recompare.Which.EARLIER,
                course.stopped::get,
                (article, was, now) -> sample(samples, article, was.to(), was.line(), now.line()));
        course.over("comparing again", id -> {
            work.article(id);
            course.step();
        });
        return result(Comparison.VERSION, work.counts(), samples);
    }

    private JsonNode reextract(Job job, Sweep.Wish wish, ArrayNode samples) throws InterruptedException {
        var course = new Course(job, kept.library().totals(time.instant()).articles());
        var work = new Reextract(
                kept,
                rules.get(),
                time.instant(),
                wish,
                course.stopped::get,
                (article, version, story) -> sample(
                        samples,
                        article,
                        version.number(),
                        "",
                        Comparison.of(version.story(), story).line(Locale.ENGLISH)));
        course.over("reading again", id -> {
            work.article(id, () -> {});
            course.step();
        });
        return result(Extractor.VERSION, work.counts(), samples);
    }

    /// Nothing is told of what is withheld, be it in part.
    private void sample(ArrayNode samples, ArticleId article, int version, String was, String now) {
        boolean shown = kept.library().isWhole(article);
        synchronized (samples) {
            if (shown && samples.size() < MOST_SAMPLES) {
                var sample = samples.addObject()
                        .put("article", article.text())
                        .put("version", version)
                        .put("now", now);
                if (!was.isEmpty()) {
                    sample.put("was", was);
                }
            }
        }
    }

    private static JsonNode result(int by, Map<? extends Enum<?>, Integer> counts, ArrayNode samples) {
        var node = JsonMapper.shared().createObjectNode().put("by", by);
        var counted = new TreeMap<String, Integer>();
        counts.forEach((came, many) -> counted.put(came.name().toLowerCase(Locale.ROOT), many));
        var numbers = node.putObject("counts");
        counted.forEach(numbers::put);
        return node.set("samples", samples);
    }

    /// One job's way over the articles. Half of the processors are left to the watch.
    private final class Course {
        private final Job job;
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong told = new AtomicLong(System.nanoTime());
        private final AtomicBoolean stopped = new AtomicBoolean();

        private Course(Job job, long total) {
            this.job = job;
            this.total = total;
        }

        private void over(String work, Consumer<ArticleId> each) throws InterruptedException {
            tell(0);
            int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            try (var sweep = new Sweep(work, stopped::get, atOnce)) {
                sweep.all(kept.library(), id -> {
                    if (!stopped.get()) {
                        each.accept(id);
                    }
                });
            }
            if (stopped.get()) {
                throw new Cancelled();
            }
        }

        private void step() {
            long count = done.incrementAndGet();
            long last = told.get();
            long now = System.nanoTime();
            if (now - last >= TOLD_EVERY.toNanos() && told.compareAndSet(last, now)) {
                tell(count);
            }
        }

        private void tell(long count) {
            if (!jobs.doing(job.nr(), count, total)) {
                stopped.set(true);
            }
        }
    }
}
