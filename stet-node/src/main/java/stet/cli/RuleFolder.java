// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.extract.RuleBook;
import stet.extract.SiteRules;
import stet.model.OutletId;

/// The folder `rules` in the data folder: `<outlet>.conf` for each outlet that needs rules, and `<outlet>/tests` with
/// its saved pages.
record RuleFolder(Path folder) {
    static RuleFolder in(Path data) {
        return new RuleFolder(data.resolve("rules"));
    }

    /// Every file of rules, by name; none when there is no such folder.
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".conf") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder, e);
        }
    }

    Path file(OutletId outlet) {
        return folder.resolve(outlet + ".conf");
    }

    /// The outlet that a file is named after; empty when that is no outlet's short name.
    static Optional<OutletId> outlet(Path file) {
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
        try {
            return Optional.of(new OutletId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// All rules, as they stand now.
    ///
    /// @throws Settings.WrongSettings naming the first faults, when a file cannot be used
    RuleBook book() {
        var outlets = new HashMap<OutletId, SiteRules>();
        for (var file : files()) {
            var outlet = outlet(file)
                    .orElseThrow(() -> new Settings.WrongSettings(
                            "%s is not named after an outlet; `stet list` shows their short names".formatted(file)));
            switch (RuleFile.read(file)) {
                case RuleFile.Good(var rules) -> outlets.put(outlet, rules);
                case RuleFile.Faulty(var faults) ->
                    throw new Settings.WrongSettings(faults.stream()
                            .limit(3)
                            .map(RuleFile.Fault::text)
                            .collect(Collectors.joining("\n  ", "", "\n  (`stet rules check` tells all)")));
            }
        }
        return new RuleBook(outlets);
    }
}
