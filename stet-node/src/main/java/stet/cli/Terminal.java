// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;

/// Whether a person reads along.
final class Terminal {
    private Terminal() {}

    /// Whether input and output both are a terminal.
    static boolean isThere() {
        return console().isTerminal();
    }

    /// Whether escape sequences for colour are welcome (no-color.org).
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isThere();
    }

    /// Asks, and waits for a line; empty when the input ends instead.
    static Optional<String> ask(String question) {
        return Optional.ofNullable(console().readLine("%s", question));
    }

    private static Console console() {
        return Objects.requireNonNull(System.console(), "since Java 22 there always is a console");
    }
}
