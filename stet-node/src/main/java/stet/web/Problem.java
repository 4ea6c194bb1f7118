// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import stet.model.Digest;
import stet.model.Payload;
import stet.model.Withholding;

/// Why there is no page, and what to do about it. All problems share one template.
///
/// @param status the HTTP status
/// @param title what happened, as a heading
/// @param text what was not lost and what helps
/// @param ways where to go from here
/// @param retry after what time it is worth asking again; empty when that is not known
/// @param hidden what is withheld, when that is why
record Problem(
        int status, String title, String text, List<Way> ways, Optional<Duration> retry, Optional<Hidden> hidden) {
    record Way(String href, String text) {}

    /// @param digests of the texts that are kept, by version
    record Hidden(Withholding why, SortedMap<Integer, Digest> digests) {
        Hidden {
            digests = Collections.unmodifiableSortedMap(digests);
        }

        private Json.Thing json() {
            var thing = new Json.Thing()
                    .with("ground", StreamQuery.token(why.ground()))
                    .with("since", why.by().at())
                    .with("reason", why.reason());
            var kept = new Json.Thing();
            digests.forEach((version, digest) -> kept.with(Integer.toString(version), digest.hex()));
            return thing.with("text_sha256", kept);
        }
    }

    Problem(int status, String title, String text, List<Way> ways) {
        this(status, title, text, ways, Optional.empty(), Optional.empty());
    }

    Problem {
        ways = List.copyOf(ways);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has a status from 400 to 599, not " + status);
        }
    }

    /// RFC 9457, section 3.
    static final String TYPE = "application/problem+json; charset=utf-8";

    /// For programs.
    ///
    /// @param instance the path that was asked for
    Payload json(String instance) {
        var thing = new Json.Thing()
                .with("type", "about:blank")
                .with("title", title)
                .with("status", status)
                .with("detail", text)
                .with("instance", instance);
        hidden.ifPresent(h -> thing.with("withheld", h.json()));
        return Payload.of(thing.bytes());
    }

    /// What is asked for is kept and not shown.
    ///
    /// @param digests of all texts of its article, by version
    static Problem withheld(Withholding why, SortedMap<Integer, Digest> digests, Words words) {
        var shown = why.extent() instanceof Withholding.Extent.OneVersion(int number)
                ? digests.subMap(number, number + 1)
                : digests;
        return new Problem(
                why.ground().status(),
                words.say("problem.withheld.title"),
                words.withheld(why),
                List.of(),
                Optional.empty(),
                Optional.of(new Hidden(why, shown)));
    }

    /// What was sent cannot be done as it stands.
    static Problem unfit(String why, Words words) {
        return unfit(422, why, words);
    }

    static Problem unfit(int status, String why, Words words) {
        return new Problem(status, words.say("problem.unfit.title"), why, List.of());
    }

    /// What was sent is neither of the kinds of body in which a clipping is handed in.
    static Problem noClipping(Words words) {
        return unfit(415, words.say("clip.wrong.type"), words);
    }

    static Problem conflict(String why, Words words) {
        return new Problem(409, words.say("problem.unfit.title"), why, List.of());
    }

    static Problem noJson(Words words) {
        return of(400, "nojson", words);
    }

    static Problem noPage(Words words) {
        return of(404, "nopage", words);
    }

    static Problem noArticle(String typed, Words words) {
        return of(404, "noarticle", words, shortened(typed));
    }

    static Problem noOutlet(String typed, Words words) {
        return new Problem(
                404,
                words.say("problem.nooutlet.title"),
                words.say("problem.nooutlet.text", shortened(typed)),
                List.of(new Way("/o", words.say("problem.nooutlet.way"))));
    }

    static Problem noCollection(String typed, Words words) {
        return new Problem(
                404,
                words.say("problem.nocollection.title"),
                words.say("problem.nocollection.text", shortened(typed)),
                List.of(new Way("/c", words.say("collections.title"))));
    }

    static Problem noAddress(String typed, Words words) {
        return of(404, "noaddress", words, shortened(typed));
    }

    static Problem notAnAddress(String typed, Words words) {
        return of(400, "notanaddress", words, shortened(typed));
    }

    /// @param last the highest version that exists
    static Problem noVersion(String article, String typed, int last, Words words) {
        return new Problem(
                404,
                words.say("problem.noversion.title"),
                words.say("problem.noversion.text", shortened(typed), last),
                List.of(new Way("/a/" + article, words.say("problem.noversion.way"))));
    }

    static Problem wrongFilter(String name, String typed, Words words) {
        return new Problem(
                400,
                words.say("problem.wrongfilter.title"),
                words.say("problem.wrongfilter.text", name, shortened(typed), words.say("allowed." + name)),
                List.of(new Way("/", words.say("problem.wrongfilter.way"))));
    }

    /// The same of the watch list's address.
    static Problem wrongWatching(String name, String typed, Words words) {
        var allowed = words.say(name.equals("outlet") ? "allowed.outlet" : "watching.allowed." + name);
        return new Problem(
                400,
                words.say("problem.wrongfilter.title"),
                words.say("problem.wrongfilter.text", name, shortened(typed), allowed),
                List.of(new Way(WatchingPage.PATH, words.say("watching.title"))));
    }

    static Problem wrongSearch(String field, String typed, Words words) {
        var help = switch (field) {
            case "lang", "language" -> "sought.lang";
            case "kind", "after", "before" -> "sought." + field;
            default -> "sought.other";
        };
        return new Problem(
                400,
                words.say("problem.wrongsearch.title"),
                words.say("problem.wrongsearch.text", field, shortened(typed), words.say(help)),
                List.of(new Way("/search", words.say("problem.wrongsearch.way"))));
    }

    static Problem longSearch(int most, Words words) {
        return of(400, "longsearch", words, most);
    }

    static Problem broken(Words words) {
        return of(500, "broken", words);
    }

    static Problem unavailable(Words words) {
        return of(503, "unavailable", words);
    }

    static Problem notAllowed(Words words) {
        return of(405, "notallowed", words);
    }

    static Problem notReadable(Words words) {
        return of(405, "notreadable", words);
    }

    static Problem foreign(Words words) {
        return of(403, "foreign", words);
    }

    /// One must sign in first.
    ///
    /// @param way where
    static Problem signIn(String way, Words words) {
        return new Problem(
                401,
                words.say("problem.signin.title"),
                words.say("problem.signin.text"),
                List.of(new Way(way, words.say("login.title"))));
    }

    static Problem badToken(Words words) {
        return of(401, "badtoken", words);
    }

    /// What one is signed in as does not suffice.
    static Problem notYours(Words words) {
        return of(403, "notyours", words);
    }

    static Problem noLink(Words words) {
        return of(404, "nolink", words);
    }

    /// What was to be changed is not there, or no longer.
    static Problem noSuch(Words words, String back) {
        return new Problem(
                404,
                words.say("problem.nosuch.title"),
                words.say("problem.nosuch.text"),
                List.of(new Way(back, words.say("problem.nosuch.way"))));
    }

    static Problem wait(Duration length, Words words) {
        return new Problem(
                429,
                words.say("problem.wait.title"),
                words.say("problem.wait.text", words.length(length)),
                List.of(),
                Optional.of(length),
                Optional.empty());
    }

    /// The store cannot be read or written for a while.
    static Problem away(Duration length, Words words) {
        return new Problem(
                503,
                words.say("problem.away.title"),
                words.say("problem.away.text"),
                List.of(),
                Optional.of(length),
                Optional.empty());
    }

    /// A program asks too often.
    static Problem often(Duration length, Words words) {
        return new Problem(
                429,
                words.say("problem.often.title"),
                words.say("problem.often.text", words.length(length.plusMillis(999))),
                List.of(),
                Optional.of(length),
                Optional.empty());
    }

    static Problem tooLarge(Words words) {
        return of(413, "toolarge", words);
    }

    static Problem noChoice(Words words) {
        return of(400, "nochoice", words);
    }

    static Problem status(int status, Words words) {
        return of(status, "other", words, status);
    }

    private static Problem of(int status, String key, Words words, Object... blanks) {
        return new Problem(
                status,
                words.say("problem." + key + ".title", blanks),
                words.say("problem." + key + ".text", blanks),
                List.of());
    }

    static String shortened(String typed) {
        return typed.length() <= 200 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 99)) + "…";
    }
}
