// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

/// What an outlet does with an address that it has given to an article.
public sealed interface Standing {
    /// The article is shown.
    record Open() implements Standing {}

    /// Answered with `status`, which is 404 or 410.
    record Withdrawn(int status) implements Standing {
        public Withdrawn {
            if (status != 404 && status != 410) {
                throw new IllegalArgumentException("a withdrawn article answers 404 or 410, not " + status);
            }
        }
    }

    /// Only the first words are shown, before an invitation to subscribe.
    record Paywalled() implements Standing {}

    /// A page with status 200 that says that there is no such page.
    record SoftNotFound() implements Standing {}

    /// The article has another address now.
    record Moved(String to, int status) implements Standing {
        public Moved {
            if (status < 301 || status > 308) {
                throw new IllegalArgumentException("a move answers 301, 302, 303, 307 or 308, not " + status);
            }
        }
    }

    /// Whether the outlet lists the article on its home page and in its feeds.
    default boolean listed() {
        return switch (this) {
            case Open(), Paywalled() -> true;
            case Withdrawn _, SoftNotFound(), Moved _ -> false;
        };
    }
}
