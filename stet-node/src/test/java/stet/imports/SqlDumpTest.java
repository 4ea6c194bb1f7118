// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dumps, row by row.
class SqlDumpTest {
    private static final String TABLE = """
            -- A comment; with a semicolon
            /*!40101 SET NAMES utf8mb4 */;
            DROP TABLE IF EXISTS `storms`;
            CREATE TABLE `storms` (
              `id` int(11) NOT NULL AUTO_INCREMENT COMMENT 'the number, (of course)',
              `Name` varchar(200) DEFAULT 'a, b',
              `speed` decimal(5,2) DEFAULT NULL,
              PRIMARY KEY (`id`),
              KEY `by_name` (`name`)
            ) ENGINE=InnoDB;
            # another
            """;

    /// What was heard of a dump: rows by their cells, and what could not be read.
    private static List<String> read(byte[] dump, int atOnce) throws IOException {
        var heard = new ArrayList<String>();
        var in = new FilterInputStream(new ByteArrayInputStream(dump)) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return super.read(into, from, Math.min(most, atOnce));
            }
        };
        new SqlDump(in, new SqlDump.Rows() {
                    @Override
                    public void row(SqlDump.Place place, byte[] row) {
                        heard.add(told(place, row));
                        var there = new String(dump, (int) place.offset(), row.length, StandardCharsets.UTF_8);
                        assertEquals(new String(row, StandardCharsets.UTF_8), there);
                    }

                    @Override
                    public void unreadable(SqlDump.Place place, String why) {
                        heard.add(place.table() + ": " + why);
                    }

                    @Override
                    public void cut(long line) {
                        heard.add("cut in line " + line);
                    }

                    @Override
                    public void done(long bytes) {
                        assertTrue(bytes <= dump.length);
                    }
                })
                .read();
        return heard;
    }

    private static String told(SqlDump.Place place, byte[] row) {
        try {
            var tuple = Tuple.read(place, row);
            return "%s %d %s %s"
                    .formatted(
                            place.table(),
                            tuple.number("id"),
                            tuple.text("name"),
                            tuple.isNull("speed") ? "-" : tuple.text("speed"));
        } catch (Broken e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> read(String dump) throws IOException {
        return read(dump.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1 << 20})
    void rowsAreFoundHoweverTheFileIsCut(int atOnce) throws IOException {
        var dump = TABLE + "INSERT INTO `storms` VALUES (1,'Ylva',33.50),\n(2,'it\\'s (not) a;row',NULL);\n"
                + "INSERT INTO other VALUES (9);\nINSERT INTO storms (speed, id, name) VALUES (12,3,'a''b');";

        assertEquals(
                List.of(
                        "storms 1 Ylva 33.50",
                        "storms 2 it's (not) a;row -",
                        "line 14, other: the dump does not name the table's columns (CREATE TABLE is missing)",
                        "storms 3 a'b 12"),
                read(dump.getBytes(StandardCharsets.UTF_8), atOnce));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreReadAsMySqlWritesThem(String written, String meant) throws IOException {
        assertEquals(
                List.of("storms 1 " + meant + " -"),
                read(TABLE + "INSERT INTO `storms` VALUES (1," + written + ",NULL);"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("'two\\nlines'", "two\nlines"),
                arguments("'a\\\\'", "a\\"),
                arguments("'\\Z\\0\\%'", "\u001a\u0000\\%"),
                arguments("_utf8mb4'Ä'", "Ä"),
                arguments("_binary 'x'", "x"),
                arguments("0x4142", "AB"),
                arguments("X'4142'", "AB"),
                arguments("\"double \"\" quoted\"", "double \" quoted"));
    }

    @Test
    void aBackslashIsOneInSqlite() throws IOException {
        var dump = """
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE IF NOT EXISTS "storms" ("id" integer NOT NULL PRIMARY KEY, "name" varchar(255), speed real);
                INSERT INTO "storms" VALUES(1,'a\\',2.0);
                COMMIT;
                """;

        assertEquals(List.of("storms 1 a\\ 2.0"), read(dump));
    }

    @Test
    void whatIsNoRowOfItsTableIsTold() throws IOException {
        var told = read(TABLE + "INSERT INTO `storms` VALUES (1,'a'),(2,'b',3,4),(x,'c',1),(,,);");

        assertEquals(4, told.size());
        assertEquals("line 12, storms: 2 values for 3 columns", told.get(0));
        assertEquals("line 12, storms: 4 values for 3 columns", told.get(1));
        assertEquals("line 12, storms: id is no number: “x”", told.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO storms VALUES (1,'a',NULL);| storms 1 a -",
                "INSERT INTO storms VALUES (1,'a',NULL)| storms 1 a -; cut in line 12",
                "INSERT INTO storms VALUES| cut in line 12",
                "CREATE TABLE `winds` (`id` int,| cut in line 12",
                "CREATE TABLE `winds` (`id` int)| cut in line 12",
                "/*!40101 SET NAMES utf8| cut in line 12"
            })
    void aDumpThatEndsBeforeItsEndIsTold(String end, String heard) throws IOException {
        assertEquals(heard, String.join("; ", read(TABLE + end)));
    }

    /// After a whole statement only what wrote it can tell.
    @Test
    void aDumpThatSaysWhenItIsCompletedIsHeldToIt() throws IOException {
        var dump = "-- MariaDB dump 10.19\n" + TABLE + "INSERT INTO storms VALUES (1,'a',NULL);\n";

        assertEquals(List.of("storms 1 a -", "cut in line 14"), read(dump));
        assertEquals(List.of("storms 1 a -"), read(dump + "-- Dump completed on 2026-11-19 10:00:00\n"));
    }

    @Test
    void aRowInWhichTheDumpEndsIsTold() throws IOException {
        assertEquals(
                List.of("storms 1 a -", "storms: the dump ends inside this row", "cut in line 12"),
                read(TABLE + "INSERT INTO `storms` VALUES (1,'a',NULL),(2,'b"));
    }

    @Test
    void anAbsurdRowIsPassedOver() throws IOException {
        var huge = "x".repeat(SqlDump.LARGEST_ROW + 1);

        assertEquals(
                List.of("storms: the row is larger than 16 MB", "storms 2 b -"),
                read(TABLE + "INSERT INTO `storms` VALUES (1,'" + huge + "',NULL),(2,'b',NULL);"));
    }

    @Test
    void whatIsNoUtf8IsTold() {
        var place = new SqlDump.Place("storms", List.of("name"), SqlDump.Escapes.BACKSLASH, 0, 1);
        var row = new byte[] {'(', '\'', (byte) 0xC3, '(', '\'', ')'};

        var broken = assertThrows(Broken.class, () -> Tuple.read(place, row).text("name"));

        assertEquals("line 1, storms: name is not in UTF-8", broken.getMessage());
    }
}
