// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.Fetched.Failure;
import stet.model.Header;
import stet.model.Payload;

/// What came of one request, before anyone judges it.
sealed interface Heard {

    /// A status line and headers came.
    ///
    /// @param at when it was sent, by Stet's clock
    /// @param took to the last byte, in real time
    /// @param received bytes, head and encryption included
    /// @param headers as sent, in order
    record Answer(Instant at, Duration took, long received, int status, List<Header> headers, Body body)
            implements Heard {
        public Answer {
            headers = List.copyOf(headers);
        }

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(h -> h.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }

        /// Every value of that header, in order.
        List<String> headers(String name) {
            return headers.stream()
                    .filter(h -> h.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }

        /// 301, 302, 303, 307 and 308: the statuses whose Location is followed (RFC 9110, section 15.4).
        boolean isRedirect() {
            return isRedirect(status);
        }

        /// Whether a shield before the site wants proof of a human: Cloudflare says so in a header, whatever
        /// the status.
        boolean isChallenge() {
            return header("cf-mitigated")
                    .map(String::strip)
                    .filter("challenge"::equalsIgnoreCase)
                    .isPresent();
        }

        static boolean isRedirect(int status) {
            return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        }
    }

    /// No answer, or none that could be read.
    ///
    /// @param received bytes all the same
    record Nothing(Duration took, long received, Failure failure, String detail) implements Heard {}

    /// Not asked: it will not be this request's turn before then.
    record NotYet(Instant until) implements Heard {}

    /// An answer's body, as sent, transfer coding removed.
    sealed interface Body {
        record Whole(Payload bytes) implements Body {}

        /// There is more than was allowed; these are the first bytes.
        record TooLarge(Payload first) implements Body {}

        /// It broke off, or its framing did.
        record Broken(Failure failure, String detail) implements Body {}
    }
}
