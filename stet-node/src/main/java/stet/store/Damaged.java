// SPDX-License-Identifier: Apache-2.0
package stet.store;

/// What the store holds is not what was kept there; the message says which article and version, or what the database
/// said of the store itself.
public final class Damaged extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
        super(message);
    }

    Damaged(String message, Throwable cause) {
        super(message, cause);
    }
}
