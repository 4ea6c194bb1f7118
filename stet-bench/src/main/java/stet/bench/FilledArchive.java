// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.compare.Comparison;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Capture;
import stet.model.Condition;
import stet.model.Finding;
import stet.model.Header;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Story;
import stet.model.Target;
import stet.model.Timed;
import stet.model.Validators;
import stet.model.Version;
import stet.search.ChangedWords;
import stet.search.Sought;
import stet.search.Terms;
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Roster;
import stet.store.SearchIndex;

/// A store of millions of versions and its search index, made within minutes. One week's articles are recorded by the
/// ledger in the order of time, with real comparisons, and indexed; the weeks before are copies of that week's rows,
/// with other numbers, ids, outlets and times, as the ledger would have written them.
final class FilledArchive {
    static final int OUTLETS = 100;
    static final int WEEKS = 100;
    private static final int GROUP = 20; // outlets of one week
    private static final int OPEN_WEEKS = 3;
    private static final int UNCHANGED_LOOKS = 3;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration EDITED_AFTER = Duration.ofMinutes(10); // at the earliest, and at the latest:
    private static final Duration EDITED_WITHIN = Duration.ofDays(3);
    private static final double VERSIONS_AN_ARTICLE = 5;

    private final Path file;
    private final int articles;
    private final Instant now;

    /// @param versions about so many
    FilledArchive(Path folder, int versions, Instant now) {
        this.file = folder.resolve("stet.db");
        this.articles = (int) Math.max(100, versions / VERSIONS_AN_ARTICLE / WEEKS);
        this.now = now;
    }

    void fill() throws Exception {
        try (var database = Database.open(file);
                var archive = new WarcFiles(file.resolveSibling("warc"), ArchiveSettings.DEFAULTS)) {
            recordWeek(database, archive);
            var index = new SearchIndex(database);
            while (index.catchUp(200) > 0) {
                // the next ones
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            run(connection, "pragma journal_mode = delete");
            run(connection, "pragma synchronous = off");
            run(connection, "pragma cache_size = -300000");
            run(connection, "pragma threads = 2"); // to sort
            connection.setAutoCommit(false);
            var indexes = indexes(connection);
            for (var name : indexes.keySet()) {
                run(connection, "drop index " + name);
            }
            gather(connection, 32 << 20);
            new Copies(connection).make();
            gather(connection, 1 << 20);
            for (var index : indexes.values()) {
                run(connection, index);
            }
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "pragma journal_mode = wal");
        }
    }

    /// Those of the tables that grow, each with the statement that makes it: all at once is sooner made than row by
    /// row.
    private static Map<String, String> indexes(Connection connection) throws SQLException {
        var indexes = new LinkedHashMap<String, String>();
        try (var one = connection.createStatement();
                var rows = one.executeQuery(
                        "select name, sql from sqlite_master where type = 'index' and sql is not null"
                                + " and tbl_name in ('target', 'article', 'address', 'look', 'capture', 'revision', 'place')")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        return indexes;
    }

    /// How much the full-text index gathers before it writes (FTS5, `hashsize`): the more, the less it merges later.
    private static void gather(Connection connection, int bytes) throws SQLException {
        for (var table : List.of("article_text", "change_text")) {
            run(connection, "insert into %1$s (%1$s, rank) values ('hashsize', %2$d)".formatted(table, bytes));
        }
    }

    /// Where the outlet of a week's article stands in another week: the hundred take turns.
    static String outlet(int number, int week) {
        return "outlet-%03d".formatted((number + GROUP * week) % OUTLETS);
    }

    private static String inWeek(String text, int week) {
        int at = text.indexOf("outlet-");
        int number = Integer.parseInt(text.substring(at + 7, at + 10));
        return text.substring(0, at) + outlet(number, week) + text.substring(at + 10);
    }

    private void recordWeek(Database database, WarcFiles archive) throws InterruptedException, ExecutionException {
        var roster = new Roster(database);
        for (int i = 0; i < OUTLETS; i++) {
            var id = new OutletId(outlet(i, 0));
            var home = new Address("https://%s.example/".formatted(id.text()));
            var seed = new Seed(id, new Address(home.text() + "feed.xml"), Seed.Kind.FEED);
            roster.add(
                    new Outlet(id, "Outlet %03d".formatted(i), home, i % 5 == 4 ? "de" : "en", List.of(seed)),
                    now.minus(WEEK.multipliedBy(WEEKS + 1)));
        }
        var ledger = new Ledger(database);
        var keep = in(archive);
        var last = new HashMap<Integer, Future<Target.Article>>(); // of each article
        try (var threads = Executors.newFixedThreadPool(32, Thread.ofVirtual().factory())) {
            for (var look : looks()) {
                var before = last.get(look.article());
                last.put(look.article(), threads.submit(() -> {
                    var target = before == null ? look.target(roster) : before.get();
                    record(ledger, keep, target, look.story(), look.at());
                    return target;
                }));
            }
            for (var one : last.values()) {
                one.get();
            }
        }
    }

    /// One that finds a version of an article of the week.
    ///
    /// @param version from 0
    /// @param first when it found the first one
    private record Look(int article, int version, Instant first, Instant at) {
        Target.Article target(Roster roster) {
            var outlet = new OutletId(outlet(article % GROUP, 0));
            var address = new Address("https://%s.example/2026/article-%d".formatted(outlet.text(), article));
            return roster.article(outlet, address, first);
        }

        Story story() {
            return new MadeHistory(article, first, article % GROUP % 5 == 4 ? "de" : "en")
                    .stories()
                    .get(version);
        }
    }

    /// Those of the week, in the order of time. Most edits follow soon, some after days.
    private List<Look> looks() {
        var looks = new ArrayList<Look>();
        for (int n = 0; n < articles; n++) {
            var random = new SplittableRandom(n);
            var first = now.minusMillis(random.nextLong(Duration.ofHours(1).toMillis(), WEEK.toMillis()));
            var at = first;
            for (int version = 0; version < MadeHistory.versions(n); version++) {
                looks.add(new Look(n, version, first, at));
                double wait = EDITED_AFTER.toMillis()
                        * Math.pow((double) EDITED_WITHIN.dividedBy(EDITED_AFTER), random.nextDouble());
                at = at.plusMillis(
                        Math.min((long) wait, Duration.between(at, now).toMillis() / 2));
            }
        }
        looks.sort(Comparator.comparing(Look::at));
        return looks;
    }

    /// Keeps captures in these files.
    static Function<Capture, Ledger.Kept> in(WarcFiles archive) {
        return capture -> {
            try {
                var place = archive.append(capture);
                return new Ledger.Kept(place.file(), place.offset(), place.length());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /// A look that finds this story.
    ///
    /// @return how long its commit took, in nanoseconds
    static long record(
            Ledger ledger, Function<Capture, Ledger.Kept> keep, Target.Article target, Story story, Instant at) {
        return record(ledger, keep, target, story, at, Comparison::of);
    }

    /// The same with a comparison from elsewhere.
    ///
    /// @param compared what was before, and what is now
    static long record(
            Ledger ledger,
            Function<Capture, Ledger.Kept> keep,
            Target.Article target,
            Story story,
            Instant at,
            BiFunction<Story, Story, Comparison> compared) {
        var watched = ledger.recall(target).orElseThrow();
        var body = Payload.of((story.headline() + story.text()).getBytes(StandardCharsets.UTF_8));
        var capture = new Capture(
                target.address(),
                List.of(),
                true,
                at,
                Duration.ofMillis(120),
                200,
                List.of(new Header("Content-Type", "text/html")),
                body,
                body);
        int number = watched.latest().map(v -> v.number() + 1).orElse(1);
        var version = new Version(
                number,
                at,
                at,
                watched.looks().lastLook(),
                story,
                capture.content().digest(),
                target.address(),
                1,
                OptionalInt.empty());
        Finding finding = number == 1
                ? new Finding.FirstSeen(version)
                : new Finding.Revised(
                        version,
                        compared.apply(watched.latest().orElseThrow().story(), story)
                                .revision(number - 1, number));
        var outcome = new Outcome(
                watched,
                at,
                Answer.CHANGED,
                "",
                finding,
                List.of(),
                Condition.OPEN,
                Validators.NONE,
                watched.looks().changed(at).waiting(Duration.ofMinutes(30)),
                Optional.empty(),
                List.of(capture),
                true,
                target.address(),
                List.of(target.address()),
                Optional.of(at.plus(Duration.ofMinutes(30))),
                "",
                Optional.empty(),
                Optional.empty(),
                new Timed(watched.timing().pulse(), Optional.empty(), 1, 120));
        var kept = List.of(keep.apply(capture));
        long begun = System.nanoTime();
        if (!ledger.record(outcome, kept, Duration.ZERO)) {
            throw new IllegalStateException("the look at %s was not written".formatted(target.address()));
        }
        return System.nanoTime() - begun;
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    static long number(Connection connection, String question) throws SQLException {
        try (var one = connection.createStatement();
                var row = one.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The weeks before, table by table.
    private final class Copies {
        private final Connection connection;
        private final long targets;
        private final long captures;
        private final long looks;
        private final Map<String, String> copied = new HashMap<>();

        Copies(Connection connection) throws SQLException {
            this.connection = connection;
            targets = number(connection, "select max(nr) from target");
            captures = number(connection, "select max(nr) from capture");
            looks = number(connection, "select count(*) from look") * (1 + UNCHANGED_LOOKS);
            org.sqlite.Function.create(connection, "article_id", new org.sqlite.Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(ArticleId.of(value_long(0)).text());
                }
            });
            org.sqlite.Function.create(connection, "in_week", new org.sqlite.Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(inWeek(value_text(0), value_int(1)));
                }
            });
        }

        void make() throws SQLException {
            run(connection, "create temp table week as select nr from article where versions > 0");
            lookAgain();
            describe();
            var indexed = entries();
            for (int week = 1; week < WEEKS; week++) {
                for (var statement : copied.values()) {
                    run(connection, statement.replace(":week", Integer.toString(week)));
                }
                index(indexed, week);
                connection.commit();
            }
            run(connection, "delete from place");
            run(
                    connection,
                    "insert into place select row_number() over (order by at, article, number), article, number, null, at,"
                            + " outlet, language, significance, kinds from revision");
            run(connection, "delete from census");
            run(
                    connection,
                    "insert into census select outlet, language, significance, kinds, count(*) from place group by 1, 2, 3, 4");
            run(
                    connection,
                    "update outlet set (articles, changed, versions) = (select count(*), count(case when versions > 1 then 1 end),"
                            + " sum(versions) from article where article.outlet = outlet.id and versions > 0)");
        }

        /// Looks that found the same again, and all of the week's in the order in which they would have been written.
        private void lookAgain() throws SQLException {
            run(connection, "create temp table taken as select * from look");
            for (int again = 1; again <= UNCHANGED_LOOKS; again++) {
                run(
                        connection,
                        "insert into taken (target, at, took, answer, status, detail) select target, at + %d, took, 'UNCHANGED', 200, ''"
                                        .formatted(again * 600_000L)
                                + " from look");
            }
            run(connection, "delete from look");
            run(
                    connection,
                    "insert into look (nr, target, at, took, answer, status, detail, due)"
                            + " select row_number() over (order by at), target, at, took, answer, status, detail, due from taken");
            run(connection, "drop table taken");
        }

        private void describe() throws SQLException {
            var shift = " - :week * " + WEEK.toMillis();
            var target = " + :week * " + targets;
            var capture = " + :week * " + captures;
            var due = "case when :week < %d then due%s end".formatted(OPEN_WEEKS, shift);
            copy(
                    "target",
                    "nr",
                    Map.of(
                            "nr", "nr" + target,
                            "outlet", "in_week(outlet, :week)",
                            "site", "in_week(site, :week)",
                            "address", "in_week(address, :week) || '-' || :week",
                            "due", due,
                            "first_seen", "first_seen" + shift,
                            "last_look", "last_look" + shift,
                            "last_success", "last_success" + shift,
                            "last_change", "last_change" + shift));
            copy(
                    "article",
                    "nr",
                    Map.of(
                            "nr", "nr" + target,
                            "id", "article_id(nr" + target + ")",
                            "outlet", "in_week(outlet, :week)",
                            "published", "published" + shift));
            copy(
                    "address",
                    "article",
                    Map.of(
                            "address", "in_week(address, :week) || '-' || :week",
                            "article", "article" + target,
                            "added", "added" + shift));
            copy(
                    "look",
                    "target",
                    Map.of(
                            "nr", "nr + :week * " + looks,
                            "target", "target" + target,
                            "at", "at" + shift,
                            "due", "due" + shift));
            copy(
                    "capture",
                    "target",
                    Map.of(
                            "nr", "nr" + capture,
                            "target", "target" + target,
                            "at", "at" + shift,
                            "address", "in_week(address, :week) || '-' || :week"));
            copy(
                    "version",
                    "article",
                    Map.of(
                            "article", "article" + target,
                            "seen_from", "seen_from" + shift,
                            "seen_until", "seen_until" + shift,
                            "not_before", "not_before" + shift,
                            "address", "in_week(address, :week) || '-' || :week",
                            "capture", "capture" + capture));
            copy(
                    "revision",
                    "article",
                    Map.of(
                            "article", "article" + target,
                            "at", "at" + shift,
                            "not_before", "not_before" + shift,
                            "outlet", "in_week(outlet, :week)"));
            copy(
                    "pulse",
                    "article",
                    Map.of("article", "article" + target, "born", "born" + shift, "sure", "sure" + shift));
        }

        /// @param key the column that names the article
        private void copy(String table, String key, Map<String, String> other) throws SQLException {
            var columns = new ArrayList<String>();
            try (var one = connection.createStatement();
                    var rows = one.executeQuery("select name from pragma_table_info('%s')".formatted(table))) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            copied.put(
                    table,
                    "insert into %s (%s) select %s from %s where %s in (select nr from week) order by rowid"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    columns.stream()
                                            .map(column -> other.getOrDefault(column, column))
                                            .collect(Collectors.joining(", ")),
                                    table,
                                    key));
        }

        private record Entry(long nr, String outlet, String language, String body, String headline, String author) {}

        private record Change(
                long article,
                int number,
                long at,
                String outlet,
                String scope,
                int comparer,
                String removed,
                String added) {}

        private record Entries(List<Entry> articles, List<Change> changes) {}

        /// What the index holds of the week, from the stories that were recorded.
        private Entries entries() throws SQLException {
            var entries = new ArrayList<Entry>();
            var changes = new ArrayList<Change>();
            try (var find = connection.prepareStatement(
                            "select a.nr, a.outlet, a.language, t.first_seen from article a join target t using (nr) where t.address like ?");
                    var times =
                            connection.prepareStatement("select number, at, kinds from revision where article = ?")) {
                for (int n = 0; n < articles; n++) {
                    find.setString(1, "%/article-" + n);
                    try (var row = find.executeQuery()) {
                        row.next();
                        var stories =
                                new MadeHistory(n, Instant.ofEpochMilli(row.getLong(4)), row.getString(3)).stories();
                        var bodies = new LinkedHashSet<String>();
                        var headlines = new LinkedHashSet<String>();
                        for (var story : stories) {
                            bodies.addAll(Sought.texts(story));
                            headlines.add(story.headline());
                        }
                        entries.add(new Entry(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                Terms.joined(List.copyOf(bodies)),
                                Terms.joined(List.copyOf(headlines)),
                                Terms.joined(List.of(stories.getFirst().byline()))));
                        times.setLong(1, row.getLong(1));
                        try (var revisions = times.executeQuery()) {
                            while (revisions.next()) {
                                int to = revisions.getInt(1);
                                changes.add(change(
                                        row.getLong(1),
                                        to,
                                        revisions.getLong(2),
                                        row.getString(2),
                                        row.getString(3),
                                        revisions.getString(3),
                                        stories));
                            }
                        }
                    }
                }
            }
            entries.sort(Comparator.comparingLong(Entry::nr));
            changes.sort(Comparator.comparingLong(Change::at));
            return new Entries(entries, changes);
        }

        private static Change change(
                long article, int to, long at, String outlet, String language, String kinds, List<Story> stories) {
            var before = stories.get(to - 2);
            var after = stories.get(to - 1);
            var words = ChangedWords.of(Comparison.of(before, after).revision(to - 1, to), before, after);
            var scope = Arrays.stream(kinds.split(","))
                    .filter(kind -> !kind.isEmpty())
                    .map(kind -> "\uE004" + kind.replace('_', '\uE002').toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" ", "\uE003" + language + " ", ""));
            return new Change(
                    article,
                    to,
                    at,
                    outlet,
                    scope,
                    Comparison.VERSION,
                    Terms.joined(words.removed()),
                    Terms.joined(words.added()));
        }

        /// As the search index writes them.
        private void index(Entries indexed, int week) throws SQLException {
            try (var text = connection.prepareStatement(
                            "insert into article_text (rowid, body, headline, author, scope) values (?, ?, ?, ?, ?)");
                    var altered = connection.prepareStatement(
                            "insert into altered (nr, article, number, comparer) values (?, ?, ?, ?)");
                    var words = connection.prepareStatement(
                            "insert into change_text (rowid, removed, added, scope) values (?, ?, ?, ?)")) {
                for (var entry : indexed.articles()) {
                    text.setLong(1, entry.nr() + week * targets);
                    text.setString(2, entry.body());
                    text.setString(3, entry.headline());
                    text.setString(4, entry.author());
                    text.setString(5, scope(entry.outlet(), week) + " \uE003" + entry.language());
                    text.execute();
                }
                int turn = 0;
                for (var change : indexed.changes()) {
                    long nr = (change.at() - week * WEEK.toMillis()) * 1024 + 1 + turn++ % 1000;
                    altered.setLong(1, nr);
                    altered.setLong(2, change.article() + week * targets);
                    altered.setInt(3, change.number());
                    altered.setInt(4, change.comparer());
                    altered.execute();
                    words.setLong(1, nr);
                    words.setString(2, change.removed());
                    words.setString(3, change.added());
                    words.setString(4, scope(change.outlet(), week) + " " + change.scope());
                    words.execute();
                }
            }
        }

        private static String scope(String outlet, int week) {
            return "\uE001" + inWeek(outlet, week).replace('-', '\uE002');
        }
    }
}
