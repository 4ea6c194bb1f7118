// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.compare.Comparison;
import stet.model.ArticleId;
import stet.model.Version;
import stet.store.Library;

/// `stet diff`: what changed between two versions.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Shows what changed between two versions of an article. Exit code 1 when they differ, 0 when not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet diff 7k2m9q                       the last two versions",
            "  stet diff 7k2m9q 1..4                  any two",
            "  stet diff https://meridianwire.example/science/maps 1..2 --all"
        })
final class DiffCommand implements Callable<Integer> {
    private static final Pattern PAIR = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @ParentCommand
    private Main main = new Main();

    @Parameters(index = "0", paramLabel = "ARTICLE", description = "Its id, or an address it is or was at.")
    private String article = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "M..N",
            defaultValue = "",
            description = "Two version numbers (default: the last two).")
    private String pair = "";

    @Option(names = "--all", description = "Shows unchanged paragraphs too.")
    private boolean all;

    @Override
    public Integer call() {
        try (var node = main.existing()) {
            var library = node.library();
            var id = Lookup.article(library, article);
            int latest = library.article(id).orElseThrow().versions().size();
            var numbers = numbers(latest);
            return show(
                    id, version(library, id, numbers[0], latest), version(library, id, numbers[1], latest), library);
        }
    }

    private int[] numbers(int latest) {
        if (pair.isEmpty()) {
            return new int[] {Math.max(1, latest - 1), latest};
        }
        var match = PAIR.matcher(pair);
        if (!match.matches()) {
            throw new Main.Wrong("two versions are written like 1..2, not “%s”".formatted(pair));
        }
        return new int[] {Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))};
    }

    private static Version version(Library library, ArticleId id, int number, int latest) {
        return library.version(id, number)
                .orElseThrow(() ->
                        new Main.Wrong("article %s has the versions 1 to %d, not %d".formatted(id, latest, number)));
    }

    private int show(ArticleId id, Version before, Version after, Library library) {
        var out = main.line().getOut();
        var comparison = Comparison.of(before, after);
        var gap = Duration.between(before.seenFrom(), after.seenFrom());
        out.println(Printable.text(after.story().headline()));
        out.println("%s · version %d, %s → version %d, %s, %s %s"
                .formatted(
                        library.article(id).orElseThrow().outletName(),
                        before.number(),
                        TIME.format(before.seenFrom()),
                        after.number(),
                        TIME.format(after.seenFrom()),
                        ClockTime.words(gap.abs()),
                        gap.isNegative() ? "earlier" : "later"));
        out.println(Printable.text(comparison.line(Locale.ENGLISH)));
        out.println();
        TerminalMarks.print(out, before.story(), after.story(), comparison, main.colour(), all);
        out.flush();
        return before.story().digest().equals(after.story().digest()) ? Main.DONE : Main.FAILED;
    }
}
