// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.compare.Comparison;
import stet.extract.Extractor;
import stet.model.ArticleId;
import stet.model.Story;
import stet.model.Version;
import stet.watch.Reextract;
import stet.watch.Sweep;

/// `stet reextract`: what the present extractor makes of the pages that are kept.
@Command(
        name = "reextract",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Reads the kept page behind each version again with the present extractor and rules, counts the "
                + "texts that read otherwise, and shows samples. Changes nothing unless --apply is given; then each "
                + "such text is stored under its version's number as read again by us, outside the feeds of changes, "
                + "and what was shown before is kept. May run beside `stet run`, be broken off, and be run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet reextract                              how many texts would change, with samples",
            "  stet reextract --outlet harbour-gazette     after its rules were edited",
            "  stet reextract --apply --samples 0"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:broken off, or something failed",
            "2:the command line was wrong",
            "5:what is kept is damaged"
        })
final class ReextractCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--apply", description = "Stores what reads otherwise, labelled as read again by us.")
    private boolean apply;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the texts that read otherwise are shown (default: ${DEFAULT-VALUE}).")
    private int samples;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger shown = new AtomicInteger();

    @Override
    public Integer call() throws InterruptedException {
        if (samples < 0) {
            throw new Main.Wrong("--samples is a number from 0, not " + samples);
        }
        try (var ending = new Ending();
                var node = main.existing();
                var archive = node.archive()) {
            ending.stopBy(() -> stopped.set(true));
            var library = node.library().complete();
            var now = node.time().instant();
            var wish = new Sweep.Wish(selection.outlet(library, now), apply ? Sweep.Mode.STORE : Sweep.Mode.LOOK);
            var work = new Reextract(node.kept(archive), node.rules(), now, wish, stopped::get, this::told);
            long total = selection
                    .article(library)
                    .map(id ->
                            (long) library.article(id).orElseThrow().versions().size())
                    .orElseGet(() -> library.totals(now).versions());
            try (var progress = new Progress(main.line().getErr(), "Reading versions again", total);
                    var sweep = selection.sweep("reading again", stopped::get)) {
                selection.each(sweep, library, id -> work.article(id, progress::step));
                return tell(work.counts());
            }
        }
    }

    /// In one piece, whatever other threads print.
    private void told(ArticleId id, Version version, Story story) {
        if (shown.getAndIncrement() >= samples) {
            return;
        }
        var sample = new StringWriter();
        var out = new PrintWriter(sample);
        out.println("Article %s, version %d, read by extractor %d, and again by extractor %d:"
                .formatted(id, version.number(), version.extractor(), Extractor.VERSION));
        TerminalMarks.print(out, version.story(), story, Comparison.of(version.story(), story), main.colour(), false);
        main.line().getOut().println(sample);
    }

    /// @return the exit code
    private int tell(Map<Reextract.Came, Integer> counts) {
        var out = main.line().getOut();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.println("%d versions read again with extractor %d:".formatted(all, Extractor.VERSION));
        new TreeMap<>(counts).forEach((came, count) -> out.println("  %,9d %s".formatted(count, came.words())));
        int different =
                counts.getOrDefault(Reextract.Came.DIFFERENT, 0) + counts.getOrDefault(Reextract.Came.FURNISHED, 0);
        if (apply) {
            out.println("%d texts were stored as read again by us; the feeds of changes stay as they were."
                    .formatted(different));
        } else if (different > 0) {
            out.println("Nothing was stored. With --apply these texts are shown from then on, labelled as ours.");
        }
        if (stopped.get()) {
            out.println("Broken off; what was stored is kept, and what is left is found by the next run.");
        }
        out.flush();
        return stopped.get() ? Main.FAILED : Main.DONE;
    }
}
