// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.DateTimeException;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.ArticleId;
import tools.jackson.core.JacksonException;

/// Holds every text and every stored change of the archive to the digest that was kept with it.
public final class KeptTexts {
    /// Articles read in one view, so that none is held for long while others write.
    private static final int AT_ONCE = 64;

    private final Database database;

    public KeptTexts(Database database) {
        this.database = database;
    }

    /// How many versions there are.
    public long count() {
        return database.read(sql -> (long) sql.fetchCount(Tables.Version.TABLE));
    }

    /// Article by article.
    ///
    /// @param step is called after each version
    /// @param damaged is told in words what is not as it was kept
    public void check(Runnable step, Consumer<String> damaged) {
        long after = 0;
        while (true) {
            long from = after;
            var last = database.through(sql -> {
                var some = sql.select(Tables.Article.NR, Tables.Article.VERSIONS)
                        .from(Tables.Article.TABLE)
                        .where(Tables.Article.NR.gt(from))
                        .orderBy(Tables.Article.NR)
                        .limit(AT_ONCE)
                        .fetch();
                for (var row : some) {
                    new OfArticle(sql, row.value1(), damaged).check(row.value2(), step);
                }
                return some.isEmpty() ? null : some.getLast().value1();
            });
            if (last == null) {
                return;
            }
            after = last;
        }
    }

    /// The texts of one article, in order, of which two are held at a time.
    private static final class OfArticle {
        private final DSLContext sql;
        private final long article;
        private final String name;
        private final Consumer<String> damaged;
        private int before;
        private byte[] plain = new byte[0];

        OfArticle(DSLContext sql, long article, Consumer<String> damaged) {
            this.sql = sql;
            this.article = article;
            this.name = "article " + ArticleId.of(article);
            this.damaged = damaged;
        }

        /// @param versions how many the article says it has
        void check(int versions, Runnable step) {
            try (var unpacker = new Unpacker();
                    var rows = sql.select(Tables.Version.ALL)
                            .from(Tables.Version.TABLE)
                            .where(Tables.Version.of(article))
                            .orderBy(Tables.Version.NR)
                            .fetchLazy()) {
                for (var row : rows) {
                    guarded(row.get(Tables.Version.NUMBER), () -> version(unpacker, row));
                    step.run();
                }
                if (before != versions) {
                    damaged.accept("%s: it says that it has %d versions; the last that is there is %d"
                            .formatted(name, versions, before));
                }
                revisions(unpacker);
            }
        }

        private void guarded(int number, Runnable check) {
            try {
                check.run();
            } catch (Damaged e) {
                damaged.accept(String.valueOf(e.getMessage()));
            } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                damaged.accept("%s, version %d: what is kept is no text (%s)".formatted(name, number, e.getMessage()));
            }
        }

        private void version(Unpacker unpacker, Record row) {
            int number = row.get(Tables.Version.NUMBER);
            var where = name + ", version " + number;
            if (number != before + 1) {
                damaged.accept("%s: it follows version %d".formatted(where, before));
            }
            var base = row.get(Tables.Version.BASE);
            var dictionary = base == null
                    ? new byte[0]
                    : base == before ? plain : Rows.plain(sql, ArticleId.of(article), article, base);
            before = number;
            plain = Stories.unpack(
                    unpacker, row.get(Tables.Version.STORY), dictionary, row.get(Tables.Version.CHECKSUM), where);
            var shown = plain;
            for (var reading : readings(number)) {
                shown = Stories.unpack(
                        unpacker,
                        reading.get(Tables.Reading.STORY),
                        plain,
                        reading.get(Tables.Reading.CHECKSUM),
                        where + ", reading " + reading.get(Tables.Reading.NR));
            }
            if (!Stories.story(shown).digest().hex().equals(row.get(Tables.Version.DIGEST))) {
                damaged.accept(where + ": its digest is not that of its text");
            }
        }

        private Iterable<? extends Record> readings(int number) {
            return sql.select(Tables.Reading.ALL)
                    .from(Tables.Reading.TABLE)
                    .where(Tables.Reading.ARTICLE.eq(article))
                    .and(Tables.Reading.NUMBER.eq(number))
                    .orderBy(Tables.Reading.NR)
                    .fetch();
        }

        private void revisions(Unpacker unpacker) {
            sql.select(Tables.Revision.NUMBER, Tables.Revision.BODY)
                    .from(Tables.Revision.TABLE)
                    .where(Tables.Revision.ARTICLE.eq(article))
                    .orderBy(Tables.Revision.NUMBER)
                    .forEach(row -> {
                        try {
                            Revisions.unpack(unpacker, row.value2());
                        } catch (Damaged e) {
                            damaged.accept(
                                    "%s, what changed to version %d: %s".formatted(name, row.value1(), e.getMessage()));
                        }
                    });
        }
    }
}
