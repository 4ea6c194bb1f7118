// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a reader chooses language and time zone. The choice is kept in two cookies of the reader's own browser and
/// nowhere else.
final class ReaderDoor {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST_PATH = 1000;
    /// A path of this site: one slash and then no other, since `//host` and `/\host` lead elsewhere (WHATWG URL,
    /// section 4.4).
    private static final Pattern PATH = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    private final Supplier<String> site;
    private final InstantSource clock;

    /// @param site how readers reach the site, without a slash at the end
    ReaderDoor(Supplier<String> site, InstantSource clock) {
        this.site = site;
        this.clock = clock;
    }

    void show(Context context, Press press) {
        var words = press.words();
        var page = ReaderPage.of(
                Reader.chosen(context.cookie(Reader.LANGUAGE)),
                Reader.zone(context.cookie(Reader.ZONE)),
                path(context.queryParam("back")),
                clock.instant(),
                words);
        var frame = press.unlisted(
                words.say("reader.title"), words.say("reader.lede"), Frame.Here.NOWHERE, "/reader", List.of());
        Answers.send(press.print("reader", frame, page), context, press);
    }

    /// Sets the cookies, or takes back the one whose field is empty, and leads back (RFC 9110, section 15.4.4).
    void choose(Context context, Press press) {
        var language = field(context, Reader.LANGUAGE);
        var zone = field(context, Reader.ZONE);
        boolean known = (language.isEmpty() || Reader.chosen(language).isPresent())
                && (zone.isEmpty() || Reader.zone(zone).isPresent());
        if (known) {
            keep(context, Reader.LANGUAGE, language);
            keep(context, Reader.ZONE, zone);
            Answers.send(new Reply.Elsewhere(303, path(context.formParam("back"))), context, press);
        } else {
            Answers.send(new Reply.Refused(Problem.noChoice(press.words())), context, press);
        }
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }

    /// An empty value takes the cookie back.
    private void keep(Context context, String name, String value) {
        Cookies.set(context, site.get(), name, value, Optional.of(value.isEmpty() ? Duration.ZERO : KEPT));
    }

    /// The path when it is one of this site, else the home page's.
    static String path(@Nullable String typed) {
        return typed != null
                        && typed.length() <= LONGEST_PATH
                        && PATH.matcher(typed).matches()
                ? typed
                : "/";
    }
}
