// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.stream.Collectors;

/// HTML5 as a careful outlet writes it: landmarks, JSON-LD, Open Graph, a canonical link.
final class CleanPage {
    private CleanPage() {}

    static String of(Article article, Noise noise) {
        Piece piece = article.piece();
        return """
            <!DOCTYPE html>
            <html lang="%s" dir="%s">
            <head>
            <meta charset="utf-8">
            <title>%s | %s</title>
            <link rel="canonical" href="%s">
            <link rel="alternate" type="application/json" href="/feed.json" title="JSON Feed">
            <meta name="description" content="%s">
            <meta property="og:type" content="article">
            <meta property="og:title" content="%s">
            <meta property="article:published_time" content="%s">
            <meta property="article:modified_time" content="%s">
            <meta name="csrf-token" content="%s">
            <script type="application/ld+json">%s</script>
            </head>
            <body class="article variant-%s">
            """.formatted(
                                article.language(),
                                article.front().habits().direction(),
                                Markup.escape(piece.headline()),
                                article.outlet(),
                                Markup.escape(article.address()),
                                Markup.escape(piece.standfirst()),
                                Markup.escape(piece.headline()),
                                piece.published(),
                                piece.modified(),
                                noise.token(),
                                article.newsArticle(),
                                noise.token())
                + body(article, noise);
    }

    private static String body(Article article, Noise noise) {
        Piece piece = article.piece();
        Phrases phrases = article.phrases();
        return """
            <header class="site"><a href="/">%s</a><nav><a href="/">%s</a> <a href="/feed.xml">RSS</a></nav></header>
            <aside class="ad" id="ad-%s">%s: %s</aside>
            <main>
            <article>
            <header>
            <p class="section">%s</p>
            <h1>%s</h1>
            %s<p class="meta"><span class="byline" rel="author">%s</span> <time datetime="%s">%s</time></p>
            </header>
            %s<div class="body">
            %s
            </div>
            </article>
            </main>
            <aside class="related"><h2>%s</h2><ul><li><a href="/more/%s">%s</a></li><li><a href="/more/%s">%s</a></li></ul>
            <p class="counter">%d %s</p></aside>
            <footer><a href="/privacy">%s</a> <small data-build="%s">%s</small></footer>
            </body>
            </html>
            """.formatted(
                        article.outlet(),
                        phrases.home(),
                        noise.token(),
                        phrases.advertisement(),
                        noise.advertisement(),
                        Markup.escape(piece.section()),
                        Markup.escape(piece.headline()),
                        piece.standfirst().isEmpty()
                                ? ""
                                : "<p class=\"standfirst\">%s</p>\n".formatted(Markup.escape(piece.standfirst())),
                        Markup.escape(piece.byline()),
                        piece.published(),
                        noise.ago(),
                        figure(piece),
                        blocks(article, noise),
                        phrases.related(),
                        noise.token(),
                        noise.related(),
                        noise.token(),
                        noise.related(),
                        noise.number(9000),
                        phrases.shared(),
                        phrases.privacy(),
                        noise.token(),
                        article.outlet());
    }

    private static String figure(Piece piece) {
        return piece.caption().isEmpty()
                ? ""
                : "<figure><img src=\"/picture.gif\" alt=\"\" width=\"640\" height=\"360\"><figcaption>%s</figcaption></figure>\n"
                        .formatted(Markup.escape(piece.caption()));
    }

    private static String blocks(Article article, Noise noise) {
        String blocks = article.shown().stream().map(CleanPage::block).collect(Collectors.joining("\n"));
        String woven = blocks.replaceAll("</ul>\n<ul>", "\n")
                .replaceFirst(
                        "</p>\n<p>",
                        "</p>\n<aside class=\"ad inline\">%s</aside>\n<p>".formatted(noise.advertisement()));
        return article.stub()
                ? woven + "\n<div class=\"paywall\">" + article.phrases().subscribe() + "</div>"
                : woven;
    }

    private static String block(Block block) {
        String words = Markup.inline(block.text());
        return switch (block.kind()) {
            case TEXT -> "<p>" + words + "</p>";
            case SUBHEADING -> "<h2>" + words + "</h2>";
            case QUOTATION -> "<blockquote><p>" + words + "</p></blockquote>";
            case ITEM -> "<ul><li>" + words + "</li></ul>";
            case NOTE -> "<p class=\"correction\">" + words + "</p>";
        };
    }
}
