// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Instant;
import stet.model.Fetched.Failure;

/// Whether an address may be asked, as far as its host's robots.txt goes.
sealed interface Permission {
    record Granted(RobotsTxt rules) implements Permission {}

    /// By a rule, or because robots.txt is there and cannot be read (RFC 9309, section 2.3.1.4).
    record Denied(String detail) implements Permission {}

    /// The host cannot be reached at all, neither for robots.txt nor for a page.
    record Unreached(Failure failure, String detail) implements Permission {}

    /// robots.txt is not known and it is not the site's turn before then.
    record NotYet(Instant until) implements Permission {}
}
