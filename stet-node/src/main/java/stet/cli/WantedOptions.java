// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import stet.model.Patterns;
import stet.store.Roster;

/// The options that say which of an outlet's articles are wanted.
final class WantedOptions {
    /// Of a new outlet: what is a week old. Nearly all edits are made by then, and a list of a weekly paper
    /// is whole.
    static final Roster.Wanted AT_FIRST = new Roster.Wanted(Patterns.ALL, Optional.of(Duration.ofDays(7)));

    private static final String ANY_AGE = "all";

    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description =
                    "Only articles whose path fits, for instance /news/** or /politics/. May be given more than once.")
    private List<String> include = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "No articles whose path fits, for instance /sport/. May be given more than once.")
    private List<String> exclude = List.of();

    @Option(
            names = "--back",
            paramLabel = "AGE",
            description =
                    "How old an article may be when the outlet is added, for instance 12h or 90d; “all” for what is less "
                            + "than thirty days older than the newest (default: 7d).")
    private Optional<String> back = Optional.empty();

    boolean isGiven() {
        return !include.isEmpty() || !exclude.isEmpty() || back.isPresent();
    }

    /// What was given, and the rest as it is.
    ///
    /// @throws Main.Wrong when a pattern or an age is none
    Roster.Wanted over(Roster.Wanted present) {
        try {
            var patterns = new Patterns(
                    include.isEmpty() ? present.patterns().include() : include,
                    exclude.isEmpty() ? present.patterns().exclude() : exclude);
            return new Roster.Wanted(patterns, back.map(WantedOptions::age).orElse(present.back()));
        } catch (IllegalArgumentException e) {
            throw new Main.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Duration> age(String written) {
        if (written.equals(ANY_AGE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClockTime().convert(written));
        } catch (TypeConversionException e) {
            throw new Main.Wrong("--back: " + e.getMessage() + ", or “all”");
        }
    }
}
