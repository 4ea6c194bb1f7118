// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// Whether an outlet is watched, as an operator decided.
public enum Standing {
    WATCHED,
    /// Nothing is asked of it for now.
    PAUSED,
    /// No longer watched; all that was kept stays.
    REMOVED,
    /// Never watched: only what was handed in or imported is kept of it.
    CLIPPED
}
