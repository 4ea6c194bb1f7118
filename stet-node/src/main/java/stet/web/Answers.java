// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stet.account.Doorkeeper;
import stet.model.Digest;
import stet.model.Payload;

/// Puts replies on the wire: headers, conditional requests (RFC 9110, section 13) and the body.
final class Answers {
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");
    private static final int TAG_LENGTH = 24;
    /// IMF-fixdate (RFC 9110, section 5.6.7): the day has two digits.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Answers() {}

    /// What every answer carries, errors included.
    static Map<String, String> headers() {
        return HEADERS;
    }

    static void guard(Context context) {
        HEADERS.forEach(context::header);
    }

    static void send(Reply reply, Context context, Press press) {
        context.header("Vary", "Accept-Encoding, Accept-Language, Cookie, Authorization");
        switch (reply) {
            case Reply.Page page -> send(page, context, press);
            case Reply.Elsewhere(int status, String location) -> elsewhere(context, status, location);
            case Reply.SignedIn(var session, boolean stay, String location) -> {
                var length = stay ? Optional.of(Doorkeeper.LONGEST) : Optional.<Duration>empty();
                Cookies.set(context, press.site(), Cookies.session(press.site()), session.text(), length);
                elsewhere(context, 303, location);
            }
            case Reply.SignedOut(String location) -> {
                Cookies.set(context, press.site(), Cookies.session(press.site()), "", Optional.of(Duration.ZERO));
                elsewhere(context, 303, location);
            }
            case Reply.Document document -> send(document, context, press);
            case Reply.Feed feed -> send(feed, context, press);
            case Reply.Data data -> send(data, context, press);
            case Reply.Done() -> context.status(204).header("Cache-Control", Reply.Keep.NEVER.directive());
            case Reply.Refused(Problem problem) -> refuse(problem, context, press);
        }
    }

    private static void refuse(Problem problem, Context context, Press press) {
        if (!context.path().startsWith(Operation.BASE + "/")) {
            send(press.print(problem), context, press);
            return;
        }
        problem.retry().ifPresent(length -> context.header("Retry-After", seconds(length)));
        context.status(problem.status()).header("Cache-Control", Reply.Keep.NEVER.directive());
        context.header("Content-Language", press.words().tag());
        send(Problem.TYPE, problem.json(context.path()), context);
    }

    /// Rounded up, so that whoever comes back then is not turned away again.
    private static String seconds(Duration length) {
        return Long.toString(length.plusMillis(999).toSeconds());
    }

    private static void send(Reply.Data data, Context context, Press press) {
        context.status(data.status());
        if (data.status() == 200) {
            keep(Reply.Keep.REVALIDATE, context, press);
            var tag = weak(data.json().digest());
            context.header("ETag", tag);
            if (holds(context, tag)) {
                context.status(304);
                return;
            }
        } else {
            context.header("Cache-Control", Reply.Keep.NEVER.directive());
        }
        send(Json.TYPE, data.json(), context);
    }

    /// There is no such page, or not in this way.
    static void refuse(Context context, Press press, int status) {
        var words = press.words();
        var problem = switch (status) {
            case 404 -> Problem.noPage(words);
            case 405 -> READING.contains(context.method()) ? Problem.notReadable(words) : Problem.notAllowed(words);
            case 400 ->
                context.path().startsWith(Operation.BASE + "/") ? Problem.noJson(words) : Problem.status(400, words);
            case 413 -> Problem.tooLarge(words);
            default -> Problem.status(Math.clamp(status, 400, 599), words);
        };
        send(new Reply.Refused(problem), context, press);
    }

    private static void elsewhere(Context context, int status, String location) {
        context.status(status).header("Location", location).header("Cache-Control", Reply.Keep.NEVER.directive());
    }

    /// A file whose address holds its digest.
    static void send(Assets.Asset asset, Context context) {
        context.header("Cache-Control", Reply.Keep.FOREVER.directive());
        send(asset.type(), asset.content(), context);
    }

    private static void send(Reply.Page page, Context context, Press press) {
        context.header("Content-Language", press.words().tag());
        context.status(page.status());
        page.retry().ifPresent(length -> context.header("Retry-After", seconds(length)));
        if (page.status() == 200) {
            keep(Reply.Keep.REVALIDATE, context, press);
            var tag = weak(page.html().digest());
            context.header("ETag", tag);
            if (holds(context, tag)) {
                context.status(304);
                return;
            }
        } else {
            context.header("Cache-Control", Reply.Keep.NEVER.directive());
        }
        send("text/html; charset=utf-8", page.html(), context);
    }

    private static void send(Reply.Document document, Context context, Press press) {
        if (!holds(document, tag(document, press), context, press)) {
            send(document.type(), document.body().get(), context);
        }
    }

    private static void send(Reply.Feed feed, Context context, Press press) {
        var document = feed.document();
        var tag = tag(document, press);
        if (!holds(document, tag, context, press)) {
            sendGzipped(document.type(), press.bodies().gzipped(tag, document.body()), context);
        }
    }

    /// What changes whenever the body does, whoever reads it; empty when that cannot be told.
    private static String tag(Reply.Document document, Press press) {
        var words = press.words();
        return document.tag().isEmpty()
                ? ""
                : weak(Digest.of(
                        "%s %s %s %s".formatted(document.tag(), words.tag(), words.zone(), press.showsWhole())));
    }

    /// Says all of a document but its body.
    ///
    /// @return whether the reader holds that already
    private static boolean holds(Reply.Document document, String tag, Context context, Press press) {
        context.header("Content-Language", press.words().tag());
        keep(document.keep(), context, press);
        var modified = document.modified().map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        modified.ifPresent(at -> context.header("Last-Modified", httpDate(at)));
        if (tag.isEmpty()) {
            return false;
        }
        context.header("ETag", tag);
        boolean current = current(context, tag, modified);
        if (current) {
            context.status(304);
        }
        return current;
    }

    /// A body that is compressed already.
    private static void sendGzipped(String type, Payload gzipped, Context context) {
        if (takesGzip(context.header("Accept-Encoding"))) {
            context.header("Content-Encoding", "gzip");
            send(type, gzipped, context);
        } else {
            send(type, Bodies.plain(gzipped), context);
        }
    }

    /// RFC 9110, section 12.5.3.
    static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(coding -> coding.replaceAll("\\s", ""))
                        .anyMatch(coding -> coding.matches("(x-)?gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
    }

    /// What is not for all is kept by the reader's own browser alone (RFC 9111, section 5.2.2.7).
    private static void keep(Reply.Keep keep, Context context, Press press) {
        var directive = keep.directive();
        context.header(
                "Cache-Control",
                press.isForAll() || keep == Reply.Keep.NEVER
                        ? directive
                        : "private, " + directive.replace("public, ", ""));
    }

    private static void send(String type, Payload body, Context context) {
        context.contentType(type).result(body.bytes());
    }

    /// Weak, because the same page goes out with and without compression (RFC 9110, section 8.8.1).
    private static String weak(Digest digest) {
        return "W/\"" + digest.hex().substring(0, TAG_LENGTH) + "\"";
    }

    /// If-None-Match decides alone when it is there (RFC 9110, section 13.2.2).
    private static boolean current(Context context, String tag, Optional<Instant> modified) {
        if (context.header("If-None-Match") != null) {
            return holds(context, tag);
        }
        return modified.flatMap(m -> since(context).map(s -> !m.isAfter(s))).orElse(false);
    }

    private static boolean holds(Context context, String tag) {
        var given = context.header("If-None-Match");
        var opaque = tag.substring(2);
        return given != null
                && Arrays.stream(given.split(","))
                        .map(String::strip)
                        .anyMatch(t -> t.equals("*") || t.equals(opaque) || t.equals(tag));
    }

    private static Optional<Instant> since(Context context) {
        var given = context.header("If-Modified-Since");
        try {
            return given == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) { // RFC 9110, section 13.1.3: a date that is none is ignored
            return Optional.empty();
        }
    }

    private static String httpDate(Instant at) {
        return HTTP_DATE.format(at);
    }
}
