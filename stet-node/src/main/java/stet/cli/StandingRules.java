// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import stet.extract.RuleBook;

/// The outlets' rules as their operator last saved them: a long-running Stet takes them up without a restart. A file
/// that cannot be used is told in the log, once, and the rules that were good before it stay in force. Safe for many
/// threads.
final class StandingRules implements Supplier<RuleBook> {
    private static final System.Logger LOG = System.getLogger(StandingRules.class.getName());

    private final RuleFolder folder;
    private final Duration between;
    private Map<Path, Saved> seen; // guarded by this
    private RuleBook book; // guarded by this
    private long looked; // guarded by this

    /// A file as its folder lists it; a save changes one or the other.
    private record Saved(FileTime at, long size) {}

    /// @param between the least time between two looks into the folder
    /// @throws Settings.WrongSettings when a file cannot be used now
    StandingRules(RuleFolder folder, Duration between) {
        this.folder = folder;
        this.between = between;
        this.seen = saved(folder);
        this.book = folder.book();
        this.looked = System.nanoTime();
    }

    @Override
    public synchronized RuleBook get() {
        if (System.nanoTime() - looked >= between.toNanos()) {
            looked = System.nanoTime();
            takeUp();
        }
        return book;
    }

    private synchronized void takeUp() {
        try {
            var now = saved(folder);
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            book = folder.book();
            LOG.log(INFO, "the outlets'' rules in {0} were read anew", folder.folder());
        } catch (Settings.WrongSettings | UncheckedIOException e) {
            LOG.log(WARNING, "the outlets'' rules stay as they were: {0}", e.getMessage());
        }
    }

    private static Map<Path, Saved> saved(RuleFolder folder) {
        var files = new TreeMap<Path, Saved>();
        for (var file : folder.files()) {
            try {
                files.put(file, new Saved(Files.getLastModifiedTime(file), Files.size(file)));
            } catch (NoSuchFileException e) {
                LOG.log(System.Logger.Level.DEBUG, "{0} went while its folder was listed", file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return files;
    }
}
