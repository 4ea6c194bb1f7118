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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.ArticleId;
import stet.model.Event;
import stet.model.OutletId;
import stet.model.Significance;

/// Revisions and events in one stream, newest first.
final class Changes {
    private static final System.Logger LOG = System.getLogger(Changes.class.getName());

    private static final Comparator<StreamItem> ORDER =
            Comparator.comparing(StreamItem::at).reversed().thenComparing(StreamItem::cursor);

    /// What a line of the stream shows of its article: a tenth of what the rows hold.
    private static final List<Field<?>> OF_ARTICLE = List.of(
            Tables.Article.NR,
            Tables.Article.ID,
            Tables.Article.OUTLET,
            Tables.Article.SECTION,
            Tables.Article.LANGUAGE,
            Tables.Article.HEADLINE,
            Tables.Article.VERSIONS,
            Tables.Article.FIRST_SEEN,
            Tables.Outlet.NAME);

    private static final List<Field<?>> OF_EVENT = List.of(Tables.Event.KIND, Tables.Event.AT, Tables.Event.DETAIL);

    private final DSLContext sql;
    private final Redactions redactions;

    Changes(DSLContext sql) {
        this.sql = sql;
        this.redactions = Redactions.of(sql);
    }

    /// Found by their places, which are small: of a view that has few changes among many, no text is read in vain.
    List<StreamItem> latest(Filter filter, Optional<Cursor> before, int most) {
        // Of the cursor's own instant everything is read again, so that what was already shown can be left out by key.
        int reserve = before.map(this::alreadyShown).orElse(0);
        var view = places(filter)
                .and(before.map(c -> Tables.Place.AT.le(c.at().toEpochMilli())).orElse(trueCondition()));
        var places = sql.select(Tables.Place.NR)
                .from(Tables.Place.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Place.ARTICLE))
                .leftJoin(Tables.Event.TABLE)
                .on(Tables.Event.NR.eq(Tables.Place.EVENT))
                .where(view)
                .and(Tables.Place.AT.ge(oldest(view, most + reserve)))
                .orderBy(Tables.Place.AT.desc(), Tables.Article.ID, Tables.Event.KIND.nullsFirst(), Tables.Place.NUMBER)
                .limit(most + reserve)
                .fetch(Tables.Place.NR);
        return at(places).stream()
                .sorted(ORDER)
                .filter(item -> before.map(c -> after(item, c)).orElse(true))
                .limit(most)
                .toList();
    }

    /// The instant of the last of so many, by the index of instants alone. Without it SQLite joins and sorts all
    /// there is, since the order goes on with columns of other tables; and without a bound on the instant it sorts
    /// all of the view.
    private static Field<Long> oldest(Condition view, int most) {
        var last = DSL.field(DSL.select(Tables.Place.AT)
                .from(Tables.Place.TABLE)
                .where(view)
                .and(Tables.Place.AT.ge(0L))
                .orderBy(Tables.Place.AT.desc())
                .limit(1)
                .offset(most - 1));
        return DSL.coalesce(last, inline(0L));
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

    /// The changes at these places of [Places], in this order. What is damaged is left out.
    List<StreamItem> at(List<Long> places) {
        var found = new HashMap<Long, StreamItem>();
        var rows = joined(
                        Tables.Revision.TABLE,
                        Tables.all(List.of(Tables.Revision.NR), Revisions.COLUMNS),
                        Tables.Revision.ARTICLE,
                        Tables.Revision.NR.in(places))
                .fetch();
        try (var unpacker = new Unpacker()) {
            rows.forEach(row -> take(found, row, Tables.Revision.NR, unpacker));
        }
        if (found.size() < places.size()) {
            var events = Tables.Place.TABLE.join(Tables.Event.TABLE).on(Tables.Event.NR.eq(Tables.Place.EVENT));
            joined(
                            events,
                            Tables.all(List.of(Tables.Place.NR), OF_EVENT),
                            Tables.Place.ARTICLE,
                            Tables.Place.NR.in(places))
                    .forEach(row -> found.put(row.get(Tables.Place.NR), happened(row)));
        }
        return inOrder(places, found);
    }

    /// The changes that the search index has under these numbers. What is damaged is left out.
    Map<Long, StreamItem> indexed(List<Long> numbers) {
        var found = new HashMap<Long, StreamItem>();
        var revisions = Tables.Altered.TABLE
                .join(Tables.Revision.TABLE)
                .on(Tables.Revision.ARTICLE.eq(Tables.Altered.ARTICLE))
                .and(Tables.Revision.NUMBER.eq(Tables.Altered.NUMBER));
        var rows = joined(
                        revisions,
                        Tables.all(List.of(Tables.Altered.NR), Revisions.COLUMNS),
                        Tables.Altered.ARTICLE,
                        Tables.Altered.NR.in(numbers))
                .fetch();
        try (var unpacker = new Unpacker()) {
            rows.forEach(row -> take(found, row, Tables.Altered.NR, unpacker));
        }
        return found;
    }

    /// One that is damaged is no answer, and spoils no other; `stet doctor` tells of it.
    private void take(Map<Long, StreamItem> found, Record row, Field<Long> nr, Unpacker unpacker) {
        try {
            found.put(row.get(nr), revised(unpacker, row));
        } catch (Damaged e) {
            LOG.log(System.Logger.Level.DEBUG, "a change is left out: " + e.getMessage());
        }
    }

    /// In which state the changes at these places of [Places] are, in this order.
    List<StreamState> states(List<Long> places) {
        var found = sql.select(
                        Tables.Place.NR,
                        Tables.Place.AT,
                        Tables.Article.ID,
                        Tables.Place.NUMBER,
                        Tables.Event.KIND,
                        Tables.Revision.COMPARER,
                        Tables.Outlet.NAME)
                .from(Tables.Place.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Place.ARTICLE))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .leftJoin(Tables.Revision.TABLE)
                .on(Tables.Revision.NR.eq(Tables.Place.NR))
                .leftJoin(Tables.Event.TABLE)
                .on(Tables.Event.NR.eq(Tables.Place.EVENT))
                .where(Tables.Place.NR.in(places))
                .fetchMap(
                        Tables.Place.NR,
                        row -> state(
                                row.value2(),
                                row.value3(),
                                row.value4() == null
                                        ? row.value5()
                                        : row.value4().toString(),
                                row.value6(),
                                row.value7()));
        return inOrder(places, found);
    }

    /// The same of those that the search index has under these numbers.
    List<StreamState> statesOfIndexed(List<Long> numbers) {
        var found = sql.select(
                        Tables.Altered.NR,
                        Tables.Revision.AT,
                        Tables.Article.ID,
                        Tables.Revision.NUMBER,
                        Tables.Revision.COMPARER,
                        Tables.Outlet.NAME)
                .from(Tables.Altered.TABLE)
                .join(Tables.Revision.TABLE)
                .on(Tables.Revision.ARTICLE.eq(Tables.Altered.ARTICLE))
                .and(Tables.Revision.NUMBER.eq(Tables.Altered.NUMBER))
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Altered.ARTICLE))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Tables.Altered.NR.in(numbers))
                .fetchMap(
                        Tables.Altered.NR,
                        row -> state(row.value2(), row.value3(), row.value4().toString(), row.value5(), row.value6()));
        return inOrder(numbers, found);
    }

    private static StreamState state(long at, String article, String key, @Nullable Integer comparer, String outlet) {
        var then = Instant.ofEpochMilli(at);
        return new StreamState(
                then, StreamItem.cursor(then, new ArticleId(article), key), comparer == null ? 0 : comparer, outlet);
    }

    private static <T> List<T> inOrder(List<Long> numbers, Map<Long, T> found) {
        return numbers.stream().flatMap(nr -> Stream.ofNullable(found.get(nr))).toList();
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
        if (filter.least() == Significance.MAJOR) { // nothing is above it, so an index finds it
            condition = condition.and(significance.eq(filter.least().level()));
        } else if (filter.least() != Significance.MINOR) {
            condition = condition.and(significance.ge(filter.least().level()));
        }
        if (filter.since().isPresent()) {
            condition = condition.and(at.ge(filter.since().get().toEpochMilli()));
        }
        return filter.language().isEmpty() ? condition : condition.and(language.eq(filter.language()));
    }

    private List<StreamItem> revisions(Condition condition, int most) {
        var rows = joined(Tables.Revision.TABLE, Revisions.COLUMNS, Tables.Revision.ARTICLE, condition)
                .orderBy(Tables.Revision.AT.desc(), Tables.Article.ID, Tables.Revision.NUMBER)
                .limit(most)
                .fetch();
        try (var unpacker = new Unpacker()) {
            return rows.map(row -> revised(unpacker, row));
        }
    }

    private List<StreamItem> events(Condition condition, int most) {
        return joined(Tables.Event.TABLE, OF_EVENT, Tables.Event.ARTICLE, condition)
                .orderBy(Tables.Event.AT.desc(), Tables.Article.ID, Tables.Event.KIND)
                .limit(most)
                .fetch(this::happened);
    }

    private SelectConditionStep<Record> joined(
            Table<Record> stream, List<Field<?>> columns, Field<Long> article, Condition condition) {
        return sql.select(Tables.all(columns, OF_ARTICLE))
                .from(stream)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(article))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(condition);
    }

    private StreamItem revised(Unpacker unpacker, Record row) {
        return item(
                row,
                row.get(Tables.Revision.AT),
                Times.at(row.get(Tables.Revision.NOT_BEFORE)),
                whatRevised(unpacker, row));
    }

    private StreamItem.What whatRevised(Unpacker unpacker, Record row) {
        long nr = row.get(Tables.Article.NR);
        var redaction = redactions.of(nr);
        if (redaction.isNothing()) {
            return new StreamItem.What.Revised(RevisionRows.revision(unpacker, row));
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
                Instant.ofEpochMilli(row.get(Tables.Article.FIRST_SEEN)),
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
