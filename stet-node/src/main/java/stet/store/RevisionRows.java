// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Revision;
import stet.model.Significance;

/// A revision as it is stored, and as readers may be told it, from its row.
final class RevisionRows {
    private RevisionRows() {}

    /// As stored.
    static Revision revision(Record row) {
        try (var unpacker = new Unpacker()) {
            return revision(unpacker, row);
        }
    }

    static Revision revision(Unpacker unpacker, Record row) {
        var body = Revisions.unpack(unpacker, row.get(Tables.Revision.BODY));
        return new Revision(
                row.get(Tables.Revision.PRIOR),
                row.get(Tables.Revision.NUMBER),
                body.fields(),
                body.edits(),
                body.changes(),
                Significance.of(row.get(Tables.Revision.SIGNIFICANCE)),
                row.get(Tables.Revision.LINE),
                body.snippet(),
                row.get(Tables.Revision.WORDS_ADDED),
                row.get(Tables.Revision.WORDS_REMOVED),
                row.get(Tables.Revision.COMPARER));
    }

    /// Whether readers may be told a revision as it is stored.
    ///
    /// @throws Withheld when one of its two texts may not be shown
    static boolean isStored(Redaction redaction, Revision revision) {
        redaction.of(revision.from(), revision.to()).ifPresent(why -> {
            throw new Withheld(why);
        });
        return !redaction.hidesWords();
    }

    /// As readers may be told it; empty where they may not, or where it is damaged, or its words are withheld
    /// and its texts are damaged.
    static Optional<Revision> ifTold(Readings readings, Record row) {
        var redaction = readings.redaction();
        if (redaction
                .of(row.get(Tables.Revision.PRIOR), row.get(Tables.Revision.NUMBER))
                .isPresent()) {
            return Optional.empty();
        }
        try {
            var revision = revision(row);
            return redaction.hidesWords()
                    ? ifTold(readings, revision, at(row)).map(Library.Told::revision)
                    : Optional.of(revision);
        } catch (Damaged e) {
            return Optional.empty();
        }
    }

    /// With its texts; empty where they are damaged or may not be shown.
    static Optional<Library.Told> ifTold(Readings readings, Revision revision, Instant then) {
        try {
            return Optional.of(told(readings, revision, then));
        } catch (Damaged | Withheld e) {
            return Optional.empty();
        }
    }

    /// @throws Damaged when the kept texts are
    /// @throws Withheld when one of its two texts may not be shown
    static Optional<Library.Told> told(DSLContext sql, Readings readings, long nr, int to) {
        return row(sql, nr, to).map(row -> told(readings, row));
    }

    /// As it is stored.
    static Optional<? extends Record> row(DSLContext sql, long nr, int to) {
        return sql.select(Tables.Revision.ALL)
                .from(Tables.Revision.TABLE)
                .where(Tables.Revision.ARTICLE.eq(nr))
                .and(Tables.Revision.NUMBER.eq(to))
                .fetchOptional();
    }

    /// @throws Damaged when the kept texts are
    /// @throws Withheld when one of its two texts may not be shown
    static Library.Told told(Readings readings, Record row) {
        return told(readings, revision(row), at(row));
    }

    private static Library.Told told(Readings readings, Revision revision, Instant then) {
        var sides = sides(readings, revision.from(), revision.to(), then);
        return new Library.Told(
                readings.redaction().revision(revision, sides.before(), sides.after()), sides.before(), sides.after());
    }

    /// The texts of a revision, which need not be readable itself.
    ///
    /// @throws Damaged when the kept texts are
    /// @throws Withheld when one of them may not be shown
    static Library.Sides sides(Readings readings, Record row) {
        return sides(readings, row.get(Tables.Revision.PRIOR), row.get(Tables.Revision.NUMBER), at(row));
    }

    private static Library.Sides sides(Readings readings, int from, int to, Instant then) {
        var shown = readings.at(Set.of(from, to), then);
        return new Library.Sides(
                from, to, Objects.requireNonNull(shown.get(from)), Objects.requireNonNull(shown.get(to)));
    }

    private static Instant at(Record row) {
        return Instant.ofEpochMilli(row.get(Tables.Revision.AT));
    }
}
