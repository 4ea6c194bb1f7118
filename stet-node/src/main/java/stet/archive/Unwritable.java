// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.UncheckedIOException;
import java.util.Objects;

/// The disk takes no more: it is full, read-only or broken. Nothing that was kept is lost.
public final class Unwritable extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /// The same failure, thrown again where its maker waits.
    Unwritable(UncheckedIOException failure) {
        super(failure.getMessage(), Objects.requireNonNull(failure.getCause()));
    }
}
