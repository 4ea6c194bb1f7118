// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One outlet of the newsstand on its port. What it answers follows from the script and the clock. For many threads.
final class Kiosk implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofMinutes(4);

    private final Folder folder;
    private final Script script;
    private final InstantSource clock;
    private final Consumer<Served> served;
    private final AtomicLong fetches;
    private final RequestLog log = new RequestLog();
    private final LoopbackServer server;

    /// Opens the port and answers at once.
    Kiosk(Folder folder, Script script, long seed, int port, InstantSource clock, Consumer<Served> served) {
        this.folder = folder;
        this.script = script;
        this.clock = clock;
        this.served = served;
        fetches = new AtomicLong(seed * 1_000_003L);
        server = new LoopbackServer(port, clock);
        server.serve(this::answer);
    }

    Newsstand.Masthead masthead() {
        return new Newsstand.Masthead(
                folder.key(), folder.habits().name(), folder.habits().language(), home());
    }

    List<Asked> requests() {
        return log.all();
    }

    @Override
    public void close() {
        server.close();
    }

    private String home() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private LoopbackServer.Exchange answer(Request request) {
        Instant at = clock.instant();
        List<List<Live>> articles = script.articles(folder.key(), at);
        Front front = front(articles, script.incidents(folder.key(), at));
        Noise noise = new Noise(new Random(fetches.incrementAndGet()), folder.habits());
        Reply reply = Answers.answer(front, request, noise);
        log.add(new Asked(request, reply.status(), at));
        return new LoopbackServer.Exchange(reply, () -> note(front, articles, request, reply, at));
    }

    private void note(Front front, List<List<Live>> articles, Request request, Reply reply, Instant at) {
        String path = front.place(request);
        boolean shown = reply.status() == 200
                && request.method().equals("GET")
                && front.weather() instanceof Weather.Fair
                && front.entry(path).stream().anyMatch(entry -> entry.standing() instanceof Standing.Open);
        if (shown) {
            articles.stream()
                    .map(List::getLast)
                    .filter(live -> live.path().equals(path))
                    .forEach(live -> served.accept(new Served(live.outlet(), live.article(), live.number(), at)));
        }
    }

    private Front front(List<List<Live>> articles, List<Incident> incidents) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        for (List<Live> states : articles) {
            Live now = states.getLast();
            paths.put(now.article(), now.path());
            entries.put(now.path(), new Entry(now.piece(), now.standing(), now.from()));
            states.stream()
                    .filter(live -> !live.path().equals(now.path()))
                    .forEach(live -> entries.put(
                            live.path(), new Entry(live.piece(), new Standing.Moved(now.path(), 301), now.from())));
        }
        Front front = Front.empty(folder.habits(), home()).withEntries(entries);
        for (Incident incident : incidents) {
            front = struck(front, incident, paths.getOrDefault(incident.article(), "/"));
        }
        return front;
    }

    private static Front struck(Front front, Incident incident, String path) {
        return switch (incident.kind()) {
            case OUTAGE -> front.withWeather(new Weather.Busy(503, RETRY_AFTER));
            case TOO_MANY_REQUESTS -> front.withWeather(new Weather.Busy(429, RETRY_AFTER));
            case CHALLENGE -> front.withWeather(new Weather.Challenge());
            case FEED_CUT ->
                front.withFault("/feed.xml", new Fault.HalfWritten())
                        .withFault("/feed.json", new Fault.HalfWritten())
                        .withFault("/news-sitemap.xml", new Fault.HalfWritten());
            case BODY_CUT -> front.withFault(path, new Fault.CutShort());
            case SOFT_NOT_FOUND -> {
                Optional<Entry> open = front.entry(path).filter(entry -> entry.standing() instanceof Standing.Open);
                yield open.map(entry -> front.with(
                                path, new Entry(entry.piece(), new Standing.SoftNotFound(), incident.from())))
                        .orElse(front);
            }
        };
    }
}
