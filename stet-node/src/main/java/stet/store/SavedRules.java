// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Deed;
import stet.model.OutletId;

/// Outlets' rules as people saved them on a page or by a program. The file in the data folder is what counts (ADR 38);
/// here is what it was, to go back to.
public final class SavedRules {
    private final Database database;

    public SavedRules(Database database) {
        this.database = database;
    }

    /// @param was the file before; empty when there was none
    /// @param text the file from then on; empty when there is none
    public record Saved(long nr, By by, String was, String text) {}

    /// A kept text on which rules can be tried.
    public record Sample(ArticleId article, int version) {}

    /// The newest, newest first.
    public List<Saved> latest(OutletId outlet, int most) {
        return some(Tables.Ruleset.OUTLET.eq(outlet.text()), most);
    }

    public Optional<Saved> one(OutletId outlet, long nr) {
        return some(Tables.Ruleset.OUTLET.eq(outlet.text()).and(Tables.Ruleset.NR.eq(nr)), 1).stream()
                .findFirst();
    }

    private List<Saved> some(Condition which, int most) {
        return database.read(sql -> sql.select(Tables.Ruleset.ALL)
                .from(Tables.Ruleset.TABLE)
                .where(which)
                .orderBy(Tables.Ruleset.NR.desc())
                .limit(most)
                .fetch(SavedRules::saved));
    }

    private static Saved saved(Record row) {
        return new Saved(
                row.get(Tables.Ruleset.NR),
                new By(row.get(Tables.Ruleset.WHO), Instant.ofEpochMilli(row.get(Tables.Ruleset.AT))),
                row.get(Tables.Ruleset.WAS),
                row.get(Tables.Ruleset.TEXT));
    }

    /// The file of an outlet's rules.
    public interface File {
        /// Whether it is still as it was when the new text was written.
        boolean stands();

        /// Puts the new text into its place.
        void place();
    }

    /// Notes that rules are saved, and puts the file into its place as the last step before that is committed: when
    /// either fails, neither happens; a crash between the two leaves the new file without a note.
    ///
    /// @return false when the file was changed meanwhile, and nothing was done
    public boolean save(OutletId outlet, String was, String text, By by, File file) {
        return database.write(sql -> {
            if (!file.stands()) {
                return false;
            }
            sql.insertInto(Tables.Ruleset.TABLE)
                    .set(Tables.Ruleset.OUTLET, outlet.text())
                    .set(Tables.Ruleset.AT, by.at().toEpochMilli())
                    .set(Tables.Ruleset.WHO, by.who())
                    .set(Tables.Ruleset.WAS, was)
                    .set(Tables.Ruleset.TEXT, text)
                    .execute();
            var detail = text.isEmpty() ? "--none" : "--lines " + text.lines().count();
            Journal.note(sql, by, Deed.Kind.OUTLET_RULES, outlet.text(), detail);
            file.place();
            return true;
        });
    }

    /// The newest versions of the articles that became known last, newest first. Clippings are none, nor is what is
    /// withheld in part.
    public List<Sample> samples(OutletId outlet, int most) {
        return samples(outlet, DSL.trueCondition(), most);
    }

    /// The newest version of an article of the outlet, unless it is none of those.
    public Optional<Sample> sample(OutletId outlet, ArticleId article) {
        return samples(outlet, Rows.is(article), 1).stream().findFirst();
    }

    private List<Sample> samples(OutletId outlet, Condition which, int most) {
        return database.read(sql -> sql.select(Tables.Article.NR, Tables.Article.VERSIONS)
                .from(Tables.Article.TABLE)
                .leftJoin(Tables.Clipping.TABLE)
                .on(Tables.Clipping.ARTICLE.eq(Tables.Article.NR))
                .leftJoin(Tables.Withheld.TABLE)
                .on(Tables.Withheld.ARTICLE.eq(Tables.Article.NR))
                .and(Tables.Withheld.LIFTED.isNull())
                .where(Tables.Article.OUTLET.eq(outlet.text()))
                .and(Tables.Article.VERSIONS.gt(0))
                .and(Tables.Clipping.ARTICLE.isNull())
                .and(Tables.Withheld.ARTICLE.isNull())
                .and(which)
                .orderBy(Tables.Article.NR.desc())
                .limit(most)
                .fetch(row -> new Sample(ArticleId.of(row.value1()), row.value2())));
    }
}
