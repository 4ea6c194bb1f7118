// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A table as its store describes it, read and filled without knowing what is in it.
///
/// @param key the columns of its primary key, in their order
/// @param others its other columns, by name
/// @param ownReference a column that refers to another row of the table
/// @param needs tables whose rows it refers to
record TableShape(
        String name, List<String> key, List<String> others, Optional<String> ownReference, Set<String> needs) {
    private static final int NAME = 3; // of the columns of metadata (java.sql.DatabaseMetaData)
    private static final int COLUMN = 4;

    TableShape {
        key = List.copyOf(key);
        others = List.copyOf(others);
        needs = Set.copyOf(needs);
    }

    /// All tables of an archive that are not made from others, in an order in which they can be filled.
    static List<TableShape> all(Connection connection) throws SQLException {
        var meta = connection.getMetaData();
        var shapes = new TreeMap<String, TableShape>();
        try (var found = meta.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                var name = found.getString(NAME);
                if (isMoved(name)) {
                    shapes.put(name, of(connection, meta, name));
                }
            }
        }
        return ordered(shapes);
    }

    private static boolean isMoved(String table) {
        return !table.startsWith("flyway_")
                && !table.startsWith("sqlite_")
                && !table.startsWith("article_text")
                && !table.startsWith("change_text")
                && !table.equals("unindexed")
                && !table.equals("moving");
    }

    private static TableShape of(Connection connection, DatabaseMetaData meta, String table) throws SQLException {
        var catalog = connection.getCatalog();
        var schema = connection.getSchema();
        var key = new TreeMap<Integer, String>();
        try (var keys = meta.getPrimaryKeys(catalog, schema, table)) {
            while (keys.next()) {
                key.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        var others = new TreeSet<String>();
        try (var columns = meta.getColumns(catalog, schema, table, "%")) {
            while (columns.next()) {
                others.add(columns.getString(COLUMN));
            }
        }
        others.removeAll(key.values());
        var needs = new HashSet<String>();
        Optional<String> own = Optional.empty();
        try (var references = meta.getImportedKeys(catalog, schema, table)) {
            while (references.next()) {
                var needed = references.getString("PKTABLE_NAME");
                needs.add(needed);
                if (needed.equals(table)) {
                    own = Optional.of(references.getString("FKCOLUMN_NAME"));
                }
            }
        }
        needs.remove(table);
        return new TableShape(table, List.copyOf(key.values()), List.copyOf(others), own, needs);
    }

    private static List<TableShape> ordered(Map<String, TableShape> shapes) {
        var ordered = new LinkedHashMap<String, TableShape>();
        while (ordered.size() < shapes.size()) {
            var ready = shapes.values().stream()
                    .filter(shape -> !ordered.containsKey(shape.name()))
                    .filter(shape -> ordered.keySet().containsAll(shape.needs()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a ring: " + shapes.keySet());
            }
            ready.forEach(shape -> ordered.put(shape.name(), shape));
        }
        return List.copyOf(ordered.values());
    }

    private List<String> columns() {
        var all = new ArrayList<>(key);
        all.addAll(others);
        return all;
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(TableShape::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static String places(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    /// The key of the last row; empty when there is none.
    Optional<List<Object>> last(Connection connection) throws SQLException {
        var order = key.stream().map(column -> quoted(column) + " desc").collect(Collectors.joining(", "));
        try (var statement = connection.prepareStatement(
                "select %s from %s order by %s limit 1".formatted(listed(key), quoted(name), order))) {
            return read(statement, key.size()).stream().findFirst().map(this::key);
        }
    }

    /// The next rows in the order of the key: the values of the key's columns, then of the others.
    List<List<Optional<Object>>> rows(Connection connection, Optional<List<Object>> after, int most)
            throws SQLException {
        return rows(connection, after, most, "");
    }

    /// Those that refer to another row of the table.
    List<List<Optional<Object>>> linked(Connection connection, Optional<List<Object>> after, int most)
            throws SQLException {
        return rows(connection, after, most, quoted(ownReference.orElseThrow()) + " is not null");
    }

    private List<List<Optional<Object>>> rows(
            Connection connection, Optional<List<Object>> after, int most, String which) throws SQLException {
        var conditions = new ArrayList<String>();
        after.ifPresent(_ -> conditions.add("(%s) > (%s)".formatted(listed(key), places(key.size()))));
        if (!which.isEmpty()) {
            conditions.add(which);
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        try (var statement = connection.prepareStatement("select %s from %s%s order by %s limit %d"
                .formatted(listed(columns()), quoted(name), where, listed(key), most))) {
            if (after.isPresent()) {
                for (int i = 0; i < key.size(); i++) {
                    statement.setObject(i + 1, after.get().get(i));
                }
            }
            return read(statement, columns().size());
        }
    }

    private static List<List<Optional<Object>>> read(PreparedStatement statement, int columns) throws SQLException {
        var rows = new ArrayList<List<Optional<Object>>>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                var row = new ArrayList<Optional<Object>>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(Optional.ofNullable(found.getObject(i))
                            .map(value -> value instanceof String text ? Texts.clean(text) : value));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// The key of a row.
    List<Object> key(List<Optional<Object>> row) {
        return row.subList(0, key.size()).stream().map(Optional::orElseThrow).toList();
    }

    /// Without their references to other rows of the table.
    void insert(Connection connection, List<List<Optional<Object>>> rows) throws SQLException {
        var columns = columns();
        int own = ownReference.map(columns::indexOf).orElse(-1);
        try (var statement = connection.prepareStatement(
                "insert into %s (%s) values (%s)".formatted(quoted(name), listed(columns), places(columns.size())))) {
            for (var row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setObject(i + 1, i == own ? null : row.get(i).orElse(null));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// Writes the references that [#insert] left out.
    void link(Connection connection, List<List<Optional<Object>>> rows) throws SQLException {
        var own = ownReference.orElseThrow();
        int at = columns().indexOf(own);
        var which = key.stream().map(column -> quoted(column) + " = ?").collect(Collectors.joining(" and "));
        try (var statement = connection.prepareStatement(
                "update %s set %s = ? where %s".formatted(quoted(name), quoted(own), which))) {
            for (var row : rows) {
                statement.setObject(1, row.get(at).orElseThrow());
                for (int i = 0; i < key.size(); i++) {
                    statement.setObject(i + 2, key(row).get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
