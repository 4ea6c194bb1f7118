// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import stet.model.Address;
import stet.model.Budget;
import stet.model.By;
import stet.model.Fetched;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Validators;
import stet.store.Allowances;
import stet.store.Database;
import stet.store.RequestLine;
import stet.store.Requests;
import stet.store.Roster;
import stet.store.TestedStore;

/// A fetcher with its store in a folder, a server to ask, and a clock that only sleepers move.
final class Gatehouse implements AutoCloseable {
    private static final Set<Allowed> ALLOWED = Allowed.parseAll("127.0.0.1:*");

    private final TestTime time = new TestTime();
    private final RawServer server = new RawServer();
    private final Database database;
    private final Requests requests;
    private Fetcher fetcher;

    Gatehouse(Path folder) throws IOException {
        database = TestedStore.usual().open(folder);
        requests = new Requests(database);
        fetcher = fetcher(ALLOWED);
    }

    RawServer server() {
        return server;
    }

    TestTime time() {
        return time;
    }

    Requests requests() {
        return requests;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    /// Another one, with the same store, as another process has it.
    Fetcher fetcher(Set<Allowed> allow) {
        return new Fetcher(settings(allow, Ceiling.USUAL, Duration.ofSeconds(10)), time, requests);
    }

    /// One by the wall's clock.
    Fetcher prompt(Duration politeness) {
        return new Fetcher(settings(ALLOWED, Ceiling.USUAL, politeness), Timekeeper.wall(), requests);
    }

    /// One that waits so long for the site's turn.
    Fetcher patient(Duration patience) {
        return new Fetcher(settings(ALLOWED, Ceiling.USUAL, Duration.ofSeconds(10)), time, requests, patience);
    }

    private static FetchSettings settings(Set<Allowed> allow, Ceiling budget, Duration politeness) {
        return new FetchSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(1500),
                100_000,
                500_000,
                3,
                politeness,
                Duration.ofMinutes(5),
                "Stet/0.1 (+https://example.org/about)",
                allow,
                new Ceilings(budget, Map.of()),
                Duration.ofDays(14));
    }

    /// Stops and starts again, as a restart does it.
    void restart(Ceiling budget) {
        fetcher.close();
        fetcher = new Fetcher(settings(ALLOWED, budget, Duration.ofSeconds(10)), time, requests);
    }

    /// Decides how many bytes a day the outlet at the server may send.
    void decide(OptionalLong bytesPerDay) {
        var outlet = new OutletId("served");
        var by = By.commandLine(time.instant());
        new Roster(database).add(new Outlet(outlet, "Served", at("/"), "en", List.of()), time.instant());
        new Allowances(database).decide(outlet, new Budget(OptionalDouble.empty(), bytesPerDay), by);
    }

    Fetched fetch(String path) throws InterruptedException {
        return fetch(path, Purpose.ARTICLE);
    }

    Fetched fetch(String path, Purpose purpose) throws InterruptedException {
        return fetcher.fetch(server.at(path), Validators.NONE, purpose);
    }

    Address at(String path) {
        return server.at(path);
    }

    /// The log of requests: method, path, reason and status.
    List<String> log() {
        var lines = new ArrayList<String>();
        requests.each(List.of(), Instant.EPOCH, line -> lines.add(line(line)));
        return lines;
    }

    private static String line(RequestLine line) {
        var status = line.end()
                .map(end -> end.status().isPresent() ? "" + end.status().getAsInt() : "-")
                .orElse("?");
        return "%s %s %s %s".formatted(line.method(), line.address().path(), line.reason(), status);
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
        server.close();
        database.close();
    }
}
