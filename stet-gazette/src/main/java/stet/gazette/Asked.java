// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;

/// A request that was answered, or will never be.
///
/// @param status of the answer; 0 for a request that is left waiting
/// @param at by the outlet's clock
public record Asked(Request request, int status, Instant at) {
    public String method() {
        return request.method();
    }

    public String path() {
        return request.path();
    }
}
