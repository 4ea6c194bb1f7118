// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.compare.Comparison;
import stet.model.Edit;
import stet.model.Significance;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.Evidence;

/// Two versions of an article side by side, or in one.
///
/// @param line what changed, in one plain line
/// @param gap how long after the older version the newer was seen, in words
/// @param untouched how many paragraphs of the newer version stand as they did
/// @param summary the numbered changes
/// @param lines the marked text in reading order
/// @param warning that one of the texts looks incomplete; empty when neither does
/// @param note that the comparison was cut short, the edit silent, or this an excerpt; mostly empty
/// @param inline whether it is drawn in one column
/// @param unfolded whether unchanged paragraphs are shown
/// @param permanent its whole address
record ComparisonPage(
        ArticleRecord article,
        Version before,
        Version after,
        String heading,
        Tongue tongue,
        Significance significance,
        String line,
        String gap,
        int wordsAdded,
        int wordsRemoved,
        int untouched,
        List<Summary> summary,
        List<Marking> lines,
        PageDetails details,
        String warning,
        String note,
        List<Evidence> evidenceBefore,
        List<Evidence> evidenceAfter,
        boolean inline,
        boolean unfolded,
        String path,
        String permanent) {
    record Summary(int number, String title, String detail) {}

    /// How the reader wants to see it, and may.
    ///
    /// @param whole whether more than an excerpt may be read
    record View(boolean inline, boolean unfolded, boolean whole) {}

    /// What the library holds of the two versions.
    record Pair(
            ArticleRecord article,
            Version before,
            Version after,
            List<Evidence> evidenceBefore,
            List<Evidence> evidenceAfter) {
        Pair {
            evidenceBefore = List.copyOf(evidenceBefore);
            evidenceAfter = List.copyOf(evidenceAfter);
        }

        String path() {
            return "/a/%s/%d..%d".formatted(article.id(), before.number(), after.number());
        }
    }

    private static final int ENOUGH_WORDS = 200;
    private static final int MUCH_SHORTER = 5;

    ComparisonPage {
        summary = List.copyOf(summary);
        evidenceBefore = List.copyOf(evidenceBefore);
        evidenceAfter = List.copyOf(evidenceAfter);
        lines = List.copyOf(lines);
    }

    static ComparisonPage of(Pair pair, Comparison comparison, View view, String site, Words words) {
        var before = pair.before().story();
        var after = pair.after().story();
        var headline = Headings.of(after.headline(), words);
        var sample = after.paragraphs().isEmpty()
                ? after.headline()
                : after.paragraphs().getFirst().text();
        var language = after.language().isEmpty() ? pair.article().language() : after.language();
        return new ComparisonPage(
                pair.article(),
                pair.before(),
                pair.after(),
                headline,
                Tongue.of(language, sample),
                comparison.significance(),
                comparison.line(words.reader()),
                words.length(
                        Duration.between(pair.before().seenFrom(), pair.after().seenFrom())),
                comparison.wordsAdded(),
                comparison.wordsRemoved(),
                (int) comparison.edits().stream()
                        .filter(ComparisonPage::untouched)
                        .count(),
                summary(comparison, words),
                Arrangement.of(comparison, before, after, words.reader(), view.whole()),
                PageDetails.of(comparison, before, after, words),
                warning(pair, words),
                Stream.of(
                                comparison.note(words.reader()),
                                comparison.silence(before, after, words.reader()),
                                view.whole() ? "" : words.say("compare.excerpt"))
                        .filter(note -> !note.isEmpty())
                        .collect(Collectors.joining(" ")),
                pair.evidenceBefore(),
                pair.evidenceAfter(),
                view.inline(),
                view.unfolded(),
                pair.path(),
                site + pair.path());
    }

    /// The same at another address.
    ComparisonPage at(String elsewhere, String site) {
        return new ComparisonPage(
                article,
                before,
                after,
                heading,
                tongue,
                significance,
                line,
                gap,
                wordsAdded,
                wordsRemoved,
                untouched,
                summary,
                lines,
                details,
                "",
                note,
                evidenceBefore,
                evidenceAfter,
                inline,
                unfolded,
                elsewhere,
                site + elsewhere);
    }

    int last() {
        return article.versions().size();
    }

    /// The pair before this one, when it exists: the older version against the one before it.
    boolean hasPrevious() {
        return before.number() > 1;
    }

    boolean hasNext() {
        return after.number() < last();
    }

    private static boolean untouched(Edit edit) {
        return edit instanceof Edit.Same same && !same.moved();
    }

    private static List<Summary> summary(Comparison comparison, Words words) {
        return comparison.rows().stream()
                .map(row -> new Summary(
                        row.number(), comparison.describe(row, words.reader()), comparison.detail(row, words.reader())))
                .toList();
    }

    private static String warning(Pair pair, Words words) {
        int before = length(pair.article(), pair.before().number());
        int after = length(pair.article(), pair.after().number());
        if (after * MUCH_SHORTER < before && before >= ENOUGH_WORDS) {
            return words.say(
                    "compare.short", pair.after().number(), after, pair.before().number(), before);
        }
        return before * MUCH_SHORTER < after && after >= ENOUGH_WORDS
                ? words.say(
                        "compare.short",
                        pair.before().number(),
                        before,
                        pair.after().number(),
                        after)
                : "";
    }

    private static int length(ArticleRecord article, int number) {
        return article.versions().stream()
                .filter(v -> v.number() == number)
                .mapToInt(v -> v.words())
                .findFirst()
                .orElse(0);
    }
}
