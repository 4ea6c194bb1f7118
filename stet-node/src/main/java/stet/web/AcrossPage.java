// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import stet.compare.Comparison;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.Evidence;

/// A version of one article against a version of another, in one column: no order of time is claimed between them.
///
/// @param compared the marked text and its numbered changes
record AcrossPage(Named before, Named after, ComparisonPage compared) {
    /// @param evidence of the version
    record Side(ArticleRecord article, Version version, List<Evidence> evidence) {
        Side {
            evidence = List.copyOf(evidence);
        }
    }

    record Pair(Side before, Side after) {
        String path() {
            return "/a/%s/v/%d/with/%s/%d"
                    .formatted(
                            before.article().id(),
                            before.version().number(),
                            after.article().id(),
                            after.version().number());
        }
    }

    /// One side as readers call it.
    ///
    /// @param name outlet and version, or outlet and clipping
    /// @param when it was seen, or how it came here
    record Named(Side side, String name, String when, String path) {
        static Named of(Side side, Words words) {
            var article = side.article();
            var number = side.version().number();
            var clipping = article.clipping();
            return new Named(
                    side,
                    clipping.map(c -> words.say("across.clipping", article.outletName(), words.stated(c)))
                            .orElseGet(() -> words.say("across.version", article.outletName(), number)),
                    clipping.map(words::handedIn)
                            .orElseGet(() -> words.say(
                                    "across.seen", words.moment(side.version().seenFrom()))),
                    "/a/%s/v/%d".formatted(article.id(), number));
        }
    }

    /// @param whole whether more than an excerpt may be read
    static AcrossPage of(Pair pair, boolean unfolded, boolean whole, String site, Words words) {
        var before = pair.before();
        var after = pair.after();
        var comparison = Comparison.of(before.version().story(), after.version().story());
        var page = ComparisonPage.of(
                new ComparisonPage.Pair(
                        after.article(), before.version(), after.version(), before.evidence(), after.evidence()),
                comparison,
                new ComparisonPage.View(true, unfolded, whole),
                site,
                words);
        return new AcrossPage(Named.of(before, words), Named.of(after, words), page.at(pair.path(), site));
    }
}
