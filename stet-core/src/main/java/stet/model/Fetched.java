// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the web said to one request. Every answer that came carries its exchange.
public sealed interface Fetched {
    /// A whole answer with status 200 (or 203).
    record Page(Capture capture) implements Fetched {}

    /// 304: as it was when the validators were given.
    record NotModified(Capture capture) implements Fetched {}

    /// 404.
    record Missing(Capture capture) implements Fetched {}

    /// 410.
    record Gone(Capture capture) implements Fetched {}

    /// 401, 402, 403, 451: the outlet does not let us in.
    record Refused(Capture capture) implements Fetched {}

    /// 429, 503: come back later. Counts for the whole site.
    record Busy(Capture capture, Optional<Duration> retryAfter) implements Fetched {}

    /// Any other status: 5xx, odd 4xx and 2xx.
    record Unusable(Capture capture) implements Fetched {}

    /// No whole answer: the host cannot be found or reached, the answer broke off, was too large, took too long,
    /// could not be decoded, or redirects went in circles.
    record Failed(Failure failure, String detail) implements Fetched {}

    /// Nothing was asked, because robots.txt does not allow it or could not be read (RFC 9309, section 2.3.1.4).
    record Disallowed(String detail) implements Fetched {}

    /// Nothing was asked, because the site asked for a pause or others wait in line; worth asking again from then
    /// on.
    record Paused(Instant until) implements Fetched {}

    enum Failure {
        NO_SUCH_HOST,
        NO_CONNECTION,
        TIMED_OUT,
        CUT_SHORT,
        TOO_LARGE,
        BAD_ENCODING,
        REDIRECT_LOOP,
        BAD_REDIRECT,
        TLS,
        PROTOCOL,
        /// The address is not one that may be fetched (private network, odd scheme).
        FORBIDDEN_ADDRESS
    }
}
