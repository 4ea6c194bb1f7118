// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each command says of itself.
class HelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "add",
                "run",
                "check",
                "diff",
                "list",
                "outlet",
                "outlet show",
                "outlet pause",
                "outlet resume",
                "outlet remove",
                "outlet rename",
                "outlet want",
                "requests",
                "export",
                "extract",
                "compare",
                "rules check",
                "rules save",
                "reextract",
                "why",
                "replay",
                "backup",
                "restore",
                "doctor",
                "retain",
                "recompare",
                "reindex",
                "clip",
                "collection list",
                "collection new",
                "collection edit",
                "collection add",
                "collection remove",
                "collection order",
                "collection show",
                "collection suggest",
                "collection follow"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        int exit = run((command + " --help").split(" "));

        var help = out.toString();
        assertAll(
                () -> assertEquals(0, exit, err.toString()),
                () -> assertTrue(help.startsWith("Usage: stet " + command), help),
                () -> assertTrue(help.contains("Examples:"), help),
                () -> assertEquals("", err.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "run --version", "extract -V"})
    void theVersionIsToldEverywhere(String command) {
        int exit = run(command.split(" "));

        assertEquals(0, exit, err.toString());
        assertEquals("Stet " + Main.version(), out.toString().strip());
    }
}
