// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import stet.store.Database;

/// A large archive is backed up while it is watched: what that delays, how long it takes, and whether what is restored
/// from it is the same. `BackupBench [VERSIONS [ARTICLES [FOLDER]]]`: so many versions that rest, so many articles that
/// are watched; the archive that rests is made below the folder when there is none, and stays.
public final class BackupBench {
    private static final int OUTLETS = 100;
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final Duration AHEAD = Duration.ofHours(6); // to make the archive ready takes less

    private static final String CONTACT = "fetch.contact=bench@example.org";

    private final Path home = Path.of(System.getProperty("stet.home", ""));
    private final Path data;
    private final Path backup;
    private final Path restored;

    private BackupBench(Path scratch) {
        data = scratch.resolve("data");
        backup = scratch.resolve("backup");
        restored = scratch.resolve("restored");
    }

    public static void main(String[] arguments) throws Exception {
        int versions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        try (var scratch = new Scratch()) {
            var kept = (arguments.length > 2 ? Path.of(arguments[2]) : scratch.folder("kept"))
                    .resolve(Integer.toString(versions));
            if (!Files.exists(kept.resolve("stet.db"))) {
                Files.createDirectories(kept);
                new FilledArchive(kept, versions, Instant.now()).fill();
            }
            var bench = new BackupBench(scratch.folder(""));
            bench.copy(kept);
            bench.measure(articles);
        }
    }

    /// A copy whose articles rest.
    private void copy(Path kept) throws IOException, SQLException {
        try (var files = Files.walk(kept)) {
            for (var file : files.toList()) {
                var to = data.resolve(kept.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stet.db"))) {
            FilledArchive.run(store, "update target set due = null");
        }
    }

    private void measure(int articles) throws Exception {
        var start = Instant.now().plus(AHEAD);
        var between = LongWatch.between(articles);
        try (var outlets = LongWatch.outlets(OUTLETS, articles, start)) {
            Instant last;
            try (var past = new LongWatch(data, outlets, start)) {
                last = past.fill();
            }
            watch(new Newsdesk(outlets, between), last);
        }
        print("backup of the archive at rest", () -> command(data, "backup", backup.toString()));
        print("restore", () -> command(restored, "restore", backup.toString()));
        compare();
    }

    private void watch(Newsdesk desk, Instant last) throws Exception {
        var ahead = Duration.between(Instant.now(), last);
        var spans = new ArrayList<Instant>();
        try (var program = Program.run(home, data, Program.freePort(), "clock.speed=1.000001", CONTACT)) {
            program.firstPage();
            desk.open();
            for (var rest : List.of(WARM_UP, BEFORE)) {
                for (long until = System.nanoTime() + rest.toNanos(); System.nanoTime() < until; ) {
                    desk.work();
                    TimeUnit.SECONDS.sleep(1);
                }
                spans.add(Instant.now().plus(ahead));
            }
            print("first backup, while watching", () -> command(data, "backup", backup.toString()));
            spans.add(Instant.now().plus(ahead));
            desk.work();
            print("another into the same folder", () -> command(data, "backup", backup.toString()));
            spans.add(Instant.now().plus(ahead));
        }
        try (var database = Database.open(data.resolve("stet.db"))) {
            for (int i = 0; i + 1 < spans.size(); i++) {
                System.out.printf(
                        "%n%s:%n",
                        List.of("before", "while the first is made", "while another is")
                                .get(i));
                Lateness.print(database, spans.get(i), spans.get(i + 1));
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void print(String what, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }

    private void command(Path folder, String... words) throws IOException, InterruptedException {
        if (Program.command(home, folder, words) != 0) {
            throw new IllegalStateException(String.join(" ", words) + " did not end well");
        }
    }

    /// Row by row and byte by byte, by nothing of Stet's own.
    private void compare() throws SQLException, IOException {
        var differ = new ArrayList<String>();
        long rows = 0;
        int tables = 0;
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stet.db"))) {
            FilledArchive.run(store, "attach '%s' as other".formatted(restored.resolve("stet.db")));
            for (var table : tables(store)) {
                long odd = FilledArchive.number(
                        store,
                        "select (select count(*) from (select * from main.%1$s except select * from other.%1$s))"
                                        .formatted(table)
                                + " + (select count(*) from (select * from other.%1$s except select * from main.%1$s))"
                                        .formatted(table));
                if (odd > 0) {
                    differ.add("%s (%d rows)".formatted(table, odd));
                } else {
                    tables++;
                    rows += FilledArchive.number(store, "select count(*) from main." + table);
                }
            }
        }
        long bytes = 0;
        int files = 0;
        try (var all = Files.walk(restored.resolve("warc"))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var original = data.resolve(restored.relativize(file).toString());
                if (Files.mismatch(file, original) != -1) {
                    differ.add(file.toString());
                }
                files++;
                bytes += Files.size(file);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "restored: %,d rows of %d tables and %,d bytes of %d WARC files are the same; not the same: %s%n",
                rows,
                tables,
                bytes,
                files,
                differ);
    }

    /// But for the search index, which is made anew, the log of migrations with its times, and invitations, which are
    /// secrets.
    private static List<String> tables(Connection store) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = store.createStatement();
                var found = statement.executeQuery("select name from sqlite_master where type = 'table'"
                        + " and name not like 'sqlite_%' and name not like '%\\_text%' escape '\\'"
                        + " and name not in ('altered', 'unindexed', 'flyway_schema_history', 'invitation')")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names.stream().sorted().collect(Collectors.toList());
    }
}
