// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One text or one change among others is not as it was kept.
class DamagedTextTest {
    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void watchTwoArticles() {
        for (var path : List.of("/ferry", "/quay")) {
            gazette.publish(path, piece(path, "240,000"));
            stet("check", gazette.address(path));
            gazette.edit(path, piece(path, "210,000"));
            stet("check", gazette.address(path));
        }
    }

    private static Piece piece(String path, String crowns) {
        return new Piece(
                "News of " + path,
                "The council has found the money.",
                "By Ines Okafor",
                List.of(
                        "The island ferry will run through the winter, the council decided on Tuesday evening.",
                        "The council pays %s crowns for it, half of which comes from the county.".formatted(crowns)));
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stet.db"));
                var made = connection.createStatement()) {
            assertEquals(1, made.executeUpdate(statement));
        }
    }

    private static List<JsonNode> lines(String export) {
        return export.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    void anExportTellsOfADamagedTextAndHoldsAllOthers() throws SQLException {
        sql("update version set story = x'00' where number = 2 and article = (select min(article) from version)");

        var said = stet("export");
        var table = stet("export", "--csv");

        assertEquals(5, said.exit(), said.err());
        assertTrue(said.err().contains("1 version is damaged"), said.err());
        var lines = lines(said.out());
        assertEquals(4, lines.size(), said.out());
        assertTrue(lines.get(1).path("damaged").asString().contains("no valid zstd frame"), said.out());
        assertEquals(2, lines.get(1).path("version").asInt());
        assertEquals(64, lines.get(1).path("text_sha256").asString().length());
        assertTrue(
                Stream.of(0, 2, 3)
                        .allMatch(n -> lines.get(n).path("text").asString().contains("council pays")),
                said.out());
        assertEquals(5, table.exit());
        assertEquals(5, table.out().split("\r\n").length, table.out());
        assertTrue(table.out().contains("no valid zstd frame"), table.out());
    }

    @Test
    void anImportOfSuchAnExportTakesTheArticlesThatAreWhole(@TempDir Path other) throws Exception {
        sql("update version set story = x'00' where number = 2 and article = (select min(article) from version)");
        var file = other.resolve("versions.jsonl");
        Files.writeString(file, stet("export").out());

        var said = new CommandLineOn(other.resolve("data")).stet("import", file.toString());

        assertTrue(said.err().contains("it is damaged there"), said.out() + said.err());
        assertTrue(new CommandLineOn(other.resolve("data")).stet("export").out().contains("News of /quay"));
    }

    @Test
    void aDamagedChangeIsMadeAnewFromItsTexts() throws SQLException {
        var before = stet("export").out();
        sql("update revision set body = x'00' where article = (select min(article) from version)");

        var looked = stet("recompare", "--all");
        var applied = stet("recompare", "--all", "--apply");
        var after = stet("doctor");

        assertEquals(0, looked.exit(), looked.err());
        assertTrue(looked.out().contains("1 that cannot be read"), looked.out());
        assertTrue(looked.out().contains("1 told the same"), looked.out());
        assertTrue(looked.out().contains("Nothing was stored. With --apply"), looked.out());
        assertTrue(applied.out().contains("told otherwise from now on: 1."), applied.out());
        assertEquals(0, applied.exit(), applied.err());
        assertEquals(0, after.exit(), after.out());
        assertEquals(before, stet("export").out());
    }

    @Test
    void aChangeWhoseTextsAreDamagedIsLeftAsItIsAndHoldsUpNoOther() throws SQLException {
        sql("update version set story = x'00' where number = 2 and article = (select min(article) from version)");

        var said = stet("recompare", "--all", "--apply");

        assertEquals(5, said.exit(), said.err());
        assertTrue(said.out().contains("1 whose texts are damaged"), said.out());
        assertTrue(said.out().contains("1 told the same"), said.out());
        assertTrue(said.err().contains("no valid zstd frame"), said.err());
    }
}
