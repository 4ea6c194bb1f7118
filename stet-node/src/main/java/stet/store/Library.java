// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Address;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Story;
import stet.model.Tally;
import stet.model.Version;
import stet.search.Query;

/// What readers ask the archive. Reads only. What is withheld is left out, or not told: then a [Withheld] says why.
public final class Library {
    private final Database database;
    private final boolean complete;

    public Library(Database database) {
        this(database, false);
    }

    private Library(Database database, boolean complete) {
        this.database = database;
        this.complete = complete;
    }

    /// The same with articles, versions, readings and told changes whole, whatever is withheld: for work on the record
    /// itself, never for what anybody is shown.
    public Library complete() {
        return new Library(database, true);
    }

    private Redaction redaction(DSLContext sql, long nr) {
        return complete ? Redaction.NONE : Redactions.of(sql, nr);
    }

    private Readings readings(DSLContext sql, ArticleId id, long nr) {
        return new Readings(sql, id, nr, redaction(sql, nr));
    }

    /// A change as it was told.
    ///
    /// @param before the older text that it was made from
    /// @param after the newer
    public record Told(Revision revision, Story before, Story after) {}

    /// The two texts that a change was made from, by the numbers of their versions.
    public record Sides(int from, int to, Story before, Story after) {}

    /// The newest changes that pass the filter, newest first.
    ///
    /// @param before a [StreamItem#cursor]: only what is older; empty for the newest
    /// @throws IllegalArgumentException when `before` is no cursor
    public List<StreamItem> latest(Filter filter, String before, int most) {
        var from = Cursor.parse(before);
        return database.read(sql -> new Changes(sql).latest(filter, from, most));
    }

    /// How many changes pass the filter.
    public long count(Filter filter) {
        return database.read(sql -> new Changes(sql).count(filter));
    }

    /// Views of the stream of changes, in the order in which those were recorded.
    public Views views() {
        return new Views(database);
    }

    /// The text that was shown for an article at an instant; empty when there is no such article, or it may not be
    /// shown.
    public Optional<Story> shown(ArticleId id, Instant then) {
        return database.read(sql -> number(sql, id)
                .flatMap(nr -> sql.select(Tables.Version.NUMBER)
                        .from(Tables.Version.TABLE)
                        .where(Tables.Version.of(nr))
                        .and(Tables.Version.NUMBER.eq(1).or(Tables.Version.SEEN_FROM.le(then.toEpochMilli())))
                        .orderBy(Tables.Version.NR.desc())
                        .limit(1)
                        .fetchOptional(Tables.Version.NUMBER)
                        .flatMap(number -> ifShown(() -> readings(sql, id, nr).at(number, then)))));
    }

    /// The newest changes of one article, newest first.
    public List<StreamItem> changesOf(ArticleId article, int most) {
        return database.read(sql ->
                number(sql, article).map(nr -> new Changes(sql).of(nr, most)).orElse(List.of()));
    }

    /// An article. Of versions that are withheld, it tells when they stood and why they are not shown.
    ///
    /// @throws Withheld when nothing of it may be shown
    public Optional<ArticleRecord> article(ArticleId id) {
        return database.read(sql -> ArticleRows.find(sql, id, nr -> redaction(sql, nr)));
    }

    /// The outlet of an article that has a version, whatever is withheld of it.
    public Optional<OutletId> outletOf(ArticleId id) {
        return database.read(sql -> sql.select(Tables.Article.OUTLET)
                .from(Tables.Article.TABLE)
                .where(Rows.is(id))
                .and(Tables.Article.VERSIONS.gt(0))
                .fetchOptional(row -> new OutletId(row.value1())));
    }

    /// Whether an article has a version, and nothing of it is withheld.
    public boolean isWhole(ArticleId id) {
        return database.read(sql -> number(sql, id)
                .filter(nr -> Redactions.of(sql, nr).inForce().isEmpty())
                .isPresent());
    }

    /// When it was last decided that something is withheld, or is not any more; empty while nothing ever was.
    public Optional<Instant> withheldSince() {
        return database.read(sql -> Redactions.decided(sql));
    }

    /// The digests of an article's texts as they are kept, by version: of what is withheld, too, and never of words
    /// that
    /// are blackened. Empty when there is no such article.
    public SortedMap<Integer, Digest> digests(ArticleId id) {
        return database.read(sql -> new TreeMap<>(number(sql, id)
                .map(nr -> sql.select(Tables.Version.NUMBER, Tables.Version.DIGEST)
                        .from(Tables.Version.TABLE)
                        .where(Tables.Version.of(nr))
                        .fetchMap(row -> row.value1(), row -> new Digest(row.value2())))
                .orElse(Map.of())));
    }

    /// The article that is or was at this address.
    public Optional<ArticleId> at(Address address) {
        return database.read(sql -> sql.select(Tables.Article.ID)
                .from(Tables.Address.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Address.ARTICLE))
                .where(Tables.Address.ADDRESS_.in(
                        address.text(), address.withoutTracking().text()))
                .and(Tables.Article.VERSIONS.gt(0))
                .limit(1)
                .fetchOptional(row -> new ArticleId(row.value1())));
    }

    /// The article that somebody names by its id or by an address that is or was its own.
    public Optional<ArticleId> named(String typed) {
        return Address.parse(typed)
                .flatMap(this::at)
                .or(() -> ArticleId.parse(typed).filter(id -> outletOf(id).isPresent()));
    }

    /// Ids of articles with at least one version, in the order in which they were found.
    ///
    /// @param after the id that came last; empty to begin
    public List<ArticleId> articles(Optional<ArticleId> after, int most) {
        return database.read(sql -> sql.select(Tables.Article.ID)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.VERSIONS.gt(0))
                .and(Tables.Article.NR.gt(after.flatMap(id -> number(sql, id)).orElse(-1L)))
                .orderBy(Tables.Article.NR)
                .limit(most)
                .fetch(row -> new ArticleId(row.value1())));
    }

    /// @throws Withheld when it may not be shown
    public Optional<Version> version(ArticleId id, int number) {
        return database.read(sql -> number(sql, id)
                .filter(nr -> sql.fetchExists(
                        sql.selectOne().from(Tables.Version.TABLE).where(Tables.Version.at(nr, number))))
                .map(nr -> Ledger.version(sql, readings(sql, id, nr), nr, number)));
    }

    /// The revision as stored when it was made; only between neighbours, and only while both are shown as they were
    /// read
    /// then: its edits point into their texts. None where words of the article are withheld.
    ///
    /// @param to the number of the newer version
    /// @throws Withheld when one of the two may not be shown
    public Optional<Revision> revision(ArticleId id, int to) {
        return database.read(sql -> number(sql, id)
                .flatMap(nr -> sql.select(Tables.Revision.ALL)
                        .from(Tables.Revision.TABLE)
                        .where(Tables.Revision.ARTICLE.eq(nr))
                        .and(Tables.Revision.NUMBER.eq(to))
                        .fetchOptional()
                        .filter(row -> !Readings.touch(
                                sql, nr, row.get(Tables.Revision.PRIOR), row.get(Tables.Revision.NUMBER)))
                        .map(RevisionRows::revision)
                        .filter(revision -> RevisionRows.isStored(redaction(sql, nr), revision))));
    }

    /// All revisions of an article that may be told, oldest first, as stored when they were made. Their edits may point
    /// into texts that were read otherwise since.
    public List<Revision> revisions(ArticleId id) {
        return database.read(sql -> number(sql, id)
                .map(nr -> {
                    var readings = readings(sql, id, nr);
                    return sql
                            .select(Tables.Revision.ALL)
                            .from(Tables.Revision.TABLE)
                            .where(Tables.Revision.ARTICLE.eq(nr))
                            .orderBy(Tables.Revision.NUMBER)
                            .fetch()
                            .stream()
                            .flatMap(row -> RevisionRows.ifTold(readings, row).stream())
                            .toList();
                })
                .orElse(List.of()));
    }

    /// The revision that is stored, with the two texts it was made from: those that were shown when it was
    /// made.
    ///
    /// @param to the number of the newer version
    /// @throws Withheld when one of the two texts may not be shown
    public Optional<Told> told(ArticleId id, int to) {
        return database.read(sql ->
                number(sql, id).flatMap(nr -> RevisionRows.told(sql, readings(sql, id, nr), nr, to)));
    }

    /// What a change was made from, whether or not the change itself can still be read.
    ///
    /// @param to the number of the newer version
    /// @throws Damaged when one of the two texts is
    /// @throws Withheld when one of them may not be shown
    public Optional<Sides> sides(ArticleId id, int to) {
        return database.read(sql -> number(sql, id)
                .flatMap(nr ->
                        RevisionRows.row(sql, nr, to).map(row -> RevisionRows.sides(readings(sql, id, nr), row))));
    }

    /// Revisions of a stream with the two texts that each was made from, by [StreamItem#cursor]. One whose texts are
    /// damaged or withheld is left out.
    public Map<String, Told> told(List<StreamItem> items) {
        return database.read(sql -> new ToldTexts(sql, complete ? Redactions.NONE : Redactions.of(sql)).of(items));
    }

    /// Where collections are read and edited.
    public Collections collections() {
        return new Collections(database);
    }

    /// What is looked at next.
    public WatchList watchList() {
        return new WatchList(database);
    }

    /// The clippings that bear witness to an article, the earliest first.
    public List<ArticleRecord> witnesses(ArticleId id) {
        return database
                .read(sql ->
                        number(sql, id).map(nr -> Clippings.witnesses(sql, nr)).orElse(List.of()))
                .stream()
                .flatMap(witness -> ifShown(witness).stream())
                .toList();
    }

    /// Histories that other archives kept of an article, as far as they stand beside it, the earliest taken over first.
    public List<ArticleRecord> histories(ArticleId id) {
        return database
                .read(sql ->
                        number(sql, id).map(nr -> Histories.besides(sql, nr)).orElse(List.of()))
                .stream()
                .flatMap(history -> ifShown(history).stream())
                .toList();
    }

    /// An article, unless nothing of it may be shown.
    public Optional<ArticleRecord> ifShown(ArticleId id) {
        return ifShown(() -> article(id)).flatMap(Function.identity());
    }

    private static <T> Optional<T> ifShown(Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (Withheld e) {
            return Optional.empty();
        }
    }

    /// The names of all outlets that are watched or were.
    public Map<OutletId, String> names() {
        return database.read(sql -> sql.select(Tables.Outlet.ID, Tables.Outlet.NAME)
                .from(Tables.Outlet.TABLE)
                .fetchMap(row -> new OutletId(row.value1()), row -> row.value2()));
    }

    /// What fits a search, newest first.
    ///
    /// @param from what [Found#next] told of the search before; empty to begin
    /// @param most at least 1
    /// @throws IllegalArgumentException when `from` is no such place
    public Found search(Query query, String from, int most) {
        if (!from.matches("[0-9]{0,18}")) {
            throw new IllegalArgumentException("not a place in a search: " + from);
        }
        var place = from.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(from));
        return database.read(sql -> new Searching(sql, query, most).from(place));
    }

    /// Where the bytes behind a version are kept: its page, and its further pages in order; empty when there
    /// is no such version.
    public List<Evidence> evidence(ArticleId id, int version) {
        return database.read(sql -> evidence(sql, id, version));
    }

    static List<Evidence> evidence(DSLContext sql, ArticleId id, int version) {
        return number(sql, id)
                .flatMap(nr -> sql.select(Tables.Version.CAPTURE)
                        .from(Tables.Version.TABLE)
                        .where(Tables.Version.at(nr, version))
                        .fetchOptional(Tables.Version.CAPTURE))
                .map(first -> sql.select(Tables.Capture.ALL)
                        .from(Tables.Capture.TABLE)
                        .where(Tables.Capture.NR.eq(first))
                        .or(Tables.Capture.PART_OF.eq(first))
                        .orderBy(Tables.Capture.NR)
                        .fetch(row -> evidence(sql, row)))
                .orElse(List.of());
    }

    /// The versions of an article whose text was read again, oldest reading first.
    public List<RereadLine> readings(ArticleId id) {
        return database.read(
                sql -> number(sql, id).map(nr -> readings(sql, id, nr).lines()).orElse(List.of()));
    }

    /// The text that was shown for a version before it was read again.
    ///
    /// @throws Withheld when it may not be shown
    public Story before(ArticleId id, RereadLine reading) {
        return database.read(
                sql -> readings(sql, id, number(sql, id).orElseThrow()).before(reading.version(), reading.nr()));
    }

    /// The same bytes again stand where they were kept first.
    private static Evidence evidence(DSLContext sql, Record row) {
        var first = row.get(Tables.Capture.SAME_AS);
        var place = first == null
                ? row
                : sql.select(Tables.Capture.ALL)
                        .from(Tables.Capture.TABLE)
                        .where(Tables.Capture.NR.eq(first))
                        .fetchSingle();
        return new Evidence(
                Instant.ofEpochMilli(row.get(Tables.Capture.AT)),
                new Address(row.get(Tables.Capture.ADDRESS)),
                row.get(Tables.Capture.STATUS),
                row.get(Tables.Capture.BYTES),
                new Digest(row.get(Tables.Capture.PAYLOAD)),
                new Digest(row.get(Tables.Capture.BODY)),
                place.get(Tables.Capture.FILE),
                place.get(Tables.Capture.POSITION),
                Times.at(row.get(Tables.Capture.DROPPED)));
    }

    /// Why the whole watch pauses; empty while it does not.
    public Optional<Pauses.Pause> pause() {
        return database.read(Pauses::now);
    }

    /// The looks at an article, newest first.
    public List<CheckLine> checks(ArticleId id, int most) {
        return database.read(sql -> number(sql, id)
                .map(nr -> sql.select(Tables.Look.ALL)
                        .from(Tables.Look.TABLE)
                        .where(Tables.Look.TARGET.eq(nr))
                        .orderBy(Tables.Look.AT.desc(), Tables.Look.NR.desc())
                        .limit(most)
                        .fetch(Library::check))
                .map(List::copyOf)
                .orElse(List.of()));
    }

    private static CheckLine check(Record row) {
        var status = row.get(Tables.Look.STATUS);
        return new CheckLine(
                Instant.ofEpochMilli(row.get(Tables.Look.AT)),
                Duration.ofMillis(row.get(Tables.Look.TOOK)),
                Answer.valueOf(row.get(Tables.Look.ANSWER)),
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                row.get(Tables.Look.DETAIL));
    }

    /// How punctual the looks since then were, in the order in which they were taken.
    public List<Punctuality> punctuality(Instant since) {
        return database.read(sql -> Punctuality.since(sql, since));
    }

    /// @param now the present instant, from which the last 24 hours count
    public List<OutletRecord> outlets(Instant now) {
        return database.read(sql -> new Outlets(sql, now).all());
    }

    /// All outlets by name, without what would have to be counted.
    public List<OutletLine> outletLines() {
        return database.read(Outlets::lines);
    }

    /// What the looks at an outlet came to in the last four weeks, in order of time.
    public List<Tally> tallies(OutletId outlet) {
        return database.read(sql -> Tallies.of(sql, outlet));
    }

    /// The same of all outlets.
    public Map<OutletId, List<Tally>> tallies() {
        return database.read(Tallies::all);
    }

    /// What all looks at each outlet came to since it was added.
    public Map<OutletId, Tally> totalTallies() {
        return database.read(Tallies::totals);
    }

    /// What is wrong with an outlet, and what was, the newest first.
    public List<Alert> alerts(OutletId outlet, int most) {
        return database.read(sql -> Alerts.of(sql, outlet, most));
    }

    /// What is wrong now with any outlet that is watched.
    public List<Alert> alerts() {
        return database.read(Alerts::standing);
    }

    /// What the addresses of an outlet's articles look like, the commonest first.
    public List<OutletRecord.ShapeLine> shapes(OutletId outlet) {
        return database.read(sql -> sql.select(Tables.Shape.ALL)
                .from(Tables.Shape.TABLE)
                .where(Tables.Shape.OUTLET.eq(outlet.text()))
                .orderBy(Tables.Shape.ARTICLES.plus(Tables.Shape.OTHERS).desc(), Tables.Shape.SHAPE)
                .fetch(row -> new OutletRecord.ShapeLine(
                        row.get(Tables.Shape.SHAPE),
                        row.get(Tables.Shape.ARTICLES),
                        row.get(Tables.Shape.OTHERS),
                        row.get(Tables.Shape.EXAMPLE))));
    }

    public Optional<OutletRecord> outlet(OutletId id, Instant now) {
        return database.read(sql -> new Outlets(sql, now).one(id));
    }

    public Totals totals(Instant now) {
        return database.read(sql -> new Outlets(sql, now).totals());
    }

    static Optional<Long> number(DSLContext sql, ArticleId id) {
        return sql.select(Tables.Article.NR)
                .from(Tables.Article.TABLE)
                .where(Rows.is(id))
                .fetchOptional(Tables.Article.NR);
    }
}
