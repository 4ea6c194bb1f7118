// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import stet.store.ArticleRecord;
import stet.store.CheckLine;

/// Every look at an article, newest first.
///
/// @param lines at most as many as fit on a page
record ChecksPage(ArticleRecord article, String heading, Tongue tongue, List<CheckLine> lines) {
    ChecksPage {
        lines = List.copyOf(lines);
    }

    static ChecksPage of(ArticleRecord article, List<CheckLine> lines, Words words) {
        var headline = article.headline();
        return new ChecksPage(article, Headings.of(headline, words), Tongue.of(article.language(), headline), lines);
    }
}
