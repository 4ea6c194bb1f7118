// SPDX-License-Identifier: Apache-2.0
package stet.bench.comparison;

import com.github.difflib.DiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    /// By histogram, with each word on a line of its own.
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
                    List.of(pair.before().text().split("\\s+")),
                    List.of(pair.after().text().split("\\s+")));
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

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Object compare(Pair pair);

    private static RawText lines(String text) {
        return new RawText(text.replaceAll("\\s+", "\n").getBytes(StandardCharsets.UTF_8));
    }
}
