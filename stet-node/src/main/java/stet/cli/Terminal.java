// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.Console;
import java.util.Optional;

/// Whether a person reads along.
final class Terminal {
    private Terminal() {}

    /// Whether input and output both are a terminal.
    static boolean isThere() {
        return console().filter(Console::isTerminal).isPresent();
    }

    /// Whether escape sequences for colour are welcome (no-color.org).
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isThere();
    }

    /// Asks, and waits for a line; empty when the input ends instead, or nobody is there.
    static Optional<String> ask(String question) {
        return console().map(console -> console.readLine("%s", question));
    }

    /// Java 22 to 24 always gave a console; Java 25 gives none where there is no terminal (JDK-8351435).
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }
}
