// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.inline;
import static stet.store.Tables.Target.ADDRESS;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.NR;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Looks;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Rival;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.SiteMemory;
import stet.model.Target;
import stet.model.Timing;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;

/// What is known of a target, and what a look taught: recalled before a look, recorded after it, in one transaction
/// each.
public final class Ledger {
    private static final int MOST_RIVALS = 3;

    /// Characters of a headline by which a server finds it.
    private static final int HEADLINE_INDEXED = 200;

    private final Database database;
    private final Memories memories = new Memories();

    public Ledger(Database database) {
        this.database = database;
    }

    /// Where an exchange was kept in the archive.
    ///
    /// @param file the WARC file, relative to the archive folder
    /// @param position of the record's first byte
    /// @param length of the record in the file, in bytes
    /// @param sameAs the capture that holds the bytes, when the record only refers to it
    public record Kept(String file, long position, long length, Optional<Long> sameAs) {
        /// With its bytes.
        public Kept(String file, long position, long length) {
            this(file, position, length, Optional.empty());
        }
    }

    /// A capture of the same outlet whose record holds the same bytes.
    ///
    /// @param nr its number
    public record Same(long nr, Address address, Instant at) {}

    /// Where the bytes of an answer were kept before, of the same outlet; empty when they are new.
    public Optional<Same> same(OutletId outlet, Digest body, Digest content) {
        return database.read(sql -> sql.select(Tables.Capture.NR, Tables.Capture.ADDRESS, Tables.Capture.AT)
                .from(Tables.Capture.TABLE)
                .join(Tables.Target.TABLE)
                .on(NR.eq(Tables.Capture.TARGET))
                .where(Tables.Capture.BODY.eq(body.hex()))
                .and(Tables.Capture.PAYLOAD.eq(content.hex()))
                .and(Tables.Capture.SAME_AS.isNull())
                .and(Tables.Capture.DROPPED.isNull())
                .and(Tables.Capture.STATUS.ne(Clippings.NO_STATUS))
                .and(Tables.Target.OUTLET.eq(outlet.text()))
                .orderBy(Tables.Capture.NR)
                .limit(1)
                .fetchOptional(
                        row -> new Same(row.value1(), new Address(row.value2()), Instant.ofEpochMilli(row.value3()))));
    }

    /// All that is known of a target; empty when it is no longer watched.
    public Optional<Watched> recall(Target target) {
        return database.read(sql -> find(sql, target)
                .filter(row -> row.get(DUE) != null)
                .map(row -> switch (target) {
                    case Seed seed -> seed(sql, seed, row);
                    case Target.Article article -> article(sql, article, row);
                }));
    }

    /// A target whose turn has come.
    ///
    /// @param due when it came
    public record Coming(Instant due, Looks looks, Timing timing) {
        /// Whether it is due since an earlier look planned it so, and not since a seed has just named
        /// it.
        public boolean isPlanned() {
            return timing.pulse().sure().isPresent() && timing.pulse().hints().isEmpty();
        }
    }

    /// What decides whether a target is looked at now; empty when it is no longer watched.
    public Optional<Coming> coming(Target target) {
        return database.read(sql -> find(sql, target)
                .filter(row -> row.get(DUE) != null)
                .map(row -> new Coming(due(row), Rows.looks(row), timing(sql, row))));
    }

    /// What an outlet's pages have taught about its furniture; nothing for an outlet that is not watched.
    public SiteMemory memory(OutletId outlet) {
        return database.read(sql -> memories.recall(sql, outlet.text()));
    }

    /// Writes everything that follows from a look at once: check, version, revision, events, addresses, next
    /// due time.
    ///
    /// @param kept where the exchanges were put, in order; empty when the outcome did not ask for it
    /// @param apart the next look is planned so far from the site's others
    /// @return whether it was written; false when someone else looked at the target meanwhile, and nothing
    /// was
    public boolean record(Outcome outcome, List<Kept> kept, Duration apart) {
        var found = Prepared.of(outcome.finding());
        return database.write(sql -> new Recording(sql, outcome, found, apart).write(kept));
    }

    /// Stores a version's text as it was read again from its kept page: ours, and no event in the article's
    /// life.
    ///
    /// @param now the version with its new text and the extractor that read it
    /// @param was the digest of the text that was shown when it was decided
    /// @return whether it was written; false when someone else read it again meanwhile, and nothing was
    public boolean reread(ArticleId article, Version now, Digest was, Instant at) {
        return database.write(sql -> Library.number(sql, article)
                .filter(nr -> sql.fetchExists(
                        Tables.Version.TABLE,
                        Tables.Version.at(nr, now.number()).and(Tables.Version.DIGEST.eq(was.hex()))))
                .map(nr -> {
                    new Readings(sql, article, nr).add(now, at);
                    return true;
                })
                .orElse(false));
    }

    /// Puts revisions of an article, compared anew, in the place of those that are stored. When and of which
    /// versions they were told stays, and so does the name under which feeds know them.
    public void recompared(ArticleId article, List<Revision> revisions) {
        database.write(sql -> Library.number(sql, article).map(nr -> {
            SearchIndex.outdate(sql, nr);
            revisions.forEach(revision -> Places.recompared(sql, nr, revision));
            return sql.batch(revisions.stream()
                            .map(revision -> sql.update(Tables.Revision.TABLE)
                                    .set(Telling.told(revision))
                                    .where(Tables.Revision.ARTICLE.eq(nr))
                                    .and(Tables.Revision.PRIOR.eq(revision.from()))
                                    .and(Tables.Revision.NUMBER.eq(revision.to())))
                            .toList())
                    .execute();
        }));
    }

    /// Where the pages that a version was read from are kept, in order; empty when there is no such version.
    public List<Evidence> evidence(ArticleId article, int version) {
        return database.read(sql -> Library.evidence(sql, article, version));
    }

    /// Puts a look off without having looked; nothing happens when someone else looked meanwhile. A power cut
    /// may undo it: then the look is put off again.
    ///
    /// @param due as it was recalled
    /// @param apart the look is planned so far from the site's others, if need be somewhat later
    public void postpone(Target target, Instant due, Instant until, Duration apart) {
        database.note(sql -> find(sql, target)
                .map(row -> sql.update(Tables.Target.TABLE)
                        .set(DUE, Frontier.free(sql, row, until, apart).toEpochMilli())
                        .where(NR.eq(row.get(NR)))
                        .and(DUE.eq(due.toEpochMilli()))
                        .execute())
                .orElse(0));
    }

    /// The first time from `wanted` on that is so far from all times at which others of the target's site are
    /// due.
    public Instant free(Target target, Instant wanted, Duration apart) {
        return database.read(sql -> find(sql, target)
                .map(row -> Frontier.free(sql, row, wanted, apart))
                .orElse(wanted));
    }

    /// Asked as an index of a server has it, whose rows are bounded: by its beginning first.
    private static org.jooq.Condition isHeaded(String headline) {
        var beginning = inline(HEADLINE_INDEXED);
        return DSL.left(Tables.Article.HEADLINE, beginning)
                .eq(DSL.left(DSL.val(headline), beginning))
                .and(Tables.Article.HEADLINE.eq(headline));
    }

    /// Other articles of the outlet that have one of these addresses, this headline or this opening; those
    /// with the address first, then the newest. Clippings are none, and histories beside others: no address leads
    /// to them.
    public List<Rival> rivals(Target target, List<Address> addresses, String headline, Digest opening) {
        var wanted = addresses.stream().map(Address::text).toList();
        return database.read(sql -> {
            long own = find(sql, target).map(row -> row.get(NR)).orElse(-1L);
            var byAddress = sql.select(Tables.Address.ARTICLE)
                    .from(Tables.Address.TABLE)
                    .where(Tables.Address.ADDRESS_.in(wanted))
                    .fetchSet(Tables.Address.ARTICLE);
            var text = Tables.Article.OPENING.eq(opening.hex());
            if (!headline.isBlank()) {
                text = text.or(isHeaded(headline));
            }
            return sql.select(Tables.Article.NR, Tables.Article.HEADLINE, Tables.Article.OPENING, ADDRESS)
                    .from(Tables.Article.TABLE)
                    .join(Tables.Target.TABLE)
                    .on(NR.eq(Tables.Article.NR))
                    .where(Tables.Article.OUTLET.eq(target.outlet().text()))
                    .and(Tables.Article.VERSIONS.gt(0))
                    .and(Tables.Article.NR.ne(own))
                    .and(Tables.Article.NR.in(byAddress).or(text))
                    .and(Tables.Article.NR.notIn(
                            DSL.select(Tables.Clipping.ARTICLE).from(Tables.Clipping.TABLE)))
                    .and(Tables.Article.NR.notIn(DSL.select(Tables.History.ARTICLE)
                            .from(Tables.History.TABLE)
                            .where(Tables.History.BESIDE.isNotNull())))
                    .orderBy(DSL.when(Tables.Article.NR.in(byAddress), 0).otherwise(1), Tables.Article.NR.desc())
                    .limit(MOST_RIVALS)
                    .fetch(row -> new Rival(
                            ArticleId.of(row.value1()),
                            new Address(row.value4()),
                            byAddress.contains(row.value1()),
                            row.value2().equals(headline) || row.value3().equals(opening.hex())));
        });
    }

    private static Optional<Record> find(DSLContext sql, Target target) {
        return sql.select(Tables.Target.ALL)
                .from(Tables.Target.TABLE)
                .where(Rows.is(target))
                .fetchOptional()
                .map(row -> row);
    }

    private static Watched seed(DSLContext sql, Seed seed, Record row) {
        return new Watched(
                seed,
                due(row),
                validators(row),
                Rows.looks(row),
                Condition.OPEN,
                Optional.empty(),
                Map.of(),
                links(row),
                List.of(seed.address()),
                Optional.empty(),
                SiteMemory.NOTHING,
                Scopes.of(sql, seed, row),
                timing(sql, row));
    }

    private Watched article(DSLContext sql, Target.Article named, Record row) {
        long nr = row.get(NR);
        var article = sql.select(Tables.Article.ALL)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.eq(nr))
                .fetchSingle();
        var target = new Target.Article(
                named.id(), new OutletId(row.get(Tables.Target.OUTLET)), new Address(row.get(ADDRESS)));
        return new Watched(
                target,
                due(row),
                validators(row),
                Rows.looks(row),
                Condition.valueOf(article.get(Tables.Article.CONDITION)),
                latest(sql, named.id(), nr, article.get(Tables.Article.VERSIONS)),
                earlier(sql, nr),
                links(row),
                sql.select(Tables.Address.ADDRESS_)
                        .from(Tables.Address.TABLE)
                        .where(Tables.Address.ARTICLE.eq(nr))
                        .orderBy(Tables.Address.ADDED)
                        .fetch(a -> new Address(a.value1())),
                suspect(sql, article.get(Tables.Article.SUSPECT)),
                memories.recall(sql, target.outlet().text()),
                Scope.ALL,
                timing(sql, row));
    }

    private static Timing timing(DSLContext sql, Record row) {
        return Timings.recall(
                sql,
                row.get(Tables.Target.OUTLET),
                row.get(NR),
                Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN)));
    }

    private static Optional<Rival> suspect(DSLContext sql, @Nullable Long nr) {
        if (nr == null) {
            return Optional.empty();
        }
        return sql.select(ADDRESS)
                .from(Tables.Target.TABLE)
                .where(NR.eq(nr))
                .fetchOptional(row -> new Rival(ArticleId.of(nr), new Address(row.value1()), false, false));
    }

    private static Optional<Version> latest(DSLContext sql, ArticleId id, long article, int number) {
        return number == 0
                ? Optional.empty()
                : Optional.of(version(sql, new Readings(sql, id, article), article, number));
    }

    static Version version(DSLContext sql, Readings readings, long article, int number) {
        var row = sql.select(Tables.Version.ALL)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.at(article, number))
                .fetchSingle();
        var returnsTo = row.get(Tables.Version.RETURNS_TO);
        return new Version(
                number,
                Instant.ofEpochMilli(row.get(Tables.Version.SEEN_FROM)),
                Instant.ofEpochMilli(row.get(Tables.Version.SEEN_UNTIL)),
                Times.at(row.get(Tables.Version.NOT_BEFORE)),
                readings.newest(number),
                new Digest(row.get(Tables.Version.PAYLOAD)),
                new Address(row.get(Tables.Version.ADDRESS)),
                row.get(Tables.Version.EXTRACTOR),
                returnsTo == null ? OptionalInt.empty() : OptionalInt.of(returnsTo),
                Histories.origin(sql, article, number));
    }

    private static Map<Digest, Integer> earlier(DSLContext sql, long article) {
        var earlier = new HashMap<Digest, Integer>();
        sql.select(Tables.Version.DIGEST, Tables.Version.NUMBER)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(article))
                .orderBy(Tables.Version.NR)
                .forEach(row -> earlier.put(new Digest(row.value1()), row.value2()));
        sql.select(Tables.Reading.WAS, Tables.Reading.NUMBER)
                .from(Tables.Reading.TABLE)
                .where(Tables.Reading.ARTICLE.eq(article))
                .forEach(row -> earlier.putIfAbsent(new Digest(row.value1()), row.value2()));
        return earlier;
    }

    private static Instant due(Record row) {
        return Times.at(row.get(DUE)).orElse(Instant.MAX);
    }

    private static Validators validators(Record row) {
        return new Validators(
                Optional.ofNullable(row.get(Tables.Target.ETAG)),
                Optional.ofNullable(row.get(Tables.Target.LAST_MODIFIED)));
    }

    private static Optional<Digest> links(Record row) {
        return Optional.ofNullable(row.get(Tables.Target.LINKS)).map(Digest::new);
    }
}
