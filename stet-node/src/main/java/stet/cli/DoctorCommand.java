// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.store.Damaged;
import stet.upkeep.Doctor;
import stet.upkeep.Doctor.Finding;
import stet.upkeep.Doctor.Grade;

/// `stet doctor`: whether all that is kept is as it was kept.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Goes over the archive: the store's file and its references, every text and stored change, every capture "
                        + "in its WARC file, the figures that are kept, the search index, settings and rules, clock and disk space. "
                        + "With --mend it makes anew what can be made from the rest (indexes, figures); texts, captures and "
                        + "times are never touched. May run beside `stet run`.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet doctor                 everything; reads the whole archive",
            "  stet doctor --quick         without reading texts and captures",
            "  stet doctor --mend"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well, or is now",
            "1:something wants attention",
            "2:the command line was wrong",
            "5:what is kept is damaged"
        })
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(names = "--mend", description = "Mends what can be mended, and says what was done.")
    private boolean mend;

    @Option(names = "--quick", description = "Does not read every text and every capture.")
    private boolean quick;

    private final List<Grade> grades = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        var data = main.data();
        var found = new ArrayList<Finding>();
        var settings = settings(found::add);
        if (!Node.isAt(settings, data)) {
            found.stream().filter(finding -> isBad(finding.grade())).forEach(this::tell);
            throw new Main.Wrong("there is no archive in %s".formatted(data.toAbsolutePath()));
        }
        found.forEach(this::tell);
        if (isEmpty(settings, data)) {
            tell(new Finding(
                    "store",
                    Grade.DAMAGED,
                    List.of(Node.file(data) + " is empty: restore the last backup (`stet restore`)")));
        } else {
            examine(settings, data);
        }
        var out = main.line().getOut();
        out.println(grades.stream().anyMatch(DoctorCommand::isBad) ? "Not all is well." : "All is well.");
        out.flush();
        return grades.contains(Grade.DAMAGED) ? Main.DAMAGED : grades.contains(Grade.AMISS) ? Main.FAILED : Main.DONE;
    }

    private void examine(Settings settings, Path data) {
        try (var node = Node.open(settings, data);
                var archive = node.archive()) {
            tell(rules(node));
            node.doctor(archive)
                    .examine(
                            quick ? Doctor.Extent.QUICK : Doctor.Extent.ALL,
                            mend,
                            node.time().instant(),
                            Progress.told(main.line().getErr()),
                            this::tell);
        } catch (Damaged e) { // nothing can be asked
            tell(new Finding("store", Grade.DAMAGED, List.of(String.valueOf(e.getMessage()))));
        }
    }

    /// A store that was ever opened has its tables at least.
    private static boolean isEmpty(Settings settings, Path data) throws IOException {
        return settings.store().isEmpty() && Files.size(Node.file(data)) == 0;
    }

    private static boolean isBad(Grade grade) {
        return grade == Grade.DAMAGED || grade == Grade.AMISS;
    }

    /// The defaults where those that were given cannot be used.
    private Settings settings(Consumer<Finding> found) {
        try {
            var settings = main.settings(main.data(), Map.of());
            found.accept(new Finding("settings", Grade.WELL, List.of()));
            return settings;
        } catch (Settings.WrongSettings e) {
            found.accept(new Finding("settings", Grade.AMISS, List.of(String.valueOf(e.getMessage()))));
            return Settings.read(main.data().resolve("no-settings"), Map.of(), Map.of());
        }
    }

    private static Finding rules(Node node) {
        try {
            node.rules();
            return new Finding("rules", Grade.WELL, List.of());
        } catch (Settings.WrongSettings e) {
            return new Finding("rules", Grade.AMISS, List.of(String.valueOf(e.getMessage())));
        }
    }

    private void tell(Finding finding) {
        grades.add(finding.grade());
        PrintWriter out = main.line().getOut();
        out.println("%s %-13s%s".formatted(mark(finding.grade()), finding.part(), word(finding.grade())));
        finding.words()
                .forEach(line -> out.println("    " + Printable.lines(line).replace("\n", "\n    ")));
        out.flush();
    }

    private static String mark(Grade grade) {
        return switch (grade) {
            case WELL -> "✓";
            case NOTED -> "·";
            case MENDED -> "✓";
            case AMISS, DAMAGED -> "!";
        };
    }

    private static String word(Grade grade) {
        return switch (grade) {
            case WELL -> "as it should be";
            case NOTED -> "to know:";
            case MENDED -> "mended:";
            case AMISS -> "amiss:";
            case DAMAGED -> "damaged:";
        };
    }
}
