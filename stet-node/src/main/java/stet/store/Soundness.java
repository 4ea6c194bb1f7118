// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Whether the store's own file is sound: what the database itself can tell.
public final class Soundness {
    /// As many as SQLite tells by itself.
    private static final int MOST = 100;

    private final Database database;

    public Soundness(Database database) {
        this.database = database;
    }

    /// What is wrong with the file, in the database's words; empty when nothing is, or the database
    /// says nothing of itself.
    public List<String> faults() {
        return database.read(sql -> isSqlite(sql)
                ? sql.fetch("pragma integrity_check(" + MOST + ")").stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .filter(line -> !line.equals("ok"))
                        .toList()
                : List.of());
    }

    /// Whether such a fault is one of an index alone, which can be made anew from its table.
    public static boolean isOfIndex(String fault) {
        return fault.matches(
                "row \\d+ missing from index .*|wrong # of entries in index .*|non-unique entry in index .*");
    }

    /// Makes all indexes anew.
    public void reindex() {
        database.write(sql -> sql.execute("reindex"));
    }

    /// Rows that point at rows which are not there, by table; empty when there are none.
    public List<String> strays() {
        return database.read(sql -> isSqlite(sql)
                ? sql.fetch("select \"table\", parent, count(*) from pragma_foreign_key_check group by 1, 2").stream()
                        .map(Soundness::stray)
                        .toList()
                : List.of());
    }

    private static String stray(Record row) {
        return "%s rows of “%s” point at rows of “%s” that are not there".formatted(row.get(2), row.get(0), row.get(1));
    }

    /// How many articles a search cannot find, although they do not wait to be indexed.
    public long unsearchable() {
        return database.read(sql -> (long) sql.fetchCount(DSL.selectOne()
                .from(Tables.Article.TABLE)
                .where(Tables.Article.VERSIONS.gt(0))
                .and(Tables.Article.NR.notIn(
                        DSL.select(WordIndex.of(sql).article()).from(WordIndex.ARTICLES)))
                .and(Tables.Article.NR.notIn(
                        DSL.select(Tables.Unindexed.ARTICLE).from(Tables.Unindexed.TABLE)))));
    }

    private static boolean isSqlite(DSLContext sql) {
        return sql.dialect().family() == SQLDialect.SQLITE;
    }
}
