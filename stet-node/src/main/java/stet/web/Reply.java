// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import stet.account.Secret;
import stet.model.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a request is answered with.
sealed interface Reply {
    /// A page in HTML, whole.
    ///
    /// @param retry after what time it is worth asking again; empty when that is not known
    record Page(int status, Payload html, Optional<Duration> retry) implements Reply {}

    /// JSON for a program, whole.
    record Data(int status, Payload json) implements Reply {
        static Data of(int status, JsonNode node) {
            return new Data(
                    status,
                    Payload.of(JsonMapper.shared().writeValueAsString(node).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// What a program asked to be done is done, and there is no more to say of it.
    record Done() implements Reply {}

    /// The page is elsewhere.
    ///
    /// @param status 302, 303, 301 or 308
    record Elsewhere(int status, String location) implements Reply {}

    /// Somebody signed in.
    ///
    /// @param stay whether the browser keeps it when it is closed
    record SignedIn(Secret session, boolean stay, String location) implements Reply {}

    /// Somebody signed out.
    record SignedOut(String location) implements Reply {}

    /// A feed or a machine form. The body is made only when the reader does not hold it already.
    ///
    /// @param type the media type
    /// @param tag what changes whenever the body does, for the same reader
    /// @param modified when the content last changed, as far as it is known
    record Document(String type, String tag, Optional<Instant> modified, Keep keep, Supplier<Payload> body)
            implements Reply {}

    /// No such page, or not now: said in words.
    record Refused(Problem problem) implements Reply {}

    /// How long a copy may be used without asking again.
    enum Keep {
        /// Ask every time.
        REVALIDATE("no-cache"),
        /// It changes only when something is withheld, and then no copy is to stand for long.
        LONG("public, max-age=86400"),
        /// It never changes.
        FOREVER("public, max-age=31536000, immutable"),
        NEVER("no-store");

        private final String directive;

        Keep(String directive) {
            this.directive = directive;
        }

        /// The value of Cache-Control (RFC 9111, section 5.2.2).
        String directive() {
            return directive;
        }
    }
}
