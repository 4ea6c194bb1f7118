// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import stet.store.Library;

/// All pages, as one reader gets them. Cheap to make: each request has its own.
///
/// @param press prints in the reader's words
record Site(Library library, Press press, InstantSource clock) {
    LatestPages latest() {
        return new LatestPages(library, press, clock);
    }

    ArticlePages articles() {
        return new ArticlePages(library, press, clock);
    }

    ComparisonPages comparisons() {
        return new ComparisonPages(library, press);
    }

    OutletPages outlets() {
        return new OutletPages(library, press, clock);
    }

    FeedPages feeds() {
        return new FeedPages(library, press, clock);
    }

    HealthPages health() {
        return new HealthPages(library, press, clock);
    }

    SearchPages search() {
        return new SearchPages(library, press);
    }

    CollectionPages collections() {
        return new CollectionPages(library, press);
    }

    PlainPages plain() {
        return new PlainPages(library, press, clock);
    }
}
