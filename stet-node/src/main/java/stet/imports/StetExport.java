// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import stet.imports.Foreign.Original;
import stet.imports.Foreign.Past;
import stet.model.Address;
import stet.model.Clipping;
import stet.model.Origin;
import stet.model.Payload;
import stet.store.Clippings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// What `stet export` wrote: a line for each version, those of an article one after the other. The line
/// itself is the record.
final class StetExport implements Archive {
    private static final int DEEPEST = 40;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Lines.LONGEST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .build();

    private final Path file;
    private final String name;
    private final Instant now;

    StetExport(Path file, Instant now) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.now = now;
    }

    @Override
    public Origin.Source source() {
        return Origin.Source.STET;
    }

    /// A version's line.
    private record Told(ExportLine line, Payload bytes) {}

    @Override
    public void read(Visitor visitor) throws IOException, InterruptedException {
        boolean packed = Opening.isGzip(file);
        visitor.begins("Importing " + name, packed ? 0 : Files.size(file));
        try (var in = stream(packed)) {
            var lines = new Lines(in);
            var family = new Family(visitor);
            try {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    family.take(line.get());
                    visitor.done(lines.done());
                }
                family.end();
            } catch (EOFException | ZipException e) {
                family.cut(lines.number(), e);
            }
        }
    }

    private InputStream stream(boolean packed) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        return packed ? new GZIPInputStream(in) : in;
    }

    /// The lines of one article, gathered until another's come. One that is broken breaks its article,
    /// and no other.
    private final class Family {
        private final Visitor visitor;
        private final List<Told> versions = new ArrayList<>();
        private String article = "";
        private long bytes;
        private Optional<Trouble> trouble = Optional.empty();

        Family(Visitor visitor) {
            this.visitor = visitor;
        }

        void take(Lines.Line line) throws InterruptedException {
            var where = "line " + line.number();
            try {
                var raw = line.bytes()
                        .orElseThrow(() ->
                                new Broken(where, "the line is longer than %d MB".formatted(Lines.LONGEST >> 20)));
                if (raw.length > 0) {
                    take(new Told(parsed(where, raw), Payload.of(raw)));
                }
            } catch (Broken e) {
                // Nobody knows whose line it was: the article whose lines stand here is not whole for sure.
                visitor.broken(e.in(name));
                trouble = trouble.or(() -> Optional.of(
                        new Trouble(name, where, "it stands among the lines of article %s".formatted(article))));
            }
        }

        private void take(Told told) throws Broken, InterruptedException {
            var whose = told.line().article();
            if (!whose.equals(article)) {
                end();
                article = whose;
            }
            bytes += told.bytes().size();
            if (versions.size() >= Foreign.MOST_VERSIONS || bytes > Foreign.LARGEST) {
                trouble = Optional.of(
                        new Trouble(name, told.line().where(), "article %s is too large".formatted(article)));
                return;
            }
            versions.add(told);
        }

        /// Nobody knows what followed: the article whose lines stand at the end is not whole for sure.
        void cut(long line, IOException e) {
            visitor.broken(new Trouble(
                    name,
                    "line " + line,
                    "the file is cut off or damaged here (%s); article %s and what followed are not taken over"
                            .formatted(e.getMessage(), article)));
            versions.clear();
        }

        void end() throws InterruptedException {
            if (!versions.isEmpty() && trouble.isEmpty()) {
                try {
                    visitor.article(article(versions));
                } catch (Broken e) {
                    visitor.broken(e.in(name));
                }
            } else if (!versions.isEmpty()) {
                visitor.broken(trouble.get());
            }
            versions.clear();
            bytes = 0;
            trouble = Optional.empty();
        }
    }

    private static ExportLine parsed(String where, byte[] raw) throws Broken {
        var text = Texts.utf8(raw).orElseThrow(() -> new Broken(where, "the line is not in UTF-8"));
        try {
            var node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new Broken(where, "it is no JSON object");
            }
            return new ExportLine(where, node);
        } catch (JacksonException e) {
            throw new Broken(where, "it is no JSON: " + Texts.cut(e.getOriginalMessage()));
        }
    }

    private Foreign article(List<Told> lines) throws Broken {
        var first = lines.getFirst().line();
        for (var told : lines) {
            var lack = told.line().lack();
            if (lack.isPresent()) {
                throw new Broken(told.line().where(), lack.get());
            }
        }
        var clipping = first.clipping();
        var versions = new ArrayList<Past>();
        for (var told : lines) {
            versions.add(clipping.isPresent() ? clipping(told, clipping.get()) : version(told, versions.size() + 1));
        }
        var last = lines.getLast().line();
        return new Foreign(
                "%s %s %s"
                        .formatted(
                                first.article(),
                                versions.getFirst().address(),
                                versions.getFirst().from()),
                clipping.isPresent() ? versions.getFirst().address() : last.live(),
                first.outlet(),
                first.id(),
                clipping,
                versions);
    }

    private Past version(Told told, int expected) throws Broken {
        var line = told.line();
        if (line.number() != expected) {
            throw new Broken(
                    line.where(), "version %d stands where version %d is expected".formatted(line.number(), expected));
        }
        var from = Texts.inRange(line.where(), line.time("seen_from"), now);
        var until = Texts.inRange(line.where(), line.time("seen_until"), now);
        if (until.isBefore(from)) {
            throw new Broken(line.where(), "seen_until is before seen_from");
        }
        return past(told, from, until, line.read());
    }

    private Past clipping(Told told, Clipping clipping) throws Broken {
        var line = told.line();
        if (line.number() != 1) {
            throw new Broken(line.where(), "a clipping has one version");
        }
        var at = Texts.inRange(line.where(), clipping.kept(), now);
        Address named = Clippings.address(
                line.outlet().id().orElseThrow(), clipping.day(), line.more().payload());
        return past(told, at, at, named);
    }

    private static Past past(Told told, Instant from, Instant until, Address address) throws Broken {
        var line = told.line();
        return new Past(
                "%s, version %d".formatted(line.article(), line.number()),
                from,
                until,
                address,
                line.story(),
                List.of(new Original("application/json", told.bytes())),
                Optional.of(line.more()));
    }

    @Override
    public void close() {
        // it is open only while it is read
    }
}
