// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import stet.model.Budget;

/// What an outlet may be asked at most, as it is said on the command line.
final class BudgetOptions {
    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Requests an hour, on the average of a day: more than 0, at most 3600.")
    private Optional<Double> requests = Optional.empty();

    @Option(
            names = "--bytes",
            paramLabel = "SIZE",
            description = "Received of its site in any 24 hours, for instance 500MiB: from 1MiB to 1TiB.")
    private Optional<String> bytes = Optional.empty();

    @Option(names = "--default", description = "Drops what was decided for it first: the settings count again.")
    private boolean byDefault;

    boolean isGiven() {
        return byDefault || requests.isPresent() || bytes.isPresent();
    }

    /// @param present what is not said stays so
    /// @throws Main.Wrong naming what is allowed
    Budget over(Budget present) {
        var before = byDefault ? Budget.BY_SETTINGS : present;
        try {
            return new Budget(
                    requests.map(OptionalDouble::of).orElse(before.perHour()),
                    bytes.map(BudgetOptions::size).map(OptionalLong::of).orElse(before.bytesPerDay()));
        } catch (IllegalArgumentException e) {
            throw new Main.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static long size(String typed) {
        try {
            return ConfigValueFactory.fromAnyRef(typed).atKey("size").getBytes("size");
        } catch (ConfigException e) {
            throw new IllegalArgumentException("--bytes is a size with its unit, for instance 500MiB, not " + typed, e);
        }
    }
}
