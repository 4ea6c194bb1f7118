// SPDX-License-Identifier: Apache-2.0
package stet.store;

/// The store cannot be read or written now, for a reason that lies outside it: the disk is full or read-only, the file
/// is held by another process, the server is away. Nothing that was kept is lost; the same may work in a while.
public final class Unavailable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
