// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.compare.Comparison;
import stet.model.Address;
import stet.model.Answer;
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
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Roster;
import stet.store.SearchIndex;

/// A store of millions of versions and its search index, made within minutes. One week's articles are recorded by the
/// ledger in the order of time, with real comparisons, and indexed; the weeks before are copies of it ([CopiedWeeks]).
final class FilledArchive {
    static final int OUTLETS = 100;
    static final int WEEKS = 100;
    private static final int GROUP = 20; // outlets of one week
    static final Duration WEEK = Duration.ofDays(7);
    private static final Duration EDITED_AFTER = Duration.ofMinutes(10); // at the earliest, and at the latest:
    private static final Duration EDITED_WITHIN = Duration.ofDays(3);
    private static final double VERSIONS_AN_ARTICLE = 5;
    private static final int LEAST_ARTICLES = 100; // of a week: after so many, made-up lengths and edits begin anew

    private final Path file;
    private final int articles;
    private final Instant now;

    /// @param versions about so many, and no fewer than fifty thousand
    FilledArchive(Path folder, int versions, Instant now) {
        this.file = folder.resolve("stet.db");
        this.articles = (int) Math.max(LEAST_ARTICLES, versions / VERSIONS_AN_ARTICLE / WEEKS);
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
        CopiedWeeks.add(file, articles);
    }

    /// Where the outlet of a week's article stands in another week: the hundred take turns.
    static String outlet(int number, int week) {
        return "outlet-%03d".formatted((number + GROUP * week) % OUTLETS);
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
}
