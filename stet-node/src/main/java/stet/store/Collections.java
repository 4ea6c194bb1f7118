// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import stet.coverage.Countables;
import stet.coverage.Counted;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Deed;

/// Collections: read, edited, and proposed to. An edit of what several people write in common (title, note, order)
/// names the revision that it was made from; when another came between, it is not taken, and the present state is
/// told. Adding and removing an article need none, for they undo nobody's work.
public final class Collections {
    private static final int LONGEST_SLUG = 48;
    /// Versions of all members together in which a figure is followed.
    static final int MOST_VERSIONS = 2000;

    /// Articles of a collection of which it is asked what is like them.
    private static final int MOST_ASKED = 8;

    private final Database database;

    Collections(Database database) {
        this.database = database;
    }

    /// What became of an edit.
    public sealed interface Edit {
        /// @param now the collection with it
        record Done(CollectionRecord now) implements Edit {}

        /// Somebody else edited it meanwhile; nothing was written.
        ///
        /// @param now the collection as it is
        record Overtaken(CollectionRecord now) implements Edit {}

        /// It was so already.
        record Same(CollectionRecord now) implements Edit {}

        /// It has as many articles, or followed figures, as it can have.
        record Full(CollectionRecord now) implements Edit {}

        record NoCollection() implements Edit {}
    }

    /// All, the one edited last first.
    public List<CollectionRecord.Line> all() {
        return lines(Optional.empty());
    }

    /// Those that an article is in.
    public List<CollectionRecord.Line> of(ArticleId article) {
        return lines(Optional.of(article));
    }

    private List<CollectionRecord.Line> lines(Optional<ArticleId> of) {
        return database.read(sql -> {
            var members = sql.select(Tables.Member.COLLECTION, count(), countDistinct(Tables.Article.OUTLET))
                    .from(Tables.Member.TABLE)
                    .join(Tables.Article.TABLE)
                    .on(Tables.Article.NR.eq(Tables.Member.ARTICLE))
                    .groupBy(Tables.Member.COLLECTION)
                    .fetchMap(Tables.Member.COLLECTION);
            var wanted = of.map(id -> sql.select(Tables.Member.COLLECTION)
                    .from(Tables.Member.TABLE)
                    .where(Tables.Member.ARTICLE.eq(Library.number(sql, id).orElse(-1L)))
                    .fetchSet(Tables.Member.COLLECTION));
            return sql
                    .select(Tables.Collection.ALL)
                    .from(Tables.Collection.TABLE)
                    .orderBy(Tables.Collection.CHANGED.desc(), Tables.Collection.NR.desc())
                    .fetch()
                    .stream()
                    .filter(row -> wanted.isEmpty() || wanted.get().contains(row.get(Tables.Collection.NR)))
                    .map(row -> {
                        var counts = members.get(row.get(Tables.Collection.NR));
                        return new CollectionRecord.Line(
                                row.get(Tables.Collection.SLUG),
                                row.get(Tables.Collection.TITLE),
                                row.get(Tables.Collection.NOTE),
                                row.get(Tables.Collection.KEEPER),
                                Instant.ofEpochMilli(row.get(Tables.Collection.CHANGED)),
                                counts == null ? 0 : counts.value2(),
                                counts == null ? 0 : counts.value3());
                    })
                    .toList();
        });
    }

    public Optional<CollectionRecord> one(String slug) {
        return database.read(sql -> find(sql, slug).map(row -> Gathered.read(sql, row)));
    }

    /// The newest changes of its articles, newest first.
    public List<StreamItem> changes(String slug, int most) {
        return database.read(sql -> find(sql, slug)
                .map(row -> new Changes(sql)
                        .among(
                                select(Tables.Member.ARTICLE)
                                        .from(Tables.Member.TABLE)
                                        .where(Tables.Member.COLLECTION.eq(row.get(Tables.Collection.NR))),
                                most))
                .orElse(List.of()));
    }

    /// Begins a collection without articles.
    ///
    /// @param title 1 to 200 characters
    /// @param keeper as readers are told
    /// @return its slug
    public String begin(String title, String note, String keeper, By by) {
        return database.write(sql -> {
            var slug = free(sql, title);
            sql.insertInto(Tables.Collection.TABLE)
                    .set(Tables.Collection.SLUG, slug)
                    .set(Tables.Collection.TITLE, title)
                    .set(Tables.Collection.NOTE, note)
                    .set(Tables.Collection.KEEPER, keeper)
                    .set(Tables.Collection.CREATED, by.at().toEpochMilli())
                    .set(Tables.Collection.CHANGED, by.at().toEpochMilli())
                    .set(Tables.Collection.REVISION, 1)
                    .execute();
            Journal.note(sql, by, Deed.Kind.COLLECTION_BEGUN, slug, title);
            return slug;
        });
    }

    private static String free(DSLContext sql, String title) {
        var wanted = slug(title, "collection");
        var slug = wanted;
        for (int n = 2; find(sql, slug).isPresent(); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    /// A name in small Latin letters, digits and hyphens.
    ///
    /// @param otherwise where the name has none of them
    static String slug(String name, String otherwise) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? otherwise : cut;
    }

    /// Gives it another title and note.
    ///
    /// @param from the revision that they were written over
    public Edit describe(String slug, int from, String title, String note, By by) {
        return edit(slug, by, title, (sql, row) -> {
            if (row.get(Tables.Collection.TITLE).equals(title)
                    && row.get(Tables.Collection.NOTE).equals(note)) {
                return Outcome.SAME;
            }
            if (row.get(Tables.Collection.REVISION) != from) {
                return Outcome.OVERTAKEN;
            }
            sql.update(Tables.Collection.TABLE)
                    .set(Tables.Collection.TITLE, title)
                    .set(Tables.Collection.NOTE, note)
                    .where(Tables.Collection.NR.eq(row.get(Tables.Collection.NR)))
                    .execute();
            return Outcome.DONE;
        });
    }

    /// Puts these first, in this order; the others follow as they are.
    ///
    /// @param from the revision whose order the caller saw
    public Edit arrange(String slug, int from, List<ArticleId> first, By by) {
        return edit(slug, by, "order", (sql, row) -> {
            if (row.get(Tables.Collection.REVISION) != from) {
                return Outcome.OVERTAKEN;
            }
            long nr = row.get(Tables.Collection.NR);
            var before = members(sql, nr);
            var after = new ArrayList<>(first.stream()
                    .flatMap(id -> Library.number(sql, id).stream())
                    .filter(before::contains)
                    .distinct()
                    .toList());
            before.stream().filter(member -> !after.contains(member)).forEach(after::add);
            if (after.equals(before)) {
                return Outcome.SAME;
            }
            for (int place = 0; place < after.size(); place++) {
                sql.update(Tables.Member.TABLE)
                        .set(Tables.Member.PLACE, place)
                        .where(Tables.Member.COLLECTION.eq(nr))
                        .and(Tables.Member.ARTICLE.eq(after.get(place)))
                        .execute();
            }
            return Outcome.DONE;
        });
    }

    private static List<Long> members(DSLContext sql, long collection) {
        return sql.select(Tables.Member.ARTICLE)
                .from(Tables.Member.TABLE)
                .where(Tables.Member.COLLECTION.eq(collection))
                .orderBy(Tables.Member.PLACE, Tables.Member.ARTICLE)
                .fetch(Tables.Member.ARTICLE);
    }

    /// Adds an article that is kept, behind all others.
    public Edit add(String slug, ArticleId article, By by) {
        return edit(slug, by, "+ " + article, (sql, row) -> {
            long collection = row.get(Tables.Collection.NR);
            long nr = Library.number(sql, article).orElseThrow();
            var present = members(sql, collection);
            if (present.contains(nr)) {
                return Outcome.SAME;
            }
            if (present.size() >= CollectionRecord.MOST_MEMBERS) {
                return Outcome.FULL;
            }
            var last = sql.select(max(Tables.Member.PLACE))
                    .from(Tables.Member.TABLE)
                    .where(Tables.Member.COLLECTION.eq(collection))
                    .fetchSingle()
                    .value1();
            sql.insertInto(Tables.Member.TABLE)
                    .set(Tables.Member.COLLECTION, collection)
                    .set(Tables.Member.ARTICLE, nr)
                    .set(Tables.Member.PLACE, last == null ? 0 : last + 1)
                    .set(Tables.Member.ADDED, by.at().toEpochMilli())
                    .set(Tables.Member.ADDED_BY, by.who())
                    .execute();
            return Outcome.DONE;
        });
    }

    /// Takes an article out; the article itself stays.
    public Edit remove(String slug, ArticleId article, By by) {
        return edit(slug, by, "− " + article, (sql, row) -> {
            int removed = sql.deleteFrom(Tables.Member.TABLE)
                    .where(Tables.Member.COLLECTION.eq(row.get(Tables.Collection.NR)))
                    .and(Tables.Member.ARTICLE.eq(Library.number(sql, article).orElse(-1L)))
                    .execute();
            return removed == 0 ? Outcome.SAME : Outcome.DONE;
        });
    }

    /// Follows a figure from now on.
    public Edit follow(String slug, Counted counted, By by) {
        return edit(slug, by, "+ " + counted.words(), (sql, row) -> {
            long collection = row.get(Tables.Collection.NR);
            var present = Gathered.followed(sql, collection);
            if (present.contains(counted)) {
                return Outcome.SAME;
            }
            if (present.size() >= CollectionRecord.MOST_FOLLOWED) {
                return Outcome.FULL;
            }
            write(sql, collection, present, Optional.of(counted));
            return Outcome.DONE;
        });
    }

    /// Follows it no longer.
    public Edit unfollow(String slug, Counted counted, By by) {
        return edit(slug, by, "− " + counted.words(), (sql, row) -> {
            long collection = row.get(Tables.Collection.NR);
            var present = new ArrayList<>(Gathered.followed(sql, collection));
            if (!present.remove(counted)) {
                return Outcome.SAME;
            }
            write(sql, collection, present, Optional.empty());
            return Outcome.DONE;
        });
    }

    private static void write(DSLContext sql, long collection, List<Counted> followed, Optional<Counted> last) {
        sql.deleteFrom(Tables.Followed.TABLE)
                .where(Tables.Followed.COLLECTION.eq(collection))
                .execute();
        var all = new ArrayList<>(followed);
        last.ifPresent(all::add);
        for (int place = 0; place < all.size(); place++) {
            sql.insertInto(Tables.Followed.TABLE)
                    .set(Tables.Followed.COLLECTION, collection)
                    .set(Tables.Followed.PLACE, place)
                    .set(Tables.Followed.WORDS, String.join(",", all.get(place).words()))
                    .execute();
        }
    }

    private enum Outcome {
        DONE,
        SAME,
        OVERTAKEN,
        FULL
    }

    /// @param detail for the journal
    private Edit edit(String slug, By by, String detail, BiFunction<DSLContext, Record, Outcome> step) {
        return database.write(sql -> {
            var row = find(sql, slug);
            if (row.isEmpty()) {
                return new Edit.NoCollection();
            }
            var outcome = step.apply(sql, row.get());
            if (outcome == Outcome.DONE) {
                sql.update(Tables.Collection.TABLE)
                        .set(Tables.Collection.REVISION, Tables.Collection.REVISION.plus(1))
                        .set(Tables.Collection.CHANGED, by.at().toEpochMilli())
                        .where(Tables.Collection.SLUG.eq(slug))
                        .execute();
                Journal.note(sql, by, Deed.Kind.COLLECTION_EDITED, slug, detail);
            }
            var after = Gathered.read(sql, find(sql, slug).orElseThrow());
            return switch (outcome) {
                case DONE -> new Edit.Done(after);
                case SAME -> new Edit.Same(after);
                case OVERTAKEN -> new Edit.Overtaken(after);
                case FULL -> new Edit.Full(after);
            };
        });
    }

    /// Takes a collection away; its articles stay.
    ///
    /// @return false when there is none
    public boolean end(String slug, By by) {
        return database.write(sql -> find(sql, slug)
                .map(row -> {
                    long nr = row.get(Tables.Collection.NR);
                    sql.deleteFrom(Tables.Member.TABLE)
                            .where(Tables.Member.COLLECTION.eq(nr))
                            .execute();
                    sql.deleteFrom(Tables.Followed.TABLE)
                            .where(Tables.Followed.COLLECTION.eq(nr))
                            .execute();
                    sql.deleteFrom(Tables.Collection.TABLE)
                            .where(Tables.Collection.NR.eq(nr))
                            .execute();
                    Journal.note(sql, by, Deed.Kind.COLLECTION_ENDED, slug, row.get(Tables.Collection.TITLE));
                    return true;
                })
                .orElse(false));
    }

    private static Optional<Record> find(DSLContext sql, String slug) {
        return sql.select(Tables.Collection.ALL)
                .from(Tables.Collection.TABLE)
                .where(Tables.Collection.SLUG.eq(slug))
                .fetchOptional()
                .map(row -> row);
    }

    /// What may tell the same story as an article, the likeliest first.
    ///
    /// @param within so long before or after it
    /// @param without these
    public List<Suggested> suggest(ArticleId article, Duration within, List<ArticleId> without, int most) {
        var left = new HashSet<>(without);
        left.add(article);
        return database.read(sql -> Library.number(sql, article)
                .map(nr -> new Suggesting(sql, within).like(nr, left, most))
                .orElse(List.of()));
    }

    /// What may tell the same story as the articles of a collection do: what most of them are alike comes
    /// first.
    public List<Suggested> suggest(CollectionRecord collection, Duration within, int most) {
        var members = collection.members().stream()
                .map(CollectionRecord.Member::article)
                .toList();
        var best = new LinkedHashMap<ArticleId, Suggested>();
        var points = new HashMap<ArticleId, Double>();
        for (var member : members.subList(0, Math.min(members.size(), MOST_ASKED))) {
            for (var one : suggest(member, within, members, most)) {
                points.merge(one.article(), one.kinship().score(), Double::sum);
                best.merge(
                        one.article(),
                        one,
                        (a, b) -> b.kinship().score() > a.kinship().score() ? b : a);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Suggested one) -> points.getOrDefault(one.article(), 0.0))
                        .reversed())
                .limit(most)
                .toList();
    }

    /// Where its articles give a figure.
    public FollowedFigure follow(CollectionRecord collection, Counted counted) {
        return database.read(sql -> Gathered.follow(sql, collection, counted));
    }

    /// What could be followed.
    public List<Countables.Countable> countables(CollectionRecord collection) {
        return database.read(sql -> Gathered.countables(sql, collection));
    }

    /// When an article was published as far as stated, else first seen.
    static Field<Long> at() {
        return coalesce(Tables.Article.PUBLISHED, Tables.Target.FIRST_SEEN);
    }
}
