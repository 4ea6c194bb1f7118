// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stet.store.TestedStore;

/// A watch that is killed in the middle, again and again, and goes on. `scripts/crash` kills more often.
@Tag("slow")
class CrashTest {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final long SEED = Long.getLong("stet.crash.seed", 20_261_119);

    /// For each kind of store.
    private static final int ROUNDS = Integer.getInteger("stet.crash.rounds", 10);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void whatWasSaidToBeKeptIsThereAfterEveryKill(TestedStore store) throws Exception {
        var random = new Random(SEED);
        var server = store == TestedStore.POSTGRES
                ? Optional.of(TestedStore.Server.of(folder).toString())
                : Optional.<String>empty();
        try (var witness = new Witness()) {
            for (int round = 0; round < ROUNDS; round++) {
                int lines = 1 + random.nextInt(25);
                var begin = MORNING.plus(Duration.ofDays(10L * round));
                try (var victim = Victim.start(
                        List.of(), folder, folder.resolve("child.log"), witness.gazette, begin, 16, server)) {
                    for (int heard = 0; heard < lines; heard++) {
                        witness.hear(victim.next(PATIENCE).orElseThrow());
                    }
                    witness.hear(victim.kill());
                }
                witness.inspect(folder, store.open(folder));
            }
            assertTrue(witness.heard() > ROUNDS, witness.heard() + " versions in all");
        }
    }
}
