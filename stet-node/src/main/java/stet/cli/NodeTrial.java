// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import stet.upkeep.Doctor;
import stet.upkeep.Restore;
import stet.upkeep.Told;

/// Opens what a backup is restored to, before it gets its name.
final class NodeTrial implements Restore.Trial {
    @Override
    public Optional<String> settings(Path data) {
        try {
            return Settings.read(data, Map.of(), Map.of())
                    .store()
                    .map(_ -> "it names a store on a server, and this one is in a file");
        } catch (Settings.WrongSettings e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Restore.Found record(Path data, Told told) {
        var faults = new ArrayList<String>();
        try (var node = open(data);
                var archive = node.archive()) {
            node.doctor(archive).record(told, finding -> {
                if (finding.grade() == Doctor.Grade.DAMAGED) {
                    faults.addAll(finding.words());
                }
            });
            var accounts = node.accounts().all(Instant.EPOCH).stream()
                    .map(line -> line.account().name())
                    .toList();
            return new Restore.Found(faults, accounts);
        }
    }

    /// With the defaults, whatever its settings say.
    private static Node open(Path data) {
        return Node.open(Settings.read(data.resolve("no-settings"), Map.of(), Map.of()), data);
    }
}
