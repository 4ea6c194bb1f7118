// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Real edits of an article between two looks: small, and to be seen.
final class RealEdits {
    /// A whole word of four letters or more, not inside a character reference.
    private static final Pattern WORD =
            Pattern.compile("(?<![&\\p{L}\\p{M}\\p{N}_#])\\p{L}{4,}(?![\\p{L}\\p{M}\\p{N}_;])");
    private static final String CORRECTION =
            "<p>Correction: An earlier version of this article misstated the number of people at the meeting."
                    + " There were 214, not 241.</p>";

    private RealEdits() {}

    /// One word of an inner paragraph becomes another. Empty where there is no word.
    static Optional<String> word(Look look) {
        var page = look.page();
        if (!look.again()) {
            return Optional.of(page.html());
        }
        var paragraph = page.inner(look.outlet());
        var words = words(page.html().substring(paragraph.start(), paragraph.end()));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var word = words.get(look.outlet().nextInt(words.size()));
        int start = paragraph.start() + word.start();
        return Optional.of(
                page.html().substring(0, start) + "zebra" + page.html().substring(start + word.end() - word.start()));
    }

    private static List<LivePage.Span> words(String paragraph) {
        var words = new ArrayList<LivePage.Span>();
        for (var piece : Markup.of(paragraph).pieces()) {
            if (piece.kind() == Markup.Kind.TEXT) {
                for (MatchResult word : WORD.matcher(piece.text()).results().toList()) {
                    words.add(new LivePage.Span(piece.start() + word.start(), piece.start() + word.end()));
                }
            }
        }
        return words;
    }

    static Optional<String> removal(Look look) {
        var gone = look.page().inner(look.outlet());
        return Optional.of(
                look.again() ? look.page().without(gone) : look.page().html());
    }

    static Optional<String> correction(Look look) {
        return Optional.of(look.page().with(look.page().last().end(), look.again() ? CORRECTION : ""));
    }

    static Optional<String> lastParagraph(Look look) {
        return Optional.of(
                look.again()
                        ? look.page().without(look.page().last())
                        : look.page().html());
    }
}
