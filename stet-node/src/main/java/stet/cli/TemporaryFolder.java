// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A data folder for as long as it is open.
record TemporaryFolder(Path path) implements AutoCloseable {
    /// @param called how its name begins
    static TemporaryFolder made(String called) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(called));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
