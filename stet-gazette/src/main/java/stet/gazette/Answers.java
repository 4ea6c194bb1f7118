// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an outlet answers to a request: a pure function of what it shows, the request and the noise of the moment.
final class Answers {
    private Answers() {}

    static Reply answer(Front front, Request request, Noise noise) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Reply.text(405, "text/plain", "only GET and HEAD\n").with("Allow", "GET, HEAD");
        }
        Optional<Fault> fault = Optional.ofNullable(front.faults().get(front.place(request)));
        if (fault.isEmpty()) {
            return packed(front, request, weathered(front, request, noise));
        }
        return switch (fault.get()) {
            case Fault.Stall() -> Reply.never();
            case Fault.Answer(Reply reply) -> reply;
            case Fault.CutShort() -> weathered(front, request, noise).cutShort();
            case Fault.HalfWritten() -> {
                Reply whole = unconditional(front, front.place(request), noise);
                yield packed(front, request, whole.withBody(whole.body().firstHalf()));
            }
        };
    }

    private static Reply weathered(Front front, Request request, Noise noise) {
        Phrases phrases = Phrases.of(front.habits().language());
        return switch (front.weather()) {
            case Weather.Fair() ->
                front.place(request).equals("/robots.txt")
                        ? front.robots()
                        : conditional(front, request, unconditional(front, front.place(request), noise), noise);
            case Weather.Busy(int status, var retryAfter) ->
                notice(front, status, phrases.busy()).with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case Weather.Challenge() ->
                notice(front, 200, phrases.checking()).with("Set-Cookie", "proof=" + noise.token());
        };
    }

    private static Reply unconditional(Front front, String path, Noise noise) {
        return switch (path) {
            case "/" -> page(front, HomePage.of(front, noise));
            case "/feed.xml" ->
                switch (front.habits().feed()) {
                    case RSS -> Reply.text(200, "application/rss+xml", Feeds.rss(front));
                    case ATOM -> Reply.text(200, "application/atom+xml", Feeds.atom(front));
                    case NONE ->
                        notice(front, 404, Phrases.of(front.habits().language()).notFound());
                };
            case "/feed.json" -> Reply.text(200, "application/feed+json", Feeds.json(front));
            case "/sitemap.xml" -> Reply.text(200, "application/xml", Feeds.sitemapIndex(front));
            case "/sitemap-1.xml.gz" ->
                Reply.of(
                        200,
                        "application/gzip",
                        Body.markup(Feeds.sitemap(front), StandardCharsets.UTF_8)
                                .gzipped());
            case "/news-sitemap.xml" -> Reply.text(200, "application/xml", Feeds.newsSitemap(front));
            default -> article(front, path, noise);
        };
    }

    private static Reply article(Front front, String path, Noise noise) {
        Phrases phrases = Phrases.of(front.habits().language());
        Optional<Entry> entry = front.entry(path);
        if (entry.isEmpty()) {
            return notice(front, 404, phrases.notFound());
        }
        Piece piece = entry.get().piece();
        return switch (entry.get().standing()) {
            case Standing.Open() -> page(front, article(new Article(front, path, piece, false), noise));
            case Standing.Paywalled() -> page(front, article(new Article(front, path, piece, true), noise));
            case Standing.Withdrawn(int status) ->
                notice(front, status, status == 410 ? phrases.gone() : phrases.notFound());
            case Standing.SoftNotFound() -> notice(front, 200, phrases.notFound());
            case Standing.Moved(String to, int status) ->
                notice(front, status, phrases.home()).with("Location", front.address(to));
        };
    }

    private static String article(Article article, Noise noise) {
        return switch (article.front().habits().template()) {
            case CLEAN -> CleanPage.of(article, noise);
            case TABLES -> TablePage.of(article, noise);
            case XHTML -> XhtmlPage.of(article, noise);
            case HASHED -> HashedPage.of(article, noise);
        };
    }

    private static Reply page(Front front, String page) {
        Habits.Template template = front.habits().template();
        return Reply.of(200, template.contentType(), Body.markup(page, template.charset()));
    }

    private static Reply notice(Front front, int status, String words) {
        String page = """
            <!DOCTYPE html><html lang="%s"><head><title>%s</title></head><body><h1>%s</h1><p><a href="/">%s</a></p></body></html>
            """.formatted(
                        front.habits().language(),
                        words,
                        words,
                        Markup.escape(front.habits().name()));
        Habits.Template template = front.habits().template();
        return Reply.of(status, template.contentType(), Body.markup(page, template.charset()));
    }

    /// Adds validators and honours conditions, in the order of RFC 9110, section 13.2.2.
    private static Reply conditional(Front front, Request request, Reply reply, Noise noise) {
        boolean pretends = front.entry(front.place(request)).stream()
                .anyMatch(entry -> entry.standing() instanceof Standing.SoftNotFound);
        if (reply.status() != 200 || pretends) {
            return reply;
        }
        return switch (front.habits().validation()) {
            case NONE -> reply.with("Cache-Control", "no-store");
            case RANDOM -> reply.with("ETag", "W/\"" + noise.token() + noise.token() + "\"");
            case GOOD -> {
                Instant changed = changed(front, front.place(request));
                String etag = "\"" + tag(front, front.place(request)) + "\"";
                Reply full = reply.with("ETag", etag)
                        .with("Last-Modified", LoopbackServer.dates().format(changed));
                yield unchanged(request, etag, changed) ? full.notModified() : full;
            }
        };
    }

    private static boolean unchanged(Request request, String etag, Instant changed) {
        if (!request.header("if-none-match").isEmpty()) {
            return request.header("if-none-match").contains(etag);
        }
        try {
            String since = request.header("if-modified-since");
            return !since.isEmpty()
                    && !changed.truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(LoopbackServer.dates().parse(since, Instant::from));
        } catch (DateTimeException e) {
            return false; // RFC 9110, section 13.1.3: a date that is none is ignored.
        }
    }

    private static Instant changed(Front front, String path) {
        return front.entry(path)
                .map(Entry::changed)
                .orElseGet(() -> front.entries().values().stream()
                        .map(Entry::changed)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH));
    }

    /// An entity tag's inside: the same as long as what the path shows is the same, noise aside.
    private static String tag(Front front, String path) {
        Map<String, Entry> shown =
                front.entry(path).map(entry -> Map.of(path, entry)).orElse(front.entries());
        String words = shown.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().piece() + " "
                        + entry.getValue().standing())
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Body.digest(words), 0, 10);
    }

    private static Reply packed(Front front, Request request, Reply reply) {
        boolean wanted = request.header("accept-encoding").contains("gzip");
        boolean worth = reply.status() == 200
                && reply.body().length() > 200
                && !front.place(request).endsWith(".gz");
        return wanted && worth
                ? reply.withBody(reply.body().gzipped())
                        .with("Content-Encoding", "gzip")
                        .with("Vary", "Accept-Encoding")
                : reply;
    }
}
