// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A saved page in which the places of its article are known, so that boxes can be put between its paragraphs.
///
/// @param paragraphs where the `p` elements lie whose text the truth has, in order; at least 4
/// @param head after the first main heading, or before the first paragraph where there is none
/// @param body after the opening tag of the body
/// @param end before the closing tag of the body
/// @param others headlines and sentences of other pages, for boxes
record LivePage(SavedPage saved, String html, List<Span> paragraphs, int head, int body, int end, Others others) {
    private static final int FEWEST = 4;
    private static final int LONG_ENOUGH = 40;
    private static final Pattern PARAGRAPH = Pattern.compile("(?is)<p\\b[^>]*>(.*?)</p\\s*>");
    private static final Pattern HEADING_END = Pattern.compile("(?i)</h1\\s*>");
    private static final Pattern BODY = Pattern.compile("(?i)<body\\b[^>]*>");
    private static final Pattern BODY_END = Pattern.compile("(?i)</body\\s*>");

    private static final Pattern TITLE = Pattern.compile("(?is)<title\\b[^>]*>(.*?)</title>");
    private static final Pattern SENTENCE_END = Pattern.compile("(?U)(?<=[.!?])\\s+");

    /// @param end after the last sign
    record Span(int start, int end) {}

    /// What other articles of the set say.
    record Others(List<String> headlines, List<String> sentences) {
        Others {
            headlines = List.copyOf(headlines);
            sentences = List.copyOf(sentences);
        }

        /// Titles without the outlet's name, and the sentences that come after each text's first.
        static Others of(List<SavedPage> pages) {
            var headlines = new ArrayList<String>();
            var sentences = new ArrayList<String>();
            for (var page : pages) {
                title(page.html()).ifPresent(headlines::add);
                SENTENCE_END
                        .splitAsStream(page.truth().body())
                        .skip(1)
                        .limit(3)
                        .filter(s -> s.length() > 60 && s.length() < 220)
                        .forEach(sentences::add);
            }
            return new Others(headlines, sentences);
        }

        private static Optional<String> title(String html) {
            var title = TITLE.matcher(html);
            return title.find()
                    ? Optional.of(Markup.visible(title.group(1)))
                            .filter(t -> t.length() > 20 && t.length() < 120)
                            .map(t -> t.split(" [|–—-] ", 2)[0])
                    : Optional.empty();
        }

        /// Those that this page does not say itself.
        private Others without(SavedPage page) {
            var whole = Words.normal(Markup.visible(page.html()));
            var text = Words.normal(page.truth().body());
            return new Others(
                    headlines.stream()
                            .filter(h -> !whole.contains(Words.normal(h)))
                            .toList(),
                    sentences.stream()
                            .filter(s -> !text.contains(Words.normal(s)))
                            .toList());
        }
    }

    LivePage {
        paragraphs = List.copyOf(paragraphs);
    }

    /// Empty when too few of the article's paragraphs can be found in the page's source.
    static Optional<LivePage> of(SavedPage page, Others others) {
        return at(page, page.html(), others).map(found -> found.among(others.without(page)));
    }

    private LivePage among(Others rest) {
        return new LivePage(saved, html, paragraphs, head, body, end, rest);
    }

    /// The same page after its source was changed.
    Optional<LivePage> rewritten(String changed) {
        return at(saved, changed, others);
    }

    private static Optional<LivePage> at(SavedPage saved, String html, Others others) {
        var paragraphs = paragraphs(html, saved.truth().body());
        var body = BODY.matcher(html);
        if (paragraphs.size() < FEWEST || !body.find()) {
            return Optional.empty();
        }
        var heading = HEADING_END.matcher(html);
        int head = heading.find() ? heading.end() : paragraphs.getFirst().start();
        int end = BODY_END.matcher(html)
                .results()
                .mapToInt(MatchResult::start)
                .reduce((_, last) -> last)
                .orElse(html.length());
        return Optional.of(new LivePage(saved, html, paragraphs, head, body.end(), end, others));
    }

    private static List<Span> paragraphs(String html, String truth) {
        var wanted = " " + Words.normal(truth) + " ";
        var opaque = Markup.of(html).pieces().stream()
                .filter(piece -> piece.kind() == Markup.Kind.OPAQUE)
                .toList();
        var found = new ArrayList<Span>();
        for (var p = PARAGRAPH.matcher(html); p.find(); ) {
            int start = p.start();
            var text = Words.normal(Markup.visible(p.group(1)));
            if (text.length() >= LONG_ENOUGH
                    && wanted.contains(" " + text + " ")
                    && opaque.stream().noneMatch(o -> o.start() <= start && start < o.end())) {
                found.add(new Span(start, p.end()));
            }
        }
        return found;
    }

    /// A paragraph that is neither the first nor the last.
    Span inner(Random random) {
        return paragraphs.get(random.nextInt(1, paragraphs.size() - 1));
    }

    Span last() {
        return paragraphs.getLast();
    }

    String with(int at, String piece) {
        return html.substring(0, at) + piece + html.substring(at);
    }

    String without(Span span) {
        return html.substring(0, span.start()) + html.substring(span.end());
    }
}
