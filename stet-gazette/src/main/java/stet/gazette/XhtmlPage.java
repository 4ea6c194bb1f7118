// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.stream.Collectors;

/// XHTML 1.0 with its declaration, sidebars before the text, and microdata.
final class XhtmlPage {
    private XhtmlPage() {}

    static String of(Article article, Noise noise) {
        Piece piece = article.piece();
        return """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="%s" lang="%s">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1" />
            <title>%s &#8211; %s</title>
            <link rel="canonical" href="%s" />
            <link rel="alternate" type="application/rss+xml" title="%s" href="/feed.xml" />
            <meta name="description" content="%s" />
            <meta name="author" content="%s" />
            </head>
            <body id="p%s">
            """.formatted(
                                article.language(),
                                article.language(),
                                Markup.escape(piece.headline()),
                                article.outlet(),
                                Markup.escape(article.address()),
                                article.outlet(),
                                Markup.escape(piece.standfirst()),
                                Markup.escape(article.author()),
                                noise.token())
                + body(article, noise);
    }

    private static String body(Article article, Noise noise) {
        Piece piece = article.piece();
        Phrases phrases = article.phrases();
        return """
            <div id="top"><a href="/">%s</a> <span class="pub">%s&#160;: %s</span></div>
            <div id="side"><h4>%s</h4><ul><li><a href="/more/%s">%s</a></li><li><a href="/more/%s">%s</a></li></ul></div>
            <div id="content" itemscope="itemscope" itemtype="http://schema.org/NewsArticle">
            <h1 itemprop="headline">%s</h1>
            <p class="chapo" itemprop="description">%s</p>
            <p class="signature"><span itemprop="author">%s</span> <abbr itemprop="datePublished" title="%s">%s</abbr></p>
            %s<div class="texte" itemprop="articleBody">
            %s
            </div>
            <p class="outils">%d %s</p>
            </div>
            <div id="foot"><a href="/privacy">%s</a> <!-- %s --></div>
            </body>
            </html>
            """.formatted(
                article.outlet(),
                phrases.advertisement(),
                noise.advertisement(),
                phrases.related(),
                noise.token(),
                noise.related(),
                noise.token(),
                noise.related(),
                Markup.escape(piece.headline()),
                Markup.escape(piece.standfirst()),
                Markup.escape(piece.byline()),
                piece.published(),
                noise.ago(),
                piece.caption().isEmpty()
                        ? ""
                        : "<div class=\"photo\"><img src=\"/picture.gif\" alt=\"\" /><p class=\"legende\">%s</p></div>\n"
                                .formatted(Markup.escape(piece.caption())),
                article.shown().stream().map(XhtmlPage::block).collect(Collectors.joining("\n")) + wall(article),
                noise.number(400),
                phrases.shared(),
                phrases.privacy(),
                noise.token());
    }

    private static String wall(Article article) {
        return article.stub() ? "\n<p class=\"paywall\">" + article.phrases().subscribe() + "</p>" : "";
    }

    private static String block(Block block) {
        String words = Markup.inline(block.text());
        return switch (block.kind()) {
            case TEXT -> "<p>" + words + "</p>";
            case SUBHEADING -> "<h3>" + words + "</h3>";
            case QUOTATION -> "<blockquote><p>" + words + "</p></blockquote>";
            case ITEM -> "<ul><li>" + words + "</li></ul>";
            case NOTE -> "<p class=\"correction\"><em>" + words + "</em></p>";
        };
    }
}
