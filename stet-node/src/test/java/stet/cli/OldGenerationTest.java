// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldGenerationTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "20, 20, 1, false",
        "28, 20, 9, false",
        "29, 20, 0, true",
        "124, 100, 1, false",
        "126, 100, 1, true",
        "9, 0, 1, true", // nothing was collected yet
        "10, 40, 60, false",
        "21, 20, 9, false",
        "21, 20, 10, true",
        "20, 20, 60, false",
        "102, 100, 60, false",
        "104, 100, 60, true"
    })
    void isCollectedWhenAQuarterOrEightMegabytesDiedOrSomeInTenMinutes(long used, long left, int minutes, boolean due) {
        assertEquals(due, OldGeneration.isDue(used * MEGABYTE, left * MEGABYTE, Duration.ofMinutes(minutes)));
    }

    @Test
    void whatDiedInItIsGivenBack() throws Exception {
        var said = inOwnProcess("-XX:+UseSerialGC");
        assertTrue(said.startsWith("true false "), said);
        assertTrue(Long.parseLong(said.split(" ")[2]) < 20, said);
    }

    @Test
    void otherCollectorsAreLeftAlone() throws Exception {
        assertEquals("none", inOwnProcess("-XX:+UseG1GC"));
    }

    private static String inOwnProcess(String collector) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx256m",
                        "-Xmn8m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Waste.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    /// Fills the old generation and lets go of it. Says whether it was collected, whether it would be again, and how
    /// many megabytes are left of it.
    static final class Waste {
        private Waste() {}

        public static void main(String[] arguments) {
            var old = OldGeneration.ofSerial();
            if (old.isEmpty()) {
                System.out.println("none");
                return;
            }
            List<byte[]> waste = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                waste.add(new byte[(int) MEGABYTE]);
            }
            System.gc();
            assertFalse(waste.isEmpty());
            waste = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                waste.add(new byte[(int) MEGABYTE]); // in place of what has gone: the old generation is full of both
            }
            waste.clear();
            boolean due = old.get().collectIfDue();
            boolean again = old.get().collectIfDue();
            var runtime = Runtime.getRuntime();
            System.out.println(due + " " + again + " " + (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
        }
    }
}
