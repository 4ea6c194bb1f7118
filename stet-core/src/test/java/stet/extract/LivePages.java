// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Post;
import stet.model.Reading;
import stet.model.Story;

/// Live pages of a made-up storm, in the mark-up of several kinds of outlet.
final class LivePages {
    static final Address HERE = new Address("https://example.org/live/storm");

    /// @param id of its box
    /// @param at as its time element states it
    /// @param head its mark-up above the text
    record Entry(String id, String at, String head, List<String> text) {
        Entry {
            text = List.copyOf(text);
        }

        Entry(String id, String at, String head, String... text) {
            this(id, at, head, List.of(text));
        }

        String paragraphs() {
            return text.stream().map("<p>%s</p>"::formatted).collect(Collectors.joining("\n"));
        }
    }

    static final Entry BRIDGE = new Entry(
            "p3",
            "2026-11-19T12:40:00+01:00",
            "<h3>Old bridge closed</h3>",
            "The old bridge was closed at noon, after the river rose over its lower arches.",
            "Drivers are sent along the river road, which adds about four miles to the trip.");
    static final Entry FERRY = new Entry(
            "p2",
            "2026-11-19T11:05:00+01:00",
            "<h3>Ferry stays in port</h3>",
            "The noon ferry to the islands will not sail, the harbour master said on Thursday.");
    static final Entry MORNING = new Entry(
            "p1",
            "2026-11-19T07:30:00+01:00",
            "",
            "Good morning. I am Ines Okafor, and we will follow the storm here through the day.",
            "The first gusts reached the coast before dawn and took the roof of a boat shed with them.");
    static final Entry SCHOOLS = new Entry(
            "p4",
            "2026-11-19T13:15:00+01:00",
            "<h3>Schools send pupils home</h3>",
            "All schools on the north shore close at two, the county council decided.");

    private LivePages() {}

    static Story story(String html) {
        return assertInstanceOf(Reading.Article.class, Extractor.extract(html, HERE), html)
                .story();
    }

    static String page(String head, String body) {
        return """
                <!doctype html><html lang=en><head><title>Storm reaches the coast: live</title>%s</head><body>
                <nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>
                <main><h1>Storm reaches the coast: live</h1>
                <p class=standfirst>Follow the storm with our reporters.</p>
                %s</main><footer>Harbour Gazette</footer></body></html>""".formatted(head, body);
    }

    /// Boxes with time elements whose words are relative, and rows of buttons.
    static String boxes(Entry... entries) {
        return page(
                "",
                "<p>%d posts</p><button>Newer</button><div class=stream>%s</div><a href=?page=2>Older posts</a>"
                        .formatted(
                                entries.length,
                                Arrays.stream(entries).map(LivePages::box).collect(Collectors.joining())));
    }

    private static String box(Entry entry) {
        return """
                <article id="%s"><header><time datetime="%s">12 minutes ago</time>
                <span class=by>By <a href="/people/ines-okafor">Ines Okafor</a></span></header>
                %s<div class=text>%s</div>
                <ul class=share><li><a href="https://social.example/s">Share</a></li></ul></article>
                """.formatted(entry.id(), entry.at(), entry.head(), entry.paragraphs());
    }

    /// Bare boxes whose times only JSON-LD states.
    static String stated(Entry... entries) {
        var updates =
                Arrays.stream(entries).map(e -> """
                        {"@type":"BlogPosting","url":"https://example.org/live/storm#%s","datePublished":"%s"}""".formatted(e.id(), e.at())).collect(Collectors.joining(","));
        var ledger = """
                <script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting",
                "headline":"Storm reaches the coast: live","datePublished":"2026-11-19T07:00:00+01:00",
                "liveBlogUpdate":[%s]}</script>""".formatted(updates);
        var posts = Arrays.stream(entries)
                .map(e -> "<div id=\"%s\">%s%s</div>".formatted(e.id(), e.head(), e.paragraphs()))
                .collect(Collectors.joining("<hr>"));
        return page(ledger, "<div>" + posts + "</div>");
    }

    static List<String> texts(Story story, Post post) {
        return story.paragraphs().subList(post.first(), post.end()).stream()
                .map(p -> p.text())
                .toList();
    }
}
