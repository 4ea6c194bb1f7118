// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What was wrong with a seed, in words for an operator.
final class Troubles {
    private Troubles() {}

    /// The troubles that there are, as one line.
    static String joined(String... troubles) {
        return Arrays.stream(troubles).filter(t -> !t.isEmpty()).collect(Collectors.joining("; "));
    }
}
