// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

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

    /// Goes back when it is closed, unless its last run failed.
    private final class Kept extends DefaultPreparedStatement {
        private final String text;
        private boolean sound = true;
        private boolean closed;

        Kept(String text, PreparedStatement statement) {
            super(statement);
            this.text = text;
        }

        @Override
        public Connection getConnection() {
            return KeptStatements.this;
        }

        @Override
        public ResultSet executeQuery() throws SQLException {
            sound = false;
            var rows = super.executeQuery();
            sound = true;
            return rows;
        }

        @Override
        public int executeUpdate() throws SQLException {
            sound = false;
            int rows = super.executeUpdate();
            sound = true;
            return rows;
        }

        @Override
        public boolean execute() throws SQLException {
            sound = false;
            boolean rows = super.execute();
            sound = true;
            return rows;
        }

        @Override
        public int[] executeBatch() throws SQLException {
            sound = false;
            var rows = super.executeBatch();
            sound = true;
            return rows;
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
                clearParameters();
                clearBatch();
                keep(text, getDelegatePreparedStatement());
            } else {
                super.close();
            }
        }
    }
}
