// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.List;
import java.util.stream.Collectors;

/// An outlet's page about a ferry, made anew with one part changed.
///
/// @param head further elements of the page's head
record Sheet(String headline, String standfirst, String byline, String caption, List<String> paragraphs, String head) {
    static final Sheet FERRY = new Sheet(
            "Ferry to run all winter",
            "The council has found the money after a long vote.",
            "By Ines Okafor",
            "The ferry at its berth on Monday",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "“We have waited for this for ten years,” said the harbour master, who was in the room.",
                    "The boats will cross <a href='/timetable'>six times a day</a> and twice on Sundays.",
                    "The council pays 240,000 crowns for the season, half of which comes from the county."),
            "");

    static final Sheet BRIDGE = new Sheet(
            "Old bridge to close for repairs",
            "",
            "By Jon Ek",
            "",
            List.of(
                    "The stone bridge over the Lenn will close for six weeks in spring, the county said.",
                    "Drivers will be sent along the river road, which adds four miles to the way to town.",
                    "The work will begin once the snow has gone, the county's engineer said on Friday."),
            "");

    Sheet withHeadline(String now) {
        return new Sheet(now, standfirst, byline, caption, paragraphs, head);
    }

    Sheet withStandfirst(String now) {
        return new Sheet(headline, now, byline, caption, paragraphs, head);
    }

    Sheet withByline(String now) {
        return new Sheet(headline, standfirst, now, caption, paragraphs, head);
    }

    Sheet withCaption(String now) {
        return new Sheet(headline, standfirst, byline, now, paragraphs, head);
    }

    Sheet withHead(String now) {
        return new Sheet(headline, standfirst, byline, caption, paragraphs, now);
    }

    Sheet withParagraphs(List<String> now) {
        return new Sheet(headline, standfirst, byline, caption, now, head);
    }

    /// The words replaced wherever they stand in the paragraphs.
    Sheet saying(String was, String now) {
        return withParagraphs(paragraphs.stream().map(p -> p.replace(was, now)).toList());
    }

    String html() {
        return """
            <!doctype html><html lang="en"><head><title>%s | The Islander</title>%s</head><body>
            <header><a href="/">The Islander</a></header>
            <main><article><h1>%s</h1>%s%s%s<div class="body">%s</div></article></main>
            <footer>The Islander, since 1921</footer></body></html>
            """.formatted(
                        headline,
                        head,
                        headline,
                        standfirst.isEmpty() ? "" : "<p class=\"standfirst\">" + standfirst + "</p>",
                        byline.isEmpty() ? "" : "<p class=\"byline\">" + byline + "</p>",
                        caption.isEmpty()
                                ? ""
                                : "<figure><img src=\"/ferry.jpg\" width=\"640\" height=\"360\" alt=\"\"><figcaption>"
                                        + caption + "</figcaption></figure>",
                        paragraphs.stream().map(p -> "<p>" + p + "</p>").collect(Collectors.joining("\n")));
    }
}
