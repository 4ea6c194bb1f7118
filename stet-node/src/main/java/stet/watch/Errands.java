// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
import java.util.Map;
import stet.fetch.Timekeeper;
import stet.model.Job;
import stet.store.Jobs;
import tools.jackson.databind.json.JsonMapper;

/// Does what people ask for with a job, one after another, beside the watch.
public final class Errands {
    private static final System.Logger LOG = System.getLogger(Errands.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Map<Job.Kind, Errand> errands;
    private final Timekeeper time;

    /// @param errands the kinds that are done here, and who does them; other kinds are left alone
    public Errands(Jobs jobs, Map<Job.Kind, Errand> errands, Timekeeper time) {
        this.jobs = jobs;
        this.errands = Map.copyOf(errands);
        this.time = time;
    }

    /// Until interrupted.
    public void run() throws InterruptedException {
        jobs.requeue(errands.keySet());
        while (true) {
            var next = jobs.begin(errands.keySet(), time.instant());
            if (next.isEmpty()) {
                Thread.sleep(PAUSE);
            } else {
                perform(next.get());
            }
        }
    }

    private void perform(Job job) throws InterruptedException {
        try {
            var errand = errands.get(job.kind());
            if (errand != null) {
                var result = JsonMapper.shared().writeValueAsString(errand.perform(job));
                jobs.done(job.nr(), result, time.instant());
            }
        } catch (Errand.Fruitless e) {
            jobs.failed(job.nr(), e.why(), time.instant());
        } catch (Errand.Cancelled e) {
            LOG.log(System.Logger.Level.DEBUG, "job {0} was cancelled", job.nr());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "job %d, %s, broke".formatted(job.nr(), job.subject()), e);
            jobs.failed(job.nr(), "something went wrong inside Stet; the log says more", time.instant());
        }
    }
}
