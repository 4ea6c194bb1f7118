// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Header;
import stet.model.Payload;

/// What an address answers, whenever it is asked.
@FunctionalInterface
interface Says {
    Fetched at(Address asked, Instant when);

    static Says page(Sheet sheet) {
        return html(sheet.html());
    }

    static Says html(String html) {
        return (asked, when) -> new Fetched.Page(capture(asked, List.of(), when, 200, "text/html", html));
    }

    static Says feed(String xml) {
        return (asked, when) -> new Fetched.Page(capture(asked, List.of(), when, 200, "application/rss+xml", xml));
    }

    /// A permanent redirect to a page.
    static Says redirect(Address to, Sheet sheet) {
        return (asked, when) -> new Fetched.Page(capture(asked, List.of(to), when, 200, "text/html", sheet.html()));
    }

    /// A temporary redirect to a page.
    static Says detour(Address to, Sheet sheet) {
        return (asked, when) -> {
            var page = capture(asked, List.of(to), when, 200, "text/html", sheet.html());
            return new Fetched.Page(new Capture(
                    page.requested(),
                    page.hops(),
                    false,
                    page.at(),
                    page.took(),
                    page.status(),
                    page.headers(),
                    page.body(),
                    page.content()));
        };
    }

    /// One after the other; the last for ever.
    static Says inTurn(Says... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return (asked, when) -> (left.size() > 1 ? left.removeFirst() : left.getFirst()).at(asked, when);
    }

    static Says notModified() {
        return (asked, when) -> new Fetched.NotModified(capture(asked, List.of(), when, 304, "", ""));
    }

    static Says missing() {
        return (asked, when) -> new Fetched.Missing(capture(asked, List.of(), when, 404, "text/html", "Not found"));
    }

    static Says gone() {
        return (asked, when) -> new Fetched.Gone(capture(asked, List.of(), when, 410, "text/html", "Gone"));
    }

    static Says refused() {
        return (asked, when) -> new Fetched.Refused(capture(asked, List.of(), when, 403, "text/html", "Forbidden"));
    }

    static Says busy(Duration retryAfter) {
        return (asked, when) ->
                new Fetched.Busy(capture(asked, List.of(), when, 503, "text/html", "Later"), Optional.of(retryAfter));
    }

    static Says failed(Fetched.Failure failure) {
        return (_, _) -> new Fetched.Failed(failure, "the connection broke");
    }

    static Says disallowed() {
        return (_, _) -> new Fetched.Disallowed("robots.txt does not allow it");
    }

    static Says paused(Instant until) {
        return (_, _) -> new Fetched.Paused(until);
    }

    private static Capture capture(
            Address asked, List<Address> hops, Instant at, int status, String type, String content) {
        var body = Payload.of(content.getBytes(StandardCharsets.UTF_8));
        return new Capture(
                asked,
                hops,
                true,
                at,
                Duration.ofMillis(80),
                status,
                List.of(new Header("Content-Type", type + "; charset=utf-8"), new Header("ETag", "\"1\"")),
                body,
                body);
    }
}
