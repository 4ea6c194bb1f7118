// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.archive.WarcFiles;
import stet.imports.Importer;
import stet.imports.Report;
import stet.imports.Trouble;
import stet.model.By;
import stet.store.History;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `stet import`: takes over the histories that another archive kept.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = {
            "Takes over the histories of articles that another archive kept, so that they go on here. What PATH is, its "
                    + "bytes tell: a dump of News Sniffer's database, a folder with NewsDiffs' dump and git folders, "
                    + "diffengine's SQLite file, or what `stet export` printed; dumps and exports may be gzipped.",
            "Each version is marked as imported: Stet never says that it saw it. What is here already is passed over, so an "
                    + "import that was broken off goes on when it is run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet import newssniffer.sql.gz --dry-run      what would come",
            "  stet import newssniffer.sql.gz",
            "  stet import newsdiffs/                        its .sql dump and its git folders, side by side",
            "  stet import diffengine.db --outlet harbour-gazette",
            "  stet import versions.jsonl",
            "",
            "docs/importing.md tells what becomes of what."
        })
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "PATH", description = "A file or a folder.")
    private Path path = Path.of("");

    @Option(names = "--dry-run", description = "Reads all of it, says what would come, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description =
                    "Whose articles they are, by its short name as in `stet list` (default: the outlet of the same "
                            + "site, else a new one that is not watched).")
    private Optional<String> outlet = Optional.empty();

    @Option(names = "--json", description = "Prints a line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(path)) {
            throw new Main.Wrong("there is no file or folder " + Printable.text(path.toString()));
        }
        var data = main.data();
        var settings = main.settings(data, Map.of());
        if (!dryRun || Node.isAt(settings, data)) {
            return take(settings, data);
        }
        try (var nowhere = TemporaryFolder.made("stet-import-")) {
            return take(main.settings(data, Map.of("store", "")), nowhere.path());
        }
    }

    /// @return the exit code
    private int take(Settings settings, Path data) throws IOException, InterruptedException {
        try (var node = Node.open(settings, data);
                var archive = node.archive()) {
            outlet.ifPresent(name -> known(node, name));
            var report = taken(node, archive);
            tell(report);
            return report.broken() == 0 ? Main.DONE : Main.FAILED;
        }
    }

    private Report taken(Node node, WarcFiles archive) throws IOException, InterruptedException {
        var wish = new Importer.Wish(
                path,
                node.room(),
                outlet,
                dryRun ? Importer.Mode.TRIAL : Importer.Mode.WRITE,
                By.commandLine(node.time().instant()));
        try (var along = new Along(main.line().getErr())) {
            return node.importer(archive).take(wish, along);
        }
    }

    private static void known(Node node, String name) {
        var id = Main.outlet(name);
        if (node.roster().outlets().stream().noneMatch(o -> o.id().equals(id))) {
            throw new Main.Wrong("there is no outlet “%s”; `stet list` shows them".formatted(name));
        }
    }

    /// A line of progress for each stretch.
    private static final class Along implements Importer.Along, AutoCloseable {
        private final PrintWriter err;
        private @Nullable Progress progress;

        Along(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void begins(String what, long total) {
            close();
            progress = new Progress(err, Printable.text(what), total);
        }

        @Override
        public void done(long count) {
            if (progress != null) {
                progress.reach(count);
            }
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
                progress = null;
            }
        }
    }

    private void tell(Report report) {
        var out = main.line().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(line(report)));
        } else {
            words(report, out);
        }
        var err = main.line().getErr();
        report.troubles().forEach(trouble -> err.println("! " + Printable.text(trouble.toString())));
        if (report.broken() > report.troubles().size()) {
            err.println("! and %,d more that could not be taken over"
                    .formatted(report.broken() - report.troubles().size()));
        }
    }

    private void words(Report report, PrintWriter out) {
        out.println("%s %,d articles with %,d versions from %s%s."
                .formatted(
                        dryRun ? "Would import" : "Imported",
                        report.written(),
                        report.versions(),
                        report.source().title(),
                        report.outlets() == 0
                                ? ""
                                : ", of outlets that were not known: %,d".formatted(report.outlets())));
        for (var fate : History.Fate.values()) {
            if (report.articles(fate) > 0) {
                out.println("  %,7d %s".formatted(report.articles(fate), said(fate)));
            }
        }
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(left ->
                        out.println("  %,7d left out: %s".formatted(left.getValue(), Printable.text(left.getKey()))));
        if (report.broken() > 0) {
            out.println("  %,7d rows or articles could not be taken over; the first are told below"
                    .formatted(report.broken()));
        }
    }

    private static String said(History.Fate fate) {
        return switch (fate) {
            case FRESH -> "new here";
            case LISTED -> "known here by their address alone, whose past they are now";
            case BESIDE -> "beside an article that has versions of its own here";
            case LONGER -> "imported before, with more versions now";
            case THERE -> "here already";
            case GONE_ON -> "gone on here since, so that later versions were left out";
            case OTHERWISE -> "imported before, with other versions";
        };
    }

    private ObjectNode line(Report report) {
        var line = JsonMapper.shared()
                .createObjectNode()
                .put("from", report.source().name().toLowerCase(Locale.ROOT))
                .put("dry_run", dryRun)
                .put("articles", report.written())
                .put("versions", report.versions())
                .put("outlets", report.outlets())
                .put("broken", report.broken());
        for (var fate : History.Fate.values()) {
            line.put(fate.name().toLowerCase(Locale.ROOT), report.articles(fate));
        }
        var left = line.putObject("left_out");
        report.leftOut().forEach(left::put);
        var troubles = line.putArray("troubles");
        for (Trouble trouble : report.troubles()) {
            troubles.addObject()
                    .put("file", trouble.file())
                    .put("where", trouble.where())
                    .put("why", trouble.why());
        }
        return line;
    }
}
