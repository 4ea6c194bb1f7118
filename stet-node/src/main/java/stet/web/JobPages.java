// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stet.model.Job;

/// Answers for those who add an outlet in the browser, and for the jobs that come of it.
final class JobPages {
    private static final int MOST = 50;

    private final Stores stores;
    private final Press press;
    private final InstantSource clock;
    private final JobControls controls;

    JobPages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
        this.press = press;
        this.clock = clock;
        this.controls = new JobControls(stores, press.words(), clock);
    }

    /// What somebody typed to find an outlet.
    ///
    /// @param trouble why it could not be looked for
    record Wish(String url, String include, String exclude, String back, Optional<String> trouble) {}

    Reply form(Asked asked) {
        return form(200, new Wish(asked.query("url"), "", "", "0", Optional.empty()));
    }

    Reply find(Asked asked) {
        return controls.find(
                asked,
                nr -> new Reply.Elsewhere(303, "/admin/jobs/" + nr),
                trouble -> form(
                        422,
                        new Wish(
                                asked.field("url"),
                                asked.field("include"),
                                asked.field("exclude"),
                                asked.field("back"),
                                Optional.of(trouble))));
    }

    private Reply form(int status, Wish wish) {
        return print(status, "newsource", "newsource", "/admin/sources/new", wish);
    }

    Reply list(Asked asked) {
        return list(200, Optional.empty());
    }

    private Reply list(int status, Optional<String> trouble) {
        var page = new JobsPage(
                stores.jobs().latest(MOST),
                stores.library().outletLines(),
                stores.library().totals(clock.instant()),
                trouble);
        return print(status, "jobs", "jobs", "/admin/jobs", page);
    }

    /// Asks for what is kept to be gone over again, or to be given up.
    Reply again(Asked asked) {
        return JobsPage.ALL.stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(asked.field("kind")))
                .findFirst()
                .map(kind -> controls.again(
                        asked,
                        kind,
                        nr -> new Reply.Elsewhere(303, "/admin/jobs/" + nr),
                        trouble -> list(422, Optional.of(trouble))))
                .orElseGet(() -> list(422, Optional.of(press.words().say("again.nokind"))));
    }

    Reply one(Asked asked) {
        return controls.job(asked).map(job -> job(200, job, Optional.empty())).orElseGet(this::none);
    }

    Reply save(Asked asked) {
        return controls.save(
                asked,
                outlet -> new Reply.Elsewhere(303, "/admin/sources/" + outlet.text()),
                trouble -> controls.job(asked)
                        .map(job -> job(422, job, Optional.of(trouble)))
                        .orElseGet(this::none));
    }

    Reply cancel(Asked asked) {
        return controls.cancel(asked, job -> new Reply.Elsewhere(303, "/admin/jobs/" + job.nr()));
    }

    private Reply none() {
        return new Reply.Refused(Problem.noSuch(press.words(), "/admin/jobs"));
    }

    private Reply job(int status, Job job, Optional<String> trouble) {
        return print(
                status,
                "job",
                "job",
                "/admin/jobs/" + job.nr(),
                JobPage.of(job, stores.library()::outletLines, trouble));
    }

    private Reply print(int status, String template, String key, String path, Object page) {
        var words = press.words();
        var frame = press.unlisted(
                words.say(key + ".title"), words.say(key + ".description"), Frame.Here.ADMIN, path, List.of());
        return press.print(status, template, frame, page);
    }
}
