// SPDX-License-Identifier: Apache-2.0
package stet.cli;

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
import stet.model.ArticleId;
import stet.model.Revision;
import stet.store.Damaged;
import stet.watch.Recompare;
import stet.watch.Sweep;

/// `stet recompare`: what the present comparison makes of the changes that are stored.
@Command(
        name = "recompare",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Compares the two texts behind each stored change again with the present comparison, counts the "
                + "changes that are told otherwise, and shows samples. Changes nothing unless --apply is given; then "
                + "kinds, weight, plain line and marks are stored anew, one article at a time; times, numbers and the "
                + "names of feed entries stay. A change that is damaged is made anew from its texts. Changes that the present comparison made are left out unless --all is "
                + "given. May run beside `stet run`, be broken off, and be run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet recompare                              how many changes would be told otherwise, with samples",
            "  stet recompare --article 7k2m9q --all       one article, whichever comparison made its changes",
            "  stet recompare --apply --samples 0          after an upgrade"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:broken off, or something failed",
            "2:the command line was wrong",
            "5:what is kept is damaged"
        })
final class RecompareCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--all", description = "Compares again what the present comparison made, too.")
    private boolean all;

    @Option(names = "--apply", description = "Stores what the present comparison finds.")
    private boolean apply;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the changes that are told otherwise are shown (default: ${DEFAULT-VALUE}).")
    private int samples;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger shown = new AtomicInteger();

    @Override
    public Integer call() throws InterruptedException {
        if (samples < 0) {
            throw new Main.Wrong("--samples is a number from 0, not " + samples);
        }
        try (var ending = new Ending();
                var node = main.existing()) {
            ending.stopBy(() -> stopped.set(true));
            var library = node.library().complete();
            var wish = new Sweep.Wish(
                    selection.outlet(library, node.time().instant()), apply ? Sweep.Mode.STORE : Sweep.Mode.LOOK);
            var which = all ? Recompare.Which.ALL : Recompare.Which.EARLIER;
            var work = new Recompare(node.ledger(), library, wish, which, stopped::get, told());
            long total = selection
                    .article(library)
                    .map(_ -> 1L)
                    .orElseGet(() -> library.totals(node.time().instant()).articles());
            try (var progress = new Progress(main.line().getErr(), "Comparing articles again", total);
                    var sweep = selection.sweep("comparing again", stopped::get)) {
                selection.each(sweep, library, id -> {
                    work.article(id);
                    progress.step();
                });
                return tell(work.counts());
            }
        }
    }

    private Recompare.Told told() {
        return new Recompare.Told() {
            @Override
            public void otherwise(ArticleId article, Revision was, Revision now) {
                sample(article, was, now);
            }

            @Override
            public void damaged(Damaged damage) {
                main.line().getErr().println("! " + damage.getMessage());
            }
        };
    }

    /// In one piece, whatever other threads print.
    private void sample(ArticleId id, Revision was, Revision now) {
        if (shown.getAndIncrement() >= samples) {
            return;
        }
        main.line().getOut().println("""
                        Article %s, versions %d to %d, compared by comparison %d, and again by comparison %d:
                          was  %s
                          now  %s
                        """.formatted(
                        id,
                        was.from(),
                        was.to(),
                        was.comparer(),
                        now.comparer(),
                        Printable.text(was.line()),
                        now.line().equals(was.line())
                                ? "the same line, with other marks, kinds or weight"
                                : Printable.text(now.line())));
    }

    /// @return the exit code
    private int tell(Map<Recompare.Came, Integer> counts) {
        var out = main.line().getOut();
        int changes = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.println("Changes looked at with comparison %d: %,d".formatted(Comparison.VERSION, changes));
        new TreeMap<>(counts).forEach((came, count) -> out.println("  %,9d %s".formatted(count, came.words())));
        int different =
                counts.getOrDefault(Recompare.Came.DIFFERENT, 0) + counts.getOrDefault(Recompare.Came.UNREADABLE, 0);
        if (apply) {
            out.println(
                    "Changes told otherwise from now on: %,d. Their times and feed entries stay.".formatted(different));
        } else if (different > 0) {
            out.println("Nothing was stored. With --apply these changes are told so from then on.");
        }
        if (stopped.get()) {
            out.println("Broken off; what was stored is kept, and what is left is found by the next run.");
        }
        out.flush();
        if (counts.containsKey(Recompare.Came.DAMAGED)) {
            return Main.DAMAGED;
        }
        return stopped.get() ? Main.FAILED : Main.DONE;
    }
}
