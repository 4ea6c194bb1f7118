// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.Console;
import java.util.Optional;

/// Whether a person reads along.
final class Terminal {
    private static final int NARROWEST = 30;
    private static final int USUAL_COLUMNS = 100;

    private Terminal() {}

    /// Whether input and output both are a terminal.
    static boolean isThere() {
        return console().filter(Console::isTerminal).isPresent();
    }

    /// Whether escape sequences for colour are welcome (no-color.org).
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isThere();
    }

    /// How many columns are there to write in: as the shell says, else 100.
    static int columns() {
        var said = System.getenv("COLUMNS");
        boolean number = said != null && said.matches("[1-9][0-9]{0,3}");
        return number ? Math.max(NARROWEST, Integer.parseInt(said)) : USUAL_COLUMNS;
    }

    /// Asks, and waits for a line; empty when the input ends instead, or nobody is there.
    static Optional<String> ask(String question) {
        return console().flatMap(console -> Optional.ofNullable(console.readLine("%s", question)));
    }

    /// None when input or output is redirected (Java 25 gives none then; Java 22 to 24 gave one that is no
    /// terminal).
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }
}
