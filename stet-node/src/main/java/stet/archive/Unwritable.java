// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The disk takes no more: it is full, read-only or broken. Nothing that was kept is lost.
public final class Unwritable extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    Unwritable(String message, IOException cause) {
        super(message, cause);
    }
}
