// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// Something that is kept and no longer shown, because somebody asked for it.
///
/// @param reason told to everybody who asks for what is withheld
/// @param by who decided it, and when
/// @param lifted who decided that it is shown again, and when; empty while it is withheld
public record Withholding(
        long nr, ArticleId article, Extent extent, Ground ground, String reason, By by, Optional<By> lifted) {
    /// In characters.
    public static final int LONGEST_REASON = 500;

    public static final int LONGEST_PASSAGE = 2000;

    /// A shorter passage would hide what nobody asked for.
    public static final int SHORTEST_PASSAGE = 3;

    /// How much of an article.
    public sealed interface Extent {
        /// All of it.
        record Whole() implements Extent {}

        /// One version. What changed to it and from it is withheld with it.
        record OneVersion(int number) implements Extent {
            public OneVersion {
                if (number < 1) {
                    throw new IllegalArgumentException("versions count from 1, not " + number);
                }
            }
        }

        /// These words, wherever they stand in any version, in capitals or not.
        ///
        /// @param text runs of white space are one space
        record Passage(String text) implements Extent {
            public Passage {
                text = normal(text);
                if (text.length() < SHORTEST_PASSAGE || text.length() > LONGEST_PASSAGE) {
                    throw new IllegalArgumentException("a passage has %d to %d characters, not %d"
                            .formatted(SHORTEST_PASSAGE, LONGEST_PASSAGE, text.length()));
                }
            }

            /// The words in Unicode NFC, as texts are kept, without spaces around them and with single spaces between.
            public static String normal(String text) {
                return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
            }
        }
    }

    /// Why, as HTTP tells it.
    public enum Ground {
        /// Somebody asked for it, and whoever keeps the archive agreed.
        REQUEST(410),
        /// The law asks for it (RFC 7725).
        LAW(451);

        private final int status;

        Ground(int status) {
            this.status = status;
        }

        /// The HTTP status with which what is withheld is answered: 410 (RFC 9110, section 15.5.11) or 451.
        public int status() {
            return status;
        }

        public static Optional<Ground> of(String name) {
            for (var ground : values()) {
                if (ground.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(ground);
                }
            }
            return Optional.empty();
        }
    }

    public Withholding {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason has 1 to %d characters, not %d".formatted(LONGEST_REASON, reason.length()));
        }
    }
}
