// SPDX-License-Identifier: Apache-2.0
package stet.bench.comparison;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stet.model.Story;

/// Times the comparison beside its peers and prints one table.
@Command(name = "comparison", description = "Time the comparison beside its peers.", mixinStandardHelpOptions = true)
public final class ComparisonBench implements Callable<Integer> {
    static final int REWRITTEN = 100_000;
    static final Story NOTHING = new Story(
            "Nothing yet",
            "",
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            List.of(),
            List.of(),
            List.of());
    private static final List<Integer> EDITED = List.of(400, 1_000, 5_000);
    /// The others take minutes for a long text that was rewritten.
    private static final List<Rival> QUICK = List.of(Rival.STET, Rival.JGIT);

    @Parameters(index = "0", paramLabel = "DATA", description = "JSON lines that each have a list “paragraphs”.")
    private Path data = Path.of("");

    @Option(
            names = "--forks",
            description = "JVMs in which each is timed (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int forks = 1;

    @Option(
            names = "--seconds",
            description = "Seconds of each measurement, of which there are five after five to warm up.",
            defaultValue = "1")
    private int seconds = 1;

    private ComparisonBench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ComparisonBench()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        var edited = new Runner(options()
                        .mode(Mode.AverageTime)
                        .param("rival", names(Stream.of(Rival.values())))
                        .param("words", EDITED.stream().map(String::valueOf).toArray(String[]::new))
                        .build())
                .run();
        var rewritten = new Runner(options()
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(15)
                        .param("rival", names(QUICK.stream()))
                        .param("words", String.valueOf(REWRITTEN))
                        .build())
                .run();
        print(edited, rewritten);
        return 0;
    }

    private ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .include(Compared.class.getName())
                .param("data", data.toAbsolutePath().toString())
                .forks(forks)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .timeUnit(TimeUnit.MILLISECONDS)
                .verbosity(VerboseMode.SILENT);
    }

    private static String[] names(Stream<Rival> rivals) {
        return rivals.map(Enum::name).toArray(String[]::new);
    }

    private static void print(Collection<RunResult> edited, Collection<RunResult> rewritten) {
        System.out.println("| milliseconds | 400 words | 1,000 words | 5,000 words | 100,000 words rewritten |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (var rival : Rival.values()) {
            var line = new StringBuilder("| ").append(rival.title());
            EDITED.forEach(words -> line.append(" | ").append(cell(time(edited, rival, words))));
            System.out.println(line.append(" | ")
                    .append(cell(time(rewritten, rival, REWRITTEN)))
                    .append(" |"));
        }
    }

    private static OptionalDouble time(Collection<RunResult> results, Rival rival, int words) {
        return results.stream()
                .filter(result -> result.getParams().getParam("rival").equals(rival.name())
                        && result.getParams().getParam("words").equals(String.valueOf(words)))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst();
    }

    private static String cell(OptionalDouble milliseconds) {
        return milliseconds.isPresent() ? "%.2f".formatted(milliseconds.getAsDouble()) : "not run";
    }
}
