// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Instant;
import stet.model.Capture;
import stet.model.Fetched.Failure;

/// What the web said to something that was sent to it.
public sealed interface Posted {
    /// A whole answer, whatever its status.
    record Answered(Capture capture) implements Posted {}

    /// No whole answer.
    record Failed(Failure failure, String detail) implements Posted {}

    /// Nothing was sent, because it is not the site's turn; worth trying again from then on.
    record Paused(Instant until) implements Posted {}
}
