// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.List;
import java.util.Optional;

/// What may differ between two fetches of a page: 18 kinds of noise, eleven of them at once, and 4 kinds of
/// real edit.
enum Variation {
    LINE_ENDS("line ends"),
    ATTRIBUTES("classes, nonces"),
    TRACKING("tracking in links"),
    REFERENCES("character references"),
    TYPOGRAPHY("straight quotes"),
    WHITESPACE("white space"),
    TIME_AGO("time ago"),
    COUNTERS("counters"),
    RELATED("related box inside"),
    READ_MORE("read more paragraph"),
    AD("ad slot"),
    NEWSLETTER("newsletter box"),
    CONSENT("cookie banner"),
    SIDEBAR("sidebar"),
    RECOMMENDED("cards after the end"),
    COMMENTS("comments"),
    WRAPPED_HEADING("wrapped heading"),
    WRAPPED_PARAGRAPHS("wrapped paragraphs"),
    ELEVEN("eleven at once"),
    WORD("edit: a word"),
    REMOVAL("edit: paragraph gone"),
    CORRECTION("edit: correction"),
    LAST_PARAGRAPH("edit: last one gone");

    private static final List<Variation> AT_ONCE = List.of(
            TIME_AGO, COUNTERS, RELATED, AD, NEWSLETTER, RECOMMENDED, SIDEBAR, COMMENTS, CONSENT, ATTRIBUTES, TRACKING);

    private final String title;

    Variation(String title) {
        this.title = title;
    }

    enum Kind {
        NOISE,
        TOGETHER,
        EDIT
    }

    /// The two looks at one page.
    record Pair(String first, String second) {}

    String title() {
        return title;
    }

    Kind kind() {
        return switch (this) {
            case WORD, REMOVAL, CORRECTION, LAST_PARAGRAPH -> Kind.EDIT;
            case ELEVEN -> Kind.TOGETHER;
            case LINE_ENDS, ATTRIBUTES, TRACKING, REFERENCES, TYPOGRAPHY, WHITESPACE -> Kind.NOISE;
            case TIME_AGO, COUNTERS, RELATED, READ_MORE, AD, NEWSLETTER, CONSENT, SIDEBAR -> Kind.NOISE;
            case RECOMMENDED, COMMENTS, WRAPPED_HEADING, WRAPPED_PARAGRAPHS -> Kind.NOISE;
        };
    }

    /// Both looks; empty when this page has nothing that could vary so.
    Optional<Pair> pair(LivePage page) {
        return look(page, false)
                .flatMap(first -> look(page, true).map(second -> new Pair(first, second)))
                .filter(pair -> !pair.first().equals(pair.second()));
    }

    private Optional<String> look(LivePage page, boolean again) {
        var look = Look.at(page, name(), again);
        return switch (this) {
            case LINE_ENDS -> Rewritings.lineEnds(look);
            case ATTRIBUTES -> Rewritings.attributes(look);
            case TRACKING -> Rewritings.tracking(look);
            case REFERENCES -> Rewritings.references(look);
            case TYPOGRAPHY -> Rewritings.typography(look);
            case WHITESPACE -> Rewritings.whitespace(look);
            case TIME_AGO -> Boxes.timeAgo(look);
            case COUNTERS -> Boxes.counters(look);
            case RELATED -> Boxes.related(look);
            case READ_MORE -> Boxes.readMore(look);
            case AD -> Boxes.ad(look);
            case NEWSLETTER -> Boxes.newsletter(look);
            case CONSENT -> Boxes.consent(look);
            case SIDEBAR -> Boxes.sidebar(look);
            case RECOMMENDED -> Boxes.recommended(look);
            case COMMENTS -> Boxes.comments(look);
            case WRAPPED_HEADING -> Rewritings.wrappedHeading(look);
            case WRAPPED_PARAGRAPHS -> Rewritings.wrappedParagraphs(look);
            case ELEVEN -> together(page, again);
            case WORD -> RealEdits.word(look);
            case REMOVAL -> RealEdits.removal(look);
            case CORRECTION -> RealEdits.correction(look);
            case LAST_PARAGRAPH -> RealEdits.lastParagraph(look);
        };
    }

    private static Optional<String> together(LivePage page, boolean again) {
        var now = Optional.of(page);
        for (var one : AT_ONCE) {
            now = now.flatMap(p -> one.look(p, again).flatMap(p::rewritten));
        }
        return now.map(LivePage::html);
    }
}
