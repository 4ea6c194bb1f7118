// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Story;

/// A new version of an article being written, and the revision that led to it.
final class Telling {
    /// A whole text stands at least so often; the texts between hold only what differs from the one before.
    static final int WHOLE_EVERY = 16;

    private final DSLContext sql;
    private final long nr;
    private final OutletId outlet;
    private final long capture;
    private final Optional<Instant> read;

    /// @param read when a look at its outlet read it; empty for what somebody hands in
    Telling(DSLContext sql, long nr, OutletId outlet, long capture, Optional<Instant> read) {
        this.sql = sql;
        this.nr = nr;
        this.outlet = outlet;
        this.capture = capture;
        this.read = read;
    }

    void first(Prepared first) {
        insert(first, new byte[0], null);
        article(first);
        outlet(1, 0);
        firstSeen(sql, nr, first.version().seenFrom());
        if (first.version().story().published().isPresent()) {
            sql.update(Tables.Article.TABLE)
                    .set(
                            Tables.Article.PUBLISHED,
                            Times.millis(first.version().story().published()))
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

    void revised(Prepared next) {
        Places.add(sql, next(next, Places.next()), change(next));
    }

    /// @param nr of the revision's row
    /// @return the number that it was given
    private long next(Prepared next, Field<Long> nr) {
        var number = next.version().number();
        var before = number - 1;
        boolean whole = before % WHOLE_EVERY == 0;
        insert(
                next,
                whole ? new byte[0] : Rows.plain(sql, ArticleId.of(this.nr), this.nr, before),
                whole ? null : before);
        article(next);
        outlet(0, number == 2 ? 1 : 0);
        return revision(next, nr);
    }

    /// The first version that Stet saw itself after those of another archive: what differs has no place in the stream,
    /// since nobody can tell whether the outlet changed anything.
    void read(Prepared next) {
        next(next, Places.next());
    }

    /// A version of another archive, and the revision that led to it: its place is before all that Stet saw.
    void imported(Prepared next) {
        Places.add(sql, next(next, Places.before()), change(next));
    }

    private Places.Change change(Prepared next) {
        var version = next.version();
        var revision = next.revision();
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

    private void insert(Prepared prepared, byte[] dictionary, @Nullable Integer base) {
        var version = prepared.version();
        var story = version.story();
        sql.insertInto(Tables.Version.TABLE)
                .set(Tables.Version.NR, Tables.Version.nr(nr, version.number()))
                .set(Tables.Version.ARTICLE, nr)
                .set(Tables.Version.NUMBER, version.number())
                .set(Tables.Version.SEEN_FROM, version.seenFrom().toEpochMilli())
                .set(Tables.Version.SEEN_UNTIL, version.seenUntil().toEpochMilli())
                .set(Tables.Version.NOT_BEFORE, Times.millis(version.notBefore()))
                .set(Tables.Version.DIGEST, prepared.digest().hex())
                .set(Tables.Version.PAYLOAD, version.payload().hex())
                .set(Tables.Version.ADDRESS, version.address().text())
                .set(Tables.Version.EXTRACTOR, version.extractor())
                .set(Tables.Version.RETURNS_TO, boxed(version.returnsTo()))
                .set(Tables.Version.HEADLINE, story.headline())
                .set(Tables.Version.WORDS, prepared.words())
                .set(Tables.Version.PARAGRAPHS, story.paragraphs().size())
                .set(Tables.Version.CAPTURE, capture)
                .set(Tables.Version.BASE, base)
                .set(Tables.Version.CHECKSUM, prepared.checksum().hex())
                .set(Tables.Version.STORY, prepared.packed(dictionary))
                .execute();
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private void article(Prepared prepared) {
        var version = prepared.version();
        var story = version.story();
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.SECTION, story.section())
                .set(Tables.Article.LANGUAGE, language(story))
                .set(Tables.Article.HEADLINE, story.headline())
                .set(Tables.Article.OPENING, prepared.opening().hex())
                .set(Tables.Article.VERSIONS, version.number())
                .where(Tables.Article.NR.eq(nr))
                .execute();
        SearchIndex.outdate(sql, nr);
    }

    /// @param articles how many more it has
    /// @param changed how many more of them have changed
    private void outlet(int articles, int changed) {
        var update = sql.update(Tables.Outlet.TABLE)
                .set(Tables.Outlet.ARTICLES, Tables.Outlet.ARTICLES.plus(articles))
                .set(Tables.Outlet.CHANGED, Tables.Outlet.CHANGED.plus(changed))
                .set(Tables.Outlet.VERSIONS, Tables.Outlet.VERSIONS.plus(1));
        if (read.isPresent()) {
            update = update.set(Tables.Outlet.LAST_SUCCESS, Times.millis(read));
        }
        update.where(Tables.Outlet.ID.eq(outlet.text())).execute();
    }

    private long revision(Prepared next, Field<Long> number) {
        var version = next.version();
        var revision = next.revision();
        return sql.insertInto(Tables.Revision.TABLE)
                .set(Tables.Revision.NR, number)
                .set(Tables.Revision.ARTICLE, nr)
                .set(Tables.Revision.NUMBER, revision.to())
                .set(Tables.Revision.PRIOR, revision.from())
                .set(Tables.Revision.AT, version.seenFrom().toEpochMilli())
                .set(Tables.Revision.NOT_BEFORE, Times.millis(version.notBefore()))
                .set(Tables.Revision.OUTLET, outlet.text())
                .set(Tables.Revision.LANGUAGE, primary(language(version.story())))
                .set(next.told())
                .returningResult(Tables.Revision.NR)
                .fetchSingle()
                .value1();
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
