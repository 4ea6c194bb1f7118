// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;

/// How things stand between a feed that is watched and the hub that offers to push its changes (W3C WebSub).
///
/// @param token the last part of the callback's address; empty before the hub was first asked
/// @param secret with which the hub signs what it pushes; never shown
/// @param until when the lease ends
/// @param failures how often in a row the hub was asked in vain
public record Subscription(
        Seed seed, Hub hub, State state, String token, String secret, Optional<Instant> until, int failures) {
    public enum State {
        /// The feed names a hub that was not asked yet.
        OFFERED,
        /// Asked, and not confirmed yet.
        ASKED,
        ACTIVE,
        /// The hub said no.
        DENIED,
        /// The feed is no longer watched, or names that hub no longer; the hub is asked to push no more.
        LEAVING
    }

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "Subscription[%s at %s, %s]".formatted(seed.address(), hub.address(), state);
    }
}
