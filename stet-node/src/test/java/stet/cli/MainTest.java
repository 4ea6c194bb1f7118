// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every command has in common.
class MainTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFolderThatIsNotThereIsNamed() throws IOException {
        var trace = Files.writeString(
                folder.resolve("trace.jsonl"), "{\"type\":\"trace\",\"version\":1,\"horizon_s\":9,\"hosts\":[]}");
        var log = folder.resolve("none").resolve("log.csv");

        var said = new CommandLineOn(folder)
                .stet("replay", "--trace", trace.toString(), "--budget-per-host-hour", "60", "--log", log.toString());

        assertEquals("! there is no file or folder " + log, said.err().strip());
        assertEquals(1, said.exit());
    }

    @Test
    void whatAFileOfTheOperatorsSaysDrivesNoTerminal() throws IOException {
        var file = Files.writeString(folder.resolve("trace\u001b[31m.jsonl"), "{}");

        var said = new CommandLineOn(folder).stet("replay", "--trace", file.toString(), "--budget-per-host-hour", "60");

        assertTrue(said.err().contains("trace<U+001B>[31m.jsonl, line 1"), said.err());
    }

    @Test
    void numbersAreEnglishWhateverTheMachineSpeaks() throws Exception {
        var large = folder.resolve("large.txt");
        try (var file = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), StoryFile.LARGEST_BYTES);
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                Main.class.getName(),
                "compare",
                large.toString(),
                large.toString());
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

        var child = builder.redirectErrorStream(true).start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(said.contains("is larger than 64 MB"), said);
        assertEquals(2, child.waitFor());
    }
}
