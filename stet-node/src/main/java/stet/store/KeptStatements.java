// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A connection that keeps the statements it has prepared, for when the same is asked again: SQLite reads the text of a
/// statement and plans it each time it is prepared, and its driver keeps none. The least recently used ones go. For one
/// thread at a time.
final class KeptStatements extends DefaultConnection {
    private final int most;
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

    /// @param most statements that are kept while nobody uses them
    KeptStatements(Connection connection, int most) {
        super(connection);
        this.most = most;
    }

    /// One that is in use is not given out again: asked for twice at once, it is prepared anew.
    @Override
    public PreparedStatement prepareStatement(String text) throws SQLException {
        var kept = idle.remove(text);
        return new Kept(text, kept == null ? getDelegate().prepareStatement(text) : kept);
    }

    /// The statements end with their connection.
    @Override
    public void close() throws SQLException {
        idle.clear();
        super.close();
    }

    private void keep(String text, PreparedStatement statement) throws SQLException {
        var other = idle.put(text, statement);
        if (other != null) {
            other.close();
        } else if (idle.size() > most) {
            idle.pollFirstEntry().getValue().close();
        }
    }

    /// What a statement is run for.
    private interface Run<T> {
        T run() throws SQLException;
    }

    /// Goes back when it is closed, unless its last run failed. Rows that were not read to their end are closed with
    /// it: for as long as they are open, SQLite holds the state of the store that they are of.
    private final class Kept extends DefaultPreparedStatement {
        private final String text;
        private boolean sound = true;
        private boolean closed;
        private @Nullable ResultSet rows; // of its last run

        Kept(String text, PreparedStatement statement) {
            super(statement);
            this.text = text;
        }

        private <T> T sound(Run<T> run) throws SQLException {
            sound = false;
            var result = run.run();
            sound = true;
            return result;
        }

        @Override
        public Connection getConnection() {
            return KeptStatements.this;
        }

        @Override
        public ResultSet executeQuery() throws SQLException {
            var found = sound(super::executeQuery);
            rows = found;
            return found;
        }

        @Override
        public int executeUpdate() throws SQLException {
            return sound(super::executeUpdate);
        }

        @Override
        public boolean execute() throws SQLException {
            boolean found = sound(super::execute);
            sound = !found; // until they are asked for
            return found;
        }

        @Override
        public ResultSet getResultSet() throws SQLException {
            var found = sound(super::getResultSet);
            rows = found;
            return found;
        }

        @Override
        public int[] executeBatch() throws SQLException {
            return sound(super::executeBatch);
        }

        @Override
        public boolean isClosed() throws SQLException {
            return closed || super.isClosed();
        }

        @Override
        public void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (sound && !super.isClosed()) {
                if (rows != null) {
                    rows.close();
                }
                clearParameters();
                clearBatch();
                keep(text, getDelegatePreparedStatement());
            } else {
                super.close();
            }
        }
    }
}
