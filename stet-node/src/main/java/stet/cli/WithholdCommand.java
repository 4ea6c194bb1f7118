// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stet.json.WithheldJson;
import stet.model.By;
import stet.model.Withholding;
import stet.model.Withholding.Extent;
import stet.model.Withholding.Ground;
import stet.store.Withholdings.Edit;

/// `stet withhold`: what is kept and not shown.
@Command(
        name = "withhold",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Withholds an article, a version or a passage: it stays kept with its digest, and is shown nowhere, "
                        + "neither on pages nor in feeds, searches or exports. Whoever asks for it is told since "
                        + "when and why.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet withhold article 7k2m9q --reason \"asked for by whom it names\"",
            "  stet withhold article 7k2m9q --only 2 --law --reason \"order of the district court of Lenn\"",
            "  stet withhold article 7k2m9q --passage \"12 Mill Lane\" --reason \"a private address\"",
            "  stet withhold list",
            "  stet withhold lift 3"
        })
final class WithholdCommand implements Callable<Integer> {
    private static final int MOST = 200;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    @ParentCommand
    private Main main = new Main();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: article, list or lift");
    }

    @Command(mixinStandardHelpOptions = true, description = "Withholds an article, or a part of it.")
    int article(
            @Parameters(paramLabel = "ARTICLE", description = "Its id or address.") String article,
            @Option(
                            names = "--only",
                            paramLabel = "N",
                            description = "Only this version, and what changed to it and from it.")
                    Optional<Integer> version,
            @Option(
                            names = "--passage",
                            paramLabel = "WORDS",
                            description = "Only these words, which are blackened in every version.")
                    Optional<String> passage,
            @Option(names = "--law", description = "By law: answered with 451, not with 410.") boolean law,
            @Option(names = "--reason", required = true, description = "Told to everybody who asks for it.")
                    String reason) {
        var extent = extent(version, passage);
        var ground = law ? Ground.LAW : Ground.REQUEST;
        try (var node = main.existing()) {
            var id = Lookup.article(node.library(), article);
            var by = By.commandLine(node.time().instant());
            try {
                return told(node.withholdings().begin(id, extent, ground, reason, by));
            } catch (IllegalArgumentException e) {
                throw new Main.Wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Extent extent(Optional<Integer> version, Optional<String> passage) {
        if (version.isPresent() && passage.isPresent()) {
            throw new Main.Wrong("give --only or --passage, not both");
        }
        try {
            return passage.<Extent>map(Extent.Passage::new)
                    .orElseGet(() -> version.<Extent>map(Extent.OneVersion::new).orElseGet(Extent.Whole::new));
        } catch (IllegalArgumentException e) {
            throw new Main.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private int told(Edit edit) {
        var out = main.line().getOut();
        return switch (edit) {
            case Edit.Done(var now) -> {
                out.println("Withheld from now on. To show it again: stet withhold lift " + now.nr());
                yield Main.DONE;
            }
            case Edit.Same(var now) -> {
                out.println("It is withheld already, since %s: %s"
                        .formatted(DAY.format(now.by().at()), Printable.text(now.reason())));
                yield Main.DONE;
            }
            case Edit.NoArticle() -> throw new Main.Wrong("there is no such article");
            case Edit.NoVersion(int last) -> throw new Main.Wrong("the article's last version is " + last);
            case Edit.NoSuchWords() -> throw new Main.Wrong("these words stand in no version of the article");
        };
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists what is withheld and was, newest first.")
    int list(@Option(names = "--json", description = "A line of JSON each, for programs.") boolean json) {
        try (var node = main.existing()) {
            var out = main.line().getOut();
            var all = node.withholdings().all(Long.MAX_VALUE, MOST);
            all.forEach(one -> out.println(json ? WithheldJson.whole(one).toString() : line(one)));
            if (all.isEmpty() && !json) {
                out.println("Nothing was ever withheld.");
            }
            out.flush();
        }
        return Main.DONE;
    }

    private static String line(Withholding one) {
        var what = switch (one.extent()) {
            case Extent.Whole() -> "all of it";
            case Extent.OneVersion(int number) -> "version " + number;
            case Extent.Passage(String text) -> "“" + text + "”";
        };
        return "%4d  %s  since %s by %s, %s  %s: %s%s"
                .formatted(
                        one.nr(),
                        one.article(),
                        DAY.format(one.by().at()),
                        Printable.text(one.by().who()),
                        one.ground().name().toLowerCase(Locale.ROOT),
                        Printable.text(what),
                        Printable.text(one.reason()),
                        one.lifted()
                                .map(by -> "  (shown again since %s)".formatted(DAY.format(by.at())))
                                .orElse(""));
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows again what is withheld.")
    int lift(@Parameters(paramLabel = "NR", description = "Its number, as `list` prints it.") long nr) {
        try (var node = main.existing()) {
            if (!node.withholdings().lift(nr, By.commandLine(node.time().instant()))) {
                throw new Main.Wrong("nothing is withheld under the number " + nr);
            }
            main.line().getOut().println("It is shown again.");
        }
        return Main.DONE;
    }
}
