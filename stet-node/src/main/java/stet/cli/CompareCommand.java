// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stet.compare.Comparison;
import stet.model.Story;

/// `stet compare A B`: what changed between two files; needs no store.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Shows what changed between two files: text, HTML, or JSON as `stet extract --json` prints it.",
        footer = {
            "",
            "Examples:",
            "  stet compare before.txt after.txt",
            "  stet compare --format side monday.html tuesday.html",
            "  stet compare --format plain --language de a.html b.html | mail desk@paper.example",
            "  stet compare --format json a.json b.json",
            "  stet compare --jsonl < pairs.jsonl > answers.jsonl",
            "",
            "Exit codes: 0 the same, 1 differences found, 2 wrong usage or a file that cannot be read."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    enum Format {
        INLINE,
        SIDE,
        PLAIN,
        JSON,
        HTML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final InputStream input;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..2", paramLabel = "FILE", description = "The older and the newer file.")
    private List<Path> files = List.of();

    @CommandLine.Option(
            names = "--format",
            defaultValue = "inline",
            description = "inline, side, plain (inline without colour, for mail), json or html; default: "
                    + "${DEFAULT-VALUE}.")
    private Format format = Format.INLINE;

    @CommandLine.Option(names = "--all", description = "Shows unchanged paragraphs too.")
    private boolean all;

    @CommandLine.Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of Stet's own words: en, de, fr or es; default: ${DEFAULT-VALUE}.")
    private String language = "en";

    @CommandLine.Option(
            names = "--jsonl",
            description = "Reads pairs as JSON lines from standard input and answers each.")
    private boolean lines;

    public CompareCommand() {
        this(System.in);
    }

    /// @param input where `--jsonl` reads from; stays open
    CompareCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        var out = line().getOut();
        if (lines) {
            new ComparisonLines().answer(new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)), out);
            return SAME;
        }
        if (files.size() != 2) {
            throw new ParameterException(line(), "compare needs two files, the older and the newer, or --jsonl");
        }
        var before = story(files.getFirst());
        var after = story(files.getLast());
        var comparison = Comparison.of(before, after);
        show(out, before, after, comparison);
        out.flush();
        return comparison.rows().isEmpty() ? SAME : DIFFERENT;
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("picocli hands in the specification before it calls a command");
        }
        return spec.commandLine();
    }

    private Story story(Path file) {
        return switch (StoryFile.read(file)) {
            case StoryFile.Read(var story) -> story;
            case StoryFile.Refused(var why) -> throw new ParameterException(line(), why);
        };
    }

    private void show(PrintWriter out, Story before, Story after, Comparison comparison) {
        var reader = reader();
        switch (format) {
            case JSON -> out.println(new ComparisonJson().of(comparison, before, after, reader));
            case HTML -> new ComparisonPage(before, after, comparison, reader).print(out);
            case SIDE -> SideBySide.print(out, before, after, comparison, reader);
            case INLINE, PLAIN -> {
                out.println(comparison.line(reader));
                out.println();
                boolean colour = format == Format.INLINE && colour();
                TerminalMarks.print(out, before, after, comparison, colour, all, reader);
            }
        }
    }

    private Locale reader() {
        if (!LANGUAGES.contains(language)) {
            throw new ParameterException(
                    line(), "Stet speaks %s, not %s".formatted(String.join(", ", LANGUAGES), language));
        }
        return Locale.of(language);
    }

    private boolean colour() {
        return !line().getParseResult().hasMatchedOption("--plain") && Terminal.colour();
    }
}
