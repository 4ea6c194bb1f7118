// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import com.github.luben.zstd.Zstd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Story;
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Roster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a version takes of the disk, over real pairs of versions. `TextsBench FILE…`; each file has JSON lines, or such
/// lines compressed by gzip, with `version_a` and `version_b`, each with `title` and `paragraphs`.
public final class TextsBench {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEVEL = 3;
    private static final OutletId OUTLET = new OutletId("pairs");

    private long plain;
    private long alone;
    private int pairs;

    private TextsBench() {}

    public static void main(String[] arguments) throws Exception {
        try (var scratch = new Scratch()) {
            var file = Files.createDirectories(scratch.folder("store")).resolve("stet.db");
            new TextsBench()
                    .measure(file, List.of(arguments).stream().map(Path::of).toList());
        }
    }

    private void measure(Path file, List<Path> data) throws IOException, SQLException {
        try (var database = Database.open(file)) {
            var roster = new Roster(database);
            var home = new Address("https://pairs.example/");
            roster.add(new Outlet(OUTLET, "Pairs", home, "en", List.of()), Instant.EPOCH);
            var ledger = new Ledger(database);
            for (var one : data) {
                try (var in = new BufferedReader(new InputStreamReader(opened(one), StandardCharsets.UTF_8))) {
                    in.lines().forEach(line -> keep(roster, ledger, JSON.readTree(line)));
                }
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            tell("plain text, as rivals keep it", plain);
            tell("zstd, each alone", alone);
            tell("Stet, the text", number(connection, "select sum(length(story)) from version where number = 2"));
            tell("Stet, all of its row and indexes", rows(connection, "version", "story"));
            tell("Stet, what changed, and indexes", rows(connection, "revision", "body"));
        }
    }

    private static InputStream opened(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private void keep(Roster roster, Ledger ledger, JsonNode pair) {
        if (!pair.has("version_a") || pair.get("version_a").equals(pair.get("version_b"))) {
            return;
        }
        pairs++;
        var at = Instant.parse("2026-11-01T06:00:00Z").plusSeconds(pairs);
        var target = roster.article(OUTLET, new Address("https://pairs.example/" + pairs), at);
        FilledArchive.record(ledger, TextsBench::nowhere, target, story(pair.get("version_a")), at.plusSeconds(1));
        var later = story(pair.get("version_b"));
        FilledArchive.record(ledger, TextsBench::nowhere, target, later, at.plusSeconds(2));
        var bytes = (later.headline() + "\n" + later.text()).getBytes(StandardCharsets.UTF_8);
        plain += bytes.length;
        alone += Zstd.compress(bytes, LEVEL).length;
    }

    private static Ledger.Kept nowhere(Capture unused) {
        return new Ledger.Kept("2026-11-01/00001.warc.gz", 18_204L, 911L);
    }

    private static Story story(JsonNode version) {
        return new Story(
                version.path("title").asString(""),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                StreamSupport.stream(version.get("paragraphs").spliterator(), false)
                        .map(text -> new Paragraph(Paragraph.Kind.TEXT, text.asString()))
                        .toList(),
                List.of(),
                List.of());
    }

    /// What the rows of a table and its indexes hold beside a column, and what that column holds for second versions
    /// (sqlite.org/dbstat.html).
    private static long rows(Connection connection, String table, String column) throws SQLException {
        long held = number(
                connection,
                "select sum(payload) from dbstat where name in "
                        + "(select name from sqlite_schema where tbl_name = '%s')".formatted(table));
        long all = number(connection, "select sum(length(%s)) from %s".formatted(column, table));
        long second = number(connection, "select sum(length(%s)) from %s where number = 2".formatted(column, table));
        long count = number(connection, "select count(*) from " + table);
        long seconds = number(connection, "select count(*) from %s where number = 2".formatted(table));
        return second + (held - all) * seconds / count;
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void tell(String what, long bytes) {
        System.out.printf(Locale.ROOT, "%-36s %,8.0f bytes a version%n", what, (double) bytes / pairs);
    }
}
