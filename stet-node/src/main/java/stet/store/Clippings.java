// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.trueCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Condition;
import stet.model.Deed;
import stet.model.Digest;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Resource;
import stet.model.Standing;
import stet.model.Story;
import stet.model.Version;

/// Articles without a live address, which people hand in. Each is an article with one version; its target is never
/// due, and no number of any other version is touched by it.
public final class Clippings {
    /// A record without an HTTP answer has no status.
    static final int NO_STATUS = 0;

    private static final String ENDED = "it is a clipping and has no address to look at";

    private final Database database;

    public Clippings(Database database) {
        this.database = database;
    }

    /// What is handed in.
    ///
    /// @param extractor the version of the extractor that read it; 0 for a text that was taken as it is
    /// @param resources the bytes that were read, then other originals
    public record Handed(OutletId outlet, Clipping clipping, Story story, int extractor, List<Resource> resources) {
        public Handed {
            resources = List.copyOf(resources);
            if (resources.isEmpty()) {
                throw new IllegalArgumentException("a clipping has its original");
            }
        }

        /// The name of the clipping: the same text of the same outlet and day has it too.
        public Address address() {
            return resources.getFirst().address();
        }
    }

    /// Takes in what people hand in: the bytes go to the archive, then the rows are written.
    public interface Desk {
        Kept take(Handed handed, By by) throws InterruptedException;
    }

    /// What became of it.
    ///
    /// @param isNew false when the same was handed in before, and nothing was written now
    public record Kept(ArticleId article, boolean isNew) {}

    /// The name of what is handed in: by outlet, day and bytes.
    public static Address address(OutletId outlet, LocalDate day, Digest bytes) {
        return new Address("https://clipping.invalid/%s/%s/%s".formatted(outlet, day, bytes.hex()));
    }

    /// The short name of an outlet that is new: its name in small letters and hyphens, with a number where
    /// others have it.
    public static OutletId shortName(String name, List<Outlet> known) {
        var taken = known.stream().map(outlet -> outlet.id().text()).collect(Collectors.toSet());
        var wanted = Collections.slug(name, "outlet");
        var slug = wanted;
        for (int n = 2; taken.contains(slug); n++) {
            slug = wanted + "-" + n;
        }
        return new OutletId(slug);
    }

    /// The clipping of that name.
    public Optional<ArticleId> at(Address address) {
        return database.read(sql -> at(sql, address));
    }

    private static Optional<ArticleId> at(DSLContext sql, Address address) {
        return sql.select(Tables.Clipping.ARTICLE)
                .from(Tables.Clipping.TABLE)
                .join(Tables.Address.TABLE)
                .on(Tables.Address.ARTICLE.eq(Tables.Clipping.ARTICLE))
                .where(Tables.Address.ADDRESS_.eq(address.text()))
                .fetchOptional(row -> ArticleId.of(row.value1()));
    }

    /// Keeps an outlet that is not watched, so that clippings of it can be kept; one of that short name stays
    /// as it is.
    public void outlet(Outlet outlet, By by) {
        database.write(sql -> {
            int made = insert(sql, outlet, by.at());
            if (made > 0) {
                Journal.note(sql, by, Deed.Kind.OUTLET_ADDED, outlet.id().text(), outlet.name());
            }
            return made;
        });
    }

    private static int insert(DSLContext sql, Outlet outlet, Instant now) {
        return sql.insertInto(Tables.Outlet.TABLE)
                .set(Tables.Outlet.ID, outlet.id().text())
                .set(Tables.Outlet.NAME, outlet.name())
                .set(Tables.Outlet.HOME, outlet.home().text())
                .set(Tables.Outlet.LANGUAGE, outlet.language())
                .set(Tables.Outlet.ADDED, now.toEpochMilli())
                .set(Tables.Outlet.INCLUDE, "")
                .set(Tables.Outlet.EXCLUDE, "")
                .set(Tables.Outlet.STANDING, Standing.CLIPPED.name())
                .set(Tables.Outlet.STANDING_SINCE, now.toEpochMilli())
                .onConflictDoNothing()
                .execute();
    }

    /// Writes a clipping whose bytes are in the archive already, at once with its article, its version and
    /// its place in the search.
    ///
    /// @param places where the resources are kept, in order
    public Kept keep(Handed handed, List<Ledger.Kept> places, By by) {
        return database.write(sql -> at(sql, handed.address())
                .map(known -> new Kept(known, false))
                .orElseGet(() -> {
                    var article = ArticleId.of(insert(sql, handed, places));
                    Journal.note(
                            sql,
                            by,
                            Deed.Kind.CLIPPING_KEPT,
                            article.text(),
                            handed.outlet().text());
                    return new Kept(article, true);
                }));
    }

    private static long insert(DSLContext sql, Handed handed, List<Ledger.Kept> places) {
        var clipping = handed.clipping();
        long nr = Listing.insert(
                sql, handed.outlet(), handed.address(), Optional.of(clipping.at()), clipping.kept(), null);
        sql.update(Tables.Target.TABLE)
                .setNull(Tables.Target.DUE)
                .set(Tables.Target.ENDED, ENDED)
                .where(Tables.Target.NR.eq(nr))
                .execute();
        insert(sql, nr, clipping);
        Long first = null;
        for (int i = 0; i < places.size(); i++) {
            long one = capture(sql, nr, handed.resources().get(i), places.get(i), first);
            first = first == null ? one : first;
        }
        if (first == null) {
            throw new IllegalStateException("a clipping needs its kept original");
        }
        new Telling(sql, nr, handed.outlet(), first, Optional.empty()).first(Prepared.first(version(handed)));
        sql.update(Tables.Article.TABLE)
                .set(Tables.Article.CONDITION, Condition.OPEN.name())
                .set(Tables.Article.PUBLISHED, clipping.at().toEpochMilli())
                .where(Tables.Article.NR.eq(nr))
                .execute();
        return nr;
    }

    static void insert(DSLContext sql, long nr, Clipping clipping) {
        sql.insertInto(Tables.Clipping.TABLE)
                .set(Tables.Clipping.ARTICLE, nr)
                .set(Tables.Clipping.KEPT, clipping.kept().toEpochMilli())
                .set(Tables.Clipping.KEPT_BY, clipping.by())
                .set(
                        Tables.Clipping.STATED,
                        clipping.time()
                                .map(time -> clipping.day().atTime(time).toString())
                                .orElse(clipping.day().toString()))
                .set(Tables.Clipping.AT, clipping.at().toEpochMilli())
                .set(Tables.Clipping.NOTE, clipping.note())
                .set(Tables.Clipping.MEDIA, clipping.media())
                .set(
                        Tables.Clipping.WITNESS,
                        clipping.of().flatMap(id -> Library.number(sql, id)).orElse(null))
                .execute();
    }

    private static Version version(Handed handed) {
        var kept = handed.clipping().kept();
        return new Version(
                1,
                kept,
                kept,
                Optional.empty(),
                handed.story(),
                handed.resources().getFirst().body().digest(),
                handed.address(),
                handed.extractor(),
                OptionalInt.empty());
    }

    /// @param first the capture of the first of several; null when it is this
    static long capture(DSLContext sql, long nr, Resource resource, Ledger.Kept place, @Nullable Long first) {
        return sql.insertInto(Tables.Capture.TABLE)
                .set(Tables.Capture.TARGET, nr)
                .set(Tables.Capture.AT, resource.at().toEpochMilli())
                .set(Tables.Capture.ADDRESS, resource.address().text())
                .set(Tables.Capture.STATUS, NO_STATUS)
                .set(Tables.Capture.BYTES, resource.body().size())
                .set(Tables.Capture.PAYLOAD, resource.body().digest().hex())
                .set(Tables.Capture.BODY, resource.body().digest().hex())
                .set(Tables.Capture.FILE, place.file())
                .set(Tables.Capture.POSITION, place.position())
                .set(Tables.Capture.LENGTH, place.length())
                .set(Tables.Capture.PART_OF, first)
                .returningResult(Tables.Capture.NR)
                .fetchSingle()
                .value1();
    }

    /// How the article came here, when it was handed in.
    static Optional<Clipping> of(DSLContext sql, long nr) {
        return sql.select(Tables.Clipping.ALL)
                .from(Tables.Clipping.TABLE)
                .where(Tables.Clipping.ARTICLE.eq(nr))
                .fetchOptional(Clippings::clipping);
    }

    /// The newest that were handed in, newest first.
    ///
    /// @param of only those that bear witness to this article
    /// @param before only those that were handed in before this one
    public List<ArticleId> latest(Optional<ArticleId> of, Optional<ArticleId> before, int most) {
        return database.read(sql -> sql.select(Tables.Clipping.ARTICLE)
                .from(Tables.Clipping.TABLE)
                .where(of.map(id -> Tables.Clipping.WITNESS.eq(nr(sql, id))).orElse(trueCondition()))
                .and(before.map(id -> Tables.Clipping.ARTICLE.lt(nr(sql, id))).orElse(trueCondition()))
                .orderBy(Tables.Clipping.ARTICLE.desc())
                .limit(most)
                .fetch(row -> ArticleId.of(row.value1())));
    }

    /// No article has a number below 0.
    private static long nr(DSLContext sql, ArticleId id) {
        return Library.number(sql, id).orElse(-1L);
    }

    /// Those that bear witness to an article, the earliest first.
    static List<ArticleId> witnesses(DSLContext sql, long nr) {
        return sql.select(Tables.Clipping.ARTICLE)
                .from(Tables.Clipping.TABLE)
                .where(Tables.Clipping.WITNESS.eq(nr))
                .orderBy(Tables.Clipping.AT, Tables.Clipping.ARTICLE)
                .fetch(row -> ArticleId.of(row.value1()));
    }

    private static Clipping clipping(Record row) {
        var stated = row.get(Tables.Clipping.STATED);
        boolean timed = stated.contains("T");
        var witness = row.get(Tables.Clipping.WITNESS);
        return new Clipping(
                Instant.ofEpochMilli(row.get(Tables.Clipping.KEPT)),
                row.get(Tables.Clipping.KEPT_BY),
                timed ? LocalDateTime.parse(stated).toLocalDate() : LocalDate.parse(stated),
                timed ? Optional.of(LocalDateTime.parse(stated).toLocalTime()) : Optional.<LocalTime>empty(),
                row.get(Tables.Clipping.NOTE),
                row.get(Tables.Clipping.MEDIA),
                Optional.ofNullable(witness).map(ArticleId::of));
    }
}
