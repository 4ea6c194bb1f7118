// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.store.Database;
import stet.store.Mover;
import stet.store.SearchIndex;
import stet.watch.Indexing;

/// `stet move-store`: takes an archive's rows from a file to a server, or back.
@Command(
        name = "move-store",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = {
            "Moves an archive from a file to a PostgreSQL server, or back: copies all rows into an empty store, compares both sides by their digests, and makes the words to search "
                    + "by anew. The store that is copied stays as it is, as do the page sources in the data folder. "
                    + "A move that was broken off goes on with the same command.",
            "A store is “file”, the one in the data folder; “server”, the one that the setting “store” names; or an "
                    + "address such as postgres://user:password@host:5432/database."
        },
        footerHeading = "%nExample:%n",
        footer = "  STET_STORE=postgres://stet:secret@localhost/stet stet move-store file server")
final class MoveStoreCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(index = "0", paramLabel = "FROM", description = "The store with the archive.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "An empty store, or one into which a move broke off.")
    private String to = "";

    @Option(
            names = "--anew",
            description = "Begin from the start where a move broke off: what it left in TO is taken out first.")
    private boolean anew;

    private final AtomicBoolean stopped = new AtomicBoolean();

    @Override
    public Integer call() throws Exception {
        var data = main.data();
        var settings = main.settings(data, Map.of());
        if (from.equals("file") && !Files.exists(Node.file(data))) {
            throw new Main.Wrong("there is no archive in " + data.toAbsolutePath());
        }
        try (var ending = new Ending();
                var _ = Node.claim(data);
                var source = store(from, settings, data);
                var target = store(to, settings, data)) {
            if (source.named().equals(target.named())) {
                throw new Main.Wrong("an archive is moved from one store to another, not to itself");
            }
            ending.stopBy(() -> stopped.set(true));
            return move(source, target);
        }
    }

    private static Database store(String named, Settings settings, Path data) {
        return switch (named) {
            case "file" -> Database.open(Node.file(data));
            case "server" ->
                Database.open(settings.store()
                        .orElseThrow(() -> new Main.Wrong("“server” is the store that the setting “store” or the "
                                + "variable STET_STORE names, and neither does")));
            default -> {
                try {
                    yield Database.open(Database.address(named));
                } catch (IllegalArgumentException e) {
                    throw new Main.Wrong("a store is “file”, “server” or " + Database.ADDRESS);
                }
            }
        };
    }

    private int move(Database source, Database target) throws Exception {
        try (var _ = claim(source);
                var _ = claim(target)) {
            var now = Instant.now();
            var mover = anew ? Mover.anew(source, target, now) : Mover.between(source, target, now);
            long rows = mover.rows();
            if (!copied(mover, rows)) {
                return brokenOff();
            }
            var differences = compared(mover, rows);
            if (stopped.get()) {
                return brokenOff();
            }
            if (!differences.isEmpty()) {
                var out = main.line().getErr();
                differences.forEach((table, counts) -> out.println("! table %s: %s".formatted(table, counts)));
                throw new IllegalStateException(
                        "the two are not the same: something wrote to the old one meanwhile, or either is damaged. "
                                + "Move from the start (--anew); the old one is as it was");
            }
            mover.finish();
            index(target);
            main.line().getOut().println("""
                    %,d rows are now in %s, and every digest is the same on both sides.
                    From now on: the setting “store”, or STET_STORE, names where they are. %s is as it was.""".formatted(rows, target.named(), source.named()));
            return Main.DONE;
        }
    }

    private static AutoCloseable claim(Database store) {
        return store.claim()
                .orElseThrow(() -> new IllegalStateException(
                        "another Stet is watching with the store %s; stop it first".formatted(store.named())));
    }

    private boolean copied(Mover mover, long rows) {
        try (var progress = new Progress(main.line().getErr(), "Copying", rows)) {
            return mover.copy(progress::step, stopped::get);
        }
    }

    private Map<String, String> compared(Mover mover, long rows) {
        try (var progress = new Progress(main.line().getErr(), "Comparing", rows)) {
            return mover.differences(progress::step, stopped::get);
        }
    }

    /// What is not indexed when this is broken off is indexed by the next `stet run`.
    private void index(Database target) {
        var indexing = new Indexing(new SearchIndex(target));
        try (var progress = new Progress(main.line().getErr(), "Indexing", indexing.rounds())) {
            indexing.all(stopped::get, progress::step);
        }
    }

    private int brokenOff() {
        main.line()
                .getOut()
                .println("Broken off. The same command goes on from here; until then the new store is not used.");
        return Main.FAILED;
    }
}
