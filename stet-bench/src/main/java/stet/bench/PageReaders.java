// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Readers who come at a steady rate, whether the site keeps up or not: each wait is counted from when the request was
/// to
/// be sent. `PageReaders SITE ADDRESSES SECONDS A_SECOND`; each line of the file is a kind of page and an address.
/// `PageReaders SITE ADDRESSES each MANY` asks for so many of each kind, one after the other, and says `KIND` when a
/// kind begins and when the last ends.
public final class PageReaders {
    /// In place of a status, where no answer came.
    private static final int NO_ANSWER = 599;

    private record Wait(String kind, long nanos, int bytes, int status) {}

    private PageReaders() {}

    public static void main(String[] arguments) throws Exception {
        var site = arguments[0];
        var kinds = kinds(Path.of(arguments[1]));
        if (arguments[2].equals("each")) {
            readEach(site, kinds, Integer.parseInt(arguments[3]));
            return;
        }
        int seconds = Integer.parseInt(arguments[2]);
        int aSecond = Integer.parseInt(arguments[3]);
        var waits = new ConcurrentLinkedQueue<Wait>();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            read(client, site, kinds, seconds * aSecond, 1_000_000_000L / aSecond, waits);
        }
        print(kinds.keySet().stream().toList(), List.copyOf(waits));
    }

    private static void readEach(String site, Map<String, List<String>> kinds, int many) throws Exception {
        var random = new SplittableRandom(7);
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (var kind : kinds.entrySet()) {
                System.out.println(kind.getKey());
                for (int i = 0; i < many; i++) {
                    var address =
                            kind.getValue().get(random.nextInt(kind.getValue().size()));
                    client.send(request(site + address), HttpResponse.BodyHandlers.discarding());
                }
            }
            System.out.println();
        }
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept-Encoding", "gzip")
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static Map<String, List<String>> kinds(Path file) throws Exception {
        var kinds = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(file)) {
            int tab = line.indexOf('\t');
            kinds.computeIfAbsent(line.substring(0, tab), _ -> new ArrayList<>())
                    .add(line.substring(tab + 1));
        }
        return kinds;
    }

    private static void read(
            HttpClient client,
            String site,
            Map<String, List<String>> kinds,
            int many,
            long apart,
            ConcurrentLinkedQueue<Wait> waits) {
        var random = new SplittableRandom(System.nanoTime());
        var names = List.copyOf(kinds.keySet());
        var open = new ArrayList<CompletableFuture<?>>();
        long start = System.nanoTime();
        for (int i = 0; i < many; i++) {
            long due = start + i * apart;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var kind = names.get(i % names.size());
            var addresses = Objects.requireNonNull(kinds.get(kind));
            var request = request(site + addresses.get(random.nextInt(addresses.size())));
            open.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .handle((answer, failure) -> waits.add(
                            failure == null
                                    ? new Wait(kind, System.nanoTime() - due, answer.body().length, answer.statusCode())
                                    : new Wait(kind, System.nanoTime() - due, 0, NO_ANSWER))));
        }
        CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
    }

    private static void print(List<String> kinds, List<Wait> waits) {
        System.out.printf("%-42s %7s %8s %8s %8s %8s%n", "milliseconds", "pages", "p50", "p99", "most", "kB");
        var all = new ArrayList<>(kinds);
        all.add("all");
        for (var kind : all) {
            var of = waits.stream()
                    .filter(wait -> kind.equals("all") || wait.kind().equals(kind))
                    .toList();
            var sorted = of.stream().mapToLong(Wait::nanos).sorted().toArray();
            long failed = of.stream().filter(wait -> wait.status() >= 400).count();
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %7d %8.1f %8.1f %8.1f %8.1f%s%n",
                    kind,
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) Math.min(sorted.length - 1, sorted.length * 99L / 100)] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    of.stream().mapToInt(Wait::bytes).average().orElse(0) / 1e3,
                    failed == 0 ? "" : "  (%d failed)".formatted(failed));
        }
    }
}
