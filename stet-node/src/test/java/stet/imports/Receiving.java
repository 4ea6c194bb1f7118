// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.json.VersionJson;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.Clippings;
import stet.store.Database;
import stet.store.Histories;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.Roster;
import stet.store.TestedStore;
import tools.jackson.databind.json.JsonMapper;

/// An archive into which histories are taken over, in a folder of its own.
final class Receiving implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-19T12:00:00Z");

    final Database database;
    final Library library;
    final Roster roster;
    final Ledger ledger;
    final WarcFiles archive;
    private final Path folder;

    Receiving(Path folder) {
        this.folder = made(folder);
        database = TestedStore.usual().open(folder);
        library = new Library(database);
        roster = new Roster(database);
        ledger = new Ledger(database);
        archive = new WarcFiles(folder.resolve("warc"), ArchiveSettings.DEFAULTS);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Report take(Path path) throws IOException, InterruptedException {
        return take(path, Importer.Mode.WRITE);
    }

    Report take(Path path, Importer.Mode mode) throws IOException, InterruptedException {
        var wish = new Importer.Wish(path, folder, Optional.empty(), mode, By.commandLine(NOW));
        return new Importer(new Histories(database), new Clippings(database), roster, archive)
                .take(wish, new Importer.Along() {
                    @Override
                    public void begins(String what, long total) {
                        // nobody watches
                    }

                    @Override
                    public void done(long count) {
                        // nobody watches
                    }
                });
    }

    ArticleId at(String address) {
        return library.at(new Address(address)).orElseThrow();
    }

    /// All versions as `stet export` prints them.
    String export() {
        var out = new StringBuilder();
        VersionJson.all(
                library,
                Optional.empty(),
                Optional.empty(),
                node -> out.append(JsonMapper.shared().writeValueAsString(node)).append('\n'));
        return out.toString();
    }

    /// Whether nothing is left of what was needed meanwhile.
    boolean isTidy() throws IOException {
        try (var files = Files.list(folder)) {
            return files.noneMatch(file -> file.getFileName().toString().startsWith("importing-"));
        }
    }

    @Override
    public void close() {
        archive.close();
        database.close();
    }
}
