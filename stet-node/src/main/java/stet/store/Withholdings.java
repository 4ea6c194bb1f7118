// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Deed;
import stet.model.Withholding;
import stet.model.Withholding.Extent;

/// What is withheld, and was. Everything stays kept: readers are shown it again when a withholding is lifted. What is
/// done is noted in the [Journal].
public final class Withholdings {
    private final Database database;

    public Withholdings(Database database) {
        this.database = database;
    }

    /// What came of the wish to withhold something.
    public sealed interface Edit {
        record Done(Withholding now) implements Edit {}

        /// It was withheld already.
        record Same(Withholding now) implements Edit {}

        record NoArticle() implements Edit {}

        /// @param last the number of the article's last version
        record NoVersion(int last) implements Edit {}

        /// The words stand in no version of the article.
        record NoSuchWords() implements Edit {}
    }

    /// The newest, newest first.
    ///
    /// @param before only those with a lower number; [Long#MAX_VALUE] for the newest
    public List<Withholding> all(long before, int most) {
        return database.read(sql -> Redactions.all(sql, Tables.Withheld.NR.lt(before), most));
    }

    public Optional<Withholding> one(long nr) {
        return database.read(sql ->
                Redactions.all(sql, Tables.Withheld.NR.eq(nr), 1).stream().findFirst());
    }

    /// Withholds a part of an article from now on.
    ///
    /// @param reason told to everybody who asks for it; 1 to 500 characters
    public Edit begin(ArticleId article, Extent extent, Withholding.Ground ground, String reason, By by) {
        var wish = new Withholding(0, article, extent, ground, reason, by, Optional.empty());
        return database.write(sql ->
                Library.number(sql, article).map(nr -> begin(sql, nr, wish)).orElseGet(Edit.NoArticle::new));
    }

    private static Edit begin(DSLContext sql, long nr, Withholding wish) {
        var same = Redactions.of(sql, nr).inForce().stream()
                .filter(w -> w.extent().equals(wish.extent()))
                .findFirst();
        if (same.isPresent()) {
            return new Edit.Same(same.get());
        }
        return switch (wish.extent()) {
            case Extent.Whole() -> new Edit.Done(write(sql, nr, wish));
            case Extent.OneVersion(int number) -> {
                int last = last(sql, nr);
                yield number > last ? new Edit.NoVersion(last) : new Edit.Done(write(sql, nr, wish));
            }
            case Extent.Passage _ ->
                stands(sql, nr, wish) ? new Edit.Done(write(sql, nr, wish)) : new Edit.NoSuchWords();
        };
    }

    private static int last(DSLContext sql, long nr) {
        return sql.select(Tables.Article.VERSIONS)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.eq(nr))
                .fetchSingle(Tables.Article.VERSIONS);
    }

    /// Whether the words would be blackened anywhere.
    private static boolean stands(DSLContext sql, long nr, Withholding wish) {
        var redaction = new Redaction(List.of(wish));
        var found = new boolean[1];
        new Readings(sql, wish.article(), nr)
                .each((number, story) ->
                        found[0] |= !redaction.story(number, story).equals(story));
        return found[0];
    }

    private static Withholding write(DSLContext sql, long nr, Withholding wish) {
        var by = wish.by();
        long own = sql.insertInto(Tables.Withheld.TABLE)
                .set(Tables.Withheld.ARTICLE, nr)
                .set(Tables.Withheld.VERSION, wish.extent() instanceof Extent.OneVersion(int number) ? number : null)
                .set(Tables.Withheld.PASSAGE, wish.extent() instanceof Extent.Passage(String text) ? text : null)
                .set(Tables.Withheld.GROUND, wish.ground().name())
                .set(Tables.Withheld.REASON, wish.reason())
                .set(Tables.Withheld.AT, by.at().toEpochMilli())
                .set(Tables.Withheld.WHO, by.who())
                .returningResult(Tables.Withheld.NR)
                .fetchSingle()
                .value1();
        SearchIndex.withhold(sql, nr);
        var detail = "%s: %s".formatted(what(wish.extent()), wish.reason());
        Journal.note(sql, by, Deed.Kind.WITHHELD, wish.article().text(), detail);
        return new Withholding(own, wish.article(), wish.extent(), wish.ground(), wish.reason(), by, Optional.empty());
    }

    /// The words themselves are not repeated in the journal.
    private static String what(Extent extent) {
        return switch (extent) {
            case Extent.Whole() -> "the article";
            case Extent.OneVersion(int number) -> "version " + number;
            case Extent.Passage _ -> "a passage";
        };
    }

    /// Shows again what is withheld.
    ///
    /// @return whether it was withheld until now
    public boolean lift(long nr, By by) {
        return database.write(sql -> {
            var row = sql.select(Tables.Withheld.ALL)
                    .from(Tables.Withheld.TABLE)
                    .where(Tables.Withheld.NR.eq(nr))
                    .and(Tables.Withheld.LIFTED.isNull())
                    .fetchOptional();
            row.ifPresent(found -> {
                var withholding = Redactions.withholding(found);
                sql.update(Tables.Withheld.TABLE)
                        .set(Tables.Withheld.LIFTED, by.at().toEpochMilli())
                        .set(Tables.Withheld.LIFTED_BY, by.who())
                        .where(Tables.Withheld.NR.eq(nr))
                        .execute();
                SearchIndex.withhold(sql, found.get(Tables.Withheld.ARTICLE));
                Journal.note(
                        sql,
                        by,
                        Deed.Kind.WITHHOLDING_LIFTED,
                        withholding.article().text(),
                        what(withholding.extent()));
            });
            return row.isPresent();
        });
    }
}
