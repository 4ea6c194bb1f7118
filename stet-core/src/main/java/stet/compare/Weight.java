// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Edit;
import stet.model.FieldEdit.Field;
import stet.model.Significance;

/// How much a change matters, by a documented rule and never by a view.
///
/// Major: a figure or name in the headline, a correction or clarification note, an article replaced by a notice, words
/// inside a quotation. Notable: figures, names, dates, sources, hedges and negations, paragraphs or sentences added or
/// removed, and wording or punctuation that can turn a meaning round: a word of four letters or more replaced, or a
/// sign put in or taken out. Minor: the rest, which is moves, splits and merges, kinds of quotes, dashes and spaces,
/// letter case, slips of the keys, bylines, captions and links.
final class Weight {
    /// Shorter words are mostly articles, prepositions and conjunctions.
    private static final int CONTENT_WORD = 4;

    private static final Set<String> CORRECTIONS = Set.of("correction", "clarification");

    private Weight() {}

    /// The weight of the heaviest change in the row.
    static Significance of(Row row) {
        var most = Significance.MINOR;
        for (var change : row.changes()) {
            var weight = of(change, row);
            most = weight.compareTo(most) > 0 ? weight : most;
        }
        return most;
    }

    static Significance of(Change change, Row row) {
        boolean inHeadline = row instanceof Row.OfField(var _, var edit, var _) && edit.field() == Field.HEADLINE;
        return switch (change.kind()) {
            case FIGURE, NAME -> inHeadline ? Significance.MAJOR : Significance.NOTABLE;
            case QUOTATION -> Significance.MAJOR;
            case NOTICE_ADDED, NOTICE_REMOVED ->
                CORRECTIONS.contains(change.about()) ? Significance.MAJOR : Significance.NOTABLE;
            case REWRITTEN -> change.now().isEmpty() ? Significance.NOTABLE : Significance.MAJOR;
            case DATE, ATTRIBUTION, HEDGE, TEXT_ADDED, TEXT_REMOVED -> Significance.NOTABLE;
            case HEADLINE, STANDFIRST, WORDING -> hasContent(change) ? Significance.NOTABLE : Significance.MINOR;
            case STYLE -> signsChanged(change, row) ? Significance.NOTABLE : Significance.MINOR;
            case BYLINE, CAPTION, LINK, MOVED, LAYOUT, READER -> Significance.MINOR;
        };
    }

    private static boolean hasContent(Change change) {
        var vocabulary = Vocabulary.exact();
        var before = Tokens.of(change.was(), vocabulary);
        var after = Tokens.of(change.now(), vocabulary);
        return TokenDiff.hunks(before, after, new Effort()).stream()
                .anyMatch(h -> hasContent(before, h.beforeFrom(), h.beforeTo())
                        || hasContent(after, h.afterFrom(), h.afterTo()));
    }

    private static boolean hasContent(Tokens tokens, int from, int to) {
        for (int k = from; k < to; k++) {
            boolean content = switch (tokens.kind(k)) {
                case WORD -> tokens.end(k) - tokens.start(k) >= CONTENT_WORD;
                case NUMBER, LETTER -> true;
                case SIGN -> false;
            };
            if (content) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sign was put in or taken out, rather than drawn in another kind. Not in splits and merges, where
    /// signs may come with the new end of a paragraph.
    private static boolean signsChanged(Change change, Row row) {
        boolean layout = row instanceof Row.OfText(var _, var edit, var _)
                && (edit instanceof Edit.Split || edit instanceof Edit.Merged);
        return !layout
                && !Typography.looksSameInAnyCase(change.was(), change.now())
                && Typography.sameLetters(change.was(), change.now());
    }

    private record Ranked(Row row, Significance weight, Kind kind) {
        static Ranked of(Row row) {
            var kind = Kind.STYLE;
            for (var change : row.changes()) {
                kind = change.kind().compareTo(kind) < 0 ? change.kind() : kind;
            }
            return new Ranked(row, Weight.of(row), kind);
        }
    }

    /// The row with the heaviest change; among several, the first by the order of kinds, then as they are read.
    static Optional<Row> heaviest(List<Row> rows) {
        return rows.stream()
                .map(Ranked::of)
                .min(Comparator.comparing(Ranked::weight)
                        .reversed()
                        .thenComparing(Ranked::kind)
                        .thenComparingInt(ranked -> ranked.row.number()))
                .map(Ranked::row);
    }
}
