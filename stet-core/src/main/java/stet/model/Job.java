// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;

/// What a person asked the watch to do, and how far it is.
///
/// @param subject what it is about, for instance an address
/// @param terms what else was asked, as a JSON object
/// @param doing the step it is at; when it failed, why
/// @param result as a JSON object; empty before the end
public record Job(
        long nr,
        Kind kind,
        String subject,
        String terms,
        By by,
        State state,
        Optional<Instant> begun,
        Optional<Instant> ended,
        String doing,
        Optional<String> result) {
    public enum Kind {
        /// Find what can be watched behind an address.
        FIND,
        /// Compare the texts behind stored changes again, of one outlet or all.
        RECOMPARE,
        /// Read the kept pages behind versions again, of one outlet or all.
        REEXTRACT,
        /// Say which captures the settings would give up, of one outlet or all; or give them up.
        RETAIN
    }

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }
}
