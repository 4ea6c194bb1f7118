// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.store.RequestLine;

/// `stet requests`: every request that was sent, as the owner of an outlet may be shown it.
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Shows every request that was sent to a site, oldest first: when, how, for what, and what came back. "
                        + "Redirects, robots.txt and feeds are in it too. Kept as long as fetch.requests-kept says.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet requests                             the last day, all sites",
            "  stet requests harbour-courier --since 7d",
            "  stet requests example.org --csv > example.org.csv"
        })
final class RequestsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @ParentCommand
    private Main main = new Main();

    @Parameters(
            arity = "0..1",
            paramLabel = "OUTLET|HOST",
            description = "An outlet's short name, or a host or address (default: all).")
    private Optional<String> named = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = ClockTime.class,
            description = "How far back: 90s, 30m, 12h, 7d (default: 1d).")
    private Duration since = Duration.ofDays(1);

    @Option(names = "--csv", description = "As comma-separated values (RFC 4180).")
    private boolean csv;

    @Override
    public Integer call() {
        try (var node = main.existing()) {
            var out = main.line().getOut();
            var from = node.time().instant().minus(since);
            var sites = named.map(name -> Lookup.sites(node.roster(), name)).orElse(Set.of());
            if (csv) {
                out.print(row(List.of("time", "method", "address", "for", "status", "bytes", "ms", "detail")));
            }
            long shown = node.requests().each(sites, from, line -> out.print(csv ? row(cells(line)) : text(line)));
            if (shown == 0 && !csv) {
                out.println("No request in the last " + ClockTime.words(since) + ".");
            }
            out.flush();
        }
        return Main.DONE;
    }

    private static String text(RequestLine line) {
        var end = line.end();
        var status = end.flatMap(e -> e.status().stream().boxed().findFirst()).map(String::valueOf);
        return "%s  %-4s %s  %s  %,d B  %,d ms  %s%s%n"
                .formatted(
                        TIME.format(line.at()),
                        line.method(),
                        Printable.text(line.address().text()),
                        end.isEmpty() ? "under way" : status.orElse("no answer"),
                        end.map(e -> e.bytes().orElse(0)).orElse(0L),
                        end.map(e -> e.took().toMillis()).orElse(0L),
                        line.reason(),
                        end.map(RequestLine.End::detail)
                                .filter(d -> !d.isEmpty())
                                .map(d -> "  (" + Printable.text(d) + ")")
                                .orElse(""));
    }

    private static List<String> cells(RequestLine line) {
        var end = line.end();
        return List.of(
                Instant.ofEpochMilli(line.at().toEpochMilli()).toString(),
                line.method(),
                line.address().text(),
                line.reason(),
                end.flatMap(e -> e.status().stream().boxed().findFirst())
                        .map(String::valueOf)
                        .orElse(""),
                end.flatMap(e -> e.bytes().stream().boxed().findFirst())
                        .map(String::valueOf)
                        .orElse(""),
                end.map(e -> String.valueOf(e.took().toMillis())).orElse(""),
                end.map(RequestLine.End::detail).orElse(""));
    }

    private static String row(Collection<String> cells) {
        return cells.stream().map(RequestsCommand::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// What a table program could take for a formula gets an apostrophe before it (OWASP, CSV injection); control
    /// characters are shown.
    private static String cell(String text) {
        var shown = Printable.text(text);
        boolean formula = Stream.of("=", "+", "-", "@").anyMatch(shown::startsWith);
        var safe = formula ? "'" + shown : shown;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
