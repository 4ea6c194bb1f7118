// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.NR;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Change;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Origin;
import stet.model.OutletId;
import stet.model.Significance;
import stet.model.Standing;

/// An article with all that its page shows, from its rows.
final class ArticleRows {
    /// What a line of an article's history shows of a version: not its text.
    private static final List<Field<?>> VERSION = List.of(
            Tables.Version.NUMBER,
            Tables.Version.SEEN_FROM,
            Tables.Version.SEEN_UNTIL,
            Tables.Version.NOT_BEFORE,
            Tables.Version.HEADLINE,
            Tables.Version.WORDS,
            Tables.Version.PARAGRAPHS,
            Tables.Version.RETURNS_TO,
            Tables.Version.DIGEST);

    /// And of the revision that led to it: not its edits.
    private static final List<Field<?>> REVISION = List.of(
            Tables.Revision.NUMBER,
            Tables.Revision.KINDS,
            Tables.Revision.SIGNIFICANCE,
            Tables.Revision.LINE,
            Tables.Revision.WORDS_ADDED,
            Tables.Revision.WORDS_REMOVED,
            Tables.Revision.COMPARER);

    private ArticleRows() {}

    /// Empty when there is no such article, or no version of it yet.
    ///
    /// @param redactions by the article's number
    /// @throws Withheld when nothing of it may be shown
    static Optional<ArticleRecord> find(DSLContext sql, ArticleId id, LongFunction<Redaction> redactions) {
        return sql.select(Tables.all(Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(Tables.Article.TABLE)
                .join(Tables.Target.TABLE)
                .on(NR.eq(Tables.Article.NR))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Rows.is(id))
                .and(Tables.Article.VERSIONS.gt(0))
                .fetchOptional()
                .map(row -> record(sql, id, row, redactions.apply(row.get(NR))));
    }

    private static ArticleRecord record(DSLContext sql, ArticleId id, Record row, Redaction redaction) {
        redaction.allow();
        long nr = row.get(NR);
        var address = new Address(row.get(Tables.Target.ADDRESS));
        var formerly = sql
                .select(Tables.Address.ADDRESS_)
                .from(Tables.Address.TABLE)
                .where(Tables.Address.ARTICLE.eq(nr))
                .and(Tables.Address.ADDRESS_.ne(address.text()))
                .orderBy(Tables.Address.ADDED)
                .fetch(a -> new Address(a.value1()))
                .stream()
                .filter(a -> !isSameButForItsScheme(a, address))
                .toList();
        return new ArticleRecord(
                id,
                new OutletId(row.get(Tables.Article.OUTLET)),
                row.get(Tables.Outlet.NAME),
                new Address(row.get(Tables.Outlet.HOME)),
                row.get(Tables.Outlet.LANGUAGE),
                address,
                formerly,
                stet.model.Condition.valueOf(row.get(Tables.Article.CONDITION)),
                row.get(Tables.Article.SECTION),
                row.get(Tables.Article.LANGUAGE),
                Times.at(row.get(Tables.Article.PUBLISHED)),
                Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN)),
                versions(sql, id, nr, redaction),
                events(sql, nr, redaction),
                Rows.looks(row),
                row.get(Tables.Target.LOOKS),
                Optional.ofNullable(row.get(Tables.Target.ANSWER)).map(Answer::valueOf),
                Times.at(row.get(Tables.Target.DUE)),
                ended(row),
                Clippings.of(sql, nr),
                Histories.beside(sql, nr),
                redaction.inForce());
    }

    private static boolean isSameButForItsScheme(Address one, Address other) {
        return one.text()
                .substring(one.scheme().length())
                .equals(other.text().substring(other.scheme().length()));
    }

    private static String ended(Record row) {
        boolean held = row.get(Tables.Target.DUE) == null && row.get(Tables.Target.HELD) != null;
        if (!held) {
            return row.get(Tables.Target.ENDED);
        }
        return switch (Standing.valueOf(row.get(Tables.Outlet.STANDING))) {
            case PAUSED -> "an operator paused this outlet";
            case REMOVED -> "an operator removed this outlet";
            case CLIPPED -> "this outlet is not watched";
            case WATCHED -> throw new IllegalStateException("held, although its outlet is watched");
        };
    }

    private static List<ArticleRecord.VersionLine> versions(
            DSLContext sql, ArticleId id, long nr, Redaction redaction) {
        var readings = new Readings(sql, id, nr, redaction);
        var origins = Histories.origins(sql, nr);
        var revisions = sql.select(redaction.isNothing() ? REVISION : Tables.Revision.ALL)
                .from(Tables.Revision.TABLE)
                .where(Tables.Revision.ARTICLE.eq(nr))
                .fetchMap(Tables.Revision.NUMBER);
        return sql.select(VERSION)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(nr))
                .orderBy(Tables.Version.NR)
                .fetch(row -> versionLine(
                        row,
                        Optional.ofNullable(revisions.get(row.get(Tables.Version.NUMBER)))
                                .flatMap(revision -> revisionLine(revision, readings)),
                        readings.redaction(),
                        origins));
    }

    private static ArticleRecord.VersionLine versionLine(
            Record row,
            Optional<ArticleRecord.RevisionLine> revision,
            Redaction redaction,
            Map<Integer, Origin> origins) {
        var returnsTo = row.get(Tables.Version.RETURNS_TO);
        var withheld = redaction.of(row.get(Tables.Version.NUMBER));
        return new ArticleRecord.VersionLine(
                row.get(Tables.Version.NUMBER),
                Instant.ofEpochMilli(row.get(Tables.Version.SEEN_FROM)),
                Instant.ofEpochMilli(row.get(Tables.Version.SEEN_UNTIL)),
                Times.at(row.get(Tables.Version.NOT_BEFORE)),
                withheld.isPresent() ? "" : redaction.text(row.get(Tables.Version.HEADLINE)),
                row.get(Tables.Version.WORDS),
                row.get(Tables.Version.PARAGRAPHS),
                returnsTo == null ? OptionalInt.empty() : OptionalInt.of(returnsTo),
                revision,
                new Digest(row.get(Tables.Version.DIGEST)),
                Optional.ofNullable(origins.get(row.get(Tables.Version.NUMBER))),
                withheld);
    }

    private static Optional<ArticleRecord.RevisionLine> revisionLine(Record row, Readings readings) {
        if (!readings.redaction().isNothing()) {
            return RevisionRows.ifTold(readings, row)
                    .map(r -> new ArticleRecord.RevisionLine(
                            r.significance(),
                            r.changes().stream().map(Change::kind).collect(Collectors.toSet()),
                            r.line(),
                            r.wordsAdded(),
                            r.wordsRemoved(),
                            r.comparer()));
        }
        return Optional.of(new ArticleRecord.RevisionLine(
                Significance.of(row.get(Tables.Revision.SIGNIFICANCE)),
                Revisions.kinds(row.get(Tables.Revision.KINDS)),
                row.get(Tables.Revision.LINE),
                row.get(Tables.Revision.WORDS_ADDED),
                row.get(Tables.Revision.WORDS_REMOVED),
                row.get(Tables.Revision.COMPARER)));
    }

    private static List<Event> events(DSLContext sql, long nr, Redaction redaction) {
        return sql.select(Tables.Event.KIND, Tables.Event.AT, Tables.Event.DETAIL)
                .from(Tables.Event.TABLE)
                .where(Tables.Event.ARTICLE.eq(nr))
                .orderBy(Tables.Event.AT, Tables.Event.NR)
                .fetch(e -> redaction.event(
                        new Event(Event.Kind.valueOf(e.value1()), Instant.ofEpochMilli(e.value2()), e.value3())));
    }
}
