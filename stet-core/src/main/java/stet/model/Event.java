// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;

/// Something in an article's life that is not a version.
///
/// @param detail what was seen, for instance `410 Gone` or the address that it moved to
public record Event(Kind kind, Instant at, String detail) {
    public enum Kind {
        /// 410 once, or 404 three times over a day.
        REMOVED,
        /// The article answers again after it was removed, blocked or paywalled.
        RESTORED,
        /// The article has another address at the same outlet.
        MOVED,
        /// The address leads to another site, or to another article; recorded and not followed.
        LEADS_ELSEWHERE,
        /// 401, 403, 451 or a page that asks for proof of being human.
        BLOCKED,
        /// A stub in front of a paywall.
        PAYWALLED,
        /// Links in the text lead elsewhere; no word changed.
        LINKS_CHANGED,
        /// No longer checked.
        ENDED;

        /// How much it matters to most readers, by the same rule as for revisions.
        public Significance significance() {
            return switch (this) {
                case REMOVED -> Significance.MAJOR;
                case RESTORED, PAYWALLED, LEADS_ELSEWHERE -> Significance.NOTABLE;
                case MOVED, BLOCKED, LINKS_CHANGED, ENDED -> Significance.MINOR;
            };
        }
    }
}
