// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// What a PostgreSQL server can tell of the soundness of the store's tables and indexes: by its catalogs (chapter 52),
/// and by its extension amcheck (F.1), which compares them page by page where it is installed.
final class Catalog {
    private static final String HERE = "current_schema()::text::regnamespace";
    private static final String BY_TREE = "bt_index_check(regclass, boolean)";
    private static final String BY_HEAP = "verify_heapam(regclass, boolean, boolean, text, bigint, bigint)";

    /// Lines that are told of one table.
    private static final int MOST = 20;

    private final DSLContext sql;

    Catalog(DSLContext sql) {
        this.sql = sql;
    }

    List<Soundness.Fault> faults() {
        var unusable = unusable();
        return leftOut().isPresent()
                ? unusable
                : Stream.of(unusable, tables(), trees()).flatMap(List::stream).toList();
    }

    /// Indexes that the server itself does not trust (52.26).
    private List<Soundness.Fault> unusable() {
        return sql
                .fetch("select c.relname::text, i.indisready from pg_index i join pg_class c on c.oid = i.indexrelid "
                        + "where c.relnamespace = " + HERE + " and not (i.indisvalid and i.indisready) order by 1")
                .stream()
                .map(row -> Soundness.Fault.of(
                        row.get(0, String.class),
                        row.get(1, Boolean.class)
                                ? "it is not valid, and no question uses it"
                                : "new rows are not put in it"))
                .toList();
    }

    /// Why amcheck is not asked; empty when it is.
    Optional<String> leftOut() {
        var schema = schema();
        if (schema.isEmpty()) {
            return Optional.of(
                    "tables and indexes were not compared page by page: the server's extension amcheck is not"
                            + " installed; a superuser does it in this database with: create extension amcheck");
        }
        var functions = Stream.of(BY_TREE, BY_HEAP)
                .map(function -> "%s.%s".formatted(sql.render(DSL.name(schema.get())), function))
                .toList();
        for (var function : functions) {
            var may = sql.fetchValue("select has_function_privilege(to_regprocedure(?), 'execute')", function);
            if (may == null) {
                return Optional.of(
                        "tables and indexes were not compared page by page: the server's extension amcheck is"
                                + " of an older version; a superuser renews it with: alter extension amcheck update");
            }
            if (!may.equals(true)) {
                return Optional.of(("tables and indexes were not compared page by page: %s may not ask the extension"
                                + " amcheck; a superuser allows it with: grant execute on function %s to %s")
                        .formatted(user(), String.join(", ", functions), user()));
            }
        }
        return Optional.empty();
    }

    private String user() {
        return String.valueOf(sql.fetchValue("select quote_ident(current_user)"));
    }

    private Optional<String> schema() {
        return sql
                .fetch("select n.nspname::text from pg_extension e join pg_namespace n on n.oid = e.extnamespace"
                        + " where e.extname = 'amcheck'")
                .getValues(0, String.class)
                .stream()
                .findFirst();
    }

    /// A table or an index.
    private record Relation(long oid, String name) {}

    private List<Relation> relations(String which) {
        return sql
                .fetch(
                        "select c.oid::bigint, c.relname::text from pg_class c left join pg_index i on i.indexrelid = c.oid"
                                + " left join pg_am a on a.oid = c.relam where c.relnamespace = " + HERE
                                + " and c.relpersistence = 'p' and " + which + " order by 2")
                .stream()
                .map(row -> new Relation(row.get(0, Long.class), row.get(1, String.class)))
                .toList();
    }

    /// Each row's own bytes, with those that are kept aside.
    private List<Soundness.Fault> tables() {
        var faults = new ArrayList<Soundness.Fault>();
        for (var table : relations("c.relkind = 'r'")) {
            try {
                sql.fetch(
                                "select blkno, offnum, msg from {0}.verify_heapam({1}::oid::regclass, check_toast => true)"
                                        + " limit {2}",
                                DSL.name(schema().orElseThrow()), DSL.inline(table.oid()), DSL.inline(MOST))
                        .forEach(row -> faults.add(new Soundness.Fault(
                                "table “%s”, block %s, row %s: %s"
                                        .formatted(table.name(), row.get(0), row.get(1), row.get(2)),
                                Optional.empty())));
            } catch (DataAccessException e) {
                faults.add(new Soundness.Fault("table “%s”: %s".formatted(table.name(), told(e)), Optional.empty()));
            }
        }
        return faults;
    }

    /// Each B-tree's order, and whether every row of its table is in it.
    private List<Soundness.Fault> trees() {
        var faults = new ArrayList<Soundness.Fault>();
        for (var index : relations("a.amname = 'btree' and i.indisvalid and i.indisready")) {
            try {
                sql.fetch(
                        "select {0}.bt_index_check({1}::oid::regclass, true)",
                        DSL.name(schema().orElseThrow()), DSL.inline(index.oid()));
            } catch (DataAccessException e) {
                faults.add(Soundness.Fault.of(index.name(), told(e)));
            }
        }
        return faults;
    }

    /// What the server says of what it found damaged (SQLSTATE class XX); whatever else went wrong is thrown on.
    private static String told(DataAccessException e) {
        if (!e.sqlState().startsWith("XX")) {
            throw e;
        }
        var said = Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .reduce((_, cause) -> cause)
                .map(Throwable::getMessage)
                .orElse("");
        return said.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }

    /// Makes these indexes anew. One that cannot be, because rows are there twice, stays as it is.
    void reindex(List<String> indexes) {
        for (var index : indexes) {
            try {
                sql.execute("reindex index {0}", DSL.name(index));
            } catch (DataAccessException e) {
                if (!e.sqlState().startsWith("23")) {
                    throw e;
                }
            }
        }
    }

    /// A foreign key (52.13), which holds where one of its columns is null.
    private record Reference(String name, String table, String parent, List<String> from, List<String> to) {
        private static Reference of(Record row) {
            return new Reference(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    Arrays.asList(row.get(3, String[].class)),
                    Arrays.asList(row.get(4, String[].class)));
        }

        private String columns(String alias, List<String> columns, String between, String after) {
            return columns.stream()
                    .map(column -> alias + "." + DSL.name(column) + after)
                    .collect(Collectors.joining(between));
        }

        private String strays() {
            var same = IntStream.range(0, from.size())
                    .mapToObj(i -> "p.%s = c.%s".formatted(DSL.name(to.get(i)), DSL.name(from.get(i))))
                    .collect(Collectors.joining(" and "));
            return "select count(*) from only %s c where %s and not exists (select 1 from only %s p where %s)"
                    .formatted(DSL.name(table), columns("c", from, " and ", " is not null"), DSL.name(parent), same);
        }
    }

    private List<Reference> references(String which) {
        return sql.fetch("select f.conname::text, t.relname::text, p.relname::text, "
                        + names("f.conrelid", "f.conkey") + ", " + names("f.confrelid", "f.confkey")
                        + " from pg_constraint f join pg_class t on t.oid = f.conrelid"
                        + " join pg_class p on p.oid = f.confrelid"
                        + " where f.contype = 'f' and f.connamespace = " + HERE + " and " + which + " order by 2, 3, 1")
                .map(Reference::of);
    }

    private static String names(String table, String columns) {
        return ("array(select a.attname::text from unnest(%s) with ordinality k (nr, place)"
                        + " join pg_attribute a on a.attrelid = %s and a.attnum = k.nr order by k.place)")
                .formatted(columns, table);
    }

    /// Rows that point at rows which are not there, by table, whatever the server takes for granted.
    List<String> strays() {
        var many = new TreeMap<String, Long>();
        for (var reference : references("true")) {
            var count = sql.fetchValue(reference.strays());
            long strays = count instanceof Number number ? number.longValue() : 0;
            if (strays > 0) {
                many.merge(Soundness.stray(reference.table(), reference.parent()), strays, Long::sum);
            }
        }
        return many.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    /// Foreign keys that the server was told to take for granted.
    List<String> unvalidated() {
        return references("not f.convalidated").stream()
                .map(reference -> "that rows of “%s” point at rows of “%s” was never validated (constraint “%s”)"
                        .formatted(reference.table(), reference.parent(), reference.name()))
                .toList();
    }

    /// Validates them. For a store in which no row is astray.
    void validate() {
        for (var reference : references("not f.convalidated")) {
            Name table = DSL.name(reference.table());
            sql.execute("alter table {0} validate constraint {1}", table, DSL.name(reference.name()));
        }
    }
}
