// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.ArticleId;
import stet.search.ChangedWords;
import stet.search.Sought;
import stet.search.Terms;

/// The full-text index: of each article the words of all its versions, of each change the words that went and came.
/// It holds nothing that the record does not, so it can be made anew at any time, while readers search what is there
/// already. What is recorded only marks the article; the index is brought up to date after it, article by article.
public final class SearchIndex {
    private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());

    private static final int AT_ONCE = 500; // articles

    /// Changes of one millisecond, at most.
    private static final long IN_A_MILLISECOND = 1024;

    private final Database database;

    public SearchIndex(Database database) {
        this.database = database;
    }

    /// One article as the index is to know it.
    private record Entry(long article, int mark, WordIndex.ArticleWords words, List<Change> changes) {}

    private record Change(int number, long at, int comparer, WordIndex.ChangedWords words) {}

    /// Marks an article whose words were changed, in the transaction that changes them.
    static void outdate(DSLContext sql, long article) {
        sql.insertInto(Tables.Unindexed.TABLE)
                .set(Tables.Unindexed.ARTICLE, article)
                .set(Tables.Unindexed.MARK, 1)
                .onConflict(Tables.Unindexed.ARTICLE)
                .doUpdate()
                .set(Tables.Unindexed.MARK, Tables.Unindexed.MARK.plus(1))
                .execute();
    }

    /// Forgets the words of an article, since others are to be found by it from now on, and marks it. Its changes keep
    /// their numbers.
    static void withhold(DSLContext sql, long article) {
        var words = WordIndex.of(sql);
        words.forgetChanges(
                sql,
                words.change()
                        .in(DSL.select(Tables.Altered.NR)
                                .from(Tables.Altered.TABLE)
                                .where(Tables.Altered.ARTICLE.eq(article))));
        words.forgetArticle(sql, article);
        sql.update(Tables.Altered.TABLE)
                .set(Tables.Altered.COMPARER, 0)
                .where(Tables.Altered.ARTICLE.eq(article))
                .execute();
        outdate(sql, article);
    }

    /// Marks every article, some at a time, so that each is indexed anew in its turn. Until then it is found by the
    /// words that are there.
    public void outdateAll() {
        outdateEach(Words.THERE);
    }

    /// Takes all words out of the index, which is made anew article by article: nothing is found before its turn. All
    /// are marked before, some at a time, so that the watch waits for little.
    public void drop() {
        outdateEach(Words.NONE);
        database.write(sql -> {
            // What is being indexed was read before; and some was indexed between the two.
            sql.update(Tables.Unindexed.TABLE)
                    .set(Tables.Unindexed.MARK, Tables.Unindexed.MARK.plus(1))
                    .execute();
            sql.update(Tables.Altered.TABLE)
                    .set(Tables.Altered.COMPARER, Words.NONE.comparer)
                    .where(Tables.Altered.COMPARER.ne(Words.NONE.comparer))
                    .execute();
            sql.insertInto(Tables.Unindexed.TABLE, Tables.Unindexed.ARTICLE, Tables.Unindexed.MARK)
                    .select(DSL.select(Tables.Article.NR, DSL.inline(1))
                            .from(Tables.Article.TABLE)
                            .where(Tables.Article.VERSIONS.gt(0))
                            .andNotExists(DSL.selectOne()
                                    .from(Tables.Unindexed.TABLE)
                                    .where(Tables.Unindexed.ARTICLE.eq(Tables.Article.NR))))
                    .execute();
            WordIndex.of(sql).clear(sql);
            return 0;
        });
    }

    /// The same in one transaction, for a store that nobody else uses.
    static void drop(DSLContext sql) {
        WordIndex.of(sql).clear(sql);
        for (var some = after(sql, Long.MIN_VALUE); !some.isEmpty(); some = after(sql, some.getLast())) {
            outdate(sql, some.getFirst(), some.getLast(), Words.NONE);
        }
    }

    /// Whether an outdated change can still be found.
    private enum Words {
        THERE(0),
        NONE(-1);

        /// Where a change has the version of the comparison by whose words it is indexed.
        private final int comparer;

        Words(int comparer) {
            this.comparer = comparer;
        }
    }

    private void outdateEach(Words words) {
        long last = Long.MIN_VALUE;
        while (true) {
            long before = last;
            var some = database.read(sql -> after(sql, before));
            if (some.isEmpty()) {
                return;
            }
            database.note(sql -> outdate(sql, some.getFirst(), some.getLast(), words));
            last = some.getLast();
        }
    }

    private static List<Long> after(DSLContext sql, long last) {
        return sql.select(Tables.Article.NR)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.gt(last))
                .orderBy(Tables.Article.NR)
                .limit(AT_ONCE)
                .fetch(Tables.Article.NR);
    }

    /// Changes keep the numbers under which they stand.
    private static int outdate(DSLContext sql, long first, long last, Words words) {
        sql.update(Tables.Altered.TABLE)
                .set(Tables.Altered.COMPARER, words.comparer)
                .where(Tables.Altered.ARTICLE.between(first, last))
                .and(Tables.Altered.COMPARER.ne(Words.NONE.comparer))
                .execute();
        return sql.insertInto(Tables.Unindexed.TABLE, Tables.Unindexed.ARTICLE, Tables.Unindexed.MARK)
                .select(DSL.select(Tables.Article.NR, DSL.inline(1))
                        .from(Tables.Article.TABLE)
                        .where(Tables.Article.NR.between(first, last))
                        .and(Tables.Article.VERSIONS.gt(0)))
                .onConflict(Tables.Unindexed.ARTICLE)
                .doUpdate()
                .set(Tables.Unindexed.MARK, Tables.Unindexed.MARK.plus(1))
                .execute();
    }

    /// How many articles are not indexed as they are now.
    public long waiting() {
        return database.read(sql -> (long) sql.fetchCount(Tables.Unindexed.TABLE));
    }

    /// Whether all changes that were seen before an instant are in the index; not while it is made anew.
    static boolean knowsAllBefore(DSLContext sql, long at) {
        // Article by article: few wait, and SQLite would join from the revisions, of which there are many.
        return !sql.fetchExists(DSL.selectOne()
                .from(Tables.Unindexed.TABLE)
                .whereExists(DSL.selectOne()
                        .from(Tables.Revision.TABLE)
                        .leftJoin(Tables.Altered.TABLE)
                        .on(Tables.Altered.ARTICLE.eq(Tables.Revision.ARTICLE))
                        .and(Tables.Altered.NUMBER.eq(Tables.Revision.NUMBER))
                        .where(Tables.Revision.ARTICLE.eq(Tables.Unindexed.ARTICLE))
                        .and(Tables.Altered.NR.isNull().or(Tables.Altered.COMPARER.eq(Words.NONE.comparer)))
                        .and(Tables.Revision.AT.lt(at))));
    }

    /// Indexes articles that wait for it.
    ///
    /// @param most articles, at least 1
    /// @return how many were looked at; fewer than `most` when none waits any more
    public int catchUp(int most) {
        var entries =
                database.read(sql -> sql.select(Tables.Unindexed.ARTICLE, Tables.Unindexed.MARK, Tables.Article.ID)
                        .from(Tables.Unindexed.TABLE)
                        .join(Tables.Article.TABLE)
                        .on(Tables.Article.NR.eq(Tables.Unindexed.ARTICLE))
                        .orderBy(Tables.Unindexed.ARTICLE.desc())
                        .limit(most)
                        .fetch(row -> readable(sql, row.value1(), row.value2(), new ArticleId(row.value3()))));
        for (var entry : entries) {
            database.note(sql -> write(sql, entry));
        }
        return entries.size();
    }

    /// An article whose kept texts are damaged is found by nothing, and holds up no other.
    private static Entry readable(DSLContext sql, long nr, int mark, ArticleId id) {
        try {
            return entry(sql, nr, mark, id);
        } catch (Damaged e) {
            LOG.log(System.Logger.Level.WARNING, "article " + id + " cannot be searched: " + e.getMessage());
            return new Entry(nr, mark, new WordIndex.ArticleWords("", "", "", ""), List.of());
        }
    }

    private static Entry entry(DSLContext sql, long nr, int mark, ArticleId id) {
        var article = sql.select(Tables.Article.OUTLET, Tables.Article.LANGUAGE)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.eq(nr))
                .fetchSingle();
        var scope = WordIndex.Scope.outlet(article.value1()) + " "
                + WordIndex.Scope.language(Telling.primary(article.value2()));
        var body = new LinkedHashSet<String>();
        var headlines = new LinkedHashSet<String>();
        var authors = new LinkedHashSet<String>();
        var readings = new Readings(sql, id, nr, Redactions.of(sql, nr));
        readings.each((_, story) -> {
            body.addAll(Sought.texts(story));
            headlines.add(story.headline());
            authors.add(story.byline());
            authors.addAll(story.authors());
        });
        return new Entry(
                nr,
                mark,
                new WordIndex.ArticleWords(joined(body), joined(headlines), joined(authors), scope),
                changes(sql, readings, nr, scope));
    }

    private static String joined(Set<String> texts) {
        return Terms.joined(List.copyOf(texts));
    }

    /// Those that are not indexed yet as they were compared last.
    private static List<Change> changes(DSLContext sql, Readings readings, long nr, String scope) {
        return sql.select(Tables.Revision.ALL)
                .from(Tables.Revision.TABLE)
                .leftJoin(Tables.Altered.TABLE)
                .on(Tables.Altered.ARTICLE.eq(Tables.Revision.ARTICLE))
                .and(Tables.Altered.NUMBER.eq(Tables.Revision.NUMBER))
                .where(Tables.Revision.ARTICLE.eq(nr))
                .and(Tables.Altered.COMPARER.isNull().or(Tables.Altered.COMPARER.ne(Tables.Revision.COMPARER)))
                .orderBy(Tables.Revision.NUMBER)
                .fetch(row -> change(readings, row, scope));
    }

    /// What is withheld has a number, and no words.
    private static Change change(Readings readings, Record row, String scope) {
        Library.Told told;
        try {
            told = RevisionRows.told(readings, row);
        } catch (Withheld e) {
            return new Change(
                    row.get(Tables.Revision.NUMBER),
                    row.get(Tables.Revision.AT),
                    row.get(Tables.Revision.COMPARER),
                    new WordIndex.ChangedWords("", "", ""));
        }
        var words = ChangedWords.of(told.revision(), told.before(), told.after());
        var kinds = told.revision().changes().stream()
                .map(stet.model.Change::kind)
                .distinct()
                .map(WordIndex.Scope::kind)
                .sorted()
                .collect(Collectors.joining(" "));
        return new Change(
                told.revision().to(),
                row.get(Tables.Revision.AT),
                row.get(Tables.Revision.COMPARER),
                new WordIndex.ChangedWords(
                        Terms.joined(words.removed()), Terms.joined(words.added()), scope + " " + kinds));
    }

    /// Nothing, when the article was marked again meanwhile: it is indexed in its next turn.
    private static int write(DSLContext sql, Entry entry) {
        int current = sql.deleteFrom(Tables.Unindexed.TABLE)
                .where(Tables.Unindexed.ARTICLE.eq(entry.article()))
                .and(Tables.Unindexed.MARK.eq(entry.mark()))
                .execute();
        if (current == 0) {
            return 0;
        }
        var words = WordIndex.of(sql);
        words.forgetArticle(sql, entry.article());
        words.add(sql, entry.article(), entry.words());
        entry.changes().forEach(change -> write(sql, entry.article(), change));
        return 1;
    }

    private static void write(DSLContext sql, long article, Change change) {
        long nr = known(sql, article, change).orElseGet(() -> free(sql, change.at()));
        sql.insertInto(Tables.Altered.TABLE)
                .set(Tables.Altered.NR, nr)
                .set(Tables.Altered.ARTICLE, article)
                .set(Tables.Altered.NUMBER, change.number())
                .set(Tables.Altered.COMPARER, change.comparer())
                .onConflict(Tables.Altered.NR)
                .doUpdate()
                .set(Tables.Altered.COMPARER, change.comparer())
                .execute();
        var words = WordIndex.of(sql);
        words.forgetChanges(sql, words.change().eq(nr));
        words.add(sql, nr, change.words());
    }

    private static Optional<Long> known(DSLContext sql, long article, Change change) {
        return sql.select(Tables.Altered.NR)
                .from(Tables.Altered.TABLE)
                .where(Tables.Altered.ARTICLE.eq(article))
                .and(Tables.Altered.NUMBER.eq(change.number()))
                .fetchOptional(Tables.Altered.NR);
    }

    /// Where a millisecond has no number left, the first of a later one.
    private static long free(DSLContext sql, long at) {
        for (long then = at; ; then++) {
            var last = sql.select(DSL.max(Tables.Altered.NR))
                    .from(Tables.Altered.TABLE)
                    .where(Tables.Altered.NR.between(first(then), first(then + 1) - 1))
                    .fetchSingle()
                    .value1();
            if (last == null) {
                return first(then);
            }
            if (last + 1 < first(then + 1)) {
                return last + 1;
            }
        }
    }

    /// The lowest number of a change that was seen at this millisecond.
    static long first(long at) {
        return at * IN_A_MILLISECOND;
    }
}
