// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import stet.discover.SourceList;
import stet.model.Payload;

/// A file, or standard input, that lists what to watch.
final class SourceFile {
    private static final int LARGEST = 16 << 20;

    private SourceFile() {}

    /// The addresses that it names; what cannot be read in it is told.
    ///
    /// @throws Main.Wrong when it cannot be read or names nothing
    static List<String> read(Path file, PrintWriter err) throws IOException {
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Main.Wrong("%s is larger than %d MiB".formatted(file, LARGEST >> 20));
            }
            var list = SourceList.read(Payload.of(bytes));
            list.troubles().forEach(trouble -> err.println("! " + Printable.text(trouble)));
            if (list.sources().isEmpty()) {
                throw new Main.Wrong("%s names no address; it is OPML, or has one address a line".formatted(file));
            }
            return list.sources().stream()
                    .map(source -> source.address().text())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new Main.Wrong("there is no file " + file);
        }
    }
}
