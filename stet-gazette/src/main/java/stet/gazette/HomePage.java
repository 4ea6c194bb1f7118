// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.stream.Collectors;

/// The home page: every listed article, the feeds, and links that lead to no article.
final class HomePage {
    private HomePage() {}

    static String of(Front front, Noise noise) {
        Phrases phrases = Phrases.of(front.habits().language());
        String articles = front.entries().entrySet().stream()
                .filter(entry -> entry.getValue().standing().listed())
                .map(entry -> "<div class=\"teaser\"><h3><a href=\"%s\">%s</a></h3><p>%s</p></div>\n"
                        .formatted(
                                Markup.escape(entry.getKey()),
                                Markup.escape(entry.getValue().piece().headline()),
                                Markup.escape(entry.getValue().piece().standfirst())))
                .collect(Collectors.joining());
        return """
            <!DOCTYPE html>
            <html lang="%s" dir="%s">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=%s">
            <title>%s</title>
            %s<link rel="alternate" type="application/feed+json" title="%s" href="/feed.json">
            </head>
            <body>
            <h1>%s</h1>
            <div class="ad">%s: %s</div>
            %s<p><a href="/privacy">%s</a> <a href="/private/desk">-</a> %d %s</p>
            </body>
            </html>
            """.formatted(
                        front.habits().language(),
                        front.habits().direction(),
                        front.habits().template().charset().name(),
                        Markup.escape(front.habits().name()),
                        feedLink(front.habits()),
                        Markup.escape(front.habits().name()),
                        Markup.escape(front.habits().name()),
                        phrases.advertisement(),
                        noise.advertisement(),
                        articles,
                        phrases.privacy(),
                        noise.number(900),
                        phrases.shared());
    }

    private static String feedLink(Habits habits) {
        String link = "<link rel=\"alternate\" type=\"application/%s+xml\" title=\"%s\" href=\"/feed.xml\">\n";
        return switch (habits.feed()) {
            case RSS -> link.formatted("rss", Markup.escape(habits.name()));
            case ATOM -> link.formatted("atom", Markup.escape(habits.name()));
            case NONE -> "";
        };
    }
}
