// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record8;
import org.jooq.Select;
import org.jooq.impl.DSL;
import stet.model.Revision;

/// Where each change stands in the order in which all were recorded. That order grows at its end alone, unlike the
/// order of time: of two looks at once, the later one may be recorded first. What was taken over from other archives
/// stands before it, below zero.
final class Places {
    /// All but the number.
    private static final List<Field<?>> COLUMNS = List.of(
            Tables.Place.ARTICLE,
            Tables.Place.NUMBER,
            Tables.Place.EVENT,
            Tables.Place.AT,
            Tables.Place.OUTLET,
            Tables.Place.LANGUAGE,
            Tables.Place.SIGNIFICANCE,
            Tables.Place.KINDS);

    private final DSLContext sql;

    Places(DSLContext sql) {
        this.sql = sql;
    }

    /// Gives the revision that was just written the next place.
    static void addRevision(DSLContext sql, long article, int number) {
        add(sql, revision(article, number), next());
    }

    private static Select<Record8<Long, Integer, Long, Long, String, String, Integer, String>> revision(
            long article, int number) {
        return DSL.select(
                        Tables.Revision.ARTICLE,
                        Tables.Revision.NUMBER,
                        DSL.castNull(Long.class).as(Tables.Place.EVENT),
                        Tables.Revision.AT,
                        Tables.Revision.OUTLET,
                        Tables.Revision.LANGUAGE,
                        Tables.Revision.SIGNIFICANCE,
                        Tables.Revision.KINDS)
                .from(Tables.Revision.TABLE)
                .where(Tables.Revision.ARTICLE.eq(article))
                .and(Tables.Revision.NUMBER.eq(number));
    }

    /// Gives a revision of a history that was taken over a place before all others: below zero, where no feed and no
    /// count of what is new looks.
    static void addImported(DSLContext sql, long article, int number) {
        add(sql, revision(article, number), first());
    }

    /// Gives the event that was just written the next place.
    static void addEvent(DSLContext sql, long event) {
        add(
                sql,
                DSL.select(
                                Tables.Event.ARTICLE,
                                DSL.castNull(Integer.class).as(Tables.Place.NUMBER),
                                Tables.Event.NR.as(Tables.Place.EVENT),
                                Tables.Event.AT,
                                Tables.Event.OUTLET,
                                Tables.Event.LANGUAGE,
                                Tables.Event.SIGNIFICANCE,
                                DSL.inline("").as(Tables.Place.KINDS))
                        .from(Tables.Event.TABLE)
                        .where(Tables.Event.NR.eq(event)),
                next());
    }

    /// The numbers are given here, since what a database counts on by itself is not the same where some are below zero.
    private static void add(
            DSLContext sql,
            Select<Record8<Long, Integer, Long, Long, String, String, Integer, String>> change,
            Field<Long> nr) {
        var values = change.asTable("change");
        var columns = new ArrayList<Field<?>>(COLUMNS);
        columns.add(Tables.Place.NR);
        var selected = new ArrayList<Field<?>>(List.of(values.fields()));
        selected.add(nr);
        var place = sql.insertInto(Tables.Place.TABLE, columns)
                .select(DSL.select(selected).from(values))
                .returningResult(Tables.Place.ALL)
                .fetchSingle();
        count(sql, place, place.get(Tables.Place.SIGNIFICANCE), place.get(Tables.Place.KINDS), 1);
    }

    /// Behind the last that is taken.
    private static Field<Long> next() {
        var last = DSL.select(DSL.coalesce(max(Tables.Place.NR), 0L))
                .from(Tables.Place.TABLE)
                .<Long>asField();
        return DSL.greatest(last, DSL.inline(0L)).plus(1);
    }

    /// Before the first, and below zero.
    private static Field<Long> first() {
        var first = DSL.select(DSL.coalesce(min(Tables.Place.NR), 0L))
                .from(Tables.Place.TABLE)
                .<Long>asField();
        return DSL.least(first, DSL.inline(0L)).minus(1);
    }

    /// Keeps the census.
    private static void count(DSLContext sql, Record place, int significance, String kinds, long more) {
        sql.insertInto(Tables.Census.TABLE)
                .set(Tables.Census.OUTLET, place.get(Tables.Place.OUTLET))
                .set(Tables.Census.LANGUAGE, place.get(Tables.Place.LANGUAGE))
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
            count(sql, row, row.get(Tables.Place.SIGNIFICANCE), row.get(Tables.Place.KINDS), -1);
            count(sql, row, significance, kinds, 1);
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
