// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;

/// What befalls a whole outlet.
sealed interface Weather {
    record Fair() implements Weather {}

    /// Every address answers `status` (429 or 503) and asks to come back after a while.
    record Busy(int status, Duration retryAfter) implements Weather {}

    /// Every address answers 200 with a page that asks for proof of being human.
    record Challenge() implements Weather {}
}
