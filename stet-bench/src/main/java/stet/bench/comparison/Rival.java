// SPDX-License-Identifier: Apache-2.0
package stet.bench.comparison;

import com.github.difflib.DiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bitbucket.cowwoc.diffmatchpatch.DiffMatchPatch;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import stet.compare.Comparison;

/// What compares two texts, each from the text to its marks. Stet says what kind of change it was on top of that.
public enum Rival {
    STET("Stet") {
        @Override
        Object compare(Pair pair) {
            return Comparison.of(pair.before(), pair.after());
        }
    },
    /// By histogram, with each word, space and sign on a line of its own.
    JGIT("JGit's histogram on words") {
        @Override
        Object compare(Pair pair) {
            return new HistogramDiff()
                    .diff(
                            RawTextComparator.DEFAULT,
                            lines(pair.before().text()),
                            lines(pair.after().text()));
        }
    },
    JAVA_DIFF_UTILS("java-diff-utils on words") {
        @Override
        Object compare(Pair pair) {
            return DiffUtils.diff(
                    words(pair.before().text()), words(pair.after().text()));
        }
    },
    /// On characters, then made readable, as its makers advise; without its limit of a second.
    DIFF_MATCH_PATCH("diff-match-patch, cleaned up") {
        @Override
        Object compare(Pair pair) {
            var matcher = new DiffMatchPatch();
            matcher.diffTimeout = 0;
            var found = matcher.diffMain(pair.before().text(), pair.after().text());
            matcher.diffCleanupSemantic(found);
            return found;
        }
    };

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.");

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Object compare(Pair pair);

    /// Words, spaces and signs, each alone, so that marks find their place in the text.
    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static RawText lines(String text) {
        return new RawText(String.join("\n", words(text.replace('\n', '¶'))).getBytes(StandardCharsets.UTF_8));
    }
}
