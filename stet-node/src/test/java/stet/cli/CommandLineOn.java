// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Commands typed over one data folder, which may ask this machine alone, on a quickened clock.
///
/// @param speed of the clock
record CommandLineOn(Path data, int speed) {
    CommandLineOn(Path data) {
        this(data, 3600);
    }

    /// What a command came to.
    record Said(int exit, String out, String err) {}

    Said stet(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var given = Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--data",
                                data.toString(),
                                "--set",
                                "fetch.allow=127.0.0.1:*",
                                "--set",
                                "clock.speed=" + speed,
                                "--set",
                                "web.port=0"))
                .toArray(String[]::new);
        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(given);
        return new Said(exit, out.toString(), err.toString());
    }
}
