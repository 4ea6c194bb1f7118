// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;
import java.util.Optional;

/// What the extractor made of a page.
public sealed interface Reading {
    /// @param canonical what the page itself names as its address, when that is on the same site
    /// @param next the following page of the same article, when it runs over several
    record Article(Story story, Optional<Address> canonical, Optional<Address> next, Stated stated) implements Reading {
        /// The same, its text read in that place and not on the visible page.
        public Article textFrom(String place) {
            return new Article(
                    story,
                    canonical,
                    next,
                    new Stated(stated.titles(), stated.published(), stated.modified(), Optional.of(place)));
        }
    }

    /// What the page states about its article for machines, as it states it.
    ///
    /// @param titles of JSON-LD, Open Graph, Twitter and the title element; the visible headline may differ
    /// @param text where the text, or the end of it, was read if the page does not show it; else empty
    record Stated(
            List<String> titles, Optional<StatedTime> published, Optional<StatedTime> modified, Optional<String> text) {
        public Stated {
            titles = List.copyOf(titles);
        }
    }

    /// No article, and why. `detail` says what was seen, in words an operator can use.
    record NoArticle(Reason reason, String detail) implements Reading {}

    enum Reason {
        /// A stub in front of a paywall or login.
        PAYWALL,
        CONSENT_WALL,
        /// "Checking your browser", captchas.
        CHALLENGE,
        /// A page that says "not found" with status 200.
        SOFT_NOT_FOUND,
        /// A list of links: a home, section or search page.
        INDEX,
        /// An error message with status 200.
        ERROR_PAGE,
        /// Nothing to read.
        EMPTY,
        /// Not HTML or XHTML.
        NOT_HTML
    }
}
