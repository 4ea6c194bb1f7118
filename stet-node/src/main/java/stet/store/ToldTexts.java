// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.ArticleId;
import stet.model.Revision;
import stet.model.Story;

/// The texts that changes of many articles were made from. They are read together: to ask for each takes longer than
/// to unpack what is found.
final class ToldTexts {
    /// Changes whose texts are read at once, which bounds the memory for what is still packed.
    private static final int AT_ONCE = 50;

    private final DSLContext sql;
    private final Redactions redactions;

    ToldTexts(DSLContext sql, Redactions redactions) {
        this.sql = sql;
        this.redactions = redactions;
    }

    private record Change(String cursor, ArticleId id, long article, Revision revision, Instant at) {
        Set<Integer> numbers() {
            return Set.of(revision.from(), revision.to());
        }
    }

    /// A reading that took a version's place.
    private record Reread(long article, int number, int nr, Instant at) {}

    /// Revisions with the two texts that each was made from, by [StreamItem#cursor]. One whose texts are damaged is
    /// left
    /// out.
    Map<String, Library.Told> of(Collection<StreamItem> items) {
        var told = new HashMap<String, Library.Told>();
        var changes = changes(items);
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            read(changes.subList(from, Math.min(changes.size(), from + AT_ONCE)), told);
        }
        return told;
    }

    private static List<Change> changes(Collection<StreamItem> items) {
        return items.stream()
                .flatMap(item -> item.article().number().stream().mapToObj(nr -> change(item, nr)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(StreamItem item, long article) {
        return item.what() instanceof StreamItem.What.Revised(Revision revision)
                ? Optional.of(new Change(item.cursor(), item.article(), article, revision, item.at()))
                : Optional.empty();
    }

    private void read(List<Change> changes, Map<String, Library.Told> told) {
        var kept = kept(changes);
        var reread = reread(changes);
        try (var unpacker = new Unpacker()) {
            for (var change : changes) {
                try {
                    var plain = Rows.plain(
                            unpacker, change.id(), kept.getOrDefault(change.article(), Map.of()), change.numbers());
                    told.put(change.cursor(), told(change, plain, reread));
                } catch (Damaged | Withheld e) {
                    // it is told without its texts
                }
            }
        }
    }

    private Map<Long, Map<Integer, Record>> kept(List<Change> changes) {
        var kept = new HashMap<Long, Map<Integer, Record>>();
        sql.select(Tables.all(List.of(Tables.Version.ARTICLE), Rows.PACKED))
                .from(Tables.Version.TABLE)
                .where(DSL.or(changes.stream()
                        .map(change -> Rows.packed(change.article(), change.numbers()))
                        .toList()))
                .forEach(row -> kept.computeIfAbsent(row.get(Tables.Version.ARTICLE), _ -> new HashMap<>())
                        .put(row.get(Tables.Version.NUMBER), row));
        return kept;
    }

    private List<Reread> reread(List<Change> changes) {
        return sql.select(Tables.Reading.ARTICLE, Tables.Reading.NUMBER, Tables.Reading.NR, Tables.Reading.AT)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.in(
                        changes.stream().map(Change::article).distinct().toList()))
                .orderBy(Tables.Reading.ARTICLE, Tables.Reading.NUMBER, Tables.Reading.NR.desc())
                .fetch(row -> new Reread(row.value1(), row.value2(), row.value3(), Instant.ofEpochMilli(row.value4())));
    }

    private Library.Told told(Change change, Map<Integer, byte[]> plain, List<Reread> reread) {
        var redaction = redactions.of(change.article());
        var revision = change.revision();
        var before = redaction.story(revision.from(), story(change, revision.from(), plain, reread));
        var after = redaction.story(revision.to(), story(change, revision.to(), plain, reread));
        return new Library.Told(redaction.revision(revision, before, after), before, after);
    }

    /// As it was read when the change was seen: by the last reading up to then.
    private Story story(Change change, int number, Map<Integer, byte[]> plain, List<Reread> reread) {
        return Stories.story(reread.stream()
                .filter(r -> r.article() == change.article() && r.number() == number)
                .filter(r -> !r.at().isAfter(change.at()))
                .findFirst()
                .map(r -> new Readings(sql, change.id(), change.article()).plain(number, r.nr()))
                .orElseGet(() -> Objects.requireNonNull(plain.get(number))));
    }
}
