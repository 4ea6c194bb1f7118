// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import stet.model.Alert;

/// What is wrong with an outlet, in a word or two.
final class AlertWords {
    private AlertWords() {}

    static String of(Alert.Kind kind) {
        return switch (kind) {
            case QUIET -> "gone quiet";
            case UNREADABLE, SHORTENED -> "extractor broken";
            case BLOCKED -> "blocked";
            case UNREACHABLE -> "unreachable";
            case NOISY, FLIPPING -> "too noisy";
        };
    }
}
