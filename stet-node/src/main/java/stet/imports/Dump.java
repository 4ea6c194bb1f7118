// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import stet.model.Payload;

/// A dump whose rows were found and can be read again one by one. What it takes in memory does not grow
/// with the dump. For one thread.
final class Dump implements AutoCloseable {
    /// A dump that names more sets of columns than this was written by no program.
    private static final int MOST_FORMS = 100;

    /// Articles whose places are held at once.
    private static final int AT_ONCE = 500;

    private final String name;
    private final Path file;
    private final boolean ours;
    private final FileChannel channel;
    private final Scratch scratch;
    private final List<SqlDump.Place> forms = new ArrayList<>();

    /// Which column of a table holds a row's number, and which one the number of what it belongs to;
    /// empty for articles.
    record Table(Scratch.Kind kind, String id, String parent) {}

    private Dump(String name, Path file, boolean ours, FileChannel channel, Scratch scratch) {
        this.name = name;
        this.file = file;
        this.ours = ours;
        this.channel = channel;
        this.scratch = scratch;
    }

    /// @param folder where there is room for what is needed meanwhile: the places of rows and, of a dump
    /// that is packed with gzip, the dump
    static Dump open(Path file, Path folder) throws IOException {
        boolean packed = Opening.isGzip(file);
        var plain = packed ? unpacked(file, folder) : file;
        try {
            return new Dump(
                    String.valueOf(file.getFileName()), plain, packed, FileChannel.open(plain), Scratch.in(folder));
        } catch (IOException e) {
            if (packed) {
                Files.deleteIfExists(plain);
            }
            throw e;
        }
    }

    private static Path unpacked(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        var plain = Files.createTempFile(folder, "importing-", ".sql.tmp");
        long room = Files.getFileStore(folder).getUsableSpace() / 2;
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
                var out = Files.newOutputStream(plain)) {
            var some = new byte[1 << 16];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                room -= n;
                if (room < 0) {
                    throw new IOException("%s would fill more than half of the room left in %s when unpacked"
                            .formatted(file, folder));
                }
                out.write(some, 0, n);
            }
            return plain;
        } catch (EOFException | ZipException e) {
            Files.deleteIfExists(plain);
            throw Opening.cut(file, e);
        } catch (IOException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
    }

    /// What becomes of the row of an article.
    interface Reading {
        /// @return empty for one without any version
        Optional<Foreign> article(Scratch.Row row) throws IOException, Broken;
    }

    /// Finds the rows of these tables, and reads the articles one after the other.
    void read(Map<String, Table> tables, Reading reading, Archive.Visitor visitor)
            throws IOException, InterruptedException {
        index(tables, visitor);
        long orphans = scratch.orphans();
        if (orphans > 0) {
            visitor.leftOut("%d versions of articles that are not in the dump".formatted(orphans));
        }
        visitor.begins("Importing articles", scratch.articles());
        long count = 0;
        for (var some = scratch.articlesAfter(Long.MIN_VALUE, AT_ONCE); !some.isEmpty(); ) {
            for (var row : some) {
                article(row, reading, visitor);
                visitor.done(++count);
            }
            some = scratch.articlesAfter(some.getLast().id(), AT_ONCE);
        }
    }

    private void article(Scratch.Row row, Reading reading, Archive.Visitor visitor)
            throws IOException, InterruptedException {
        try {
            var found = reading.article(row);
            if (found.isPresent()) {
                visitor.article(found.get());
            } else {
                visitor.leftOut("articles without a version");
            }
        } catch (Broken e) {
            visitor.broken(e.in(name));
        }
    }

    String name() {
        return name;
    }

    Scratch rows() {
        return scratch;
    }

    private void index(Map<String, Table> tables, Archive.Visitor visitor) throws IOException {
        visitor.begins("Reading " + name, Files.size(file));
        try (var in = Files.newInputStream(file)) {
            new SqlDump(in, new SqlDump.Rows() {
                        @Override
                        public void row(SqlDump.Place place, byte[] row) throws IOException {
                            var table = tables.get(place.table());
                            if (table != null) {
                                add(table, place, row, visitor);
                            }
                        }

                        @Override
                        public void unreadable(SqlDump.Place place, String why) {
                            if (tables.containsKey(place.table())) {
                                visitor.broken(
                                        new Trouble(name, "line %d, %s".formatted(place.line(), place.table()), why));
                            }
                        }

                        @Override
                        public void cut(long line) {
                            visitor.broken(new Trouble(
                                    name,
                                    "line " + line,
                                    "the dump ends here, before its end: what followed is missing"));
                        }

                        @Override
                        public void done(long bytes) {
                            visitor.done(bytes);
                        }
                    })
                    .read();
        }
    }

    private void add(Table table, SqlDump.Place place, byte[] row, Archive.Visitor visitor) throws IOException {
        try {
            var tuple = Tuple.read(place, row);
            long id = tuple.number(table.id());
            long parent = table.parent().isEmpty() ? 0 : tuple.number(table.parent());
            scratch.add(
                    new Scratch.Row(table.kind(), id, parent, place.offset(), row.length, place.line(), form(place)));
        } catch (Broken e) {
            visitor.broken(e.in(name));
        }
    }

    private int form(SqlDump.Place place) throws Broken {
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            if (form.table().equals(place.table())
                    && form.columns().equals(place.columns())
                    && form.escapes() == place.escapes()) {
                return i;
            }
        }
        if (forms.size() == MOST_FORMS) {
            throw new Broken("line %d, %s".formatted(place.line(), place.table()), "it names too many sets of columns");
        }
        forms.add(place);
        return forms.size() - 1;
    }

    /// A row with its bytes.
    record Line(Tuple tuple, Payload bytes, SqlDump.Place place) {
        /// As it stands in the dump, behind its table and columns.
        Payload original() {
            var head = "INSERT INTO %s (%s) VALUES ".formatted(place.table(), String.join(", ", place.columns()));
            return Payload.joined(List.of(head.getBytes(StandardCharsets.UTF_8), bytes.bytes()));
        }
    }

    /// Reads a row again.
    Line line(Scratch.Row row) throws IOException, Broken {
        var bytes = ByteBuffer.allocate(row.length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, row.offset() + bytes.position()) < 0) {
                throw new IOException(name + " became shorter while it was read");
            }
        }
        var form = forms.get(row.form());
        var place = new SqlDump.Place(form.table(), form.columns(), form.escapes(), row.offset(), row.line());
        return new Line(Tuple.read(place, bytes.array()), Payload.of(bytes.array()), place);
    }

    /// The row of that kind that belongs to another, the first where there are several.
    Optional<Scratch.Row> one(Scratch.Kind kind, long parent) throws IOException {
        return scratch.of(kind, parent, 1).stream().findFirst();
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            channel.close();
        } finally {
            if (ours) {
                Files.deleteIfExists(file);
            }
        }
    }
}
