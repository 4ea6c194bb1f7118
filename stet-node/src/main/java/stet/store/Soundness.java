// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Whether the store's own file, or its tables on a server, are sound: what the database itself can tell.
public final class Soundness {
    /// As many as SQLite tells by itself.
    private static final int MOST = 100;

    private static final Pattern OF_INDEX =
            Pattern.compile("(?:row \\d+ missing from|wrong # of entries in|non-unique entry in) index (.*)");

    private static final Pattern OF_WORDS =
            Pattern.compile("(?is).*fts5.*\\b(article_text|change_text)\\b.*"); // whatever is wrong with it

    private final Database database;

    public Soundness(Database database) {
        this.database = database;
    }

    /// Something that is wrong with a store.
    ///
    /// @param index the one it is about, when it is about an index alone, which can be made anew from its table
    public record Fault(String words, Optional<String> index) {
        static Fault of(String index, String why) {
            return new Fault("index “%s”: %s".formatted(index, why), Optional.of(index));
        }

        /// In SQLite's words.
        private static Fault told(String line) {
            return new Fault(
                    line,
                    Stream.of(OF_INDEX, OF_WORDS)
                            .map(pattern -> pattern.matcher(line))
                            .filter(Matcher::matches)
                            .map(index -> index.group(1))
                            .findFirst());
        }

        /// Whether it is about the search index, whose words are made anew from the texts.
        private boolean isOfWords() {
            return index.filter(name -> Stream.of(WordIndex.ARTICLES, WordIndex.CHANGES)
                            .anyMatch(table -> table.getName().equals(name)))
                    .isPresent();
        }
    }

    /// What is wrong with the store, in the database's words; empty when nothing is.
    ///
    /// @throws Damaged when it is so damaged that the database can tell nothing
    public List<Fault> faults() {
        return isSqlite()
                ? database.patiently(Soundness::ofSqlite)
                : database.patiently(sql -> new Catalog(sql).faults());
    }

    /// On a connection that never read it before: one that did remembers what it read of the search index.
    /// A file can be so damaged that SQLite does not come to the end.
    private static List<Fault> ofSqlite(DSLContext sql) {
        var faults = new ArrayList<Fault>();
        try (var lines = sql.fetchLazy("pragma integrity_check(" + MOST + ")")) {
            for (var line : lines) {
                var words = String.valueOf(line.get(0));
                if (!words.equals("ok")) {
                    faults.add(Fault.told(words));
                }
            }
        } catch (DataAccessException e) {
            if (faults.isEmpty()) {
                throw e;
            }
        }
        return faults;
    }

    /// Why the database was not asked all that it could be asked, and what helps; empty when it was.
    public Optional<String> leftOut() {
        return isSqlite() ? Optional.empty() : database.patiently(sql -> new Catalog(sql).leftOut());
    }

    /// Makes anew at least the indexes that these faults are about. On a server, who needs one waits as long.
    public void reindex(List<Fault> faults) {
        if (isSqlite()) {
            if (faults.stream().anyMatch(Fault::isOfWords)) {
                new SearchIndex(database).drop();
            }
            database.write(sql -> sql.execute("reindex"));
            return;
        }
        var indexes = faults.stream()
                .flatMap(fault -> fault.index().stream())
                .distinct()
                .toList();
        database.patiently(sql -> {
            new Catalog(sql).reindex(indexes);
            return indexes;
        });
    }

    /// Rows that point at rows which are not there, by table; empty when there are none.
    public List<String> strays() {
        return isSqlite()
                ? database.read(
                        sql -> sql
                                .fetch("select \"table\", parent, count(*) from pragma_foreign_key_check group by 1, 2")
                                .stream()
                                .map(Soundness::stray)
                                .toList())
                : database.patiently(sql -> new Catalog(sql).strays());
    }

    /// Changes that have a place in the order of changes and are not kept themselves.
    public Optional<String> lostChanges() {
        int lost = database.read(sql -> sql.fetchCount(DSL.selectOne()
                .from(Tables.Place.TABLE)
                .where(Tables.Place.NUMBER.isNotNull())
                .andNotExists(DSL.selectOne()
                        .from(Tables.Revision.TABLE)
                        .where(Tables.Revision.ARTICLE.eq(Tables.Place.ARTICLE))
                        .and(Tables.Revision.NUMBER.eq(Tables.Place.NUMBER)))));
        return lost == 0 ? Optional.empty() : Optional.of("changes that are told of and not kept: %,d".formatted(lost));
    }

    /// References between tables that the database takes for granted without ever having looked.
    public List<String> unvalidated() {
        return isSqlite() ? List.of() : database.patiently(sql -> new Catalog(sql).unvalidated());
    }

    /// Lets the database look at them. For a store in which no row is astray.
    public void validate() {
        database.patiently(sql -> {
            new Catalog(sql).validate();
            return true;
        });
    }

    private static String stray(Record row) {
        return "%s: %s".formatted(stray(row.get(0, String.class), row.get(1, String.class)), row.get(2));
    }

    static String stray(String table, String parent) {
        return "rows of “%s” that point at rows of “%s” which are not there".formatted(table, parent);
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

    private boolean isSqlite() {
        return database.engine().dialect().family() == SQLDialect.SQLITE;
    }
}
