// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.json.VersionCsv;
import stet.json.VersionJson;
import stet.model.Outlet;
import tools.jackson.databind.json.JsonMapper;

/// `stet export`: a line of JSON for each version.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Prints every version as a line of JSON (JSON Lines) or, with --csv, as a row of a table, article by "
                        + "article, oldest version first; or, with --opml or --list, what is watched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet export > versions.jsonl",
            "  stet export --outlet harbour-gazette | gzip > harbour.jsonl.gz",
            "  stet export --csv > versions.csv",
            "  stet export --opml > outlets.opml             for feed readers, and for `stet add --from`",
            "",
            "docs/json.md tells what each field holds."
        })
final class ExportCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description = "Only this outlet, by its short name as in `stet list`.")
    private Optional<String> outlet = Optional.empty();

    @Option(
            names = "--csv",
            description = "Prints a table (CSV) for spreadsheets and statistics: what a cell can hold.")
    private boolean csv;

    @Option(names = "--opml", description = "Prints the outlets and their feeds, sitemaps and pages as OPML.")
    private boolean opml;

    @Option(names = "--list", description = "Prints the addresses of feeds, sitemaps and pages, one a line.")
    private boolean list;

    @Override
    public Integer call() {
        if (csv && (opml || list)) {
            throw new Main.Wrong("--csv is a form of the versions, not of what is watched");
        }
        if (opml && list) {
            throw new Main.Wrong("--opml and --list are two forms of one list; give one of them");
        }
        try (var archive = main.existing()) {
            if (opml || list) {
                sources(archive.roster().watched());
                return Main.DONE;
            }
            var library = archive.library();
            var wanted = outlet.map(Main::outlet);
            if (wanted.isPresent()
                    && library.outlet(wanted.get(), archive.time().instant()).isEmpty()) {
                throw new Main.Wrong("there is no outlet “%s”; `stet list` shows them".formatted(outlet.get()));
            }
            long total = library.totals(archive.time().instant()).versions();
            var damaged = new AtomicInteger();
            try (var progress = new Progress(main.line().getErr(), "Exporting versions", total)) {
                PrintWriter out = main.line().getOut();
                if (csv) {
                    out.print(VersionCsv.head());
                }
                VersionJson.all(library, Optional.empty(), wanted, node -> {
                    damaged.addAndGet(VersionJson.isDamaged(node) ? 1 : 0);
                    out.print(csv ? VersionCsv.line(node) : JSON.writeValueAsString(node) + "\n");
                    progress.step();
                });
                out.flush();
            }
            return ended(damaged.get());
        }
    }

    /// @return the exit code
    private int ended(int damaged) {
        if (damaged == 0) {
            return Main.DONE;
        }
        main.line()
                .getErr()
                .println("%,d %s damaged, and in the export without text; `stet doctor` tells of all that is"
                        .formatted(damaged, damaged == 1 ? "version is" : "versions are"));
        return Main.DAMAGED;
    }

    private void sources(List<Outlet> watched) {
        var wanted = watched.stream()
                .filter(o -> outlet.map(o.id().text()::equals).orElse(true))
                .toList();
        if (outlet.isPresent() && wanted.isEmpty()) {
            throw new Main.Wrong("no outlet “%s” is watched; `stet list` shows them".formatted(outlet.get()));
        }
        var out = main.line().getOut();
        if (opml) {
            Opml.print(wanted, out);
        } else {
            Opml.lines(wanted, out);
        }
    }
}
