// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Story;
import stet.model.Version;

/// A new version of an article being written, and the revision that led to it.
final class Telling {
    /// A whole text stands at least so often; the texts between hold only what differs from the one before.
    static final int WHOLE_EVERY = 16;

    private final DSLContext sql;
    private final long nr;
    private final OutletId outlet;
    private final long capture;

    Telling(DSLContext sql, long nr, OutletId outlet, long capture) {
        this.sql = sql;
        this.nr = nr;
        this.outlet = outlet;
        this.capture = capture;
    }

    void first(Version version) {
        insert(version, new byte[0], null);
        article(version);
        outlet(1, 0);
        firstSeen(sql, nr, version.seenFrom());
        if (version.story().published().isPresent()) {
            sql.update(Tables.Article.TABLE)
                    .set(Tables.Article.PUBLISHED, Times.millis(version.story().published()))
                    .where(Tables.Article.NR.eq(nr))
                    .execute();
        }
    }

    /// Both rows tell it: what decides on looks reads the one, what lists changes the other.
    static void firstSeen(DSLContext sql, long nr, Instant at) {
        sql.update(Tables.Target.TABLE)
                .set(Tables.Target.FIRST_SEEN, at.toEpochMilli())
                .where(Tables.Target.NR.eq(nr))
                .execute();
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.FIRST_SEEN, at.toEpochMilli())
                .where(Tables.Article.NR.eq(nr))
                .execute();
    }

    void revised(Version version, Revision revision) {
        next(version, revision);
        Places.add(sql, change(version, revision));
    }

    private void next(Version version, Revision revision) {
        var before = version.number() - 1;
        boolean whole = before % WHOLE_EVERY == 0;
        insert(version, whole ? new byte[0] : Rows.plain(sql, ArticleId.of(nr), nr, before), whole ? null : before);
        article(version);
        outlet(0, version.number() == 2 ? 1 : 0);
        insert(version, revision);
    }

    /// The first version that Stet saw itself after those of another archive: what differs has no place in the stream,
    /// since nobody can tell whether the outlet changed anything.
    void read(Version version, Revision revision) {
        next(version, revision);
    }

    /// A version of another archive, and the revision that led to it: its place is before all that Stet saw.
    void imported(Version version, Revision revision) {
        next(version, revision);
        Places.addImported(sql, change(version, revision));
    }

    private Places.Change change(Version version, Revision revision) {
        return new Places.Change(
                nr,
                revision.to(),
                null,
                version.seenFrom().toEpochMilli(),
                outlet.text(),
                primary(language(version.story())),
                revision.significance().level(),
                Revisions.kinds(revision.changes()));
    }

    private void insert(Version version, byte[] dictionary, @Nullable Integer base) {
        var story = version.story();
        var plain = Stories.plain(story);
        sql.insertInto(Tables.Version.TABLE)
                .set(Tables.Version.NR, Tables.Version.nr(nr, version.number()))
                .set(Tables.Version.ARTICLE, nr)
                .set(Tables.Version.NUMBER, version.number())
                .set(Tables.Version.SEEN_FROM, version.seenFrom().toEpochMilli())
                .set(Tables.Version.SEEN_UNTIL, version.seenUntil().toEpochMilli())
                .set(Tables.Version.NOT_BEFORE, Times.millis(version.notBefore()))
                .set(Tables.Version.DIGEST, story.digest().hex())
                .set(Tables.Version.PAYLOAD, version.payload().hex())
                .set(Tables.Version.ADDRESS, version.address().text())
                .set(Tables.Version.EXTRACTOR, version.extractor())
                .set(Tables.Version.RETURNS_TO, boxed(version.returnsTo()))
                .set(Tables.Version.HEADLINE, story.headline())
                .set(Tables.Version.WORDS, Words.count(story.text()))
                .set(Tables.Version.PARAGRAPHS, story.paragraphs().size())
                .set(Tables.Version.CAPTURE, capture)
                .set(Tables.Version.BASE, base)
                .set(Tables.Version.CHECKSUM, Digest.of(plain).hex())
                .set(Tables.Version.STORY, Stories.pack(plain, dictionary))
                .execute();
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private void article(Version version) {
        var story = version.story();
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.SECTION, story.section())
                .set(Tables.Article.LANGUAGE, language(story))
                .set(Tables.Article.HEADLINE, story.headline())
                .set(Tables.Article.OPENING, story.opening().hex())
                .set(Tables.Article.VERSIONS, version.number())
                .where(Tables.Article.NR.eq(nr))
                .execute();
        SearchIndex.outdate(sql, nr);
    }

    /// @param articles how many more it has
    /// @param changed how many more of them have changed
    private void outlet(int articles, int changed) {
        sql.update(Tables.Outlet.TABLE)
                .set(Tables.Outlet.ARTICLES, Tables.Outlet.ARTICLES.plus(articles))
                .set(Tables.Outlet.CHANGED, Tables.Outlet.CHANGED.plus(changed))
                .set(Tables.Outlet.VERSIONS, Tables.Outlet.VERSIONS.plus(1))
                .where(Tables.Outlet.ID.eq(outlet.text()))
                .execute();
    }

    private void insert(Version version, Revision revision) {
        sql.insertInto(Tables.Revision.TABLE)
                .set(Tables.Revision.ARTICLE, nr)
                .set(Tables.Revision.NUMBER, revision.to())
                .set(Tables.Revision.PRIOR, revision.from())
                .set(Tables.Revision.AT, version.seenFrom().toEpochMilli())
                .set(Tables.Revision.NOT_BEFORE, Times.millis(version.notBefore()))
                .set(Tables.Revision.OUTLET, outlet.text())
                .set(Tables.Revision.LANGUAGE, primary(language(version.story())))
                .set(told(revision))
                .execute();
    }

    /// What a comparison found: all of a revision's row that another comparison may find otherwise.
    static Map<Field<?>, Object> told(Revision revision) {
        return Map.of(
                Tables.Revision.SIGNIFICANCE,
                revision.significance().level(),
                Tables.Revision.KINDS,
                Revisions.kinds(revision.changes()),
                Tables.Revision.LINE,
                revision.line(),
                Tables.Revision.WORDS_ADDED,
                revision.wordsAdded(),
                Tables.Revision.WORDS_REMOVED,
                revision.wordsRemoved(),
                Tables.Revision.COMPARER,
                revision.comparer(),
                Tables.Revision.BODY,
                Revisions.pack(new Revisions.Body(
                        revision.fields(), revision.edits(), revision.changes(), revision.snippet())));
    }

    /// As the page says, or as its outlet is known to write.
    private String language(Story story) {
        if (!story.language().isEmpty()) {
            return story.language();
        }
        return sql.select(Tables.Outlet.LANGUAGE)
                .from(Tables.Outlet.TABLE)
                .where(Tables.Outlet.ID.eq(outlet.text()))
                .fetchSingle()
                .value1();
    }

    /// The primary subtag of a BCP 47 tag: `en` of `en-GB`.
    static String primary(String language) {
        return language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    }
}
