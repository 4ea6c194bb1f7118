// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.Story;
import stet.model.Version;

/// Texts of versions that were read again from their kept pages. The text as first read is never touched: later
/// versions are compressed with it, and whoever cited it finds it again.
final class Readings {
    private final DSLContext sql;
    private final ArticleId id;
    private final long article;
    private final Redaction redaction;

    /// For work on the record itself.
    Readings(DSLContext sql, ArticleId id, long article) {
        this(sql, id, article, Redaction.NONE);
    }

    /// For readers.
    Readings(DSLContext sql, ArticleId id, long article, Redaction redaction) {
        this.sql = sql;
        this.id = id;
        this.article = article;
        this.redaction = redaction;
    }

    Redaction redaction() {
        return redaction;
    }

    /// The text that is shown for a version: as read last.
    ///
    /// @throws Withheld when it may not be shown
    Story newest(int number) {
        return redaction.story(number, Stories.story(latest(number)));
    }

    private byte[] latest(int number) {
        return sql.select(Tables.Reading.NR)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.eq(number))
                .orderBy(Tables.Reading.NR.desc())
                .limit(1)
                .fetchOptional(Tables.Reading.NR)
                .map(nr -> plain(number, nr))
                .orElseGet(() -> Rows.plain(sql, id, article, number));
    }

    /// Takes the texts that are shown, version by version from the first on, and holds no more than two at a time.
    /// Those
    /// that are withheld are passed over.
    void each(BiConsumer<Integer, Story> reader) {
        var reread = sql.select(DSL.max(Tables.Reading.NR), Tables.Reading.NUMBER)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .groupBy(Tables.Reading.NUMBER)
                .fetchMap(Tables.Reading.NUMBER, DSL.max(Tables.Reading.NR));
        var before = new byte[0];
        try (var rows = sql.select(
                        Tables.Version.NUMBER, Tables.Version.BASE, Tables.Version.STORY, Tables.Version.CHECKSUM)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.ARTICLE.eq(article))
                .orderBy(Tables.Version.NUMBER)
                .fetchLazy()) {
            for (var row : rows) {
                int number = row.value1();
                var dictionary = row.value2() == null ? new byte[0] : before;
                before = Stories.unpack(
                        row.value3(), dictionary, row.value4(), "article %s, version %d".formatted(id, number));
                var nr = reread.get(number);
                if (redaction.of(number).isEmpty()) {
                    reader.accept(
                            number, redaction.story(number, Stories.story(nr == null ? before : plain(number, nr))));
                }
            }
        }
    }

    /// The text that was shown for a version at an instant: by the last reading up to then.
    ///
    /// @throws Withheld when it may not be shown
    Story at(int number, Instant then) {
        var plain = sql.select(DSL.max(Tables.Reading.NR))
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.eq(number))
                .and(Tables.Reading.AT.le(then.toEpochMilli()))
                .fetchOptional(DSL.max(Tables.Reading.NR))
                .map(nr -> plain(number, nr))
                .orElseGet(() -> Rows.plain(sql, id, article, number));
        return redaction.story(number, Stories.story(plain));
    }

    /// The texts that were shown for versions that lie near each other, at an instant.
    ///
    /// @throws Withheld when one may not be shown
    Map<Integer, Story> at(Set<Integer> numbers, Instant then) {
        var reread = sql.select(Tables.Reading.NUMBER, DSL.max(Tables.Reading.NR))
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.in(numbers))
                .and(Tables.Reading.AT.le(then.toEpochMilli()))
                .groupBy(Tables.Reading.NUMBER)
                .fetchMap(Tables.Reading.NUMBER, DSL.max(Tables.Reading.NR));
        var plain = Rows.plain(sql, id, article, numbers);
        var stories = new HashMap<Integer, Story>();
        for (int number : numbers) {
            var nr = reread.get(number);
            var bytes = nr == null ? Objects.requireNonNull(plain.get(number)) : plain(number, nr);
            stories.put(number, redaction.story(number, Stories.story(bytes)));
        }
        return stories;
    }

    /// The text that was shown before the reading of that number took its place.
    ///
    /// @throws Withheld when it may not be shown
    Story before(int number, int nr) {
        var plain = nr == 1 ? Rows.plain(sql, id, article, number) : plain(number, nr - 1);
        return redaction.story(number, Stories.story(plain));
    }

    private byte[] plain(int number, int nr) {
        var row = sql.select(Tables.Reading.STORY, Tables.Reading.CHECKSUM)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.eq(number))
                .and(Tables.Reading.NR.eq(nr))
                .fetchSingle();
        var where = "article %s, version %d, reading %d".formatted(id, number, nr);
        return Stories.unpack(row.value1(), Rows.plain(sql, id, article, number), row.value2(), where);
    }

    /// The readings of all versions of the article, oldest first.
    List<RereadLine> lines() {
        return sql.select(
                        Tables.Reading.NUMBER,
                        Tables.Reading.NR,
                        Tables.Reading.AT,
                        Tables.Reading.EXTRACTOR,
                        Tables.Reading.PRIOR)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .orderBy(Tables.Reading.NUMBER, Tables.Reading.NR)
                .fetch(row -> new RereadLine(
                        row.value1(), row.value2(), Instant.ofEpochMilli(row.value3()), row.value4(), row.value5()));
    }

    /// Puts a reading in the place of the one that is shown.
    ///
    /// @param now the version with its new text and the extractor that read it
    void add(Version now, Instant at) {
        var number = now.number();
        var was = sql.select(Tables.Version.DIGEST, Tables.Version.EXTRACTOR)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.ARTICLE.eq(article))
                .and(Tables.Version.NUMBER.eq(number))
                .fetchSingle();
        var plain = Stories.plain(now.story());
        if (Arrays.equals(plain, Stories.plain(Stories.story(latest(number))))) {
            return; // someone else read it again meanwhile, and it reads the same
        }
        sql.insertInto(Tables.Reading.TABLE)
                .set(Tables.Reading.ARTICLE, article)
                .set(Tables.Reading.NUMBER, number)
                .set(Tables.Reading.NR, count(number) + 1)
                .set(Tables.Reading.AT, at.toEpochMilli())
                .set(Tables.Reading.EXTRACTOR, now.extractor())
                .set(Tables.Reading.PRIOR, was.value2())
                .set(Tables.Reading.WAS, was.value1())
                .set(Tables.Reading.CHECKSUM, Digest.of(plain).hex())
                .set(Tables.Reading.STORY, Stories.pack(plain, Rows.plain(sql, id, article, number)))
                .execute();
        shown(now);
        SearchIndex.outdate(sql, article);
    }

    private int count(int number) {
        return sql.fetchCount(
                Tables.Reading.TABLE, Tables.Reading.ARTICLE.eq(article).and(Tables.Reading.NUMBER.eq(number)));
    }

    private void shown(Version now) {
        var story = now.story();
        sql.update(Tables.Version.TABLE)
                .set(Tables.Version.DIGEST, story.digest().hex())
                .set(Tables.Version.EXTRACTOR, now.extractor())
                .set(Tables.Version.HEADLINE, story.headline())
                .set(Tables.Version.WORDS, Words.count(story.text()))
                .set(Tables.Version.PARAGRAPHS, story.paragraphs().size())
                .where(Tables.Version.ARTICLE.eq(article))
                .and(Tables.Version.NUMBER.eq(now.number()))
                .execute();
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.HEADLINE, story.headline())
                .set(Tables.Article.OPENING, story.opening().hex())
                .where(Tables.Article.NR.eq(article))
                .and(Tables.Article.VERSIONS.eq(now.number()))
                .execute();
    }

    /// Whether one of the two versions that a revision lies between was read again: then its edits point into texts
    /// that are no longer shown.
    static boolean touch(DSLContext sql, long article, int from, int to) {
        return sql.fetchExists(DSL.selectOne()
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.in(from, to)));
    }
}
