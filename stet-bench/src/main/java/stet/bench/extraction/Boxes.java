// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Entities;

/// Boxes that live pages put around and between an article's paragraphs, with what differs from one fetch to the next.
final class Boxes {
    private static final List<String> AGO = List.of(
            "<div class=\"timestamp\"><span class=\"timeago\">Updated %d minutes ago</span></div>",
            "<p class=\"meta\">Last updated %d hours ago</p>",
            "<time class=\"relative\">%d min ago</time>",
            "<span class=\"dateline\">Published %d hours ago</span>");
    private static final List<String> COUNTS = List.of(
            "<div class=\"share-bar\"><a href=\"#\">Facebook</a> <a href=\"#\">X</a> <span class=\"count\">%s shares</span></div>",
            "<div class=\"tools\"><a href=\"#comments\">%s Comments</a> <button>Share</button></div>",
            "<p class=\"views\">%s views</p>",
            "<div class=\"meta-bar\"><span>%s</span> <span>people are reading this</span></div>");
    private static final List<String> RELATED = List.of(
            "<div class=\"related-articles\"><h3>Related articles</h3><ul>%s</ul></div>",
            "<aside class=\"read-more\"><h4>Read more</h4><ul>%s</ul></aside>",
            "<div class=\"c-inline-recirc\"><strong>More on this story</strong><ul>%s</ul></div>");
    private static final List<String> READ_MORE = List.of(
            "<p><strong>READ MORE: <a href=\"%s\">%s</a></strong></p>",
            "<p><em>Also read: <a href=\"%s\">%s</a></em></p>", "<p class=\"inline-link\"><a href=\"%s\">%s</a></p>");
    private static final List<String> ADS = List.of(
            "<div class=\"ad-slot\" id=\"slot-%1$s\" data-query=\"%1$s\"><span class=\"ad-label\">Advertisement</span><iframe src=\"about:blank\" title=\"ad\"></iframe></div>",
            "<div class=\"advert\"><p>ADVERTISEMENT</p><p>Article continues below</p></div>",
            "<aside class=\"sponsored\" data-h=\"%s\"><p>Sponsored: up to a third off the boots that walkers love</p></aside>");
    private static final List<String> NEWSLETTERS = List.of(
            "<div class=\"newsletter-signup\"><h4>Sign up to our newsletter</h4><p>Get the day's stories in your inbox every morning.</p><form action=\"/s\"><input type=\"email\"><button>Subscribe</button></form></div>",
            "<aside class=\"promo-box\"><p><b>Support local reporting.</b> Subscribe from just £1 a week.</p></aside>",
            "<div data-component=\"inline-newsletter\"><p>Never miss a story. Sign up for our free morning letter, sent to your inbox each weekday.</p><a href=\"/letters\">Sign up</a></div>");
    private static final String CONSENT =
            "<div id=\"cookie-consent\" class=\"cookie-banner\" role=\"dialog\"><p>We and our"
                    + " partners use cookies to keep and read information on your device, and to choose content and"
                    + " advertising for you. By accepting you agree to this use, as our privacy policy explains.</p>"
                    + "<button>Accept all</button><button>Choose</button></div>";
    private static final List<String> RAILS = List.of(
            "<aside class=\"sidebar\">%s</aside>",
            "<div class=\"right-rail\">%s</div>", "<div class=\"col-4\">%s</div>");
    private static final List<String> AFTER = List.of(
            "<section class=\"recommended\"><h2>Recommended for you</h2>%s</section>",
            "<div class=\"more-stories\"><h2>More stories</h2>%s</div>", "<div class=\"tb-feed\">%s</div>");

    private Boxes() {}

    static Optional<String> timeAgo(Look look) {
        var box = look.oneOf(AGO).formatted(look.number(2, 59));
        return Optional.of(look.page().with(look.page().head(), box));
    }

    static Optional<String> counters(Look look) {
        var box = look.oneOf(COUNTS).formatted(String.format(Locale.ENGLISH, "%,d", look.number(20, 9000)));
        int at = look.outlet().nextBoolean()
                ? look.page().head()
                : look.page().last().end();
        return Optional.of(look.page().with(at, box));
    }

    static Optional<String> related(Look look) {
        return between(look, look.oneOf(RELATED).formatted(links(look, 3)));
    }

    static Optional<String> readMore(Look look) {
        return look.headlines(1).stream()
                .findFirst()
                .flatMap(title -> between(look, look.oneOf(READ_MORE).formatted(address(look), escaped(title))));
    }

    /// Shown in one of the two looks.
    static Optional<String> ad(Look look) {
        var box = look.oneOf(ADS).formatted(look.token());
        return between(look, look.outlet().nextBoolean() == look.again() ? box : "");
    }

    static Optional<String> newsletter(Look look) {
        var box = look.oneOf(NEWSLETTERS);
        return between(look, look.again() ? "" : box);
    }

    static Optional<String> consent(Look look) {
        int at = look.outlet().nextBoolean() ? look.page().body() : look.page().end();
        return Optional.of(look.page().with(at, look.again() ? "" : CONSENT));
    }

    static Optional<String> sidebar(Look look) {
        var read = "<section class=\"most-read\"><h2>Most read</h2><ol>%s</ol></section>".formatted(links(look, 8));
        var latest = "<section class=\"latest\"><h2>Latest</h2><ul>%s</ul></section>".formatted(links(look, 6));
        var rail = look.oneOf(RAILS).formatted(look.again() ? latest + read : read + latest);
        return Optional.of(look.page().with(look.page().end(), rail));
    }

    static Optional<String> recommended(Look look) {
        var titles = look.headlines(4);
        var teasers = look.sentences(4);
        var cards = IntStream.range(0, Math.min(titles.size(), teasers.size()))
                .mapToObj(i -> "<div class=\"card\"><h3><a href=\"%s\">%s</a></h3><p>%s</p></div>"
                        .formatted(address(look), escaped(titles.get(i)), escaped(teasers.get(i))))
                .collect(Collectors.joining());
        return Optional.of(
                look.page().with(look.page().last().end(), look.oneOf(AFTER).formatted(cards)));
    }

    static Optional<String> comments(Look look) {
        var comments = look.sentences(4).stream()
                .map(s ->
                        "<li class=\"comment\"><div class=\"comment-author\">reader%d</div><p>%s</p><span>%d likes</span></li>"
                                .formatted(look.number(0, 999), escaped(s), look.number(0, 40)))
                .collect(Collectors.joining());
        var box =
                "<div id=\"comments\" class=\"comments-area\"><h3>%d Comments</h3><ol class=\"comment-list\">%s</ol></div>"
                        .formatted(look.number(5, 400), comments);
        return Optional.of(look.page().with(look.page().end(), box));
    }

    private static Optional<String> between(Look look, String box) {
        return Optional.of(look.page().with(look.page().inner(look.outlet()).end(), box));
    }

    private static String links(Look look, int most) {
        return look.headlines(most).stream()
                .map(title -> "<li class=\"item\"><a href=\"%s\">%s</a></li>".formatted(address(look), escaped(title)))
                .collect(Collectors.joining());
    }

    private static String address(Look look) {
        return "/news/%d/story.html?ref=%s".formatted(look.number(0, 1_000_000), look.token());
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
