// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;

/// Something that went wrong at an outlet of the [Newsstand] for a while, and is no news.
///
/// @param outlet the outlet's key
/// @param article the article that it befell; empty when it befell the outlet
/// @param until when all is well again
public record Incident(String outlet, Kind kind, String article, Instant from, Instant until) {
    public enum Kind {
        /// 503 with Retry-After.
        OUTAGE,
        /// 429 with Retry-After.
        TOO_MANY_REQUESTS,
        /// A page that asks for proof of being human, with status 200.
        CHALLENGE,
        /// An article answers 200 with a page that says that there is none.
        SOFT_NOT_FOUND,
        /// The feeds break off in the middle.
        FEED_CUT,
        /// An article's page ends before its declared length.
        BODY_CUT;

        boolean ofOneArticle() {
            return this == SOFT_NOT_FOUND || this == BODY_CUT;
        }
    }

    boolean lasts(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
