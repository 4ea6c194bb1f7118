// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.inline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.Story;
import stet.model.Version;
import tools.jackson.core.JacksonException;

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
    /// Those that are withheld are passed over.
    ///
    /// @throws Damaged at the first that is not what was kept
    void each(BiConsumer<Integer, Story> reader) {
        each(sql, Map.of(article, id), _ -> redaction, Held.EACH, new Visitor() {
            @Override
            public void take(long of, Record version, Story story) {
                reader.accept(version.get(Tables.Version.NUMBER), story);
            }

            @Override
            public void damaged(long of, Damaged e) {
                throw e;
            }
        });
    }

    /// Takes the versions of several articles.
    interface Visitor {
        /// @param version its number and the looks between which it was seen
        /// @param story as read last
        void take(long article, Record version, Story story);

        /// No more versions of this article come.
        void damaged(long article, Damaged e);
    }

    /// Which texts are held to their checksums.
    enum Held {
        EACH,
        /// The last of those that are built on each other: it does not pass when one that it is made from is
        /// damaged. That is told only then, so nothing may be told of an article before its end.
        LAST
    }

    /// The kept versions of some articles, in their order. By numbers, since of a join PostgreSQL expects a ninth of
    /// all
    /// versions for each article; and sorted, since SQLite would go through all that are in this order already.
    static Select<?> versions(DSLContext sql, Set<Long> articles) {
        var those = articles.stream()
                .map(article -> Tables.Version.of(article))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
        return sql.select(
                        Tables.Version.ARTICLE,
                        Tables.Version.NUMBER,
                        Tables.Version.SEEN_FROM,
                        Tables.Version.SEEN_UNTIL,
                        Tables.Version.BASE,
                        Tables.Version.STORY,
                        Tables.Version.CHECKSUM)
                .from(Tables.Version.TABLE)
                .where(those)
                .orderBy(Tables.Version.NR.plus(inline(0L)));
    }

    /// The same of several articles, by one question for all of them.
    ///
    /// @param redactions by the article's number
    static void each(
            DSLContext sql,
            Map<Long, ArticleId> articles,
            LongFunction<Redaction> redactions,
            Held held,
            Visitor visitor) {
        var reread = reread(sql, articles.keySet());
        try (var unpacker = new Unpacker();
                var rows = versions(sql, articles.keySet()).fetchLazy()) {
            var run = new Run(sql, unpacker, redactions, held, visitor);
            for (var row : rows) {
                long article = row.get(Tables.Version.ARTICLE);
                run.take(
                        Objects.requireNonNull(articles.get(article)),
                        row,
                        reread.getOrDefault(article, Map.of()).get(row.get(Tables.Version.NUMBER)));
            }
            run.end();
        }
    }

    /// Versions on their way to a visitor, in order.
    private static final class Run {
        private final DSLContext sql;
        private final Unpacker unpacker;
        private final LongFunction<Redaction> redactions;
        private final Held held;
        private final Visitor visitor;
        private long damaged = -1;
        private byte[] plain = new byte[0];
        private Runnable owed = () -> {};
        private long article = -1;

        Run(DSLContext sql, Unpacker unpacker, LongFunction<Redaction> redactions, Held held, Visitor visitor) {
            this.sql = sql;
            this.unpacker = unpacker;
            this.redactions = redactions;
            this.held = held;
            this.visitor = visitor;
        }

        /// @param reading the number of the last one, null when it was not read again
        void take(ArticleId id, Record row, @Nullable Integer reading) {
            boolean whole = row.get(Tables.Version.BASE) == null;
            if (whole || row.get(Tables.Version.ARTICLE) != article) {
                end();
            }
            article = row.get(Tables.Version.ARTICLE);
            if (article != damaged) {
                guarded(() -> visit(id, row, whole ? new byte[0] : plain, reading));
            }
        }

        /// Nothing more is built on the last text.
        void end() {
            var check = owed;
            owed = () -> {};
            if (article != damaged) {
                guarded(check);
            }
        }

        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (Damaged e) {
                damaged = article;
                visitor.damaged(article, e);
            }
        }

        private void visit(ArticleId id, Record row, byte[] dictionary, @Nullable Integer reading) {
            int number = row.get(Tables.Version.NUMBER);
            var where = "article " + id + ", version " + number;
            var text = Stories.unpack(unpacker, row.get(Tables.Version.STORY), dictionary, where);
            plain = text;
            Runnable check = () -> Stories.check(text, row.get(Tables.Version.CHECKSUM), where);
            switch (held) {
                case EACH -> check.run();
                case LAST -> owed = check;
            }
            var redaction = redactions.apply(article);
            if (redaction.of(number).isEmpty()) {
                var story = reading == null
                        ? read(text, check)
                        : Stories.story(new Readings(sql, id, article, redaction).plain(number, reading));
                visitor.take(article, row, redaction.story(number, story));
            }
        }

        /// What is not checked yet may be no story at all.
        private static Story read(byte[] text, Runnable check) {
            try {
                return Stories.story(text);
            } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                check.run();
                throw e;
            }
        }
    }

    /// The number of the last reading of each version that was read again.
    private static Map<Long, Map<Integer, Integer>> reread(DSLContext sql, Set<Long> articles) {
        var last = new HashMap<Long, Map<Integer, Integer>>();
        sql.select(Tables.Reading.ARTICLE, Tables.Reading.NUMBER, DSL.max(Tables.Reading.NR))
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.in(articles))
                .groupBy(Tables.Reading.ARTICLE, Tables.Reading.NUMBER)
                .forEach(row ->
                        last.computeIfAbsent(row.value1(), _ -> new HashMap<>()).put(row.value2(), row.value3()));
        return last;
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

    /// The text of the reading of that number, uncompressed.
    byte[] plain(int number, int nr) {
        var row = sql.select(Tables.Reading.STORY, Tables.Reading.CHECKSUM)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .and(Tables.Reading.NUMBER.eq(number))
                .and(Tables.Reading.NR.eq(nr))
                .fetchSingle();
        var where = "article %s, version %d, reading %d".formatted(id, number, nr);
        try (var unpacker = new Unpacker()) {
            return Stories.unpack(unpacker, row.value1(), Rows.plain(sql, id, article, number), row.value2(), where);
        }
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
                .where(Tables.Version.at(article, number))
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
                .where(Tables.Version.at(article, now.number()))
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
