// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.check.Decision;
import stet.check.Gathered;
import stet.extract.RuleBook;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Habits;
import stet.model.Header;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.Payload;
import stet.model.Pulse;
import stet.model.Purse;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Target;
import stet.schedule.Budgets;
import stet.schedule.Cadence;
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.RequestLine;
import stet.store.Requests;
import stet.store.RobotsRecord;
import stet.store.Roster;
import stet.store.SearchIndex;
import stet.store.SiteRecord;

/// A data folder as weeks of watching leave it, made within minutes. Every row is written by the rooms that
/// write it in a watch, from decisions that the check itself takes; only the wire is another, which waits for
/// nobody and dates what it brings. Of all that weeks leave behind, what a watch reads is there: each article
/// with its first version, its last look and its next one, an outlet's habits, purse and memory of its
/// furniture, robots.txt, and a day of the log of requests. Earlier looks and edits are not.
final class LongWatch implements AutoCloseable {
    /// Steady publishing for so long is what is open.
    static final Duration SPAN = Duration.ofDays(28);

    static final double PER_HOUR = 120; // what the settings' defaults allow
    private static final Duration APART = Duration.ofMillis(10_220); // the same
    private static final Duration TOOK = Duration.ofMillis(20);
    private static final Duration FIRST_READING = Duration.ofDays(3);
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(10);
    private static final Duration RENEWED_AFTER = Duration.ofHours(23); // robots.txt, with the next look
    private static final Duration DAY = Duration.ofDays(1);
    private static final int ENOUGH = 8; // the span hardly differs from that of a moment later
    private static final int INDEXED_AT_ONCE = 64;
    private static final int AT_ONCE = 96; // the more, the more share a commit

    private final Outlets outlets;
    private final List<Outlet> known;
    private final Instant now;
    private final Database database;
    private final Ledger ledger;
    private final Requests requests;
    private final WarcFiles archive;
    private final Check check = new Check(new Budgets(PER_HOUR, Map.of()), RuleBook.EMPTY);
    private final Cadence cadence = new Cadence(Habits.none(0));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// A look to be taken then.
    private record Step(Instant at, Target target) {}

    /// @param data an empty folder
    /// @param now when the watch is to go on
    LongWatch(Path data, Outlets outlets, Instant now) {
        this.outlets = outlets;
        this.known = outlets.known();
        this.now = now;
        database = Database.open(data.resolve("stet.db"));
        ledger = new Ledger(database);
        requests = new Requests(database);
        archive = new WarcFiles(data.resolve("warc"), ArchiveSettings.DEFAULTS);
    }

    /// How long it takes until the next of so many articles is published.
    static Duration between(int articles) {
        return SPAN.dividedBy(articles);
    }

    /// Outlets that have published so steadily until a moment, but for their newest article each, and go on.
    ///
    /// @param articles in all, with those newest
    /// @param now when the watch is to go on
    static Outlets outlets(int count, int articles, Instant now) {
        return new Outlets(count, articles - count, (number, piece) -> {
            var at = number < articles
                    ? published(number, count, articles, now)
                    : now.plus(between(articles).multipliedBy(number - articles));
            return piece.dated(at, at);
        });
    }

    /// When an article was published: evenly over [#SPAN], the highest number last.
    ///
    /// @param articles in all
    private static Instant published(int number, int count, int articles, Instant now) {
        int row = number / count;
        int rows = Math.ceilDiv(articles, count);
        double age = SPAN.toMillis() * (rows - row - new SplittableRandom(number).nextDouble()) / rows;
        return now.minusMillis((long) age);
    }

    /// Reads all feeds, lets each outlet publish once more, and looks at everything.
    ///
    /// @return when it looked last: some seconds around `now`
    Instant fill() throws InterruptedException, ExecutionException {
        each(this::discover);
        for (int i = 0; i < known.size(); i++) {
            outlets.publish();
        }
        each(this::watch);
        var index = new SearchIndex(database);
        while (index.catchUp(INDEXED_AT_ONCE) > 0) {
            // the next ones
        }
        return new Library(database).totals(now).lastCheck().orElseThrow();
    }

    /// What is done for one outlet.
    private interface Work {
        void on(int outlet) throws Exception;
    }

    private void each(Work work) throws InterruptedException, ExecutionException {
        var turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var walks = IntStream.range(0, known.size())
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        turns.acquire();
                        try {
                            work.on(i);
                            return i;
                        } finally {
                            turns.release();
                        }
                    })
                    .toList();
            for (var done : threads.invokeAll(walks)) {
                done.get();
            }
        }
    }

    private void discover(int i) throws Exception {
        new Roster(database).add(known.get(i), now.minus(SPAN).minus(DAY));
        var outlet = known.get(i);
        var robots = new Address(outlet.home().text() + "robots.txt");
        var read = now.minusMillis(new SplittableRandom(i).nextLong(RENEWED_AFTER.toMillis()));
        requests.keep(
                robots,
                new RobotsRecord(
                        Optional.of(
                                new RobotsRecord.Copy(read, fetch(robots, read).content())),
                        Optional.empty()));
        take(outlet.seeds().getFirst(), now.minus(FIRST_READING));
    }

    /// The looks of the outlet's last day or two, in order of time.
    private void watch(int i) throws Exception {
        var outlet = known.get(i);
        var random = new SplittableRandom(i);
        var roster = new Roster(database);
        var numbers = outlets.numbers(i).boxed().toList();
        var asked = new ArrayList<Step>();
        var steps = new ArrayList<Step>();
        for (int number : numbers.subList(0, numbers.size() - 1)) {
            var target = roster.article(outlet.id(), outlets.address(number), now.minus(FIRST_READING));
            var published = published(number, outlets.count(), outlets.articles(), now);
            var step = new Step(last(published, random.nextDouble()), target);
            steps.add(step);
            earlier(step, published, asked);
        }
        var read = now.minusMillis(random.nextLong(BETWEEN_READINGS.toMillis()));
        steps.add(new Step(read, outlet.seeds().getFirst()));
        for (var at = read; at.isAfter(now.minus(DAY)); at = at.minus(BETWEEN_READINGS)) {
            asked.add(new Step(at, outlet.seeds().getFirst()));
        }
        log(asked);
        steps.sort(Comparator.comparing(Step::at));
        for (var step : steps) {
            take(step.target(), step.at());
        }
        var newest = roster.article(outlet.id(), outlets.address(numbers.getLast()), read.plus(APART));
        take(newest, read.plus(APART));
    }

    /// When an article was looked at last: any time of the span between that look and the next is as likely to be now.
    private Instant last(Instant published, double share) {
        var at = now;
        for (int i = 0; i < ENOUGH; i++) {
            at = now.minusMillis((long) (share * interval(published, at).toMillis()));
        }
        var first = published.plusSeconds(60);
        return at.isAfter(first) ? at : first.isBefore(now) ? first : now.minusSeconds(1);
    }

    private Duration interval(Instant published, Instant look) {
        var pulse = Pulse.begin(published).of(published, "News", false).passed(look);
        var purse = Purse.begin(now.minus(SPAN), 0).at(now, PER_HOUR);
        return Duration.between(look, cadence.due(pulse, purse.price(PER_HOUR), look));
    }

    private void earlier(Step last, Instant published, List<Step> asked) {
        for (var at = last.at(); at.isAfter(published) && at.isAfter(now.minus(DAY)); ) {
            asked.add(new Step(at, last.target()));
            at = at.minus(interval(published, at));
        }
    }

    private void log(List<Step> asked) {
        asked.sort(Comparator.comparing(Step::at));
        var site = Site.of(asked.getFirst().target().address());
        long last = SiteRecord.unknown(site).last();
        for (var step : asked) {
            var reason = step.target() instanceof Seed ? "seed" : "article";
            var line = new RequestLine(site, step.at(), "GET", step.target().address(), reason, Optional.empty());
            last = requests.begin(last, line).orElseThrow();
            requests.end(
                    last,
                    site,
                    before -> before.ended(step.at().plus(TOOK), TOOK),
                    new RequestLine.End(OptionalInt.of(200), OptionalLong.of(6000), TOOK, ""));
        }
    }

    /// `stet.watch.Walk` step for step, at a time of our own.
    private void take(Target target, Instant at) throws Exception {
        var watched = ledger.recall(target).orElseThrow();
        var gathered = Gathered.NOTHING;
        while (true) {
            switch (check.decide(watched, gathered, at)) {
                case Decision.AskPage(var address, var _) ->
                    gathered = gathered.withPage(new Fetched.Page(fetch(address, at)));
                case Decision.AskRivals(var addresses, var headline, var opening) ->
                    gathered = gathered.withRivals(ledger.rivals(target, addresses, headline, opening));
                case Decision.AskRivalPage(var address) ->
                    gathered = gathered.withRivalPage(address, new Fetched.Page(fetch(address, at)));
                case Decision.AskCapture _, Decision.Postponed _ ->
                    throw new IllegalStateException(target + " was seen before, or put off");
                case Decision.Settled(var outcome) -> {
                    record(outcome);
                    return;
                }
            }
        }
    }

    private void record(Outcome outcome) throws InterruptedException {
        if (!outcome.answer().isUsable()) {
            throw new IllegalStateException(
                    "%s answered %s: %s".formatted(outcome.watched().target(), outcome.answer(), outcome.detail()));
        }
        var kept = new ArrayList<Ledger.Kept>();
        if (outcome.keep()) {
            for (var capture : outcome.evidence()) {
                var place = archive.append(capture);
                kept.add(new Ledger.Kept(place.file(), place.offset(), place.length()));
            }
        }
        if (!ledger.record(outcome, kept, APART)) {
            throw new IllegalStateException(outcome.watched().target() + " was overtaken");
        }
    }

    private Capture fetch(Address address, Instant at) throws IOException, InterruptedException {
        var answer =
                client.send(HttpRequest.newBuilder(address.uri()).build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = answer.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
        var body = Payload.of(answer.body());
        return new Capture(address, List.of(), true, at, TOOK, answer.statusCode(), headers, body, body);
    }

    @Override
    public void close() {
        client.close();
        archive.close();
        database.close();
    }
}
