// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// A pretend newspaper on a port of 127.0.0.1 that publishes, edits, withdraws, moves and misbehaves on cue. It answers
/// from its construction until it is closed. A path begins with a slash. For many threads.
///
/// Beside the articles there are a home page at `/`, `/feed.xml`, `/feed.json`, `/sitemap.xml` with its compressed
/// child `/sitemap-1.xml.gz`, `/news-sitemap.xml` and `/robots.txt`. Faults ([#stall], [#answer], [#cutShort]) may be
/// laid on those too.
public final class Gazette implements AutoCloseable {
    private final InstantSource clock;
    private volatile Front front;
    private final RequestLog log = new RequestLog();
    private final AtomicLong fetches = new AtomicLong();
    private final LoopbackServer server;

    /// An outlet of [Habits#plain] on any free port, by the system's clock.
    public Gazette() {
        this(Habits.plain(), 0, InstantSource.system());
    }

    /// An outlet on any free port, by the system's clock.
    public Gazette(Habits habits) {
        this(habits, 0, InstantSource.system());
    }

    /// @param port 0 for any free one
    /// @param clock gives the times of the headers and of the log
    /// @throws java.io.UncheckedIOException when the port cannot be had
    public Gazette(Habits habits, int port, InstantSource clock) {
        this.clock = clock;
        server = new LoopbackServer(port, clock);
        front = Front.empty(habits, "http://127.0.0.1:" + server.port() + "/");
        server.serve(this::answer);
    }

    /// The address of the home page, ending in a slash.
    public String home() {
        return front.home();
    }

    /// The whole address of a path.
    public String address(String path) {
        return front.address(path);
    }

    public int port() {
        return server.port();
    }

    /// Shows a new article, first in all lists.
    /// @throws IllegalArgumentException when the path has an article already
    public Gazette publish(String path, Piece piece) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        if (front.entries().containsKey(path)) {
            throw new IllegalArgumentException(path + " is published already; edit it");
        }
        return change(now -> now.with(path, new Entry(piece, new Standing.Open(), clock.instant())));
    }

    /// Replaces an article's piece; its standing stays.
    public Gazette edit(String path, Piece piece) {
        Standing standing = entry(path).standing();
        return change(now -> now.with(path, new Entry(piece, standing, clock.instant())));
    }

    /// @param status 404 or 410
    public Gazette withdraw(String path, int status) {
        return stand(path, new Standing.Withdrawn(status));
    }

    /// Shows an article again after [#withdraw], [#paywall] or [#softNotFound], and lifts any fault from its path.
    public Gazette restore(String path) {
        mend(path);
        return stand(path, new Standing.Open());
    }

    /// Gives an article another path; the old one redirects there.
    /// @param status 301, 302, 303, 307 or 308
    public Gazette move(String from, String to, int status) {
        Entry entry = entry(from);
        return change(now -> now.with(to, new Entry(entry.piece(), entry.standing(), clock.instant()))
                .with(from, new Entry(entry.piece(), new Standing.Moved(to, status), clock.instant())));
    }

    /// Shows only the first block, before an invitation to subscribe.
    public Gazette paywall(String path) {
        return stand(path, new Standing.Paywalled());
    }

    /// Answers 200 with a page that says that there is no such page.
    public Gazette softNotFound(String path) {
        return stand(path, new Standing.SoftNotFound());
    }

    /// Takes requests for a path and never answers them; after a minute the connection is closed.
    public Gazette stall(String path) {
        return fault(path, new Fault.Stall());
    }

    /// Sends half of the length that the header declares, then closes the connection.
    public Gazette cutShort(String path) {
        return fault(path, new Fault.CutShort());
    }

    /// Sends a document that breaks off in the middle, as a whole answer: a feed that was being written.
    public Gazette halfWritten(String path) {
        return fault(path, new Fault.HalfWritten());
    }

    /// Answers exactly this, whatever the request. The date is added, and the length where `headers` give none.
    public Gazette answer(String path, int status, Map<String, String> headers, byte[] body) {
        return fault(
                path,
                new Fault.Answer(new Reply(status, new LinkedHashMap<>(headers), Body.of(body), Reply.Ending.WHOLE)));
    }

    /// Answers at a path as usual again.
    public Gazette mend(String path) {
        return change(now -> now.withoutFault(path));
    }

    /// Answers every path with `status`, 429 or 503, till [#fair].
    public Gazette busy(int status, Duration retryAfter) {
        return change(now -> now.withWeather(new Weather.Busy(status, retryAfter)));
    }

    /// Answers every path with a page that asks for proof of being human, or no longer.
    public Gazette challenge(boolean on) {
        return change(now -> now.withWeather(on ? new Weather.Challenge() : new Weather.Fair()));
    }

    /// Ends [#busy] and [#challenge].
    public Gazette fair() {
        return change(now -> now.withWeather(new Weather.Fair()));
    }

    public Gazette robots(String text, int status) {
        return change(now -> now.withRobots(Reply.text(status, "text/plain", text)));
    }

    /// The requests so far, in order; one that is left waiting is among them.
    public List<Asked> requests() {
        return log.all();
    }

    /// Waits until at least `count` requests have come, and gives all of them.
    /// @throws IllegalStateException when fewer came within `timeout`
    public List<Asked> awaitRequests(int count, Duration timeout) throws InterruptedException {
        return log.await(count, timeout);
    }

    /// Empties the request log.
    public void forgetRequests() {
        log.forget();
    }

    /// Closes the port and all connections.
    @Override
    public void close() {
        server.close();
    }

    private Gazette stand(String path, Standing standing) {
        Entry entry = entry(path);
        return change(now -> now.with(path, new Entry(entry.piece(), standing, clock.instant())));
    }

    private Gazette fault(String path, Fault fault) {
        return change(now -> now.withFault(path, fault));
    }

    private synchronized Gazette change(UnaryOperator<Front> how) {
        front = how.apply(front);
        return this;
    }

    private Entry entry(String path) {
        return front.entry(path).orElseThrow(() -> new IllegalArgumentException("nothing is published at " + path));
    }

    /// The log is written before the answer goes out, so that a request that never gets one can be awaited.
    private LoopbackServer.Exchange answer(Request request) {
        Front now = front;
        Noise noise = new Noise(new Random(fetches.incrementAndGet()), now.habits());
        Reply reply = Answers.answer(now, request, noise);
        log.add(new Asked(request, reply.status(), clock.instant()));
        return new LoopbackServer.Exchange(reply, () -> {});
    }
}
