// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import stet.model.ArticleId;
import stet.model.Event;
import stet.model.OutletId;
import stet.model.Significance;

/// Revisions and events in one stream, newest first.
final class Changes {
    private static final Comparator<StreamItem> ORDER =
            Comparator.comparing(StreamItem::at).reversed().thenComparing(StreamItem::cursor);

    private final DSLContext sql;
    private final Redactions redactions;

    Changes(DSLContext sql) {
        this.sql = sql;
        this.redactions = Redactions.of(sql);
    }

    /// Found by their places, which are small: of a view that has few changes among many, no text is read in vain.
    List<StreamItem> latest(Filter filter, Optional<Cursor> before, int most) {
        var limit = before.map(c -> Tables.Place.AT.le(c.at().toEpochMilli())).orElse(trueCondition());
        // Of the cursor's own instant everything is read again, so that what was already shown can be left out by key.
        int reserve = before.map(this::alreadyShown).orElse(0);
        var places = sql.select(Tables.Place.NR)
                .from(Tables.Place.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Place.ARTICLE))
                .leftJoin(Tables.Event.TABLE)
                .on(Tables.Event.NR.eq(Tables.Place.EVENT))
                .where(places(filter))
                .and(limit)
                .orderBy(Tables.Place.AT.desc(), Tables.Article.ID, Tables.Event.KIND.nullsFirst(), Tables.Place.NUMBER)
                .limit(most + reserve)
                .fetch(Tables.Place.NR);
        return at(places).stream()
                .sorted(ORDER)
                .filter(item -> before.map(c -> after(item, c)).orElse(true))
                .limit(most)
                .toList();
    }

    private int alreadyShown(Cursor cursor) {
        return sql.fetchCount(Tables.Place.TABLE, Tables.Place.AT.eq(cursor.at().toEpochMilli()));
    }

    private static boolean after(StreamItem item, Cursor cursor) {
        return item.at().isBefore(cursor.at())
                || item.cursor().compareTo(cursor.at().toEpochMilli() + "-" + cursor.key()) > 0;
    }

    List<StreamItem> of(long article, int most) {
        var all = new ArrayList<>(revisions(Tables.Revision.ARTICLE.eq(article), most));
        all.addAll(events(Tables.Event.ARTICLE.eq(article), most));
        return all.stream().sorted(ORDER).limit(most).toList();
    }

    /// Those of all articles that a question names.
    List<StreamItem> among(Select<Record1<Long>> articles, int most) {
        var all = new ArrayList<>(revisions(Tables.Revision.ARTICLE.in(articles), most));
        all.addAll(events(Tables.Event.ARTICLE.in(articles), most));
        return all.stream().sorted(ORDER).limit(most).toList();
    }

    Optional<StreamItem> one(long article, int to) {
        return revisions(Tables.Revision.ARTICLE.eq(article).and(Tables.Revision.NUMBER.eq(to)), 1).stream()
                .findFirst();
    }

    /// The changes at these places of [Places], in this order.
    List<StreamItem> at(List<Long> places) {
        var found = new HashMap<Long, StreamItem>();
        placed(
                        Tables.Revision.TABLE,
                        Tables.Revision.ALL,
                        Tables.Revision.ARTICLE
                                .eq(Tables.Place.ARTICLE)
                                .and(Tables.Revision.NUMBER.eq(Tables.Place.NUMBER)),
                        places)
                .forEach(row -> found.put(row.get(Tables.Place.NR), revised(row)));
        placed(Tables.Event.TABLE, Tables.Event.ALL, Tables.Event.NR.eq(Tables.Place.EVENT), places)
                .forEach(row -> found.put(row.get(Tables.Place.NR), happened(row)));
        return places.stream().flatMap(nr -> Stream.ofNullable(found.get(nr))).toList();
    }

    private Result<Record> placed(Table<Record> stream, List<Field<?>> columns, Condition on, List<Long> places) {
        return sql.select(
                        Tables.all(Tables.Place.ALL, columns, Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(Tables.Place.TABLE)
                .join(stream)
                .on(on)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Place.ARTICLE))
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Place.ARTICLE))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Tables.Place.NR.in(places))
                .fetch();
    }

    /// The places of what passes the filter.
    static Condition places(Filter filter) {
        return common(filter, Tables.Place.OUTLET, Tables.Place.SIGNIFICANCE, Tables.Place.AT, Tables.Place.LANGUAGE)
                .and(ofKind(filter, Tables.Place.KINDS));
    }

    /// Where no instant bounds them, they are counted already.
    long count(Filter filter) {
        if (filter.since().isPresent()) {
            return sql.fetchCount(Tables.Place.TABLE, places(filter));
        }
        var many = sql.select(sum(Tables.Census.MANY))
                .from(Tables.Census.TABLE)
                .where(common(
                        filter,
                        Tables.Census.OUTLET,
                        Tables.Census.SIGNIFICANCE,
                        field(inline(0L)),
                        Tables.Census.LANGUAGE))
                .and(ofKind(filter, Tables.Census.KINDS))
                .fetchSingle()
                .value1();
        return many == null ? 0 : many.longValue();
    }

    private static Condition ofKind(Filter filter, Field<String> kinds) {
        return filter.kind().map(k -> kinds.contains("," + k.name() + ",")).orElse(trueCondition());
    }

    private static Condition common(
            Filter filter, Field<String> outlet, Field<Integer> significance, Field<Long> at, Field<String> language) {
        Condition condition = trueCondition();
        if (filter.outlet().isPresent()) {
            condition = condition.and(outlet.eq(filter.outlet().get().text()));
        }
        if (filter.least() != Significance.MINOR) {
            condition = condition.and(significance.ge(filter.least().level()));
        }
        if (filter.since().isPresent()) {
            condition = condition.and(at.ge(filter.since().get().toEpochMilli()));
        }
        return filter.language().isEmpty() ? condition : condition.and(language.eq(filter.language()));
    }

    private List<StreamItem> revisions(Condition condition, int most) {
        return joined(Tables.Revision.TABLE, Tables.Revision.ALL, Tables.Revision.ARTICLE, condition)
                .orderBy(Tables.Revision.AT.desc(), Tables.Article.ID, Tables.Revision.NUMBER)
                .limit(most)
                .fetch(this::revised);
    }

    private List<StreamItem> events(Condition condition, int most) {
        return joined(Tables.Event.TABLE, Tables.Event.ALL, Tables.Event.ARTICLE, condition)
                .orderBy(Tables.Event.AT.desc(), Tables.Article.ID, Tables.Event.KIND)
                .limit(most)
                .fetch(this::happened);
    }

    private SelectConditionStep<Record> joined(
            Table<Record> stream, List<Field<?>> columns, Field<Long> article, Condition condition) {
        return sql.select(Tables.all(columns, Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(stream)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(article))
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(article))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(condition);
    }

    private StreamItem revised(Record row) {
        return item(row, row.get(Tables.Revision.AT), Times.at(row.get(Tables.Revision.NOT_BEFORE)), whatRevised(row));
    }

    private StreamItem.What whatRevised(Record row) {
        long nr = row.get(Tables.Article.NR);
        var redaction = redactions.of(nr);
        if (redaction.isNothing()) {
            return new StreamItem.What.Revised(RevisionRows.revision(row));
        }
        var id = new ArticleId(row.get(Tables.Article.ID));
        int to = row.get(Tables.Revision.NUMBER);
        return RevisionRows.ifTold(new Readings(sql, id, nr, redaction), row)
                .<StreamItem.What>map(StreamItem.What.Revised::new)
                .orElseGet(() -> new StreamItem.What.Withheld(
                        Integer.toString(to),
                        row.get(Tables.Revision.PRIOR),
                        redaction
                                .of(row.get(Tables.Revision.PRIOR), to)
                                .orElse(redaction.inForce().getFirst())));
    }

    private StreamItem happened(Record row) {
        var redaction = redactions.of(row.get(Tables.Article.NR));
        var event = new Event(
                Event.Kind.valueOf(row.get(Tables.Event.KIND)),
                Instant.ofEpochMilli(row.get(Tables.Event.AT)),
                row.get(Tables.Event.DETAIL));
        var what = redaction
                .ofAll()
                .<StreamItem.What>map(
                        why -> new StreamItem.What.Withheld(event.kind().name(), 0, why))
                .orElseGet(() -> new StreamItem.What.Happened(redaction.event(event)));
        return item(row, row.get(Tables.Event.AT), Optional.empty(), what);
    }

    private StreamItem item(Record row, long at, Optional<Instant> notBefore, StreamItem.What what) {
        return new StreamItem(
                Instant.ofEpochMilli(at),
                notBefore,
                Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN)),
                new ArticleId(row.get(Tables.Article.ID)),
                new OutletId(row.get(Tables.Article.OUTLET)),
                row.get(Tables.Outlet.NAME),
                row.get(Tables.Article.SECTION),
                row.get(Tables.Article.LANGUAGE),
                redactions.of(row.get(Tables.Article.NR)).headline(sql, row),
                row.get(Tables.Article.VERSIONS),
                what);
    }
}
