// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.compare.Comparison;
import stet.extract.Ruled;
import stet.extract.SiteRules;

/// `stet rules check`: are the rules right, and do the saved pages read as expected?
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Reads files of rules and tells each fault with its line; then reads the pages that were saved "
                + "beside them (rules/OUTLET/tests) and shows what differs from what is expected. Needs no store.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet rules check", "  stet rules check harbour-gazette", "  stet rules check ./new.conf"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is right", "1:a saved page reads otherwise", "2:a file of rules is wrong"})
final class RulesCheckCommand implements Callable<Integer> {
    @ParentCommand
    private RulesCommand rules = new RulesCommand();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|OUTLET",
            description = "Files of rules, or outlets by their short names (default: all in the data folder).")
    private List<String> named = List.of();

    @Override
    public Integer call() {
        var out = rules.main().line().getOut();
        var files = files();
        if (files.isEmpty()) {
            out.println("There are no rules in "
                    + RuleFolder.in(rules.main().data()).folder());
        }
        int exit = Main.DONE;
        try (var progress = new Progress(rules.main().line().getErr(), "Checking rules", files.size())) {
            for (var file : files) {
                exit = Math.max(exit, check(file, out));
                progress.step();
            }
        }
        out.flush();
        return exit;
    }

    private List<Path> files() {
        var folder = RuleFolder.in(rules.main().data());
        if (named.isEmpty()) {
            return folder.files();
        }
        return named.stream()
                .map(name -> name.endsWith(".conf") ? Path.of(name) : folder.file(Main.outlet(name)))
                .peek(RulesCheckCommand::mustBeThere)
                .toList();
    }

    private static void mustBeThere(Path file) {
        if (!Files.exists(file)) {
            throw new Main.Wrong("there is no file of rules " + file);
        }
    }

    private int check(Path file, PrintWriter out) {
        if (RuleFolder.outlet(file).isEmpty()) {
            out.println(
                    "! %s is not named after an outlet: small letters, digits and hyphens, then .conf".formatted(file));
            return Main.USAGE;
        }
        return switch (RuleFile.read(file)) {
            case RuleFile.Faulty(var faults) -> {
                faults.forEach(fault -> out.println("! " + Printable.text(fault.text())));
                yield Main.USAGE;
            }
            case RuleFile.Good(var read) -> test(file, read, out);
        };
    }

    /// Reads the saved pages.
    private int test(Path file, SiteRules read, PrintWriter out) {
        var pages = SavedPage.in(tests(file));
        var uses = new ArrayList<Ruled.Use>();
        int wrong = 0;
        for (var page : pages) {
            wrong += switch (page.check(read)) {
                case SavedPage.Result.Unusable(var why) -> {
                    out.println("! %s: %s".formatted(page.page(), Printable.text(why)));
                    yield 1;
                }
                case SavedPage.Result.Compared compared -> {
                    uses.addAll(compared.uses());
                    yield tell(page, compared, out);
                }
            };
        }
        idle(file, uses, out);
        out.println("%s %s: %d entries; %s"
                .formatted(
                        wrong == 0 ? "✓" : "!",
                        file,
                        read.entries().size(),
                        pages.isEmpty()
                                ? "no saved pages in " + tests(file)
                                : "%d of %d saved pages read as expected"
                                        .formatted(pages.size() - wrong, pages.size())));
        return wrong == 0 ? Main.DONE : Main.FAILED;
    }

    static Path tests(Path file) {
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
        return file.resolveSibling(name).resolve("tests");
    }

    /// @return 1 when something differs, else 0
    private int tell(SavedPage page, SavedPage.Result.Compared compared, PrintWriter out) {
        if (compared.differences().isEmpty() && compared.text().isEmpty()) {
            return 0;
        }
        out.println("! %s reads otherwise than expected".formatted(page.page()));
        for (var difference : compared.differences()) {
            out.println("  %s: expected “%s”".formatted(difference.field(), Printable.text(difference.expected())));
            out.println("  %s  but read “%s”"
                    .formatted(" ".repeat(difference.field().length()), Printable.text(difference.found())));
        }
        compared.text()
                .ifPresent(texts -> TerminalMarks.print(
                        out,
                        texts.expected(),
                        texts.found(),
                        Comparison.of(texts.expected(), texts.found()),
                        rules.main().colour(),
                        false));
        return 1;
    }

    /// Rules that found nothing on any saved page: nobody knows whether they still fit.
    private static void idle(Path file, List<Ruled.Use> uses, PrintWriter out) {
        uses.stream()
                .filter(use -> uses.stream().noneMatch(other -> isFound(other, use)))
                .map(use -> "· %s: %s “%s” finds nothing on any saved page (%s)"
                        .formatted(file, use.key(), use.selector(), why(use.found())))
                .distinct()
                .forEach(line -> out.println(Printable.text(line)));
    }

    static boolean isFound(Ruled.Use use, Ruled.Use same) {
        return use.key().equals(same.key())
                && use.selector().equals(same.selector())
                && use.found() instanceof Ruled.Found.Matched;
    }

    static String why(Ruled.Found found) {
        return switch (found) {
            case Ruled.Found.Matched(int elements) -> elements + " elements";
            case Ruled.Found.Nothing(var why) -> why;
        };
    }
}
