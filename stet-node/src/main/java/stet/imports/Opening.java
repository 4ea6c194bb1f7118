// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Finds out from its bytes what a file or folder is, whatever it is called.
final class Opening {
    private static final String SQLITE = "SQLite format 3\u0000";

    /// So much of a dump is looked at for the names of its tables.
    private static final long LOOKED_AT = 256L << 20;

    private Opening() {}

    /// Neither a history that can be taken over nor anything like it; the message says what it could be.
    static final class Unknown extends IOException {
        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }

    /// @param folder where there is room for what is needed meanwhile
    static Archive of(Path path, Path folder, Instant now) throws IOException {
        if (Files.isDirectory(path)) {
            return newsDiffs(path, folder, now);
        }
        try {
            return file(path, folder, now);
        } catch (EOFException | ZipException e) {
            throw cut(path, e);
        }
    }

    /// Of what is packed with gzip, and not whole.
    static Unknown cut(Path file, IOException e) {
        return new Unknown("%s is packed with gzip, and cut off or damaged (%s); nothing was taken over"
                .formatted(file, e.getMessage()));
    }

    private static Archive file(Path path, Path folder, Instant now) throws IOException {
        var head = head(path);
        if (head.startsWith(SQLITE)) {
            return DiffengineFile.open(path, now);
        }
        if (head.stripLeading().startsWith("{")) {
            return new StetExport(path, now);
        }
        var tables = tables(path);
        if (tables.stream().anyMatch(NewsSnifferDump.TABLES::containsKey)) {
            return new NewsSnifferDump(Dump.open(path, folder), now);
        }
        if (tables.containsAll(NewsDiffsFolder.TABLES.keySet())) {
            throw new Unknown(
                    "%s is NewsDiffs' database, whose texts stand in git: give the folder that holds both the dump and the git folders"
                            .formatted(path));
        }
        throw new Unknown(
                "%s is none of these: a dump of News Sniffer's database (SQL), a folder with NewsDiffs' dump and git folders, diffengine's SQLite file, or the JSON Lines of `stet export`%s"
                        .formatted(
                                path,
                                tables.isEmpty()
                                        ? ""
                                        : "; it has the tables "
                                                + String.join(
                                                        ", ",
                                                        tables.stream()
                                                                .sorted()
                                                                .limit(10)
                                                                .toList())));
    }

    private static Archive newsDiffs(Path path, Path folder, Instant now) throws IOException {
        var git = new GitFolders(path);
        if (git.isEmpty() && git.refused().isEmpty()) {
            throw new Unknown("there is no git folder in %s, as NewsDiffs has them".formatted(path));
        }
        var dumps = new ArrayList<Path>();
        for (var file : files(path)) {
            try {
                if (tables(file).containsAll(NewsDiffsFolder.TABLES.keySet())) {
                    dumps.add(file);
                }
            } catch (EOFException | ZipException e) {
                throw cut(file, e);
            }
        }
        if (dumps.size() != 1) {
            throw new Unknown(
                    dumps.isEmpty()
                            ? "there is no SQL dump with the tables Articles and version in %s".formatted(path)
                            : "there are several dumps in %s, and only one can be right: %s".formatted(path, dumps));
        }
        return new NewsDiffsFolder(Dump.open(dumps.getFirst(), folder), git, now);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName()).matches("(?i).*\\.sql(\\.gz)?"))
                    .sorted()
                    .limit(100)
                    .toList();
        }
    }

    static boolean isGzip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static InputStream stream(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        return isGzip(file) ? new GZIPInputStream(in) : in;
    }

    private static String head(Path file) throws IOException {
        try (var in = stream(file)) {
            var text = new String(in.readNBytes(1024), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    /// The tables into which a dump inserts.
    private static Set<String> tables(Path file) throws IOException {
        var tables = new HashSet<String>();
        try (var in = stream(file)) {
            new SqlDump(in, new SqlDump.Rows() {
                        @Override
                        public void row(SqlDump.Place place, byte[] row) throws IOException {
                            note(place);
                        }

                        @Override
                        public void unreadable(SqlDump.Place place, String why) {
                            tables.add(place.table());
                        }

                        private void note(SqlDump.Place place) throws IOException {
                            tables.add(place.table());
                            boolean known = place.table().startsWith("news_article_version")
                                    || tables.containsAll(NewsDiffsFolder.TABLES.keySet());
                            if (known || tables.size() > 1000 || place.offset() > LOOKED_AT) {
                                throw new Enough();
                            }
                        }

                        @Override
                        public void cut(long line) {
                            // it is told when it is read over again
                        }

                        @Override
                        public void done(long bytes) {
                            // it is read over again
                        }
                    })
                    .read();
        } catch (Enough e) { // for knowing which it is
            return tables;
        }
        return tables;
    }

    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1;
    }
}
