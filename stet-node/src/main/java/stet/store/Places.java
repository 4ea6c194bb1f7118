// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.Revision;

/// Where each change stands in the order in which all were recorded. That order grows at its end alone, unlike the
/// order of time: of two looks at once, the later one may be recorded first. What was taken over from other archives
/// stands before it, below zero. The number of a revision's row is its place; what nobody can tell to be a change has a
/// number and no place.
final class Places {
    /// A change that is given a place: a revision by the number of its newer version, or an event.
    ///
    /// @param at in milliseconds
    /// @param kinds as in a revision's row; empty for an event
    record Change(
            long article,
            @Nullable Integer number,
            @Nullable Long event,
            long at,
            String outlet,
            String language,
            int significance,
            String kinds) {

        static Change ofRevision(Record row) {
            return new Change(
                    row.get(Tables.Revision.ARTICLE),
                    row.get(Tables.Revision.NUMBER),
                    null,
                    row.get(Tables.Revision.AT),
                    row.get(Tables.Revision.OUTLET),
                    row.get(Tables.Revision.LANGUAGE),
                    row.get(Tables.Revision.SIGNIFICANCE),
                    row.get(Tables.Revision.KINDS));
        }

        static Change ofEvent(Record row) {
            return new Change(
                    row.get(Tables.Event.ARTICLE),
                    null,
                    row.get(Tables.Event.NR),
                    row.get(Tables.Event.AT),
                    row.get(Tables.Event.OUTLET),
                    row.get(Tables.Event.LANGUAGE),
                    row.get(Tables.Event.SIGNIFICANCE),
                    "");
        }
    }

    private final DSLContext sql;

    Places(DSLContext sql) {
        this.sql = sql;
    }

    /// The number that the next revision is given, or the next place: nobody had it before.
    static Field<Long> next() {
        return DSL.greatest(
                        inline(0L),
                        highest(Tables.Place.NR, Tables.Place.TABLE),
                        highest(Tables.Revision.NR, Tables.Revision.TABLE))
                .plus(inline(1L));
    }

    private static Field<Long> highest(Field<Long> nr, Table<Record> table) {
        return coalesce(DSL.field(DSL.select(max(nr)).from(table)), inline(0L));
    }

    /// The same for a revision of a history that was taken over: before all others, below zero, where no feed and no
    /// count of what is new looks.
    static Field<Long> before() {
        return DSL.least(
                        inline(0L),
                        coalesce(DSL.field(DSL.select(min(Tables.Place.NR)).from(Tables.Place.TABLE)), inline(0L)))
                .minus(inline(1L));
    }

    /// Gives a revision that was just written its place.
    ///
    /// @param nr the number of its row
    static void add(DSLContext sql, long nr, Change revision) {
        add(sql, DSL.val(nr), revision);
    }

    /// Gives a revision its place again, whatever stands in its stead: that of its row's number, or the next where that
    /// is taken.
    static void replace(DSLContext sql, Record revision) {
        var change = Change.ofRevision(revision);
        sql.deleteFrom(Tables.Place.TABLE)
                .where(Tables.Place.ARTICLE.eq(change.article()))
                .and(Tables.Place.NUMBER.eq(change.number()))
                .execute();
        long nr = revision.get(Tables.Revision.NR);
        if (sql.fetchExists(Tables.Place.TABLE, Tables.Place.NR.eq(nr))) {
            nr = sql.select(next()).fetchSingle().value1();
            sql.update(Tables.Revision.TABLE)
                    .set(Tables.Revision.NR, nr)
                    .where(Tables.Revision.ARTICLE.eq(change.article()))
                    .and(Tables.Revision.NUMBER.eq(change.number()))
                    .execute();
        }
        add(sql, nr, change);
    }

    /// Gives an event that was just written the next place.
    static void add(DSLContext sql, Change event) {
        add(sql, next(), event);
    }

    private static void add(DSLContext sql, Field<Long> nr, Change change) {
        sql.insertInto(Tables.Place.TABLE)
                .set(Tables.Place.NR, nr)
                .set(Tables.Place.ARTICLE, change.article())
                .set(Tables.Place.NUMBER, change.number())
                .set(Tables.Place.EVENT, change.event())
                .set(Tables.Place.AT, change.at())
                .set(Tables.Place.OUTLET, change.outlet())
                .set(Tables.Place.LANGUAGE, change.language())
                .set(Tables.Place.SIGNIFICANCE, change.significance())
                .set(Tables.Place.KINDS, change.kinds())
                .execute();
        count(sql, change.outlet(), change.language(), change.significance(), change.kinds(), 1);
    }

    /// Keeps the census.
    private static void count(
            DSLContext sql, String outlet, String language, int significance, String kinds, long more) {
        sql.insertInto(Tables.Census.TABLE)
                .set(Tables.Census.OUTLET, outlet)
                .set(Tables.Census.LANGUAGE, language)
                .set(Tables.Census.SIGNIFICANCE, significance)
                .set(Tables.Census.KINDS, kinds)
                .set(Tables.Census.MANY, more)
                .onConflict(
                        Tables.Census.OUTLET, Tables.Census.LANGUAGE, Tables.Census.SIGNIFICANCE, Tables.Census.KINDS)
                .doUpdate()
                .set(Tables.Census.MANY, Tables.Census.MANY.plus(more))
                .execute();
    }

    /// A revision that was compared anew keeps its place; the views in which it stands may be others.
    static void recompared(DSLContext sql, long article, Revision revision) {
        var here = Tables.Place.ARTICLE.eq(article).and(Tables.Place.NUMBER.eq(revision.to()));
        var significance = revision.significance().level();
        var kinds = Revisions.kinds(revision.changes());
        sql.select(Tables.Place.ALL).from(Tables.Place.TABLE).where(here).forEach(row -> {
            var outlet = row.get(Tables.Place.OUTLET);
            var language = row.get(Tables.Place.LANGUAGE);
            count(sql, outlet, language, row.get(Tables.Place.SIGNIFICANCE), row.get(Tables.Place.KINDS), -1);
            count(sql, outlet, language, significance, kinds, 1);
        });
        sql.update(Tables.Place.TABLE)
                .set(Tables.Place.SIGNIFICANCE, significance)
                .set(Tables.Place.KINDS, kinds)
                .where(here)
                .execute();
    }

    /// The last place that is taken; 0 while nothing was recorded.
    long newest() {
        var last = sql.select(max(Tables.Place.NR)).from(Tables.Place.TABLE).fetchSingle();
        return last.value1() == null ? 0 : Math.max(last.value1(), 0);
    }

    /// What stands at a place or before it, newest first.
    List<Long> upTo(Condition view, long place, int most) {
        return sql.select(Tables.Place.NR)
                .from(Tables.Place.TABLE)
                .where(view)
                .and(Tables.Place.NR.between(1L, place))
                .orderBy(Tables.Place.NR.desc())
                .limit(most)
                .fetch(Tables.Place.NR);
    }

    /// What came after a place, oldest first.
    List<Long> after(Condition view, long place, int most) {
        return sql.select(Tables.Place.NR)
                .from(Tables.Place.TABLE)
                .where(view)
                .and(Tables.Place.NR.gt(place))
                .orderBy(Tables.Place.NR)
                .limit(most)
                .fetch(Tables.Place.NR);
    }

    /// How many came after one place up to another, as far as it is worth counting.
    int count(Condition view, long after, long upTo, int most) {
        return sql.fetchCount(DSL.selectOne()
                .from(Tables.Place.TABLE)
                .where(view)
                .and(Tables.Place.NR.gt(after))
                .and(Tables.Place.NR.le(upTo))
                .limit(most));
    }
}
