// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    private static final String SAID = "select word from said where nr > ? order by nr";

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = new KeptStatements(other(), 2);
        run("create table said (nr integer primary key, word text not null unique)");
        run("insert into said (word) values ('one'), ('two'), ('three')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void isUsedAgainWithoutWhatItWasAskedBefore() throws SQLException {
        PreparedStatement first;
        try (var statement = connection.prepareStatement(SAID)) {
            first = behind(statement);
            statement.setInt(1, 2);
            assertEquals("three", firstWord(statement));
        }
        try (var statement = connection.prepareStatement(SAID)) {
            assertSame(first, behind(statement));
            assertEquals("", firstWord(statement), "nothing is greater than null");
        }
    }

    @Test
    void isPreparedAnewWhileItIsInUse() throws SQLException {
        try (var outer = connection.prepareStatement(SAID)) {
            outer.setInt(1, 0);
            try (var rows = outer.executeQuery()) {
                rows.next();
                try (var inner = connection.prepareStatement(SAID)) {
                    assertNotSame(behind(outer), behind(inner));
                    inner.setInt(1, 1);
                    assertEquals("two", firstWord(inner));
                }
                rows.next();
                assertEquals("two", rows.getString(1));
            }
        }
    }

    @Test
    void isNotKeptWhenItFailed() throws SQLException {
        var insert = "insert into said (word) values (?)";
        PreparedStatement failed;
        try (var statement = connection.prepareStatement(insert)) {
            failed = behind(statement);
            statement.setString(1, "one");
            assertThrows(SQLException.class, statement::executeUpdate);
        }
        assertTrue(failed.isClosed());
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, "four");
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void leastRecentlyUsedGoes() throws SQLException {
        var one = used("select 1");
        var two = used("select 2");
        assertSame(one, used("select 1"));
        used("select 3");
        assertTrue(two.isClosed());
        assertSame(one, used("select 1"));
    }

    @Test
    void holdsNoReadingOpenThatWasNotReadToItsEnd() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(SAID)) {
            statement.setInt(1, 0);
            assertEquals("one", firstWord(statement));
        }
        connection.commit();
        try (var other = other()) {
            run(other, "insert into said (word) values ('four')");
            run(other, "drop table said");
            run(other, "create table said (nr integer primary key, mood text, word text not null unique)");
            run(other, "insert into said (mood, word) values ('glad', 'five')");
        }
        try (var statement = connection.prepareStatement(SAID)) {
            statement.setInt(1, 0);
            assertEquals("five", firstWord(statement));
        }
    }

    /// As JDBC says of a statement that is closed (java.sql.Statement, close).
    @Test
    void closesTheRowsThatAreStillOpen() throws SQLException {
        connection.setAutoCommit(false);
        ResultSet left;
        try (var statement = connection.prepareStatement(SAID)) {
            statement.setInt(1, 0);
            left = statement.executeQuery();
            assertTrue(left.next());
        }
        connection.commit();
        assertTrue(left.isClosed());
        try (var other = other()) {
            run(other, "drop table said");
        }
    }

    private PreparedStatement used(String text) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            assertNotEquals("", firstWord(statement));
            return behind(statement);
        }
    }

    private static PreparedStatement behind(PreparedStatement statement) throws SQLException {
        return ((DefaultPreparedStatement) statement).getDelegatePreparedStatement();
    }

    private static String firstWord(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private Connection other() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("said.db"));
    }

    private void run(String text) throws SQLException {
        run(connection, text);
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
