// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.stream.Collectors;

/// What a build tool leaves of a page: nested `div`s whose class names change with each build, and the text once more
/// as data for a script.
final class HashedPage {
    private HashedPage() {}

    static String of(Article article, Noise noise) {
        Piece piece = article.piece();
        String build = noise.token().substring(0, 5);
        return """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"/><title>%s</title>\
            <meta property="og:site_name" content="%s"/><meta property="og:title" content="%s"/>\
            <meta property="og:description" content="%s"/><link rel="canonical" href="%s"/>\
            <script type="application/ld+json">%s</script></head><body><div id="__root" data-reactroot="">\
            <div class="css-%s-nav"><a href="/" class="css-%s-logo">%s</a><div role="button" aria-label="menu"></div></div>\
            %s\
            <div class="css-%s-rail"><div class="css-%s-railTitle">%s</div><a href="/more/%s">%s</a><a href="/more/%s">%s</a>\
            <div>%d %s</div></div><div class="css-%s-legal"><a href="/privacy">%s</a></div></div>\
            <script>window.__STATE__={"session":"%s","story":%s}</script></body></html>
            """.formatted(
                        article.language(),
                        Markup.escape(piece.headline()),
                        article.outlet(),
                        Markup.escape(piece.headline()),
                        Markup.escape(piece.standfirst()),
                        Markup.escape(article.address()),
                        article.newsArticle(),
                        build,
                        build,
                        article.outlet(),
                        story(article, build, noise),
                        build,
                        build,
                        article.phrases().related(),
                        noise.token(),
                        noise.related(),
                        noise.token(),
                        noise.related(),
                        noise.number(300),
                        article.phrases().shared(),
                        build,
                        article.phrases().privacy(),
                        noise.token(),
                        Markup.json(piece.headline()));
    }

    private static String story(Article article, String build, Noise noise) {
        Piece piece = article.piece();
        return """
            <main class="css-%s-main"><div class="css-%s-head"><h1 class="css-%s-hed">%s</h1>\
            <div class="css-%s-dek" data-testid="standfirst">%s</div>\
            <div class="css-%s-by" data-testid="byline">%s</div><time datetime="%s">%s</time></div>%s\
            <section class="css-%s-body" data-testid="article-body">%s%s</section></main>""".formatted(
                        build,
                        build,
                        build,
                        Markup.escape(piece.headline()),
                        build,
                        Markup.escape(piece.standfirst()),
                        build,
                        Markup.escape(piece.byline()),
                        piece.published(),
                        noise.ago(),
                        piece.caption().isEmpty()
                                ? ""
                                : "<figure class=\"css-%s-fig\"><img src=\"/picture.gif\" alt=\"\"/><figcaption>%s</figcaption></figure>"
                                        .formatted(build, Markup.escape(piece.caption())),
                        build,
                        article.shown().stream()
                                .map(block -> block(block, build))
                                .collect(Collectors.joining("<div class=\"css-%s-slot\" data-ad=\"%s\"></div>"
                                        .formatted(build, noise.token()))),
                        article.stub()
                                ? "<div class=\"css-%s-gate\" data-testid=\"paywall\">%s</div>"
                                        .formatted(build, article.phrases().subscribe())
                                : "");
    }

    private static String block(Block block, String build) {
        String words = Markup.inline(block.text());
        return switch (block.kind()) {
            case TEXT -> "<p class=\"css-%s-p\">%s</p>".formatted(build, words);
            case SUBHEADING -> "<h2 class=\"css-%s-h2\">%s</h2>".formatted(build, words);
            case QUOTATION -> "<blockquote class=\"css-%s-q\"><p>%s</p></blockquote>".formatted(build, words);
            case ITEM -> "<ul class=\"css-%s-ul\"><li>%s</li></ul>".formatted(build, words);
            case NOTE -> "<p class=\"css-%s-note\" data-testid=\"correction\">%s</p>".formatted(build, words);
        };
    }
}
