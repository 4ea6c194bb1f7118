// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.replay.Replays;
import stet.replay.Trace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `stet replay`: what the schedule would have caught.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Replays a trace of edits through Stet's schedule on a virtual clock, and prints what it would have "
                        + "caught of them as JSON. Asks no site and touches no archive.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet replay --trace week.jsonl --budget-per-host-hour 60",
            "  stet replay --trace week.jsonl --budget-like other.json --no-hints --log fetches.csv"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParentCommand
    private Main main = new Main();

    @Option(names = "--trace", required = true, paramLabel = "F.jsonl", description = "The trace (docs/replay.md).")
    private Path trace = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Budget budget = new Budget();

    @Option(names = "--no-hints", description = "Hides from the schedule what feeds and sitemaps say of edits.")
    private boolean hintless;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Writes a line “second,article” for each request for an article.")
    private Optional<Path> log = Optional.empty();

    private static final class Budget {
        @Option(
                names = "--budget-like",
                paramLabel = "METRICS.json",
                description = "Each host's requests are no more than “per_host” of these metrics says.")
        private Optional<Path> like = Optional.empty();

        @Option(
                names = "--budget-per-host-hour",
                paramLabel = "B",
                description = "Each host's requests are no more than B an hour.")
        private double perHour;
    }

    @Override
    public Integer call() throws IOException {
        var read = read();
        var budgets = budgets(read);
        var replay = Replays.of(read, host -> budgets.getOrDefault(host, 0.0), !hintless);
        if (log.isPresent()) {
            try (var out = Files.newBufferedWriter(log.get())) {
                replay.writeLog(out);
            }
        }
        main.line().getOut().println(JSON.writeValueAsString(replay.metrics().named()));
        return Main.DONE;
    }

    private Trace read() throws IOException {
        try {
            return Trace.read(trace);
        } catch (NoSuchFileException e) {
            throw new Main.Wrong("there is no file " + trace);
        } catch (Trace.Unreadable e) {
            throw new Main.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Double> budgets(Trace read) throws IOException {
        var budgets = new HashMap<String, Double>();
        if (budget.like.isEmpty()) {
            if (!(budget.perHour > 0 && budget.perHour <= 3600)) {
                throw new Main.Wrong("--budget-per-host-hour must be more than 0 and at most 3600");
            }
            read.hostNames().forEach(host -> budgets.put(host, budget.perHour));
            return budgets;
        }
        var perHost = perHost(budget.like.get());
        double hours = read.horizon() / 3600.0;
        perHost.forEach((host, requests) -> budgets.put(host, requests / hours));
        return budgets;
    }

    private static Map<String, Double> perHost(Path metrics) throws IOException {
        try {
            var counts = new HashMap<String, Double>();
            var perHost = JSON.readTree(Files.readAllBytes(metrics)).path("per_host");
            for (var host : perHost.properties()) {
                counts.put(host.getKey(), host.getValue().asDouble());
            }
            if (counts.isEmpty()) {
                throw new Main.Wrong(metrics + " has no “per_host” with the requests of each host");
            }
            return counts;
        } catch (NoSuchFileException e) {
            throw new Main.Wrong("there is no file " + metrics);
        } catch (JacksonException e) {
            throw new Main.Wrong("%s cannot be read: %s".formatted(metrics, e.getMessage()));
        }
    }
}
