// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for one run that goes when the run ends.
final class Scratch implements AutoCloseable {
    private final Path root;

    Scratch() throws IOException {
        root = Files.createTempDirectory("stet-bench-");
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
