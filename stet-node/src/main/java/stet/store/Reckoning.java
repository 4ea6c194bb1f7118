// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Figures that are kept so that no page need count, held to what counting finds: what each outlet has,
/// how many changes there are of each sort, and that each change has its place in the order in which
/// they were recorded.
public final class Reckoning {
    private static final int MOST_NAMED = 1_000;

    private final Database database;

    public Reckoning(Database database) {
        this.database = database;
    }

    /// What an outlet has.
    private record Figures(int articles, int changed, int versions) {
        static final Figures NONE = new Figures(0, 0, 0);
    }

    /// Changes of one sort.
    private record Sort(String outlet, String language, int significance, String kinds) {
        static Sort of(Record row, Table<Record> table) {
            return new Sort(
                    Objects.requireNonNull(row.get(DSL.field(DSL.name(table.getName(), "outlet"), String.class))),
                    Objects.requireNonNull(row.get(DSL.field(DSL.name(table.getName(), "language"), String.class))),
                    Objects.requireNonNull(
                            row.get(DSL.field(DSL.name(table.getName(), "significance"), Integer.class))),
                    Objects.requireNonNull(row.get(DSL.field(DSL.name(table.getName(), "kinds"), String.class))));
        }
    }

    /// What is kept otherwise than it is counted, in words; empty when all is right.
    public List<String> wrong() {
        return database.read(Reckoning::wrong);
    }

    private static List<String> wrong(DSLContext sql) {
        var wrong = new ArrayList<String>();
        var kept = kept(sql);
        var counted = counted(sql);
        kept.forEach((outlet, figures) -> {
            var found = counted.getOrDefault(outlet, Figures.NONE);
            if (!found.equals(figures)) {
                wrong.add("outlet %s is said to have %d articles, %d changed, %d versions; it has %d, %d, %d"
                        .formatted(
                                outlet,
                                figures.articles(),
                                figures.changed(),
                                figures.versions(),
                                found.articles(),
                                found.changed(),
                                found.versions()));
            }
        });
        var sorts = census(sql);
        var changes = changes(sql);
        if (!sorts.equals(changes)) {
            wrong.add("the census tells of %,d changes, of %,d sorts; there are %,d, of %,d"
                    .formatted(total(sorts), sorts.size(), total(changes), changes.size()));
        }
        int unplaced = unplacedRevisions(sql).size() + unplacedEvents(sql).size();
        if (unplaced > 0) {
            wrong.add("changes that have no place in the order of changes: %,d".formatted(unplaced));
        }
        return wrong;
    }

    private static long total(Map<Sort, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Counts anew, in one transaction, and gives a change without a place the next one.
    public void mend() {
        database.write(sql -> {
            unplacedRevisions(sql).forEach(row -> Places.replace(sql, row));
            unplacedEvents(sql).forEach(row -> Places.add(sql, Places.Change.ofEvent(row)));
            var counted = counted(sql);
            kept(sql).forEach((outlet, figures) -> {
                var found = counted.getOrDefault(outlet, Figures.NONE);
                if (!found.equals(figures)) {
                    store(sql, outlet, found);
                }
            });
            var changes = changes(sql);
            if (!census(sql).equals(changes)) {
                sql.deleteFrom(Tables.Census.TABLE).execute();
                changes.forEach((sort, many) -> store(sql, sort, many));
            }
            return true;
        });
    }

    private static void store(DSLContext sql, String outlet, Figures found) {
        sql.update(Tables.Outlet.TABLE)
                .set(Tables.Outlet.ARTICLES, found.articles())
                .set(Tables.Outlet.CHANGED, found.changed())
                .set(Tables.Outlet.VERSIONS, found.versions())
                .where(Tables.Outlet.ID.eq(outlet))
                .execute();
    }

    private static void store(DSLContext sql, Sort sort, long many) {
        sql.insertInto(Tables.Census.TABLE)
                .set(Tables.Census.OUTLET, sort.outlet())
                .set(Tables.Census.LANGUAGE, sort.language())
                .set(Tables.Census.SIGNIFICANCE, sort.significance())
                .set(Tables.Census.KINDS, sort.kinds())
                .set(Tables.Census.MANY, many)
                .execute();
    }

    private static Map<String, Figures> kept(DSLContext sql) {
        return sql.select(Tables.Outlet.ALL)
                .from(Tables.Outlet.TABLE)
                .fetchMap(
                        Tables.Outlet.ID,
                        row -> new Figures(
                                row.get(Tables.Outlet.ARTICLES),
                                row.get(Tables.Outlet.CHANGED),
                                row.get(Tables.Outlet.VERSIONS)));
    }

    private static Map<String, Figures> counted(DSLContext sql) {
        var articles = count(when(Tables.Article.VERSIONS.gt(0), 1));
        var changed = count(when(Tables.Article.VERSIONS.gt(1), 1));
        var versions = sum(Tables.Article.VERSIONS);
        var figures = new HashMap<String, Figures>();
        sql.select(Tables.Article.OUTLET, articles, changed, versions)
                .from(Tables.Article.TABLE)
                .groupBy(Tables.Article.OUTLET)
                .forEach(row -> figures.put(
                        row.value1(), new Figures(row.value2(), row.value3(), (int) Captures.whole(row.value4()))));
        return figures;
    }

    private static Map<Sort, Long> census(DSLContext sql) {
        return sql.select(Tables.Census.ALL).from(Tables.Census.TABLE).where(Tables.Census.MANY.ne(0L)).fetch().stream()
                .collect(
                        HashMap::new,
                        (map, row) -> map.put(Sort.of(row, Tables.Census.TABLE), row.get(Tables.Census.MANY)),
                        HashMap::putAll);
    }

    private static Map<Sort, Long> changes(DSLContext sql) {
        var of = List.of(Tables.Place.OUTLET, Tables.Place.LANGUAGE, Tables.Place.SIGNIFICANCE, Tables.Place.KINDS);
        return sql.select(of).select(count()).from(Tables.Place.TABLE).groupBy(of).fetch().stream()
                .collect(
                        HashMap::new,
                        (map, row) -> map.put(
                                Sort.of(row, Tables.Place.TABLE),
                                row.get(count()).longValue()),
                        HashMap::putAll);
    }

    private static Select<?> imported(Field<Integer> number) {
        return DSL.selectOne()
                .from(Tables.Imported.TABLE)
                .where(Tables.Imported.ARTICLE.eq(Tables.Revision.ARTICLE))
                .and(Tables.Imported.NUMBER.eq(number));
    }

    /// But for what Stet read itself next to a version of another archive ([Telling#read]).
    private static List<? extends Record> unplacedRevisions(DSLContext sql) {
        return sql.select(
                        Tables.Revision.NR,
                        Tables.Revision.ARTICLE,
                        Tables.Revision.NUMBER,
                        Tables.Revision.AT,
                        Tables.Revision.OUTLET,
                        Tables.Revision.LANGUAGE,
                        Tables.Revision.SIGNIFICANCE,
                        Tables.Revision.KINDS)
                .from(Tables.Revision.TABLE)
                .whereNotExists(DSL.selectOne()
                        .from(Tables.Place.TABLE)
                        .where(Tables.Place.NR.eq(Tables.Revision.NR))
                        .and(Tables.Place.ARTICLE.eq(Tables.Revision.ARTICLE))
                        .and(Tables.Place.NUMBER.eq(Tables.Revision.NUMBER)))
                .and(notExists(imported(Tables.Revision.PRIOR)).or(exists(imported(Tables.Revision.NUMBER))))
                .orderBy(Tables.Revision.AT)
                .limit(MOST_NAMED)
                .fetch();
    }

    private static List<? extends Record> unplacedEvents(DSLContext sql) {
        return sql.select(Tables.Event.ALL)
                .from(Tables.Event.TABLE)
                .whereNotExists(DSL.selectOne().from(Tables.Place.TABLE).where(Tables.Place.EVENT.eq(Tables.Event.NR)))
                .orderBy(Tables.Event.AT)
                .limit(MOST_NAMED)
                .fetch();
    }

    /// When anything was looked at last.
    public Optional<Instant> newestLook() {
        return database.read(sql -> Times.at(sql.select(max(Tables.Look.AT))
                .from(Tables.Look.TABLE)
                .fetchSingle()
                .value1()));
    }
}
