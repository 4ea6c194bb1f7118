// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import stet.fetch.Timekeeper;
import stet.json.SweepJson;
import stet.model.By;
import stet.model.Job;
import stet.store.Jobs;
import stet.upkeep.Refused;
import stet.upkeep.Retention;
import stet.upkeep.RetentionSettings;
import stet.upkeep.Told;
import stet.watch.Errand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Says which captures the settings would give up, or gives them up, because somebody asked for it in a job. What is
/// done is planned anew each time: no plan that was shown is ever trusted.
final class Relief implements Errand {
    private final Jobs jobs;
    private final Function<Told, Retention> retention;
    private final RetentionSettings settings;
    private final Timekeeper time;

    /// @param retention by these settings, which tells how far it is
    Relief(Jobs jobs, Function<Told, Retention> retention, RetentionSettings settings, Timekeeper time) {
        this.jobs = jobs;
        this.retention = retention;
        this.settings = settings;
        this.time = time;
    }

    /// On a thread of its own, which nobody interrupts: an end of the watch waits until the file is done that is under
    /// way.
    @Override
    public JsonNode perform(Job job) throws InterruptedException {
        var course = new Course(job);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var work = thread.submit(() -> relieve(job, course));
            try {
                return work.get();
            } catch (InterruptedException e) {
                course.ends = true;
                throw e;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("job %d broke off".formatted(job.nr()), e.getCause());
            }
        }
    }

    private JsonNode relieve(Job job, Course course) {
        try {
            var work = retention.apply(course);
            var now = time.instant();
            var outlet = SweepJson.outlet(job);
            var plan = outlet.isPresent() ? work.plan(outlet.get(), now) : work.plan(now);
            var result = result(plan);
            if (SweepJson.isStored(job)) {
                result.set("done", done(work.apply(plan, new By(job.by().who(), now))));
            }
            return result;
        } catch (Refused e) {
            throw new Fruitless(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw disk(String.valueOf(e.getMessage()) + ": " + String.valueOf(e.getCause()));
        } catch (IOException e) {
            throw disk(e.toString());
        }
    }

    private static Fruitless disk(String why) {
        return new Fruitless("the disk refused, and what was given up before stays given up: " + why);
    }

    private ObjectNode result(Retention.Plan plan) {
        var node = JsonMapper.shared().createObjectNode();
        settings.others().ifPresent(length -> node.put("others_s", length.toSeconds()));
        node.put("quota", settings.quota());
        var outlets = node.putArray("outlets");
        for (var share : plan.shares()) {
            outlets.addObject()
                    .put("outlet", share.outlet().text())
                    .put("captures", share.captures())
                    .put("bytes", share.bytes())
                    .put("dropped", share.dropped())
                    .put("freed", share.freed())
                    .put("quota", share.quota())
                    .put("over", share.isOver());
        }
        node.putObject("plan")
                .put("dropped", plan.dropped())
                .put("freed", plan.freed())
                .put("files", plan.cuts().size())
                .put("later", plan.later())
                .put("unnamed", plan.unnamed().size());
        return node;
    }

    private static ObjectNode done(Retention.Done done) {
        var node = JsonMapper.shared()
                .createObjectNode()
                .put("dropped", done.dropped())
                .put("freed", done.freed())
                .put("rewritten", done.rewritten())
                .put("removed", done.removed());
        var left = node.putArray("left");
        done.left().forEach(file -> left.addObject().put("file", file.file()).put("why", file.why()));
        return node;
    }

    /// Tells how far the job is after each step, and ends the work when nobody wants it any more, or the watch ends.
    private final class Course implements Told {
        private final Job job;
        private volatile boolean ends;

        private Course(Job job) {
            this.job = job;
        }

        @Override
        public Bar begin(String what, long total) {
            tell(what, 0, total);
            return new Bar() {
                @Override
                public void reach(long done) {
                    tell(what, done, total);
                }

                @Override
                public void close() {}
            };
        }

        private void tell(String what, long done, long total) {
            if (ends || !jobs.doing(job.nr(), "%s: %d of %d".formatted(what, done, total))) {
                throw new Cancelled();
            }
        }
    }
}
