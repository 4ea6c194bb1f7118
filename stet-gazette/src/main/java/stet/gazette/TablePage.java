// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.ZoneOffset;
import java.util.stream.Collectors;

/// Tables within tables, unclosed paragraphs and fonts, as an outlet's system of twenty years ago writes them.
final class TablePage {
    private TablePage() {}

    static String of(Article article, Noise noise) {
        Piece piece = article.piece();
        Phrases phrases = article.phrases();
        return """
            <html lang="%s"><head>
            <meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
            <title>%s - %s</title>
            <link rel=canonical href="%s">
            </head>
            <body bgcolor=#ffffff>
            <table width=100%% cellpadding=0><tr><td colspan=3 class=top%s><a href="/"><b>%s</b></a> | <a href="/">%s</a>
            <tr><td width=140 valign=top><font size=1>%s<br><a href="/more/%s">%s</a><br><a href="/more/%s">%s</a></font>
            <td valign=top>
             <table class=story width=520><tr><td>
             <font size=5><b><h1 class=hed>%s</h1></b></font>
             %s<div class=byline>%s</div> <font size=1>%s %tF, %s</font>
             %s<hr>
             %s
             </table>
            <td width=160 valign=top><font size=1>%s<br><a href="/click?%s">%s</a><p>%d %s</font>
            </table>
            <center><font size=1>%s. <a href="/privacy">%s</a>. %s</font></center>
            </body></html>
            """.formatted(
                article.language(),
                Markup.escape(piece.headline()),
                article.outlet(),
                Markup.escape(article.address()),
                noise.number(99),
                article.outlet(),
                phrases.home(),
                phrases.related(),
                noise.token(),
                noise.related(),
                noise.token(),
                noise.related(),
                Markup.escape(piece.headline()),
                piece.standfirst().isEmpty()
                        ? ""
                        : "<div class=standfirst><i>%s</i></div>\n".formatted(Markup.escape(piece.standfirst())),
                Markup.escape(piece.byline()),
                phrases.published(),
                piece.published().atOffset(ZoneOffset.UTC),
                noise.ago(),
                piece.caption().isEmpty()
                        ? ""
                        : "<table align=right width=220><tr><td><img src=/picture.gif width=210><tr><td class=caption><font size=1>%s</font></table>\n"
                                .formatted(Markup.escape(piece.caption())),
                article.shown().stream().map(TablePage::block).collect(Collectors.joining("\n ")) + wall(article),
                phrases.advertisement(),
                noise.token(),
                noise.advertisement(),
                noise.number(5000),
                phrases.shared(),
                article.outlet(),
                phrases.privacy(),
                noise.token());
    }

    private static String wall(Article article) {
        return article.stub() ? "\n <div class=paywall><b>" + article.phrases().subscribe() + "</b></div>" : "";
    }

    private static String block(Block block) {
        String words = Markup.inline(block.text());
        return switch (block.kind()) {
            case TEXT -> "<p>" + words;
            case SUBHEADING -> "<h3>" + words + "</h3>";
            case QUOTATION -> "<blockquote>" + words + "</blockquote>";
            case ITEM -> "<li>" + words;
            case NOTE -> "<p class=correction><i>" + words + "</i>";
        };
    }
}
