// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import stet.archive.WarcFiles;
import stet.model.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a backup holds, file by file, with a digest for each byte: the one file that is put in
/// another's place when a backup is made again. It names nothing outside the backup's folder, whoever
/// wrote it.
///
/// @param made when
/// @param stet the version that made it
/// @param schema the version of the store's tables
/// @param origin what only this archive has had from its first outlet on; empty when there was none
/// @param snapshot the folder with the store and the settings
/// @param files in that folder, by their names below it
/// @param warc the WARC files, by their names below the folder `warc`
record Manifest(
        Instant made,
        String stet,
        String schema,
        String origin,
        String snapshot,
        Map<String, Extent> files,
        Map<String, Extent> warc) {
    static final String NAME = "manifest.json";
    static final String STORE = "stet.db";
    static final String SETTINGS = "stet.conf";
    private static final String FORMAT = "stet-backup-1";

    /// More than a million WARC files need.
    private static final long LARGEST = 256L << 20;

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9]{8}T[0-9]{6}Z(-[0-9]{1,4})?");
    private static final Pattern RULES =
            Pattern.compile("rules/[a-z0-9][a-z0-9-]{0,79}([.]conf|/tests/[A-Za-z0-9_-][A-Za-z0-9._-]{0,149})");
    private static final Pattern SCHEMA = Pattern.compile("[0-9]{1,4}([.][0-9]{1,4})?");

    private static final JsonMapper JSON = JsonMapper.shared();

    Manifest {
        files = new TreeMap<>(files);
        warc = new TreeMap<>(warc);
        if (!SNAPSHOT.matcher(snapshot).matches() || !SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "it names its store “%s”, with tables of version “%s”".formatted(shown(snapshot), shown(schema)));
        }
        if (!files.containsKey(STORE)) {
            throw new IllegalArgumentException("it names no store");
        }
        for (var name : files.keySet()) {
            if (!isFile(name)) {
                throw new IllegalArgumentException("it names a file that no backup has: " + shown(name));
            }
        }
        for (var name : warc.keySet()) {
            if (!WarcFiles.isName(name)) {
                throw new IllegalArgumentException("it names a WARC file that no archive has: " + shown(name));
            }
        }
    }

    /// Bytes that came at once, and their digest.
    ///
    /// @param bytes at least 1
    record Part(long bytes, Digest digest) {
        Part {
            if (bytes < 1) {
                throw new IllegalArgumentException("it names a part of %d bytes".formatted(bytes));
            }
        }
    }

    /// The bytes of a file from its first on, part by part.
    record Extent(List<Part> parts) {
        Extent {
            parts = List.copyOf(parts);
            long sum = 0;
            for (var part : parts) {
                if (sum + part.bytes() < sum) {
                    throw new IllegalArgumentException("it names more bytes than there are");
                }
                sum += part.bytes();
            }
        }

        static Extent of(Part part) {
            return new Extent(part.bytes() == 0 ? List.of() : List.of(part));
        }

        Extent and(Part part) {
            var more = new ArrayList<>(parts);
            more.add(part);
            return new Extent(more);
        }

        long bytes() {
            return parts.stream().mapToLong(Part::bytes).sum();
        }
    }

    /// Whether a file of that name may stand beside the store.
    static boolean isFile(String name) {
        return name.equals(STORE)
                || name.equals(SETTINGS)
                || RULES.matcher(name).matches();
    }

    /// Whether a folder of that name may hold the rows of one backup.
    static boolean isSnapshot(String name) {
        return SNAPSHOT.matcher(name).matches();
    }

    /// All that counts of the backup.
    ///
    /// @throws ArithmeticException when that is more than there can be
    long bytes() {
        var sum = 0L;
        for (var extents : List.of(files, warc)) {
            for (var extent : extents.values()) {
                sum = Math.addExact(sum, extent.bytes());
            }
        }
        return sum;
    }

    void write(Path file) throws IOException {
        var tree = JSON.createObjectNode();
        tree.put("format", FORMAT);
        tree.put("made", made.toString());
        tree.put("stet", stet);
        tree.put("schema", schema);
        tree.put("origin", origin);
        tree.put("snapshot", snapshot);
        for (var extents : Map.of("files", files, "warc", warc).entrySet()) {
            var named = tree.putObject(extents.getKey());
            extents.getValue().forEach((name, extent) -> {
                var parts = named.putArray(name);
                extent.parts()
                        .forEach(part -> parts.addObject()
                                .put("bytes", part.bytes())
                                .put("sha256", part.digest().hex()));
            });
        }
        Disk.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
    }

    /// @throws Refused when the file cannot be one that was written here
    static Manifest read(Path file) throws IOException {
        try {
            var tree = JSON.readTree(Disk.read(file, LARGEST));
            var format = text(tree, "format");
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "its format is “%s”; this Stet reads %s".formatted(shown(format), FORMAT));
            }
            return new Manifest(
                    Instant.parse(text(tree, "made")),
                    text(tree, "stet"),
                    text(tree, "schema"),
                    text(tree, "origin"),
                    text(tree, "snapshot"),
                    extents(tree.path("files")),
                    extents(tree.path("warc")));
        } catch (JacksonException | DateTimeException | ArithmeticException e) {
            throw new Refused("%s is no manifest of a backup that Stet made".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new Refused("%s is no manifest of a backup that Stet made: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String text(JsonNode tree, String name) {
        var value = tree.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("it has no text under “%s”".formatted(name));
        }
        return value.asString();
    }

    private static Map<String, Extent> extents(JsonNode named) {
        var extents = new TreeMap<String, Extent>();
        for (var entry : named.properties()) {
            var parts = new ArrayList<Part>();
            for (var part : entry.getValue()) {
                parts.add(new Part(part.path("bytes").asLong(-1), new Digest(text(part, "sha256"))));
            }
            extents.put(entry.getKey(), new Extent(parts));
        }
        return extents;
    }

    /// What a stranger wrote, short and in one line.
    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), 100)).replaceAll("\\p{C}", "?");
    }
}
