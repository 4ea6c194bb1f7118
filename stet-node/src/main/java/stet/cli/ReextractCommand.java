// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.archive.WarcFiles;
import stet.check.Kept;
import stet.check.ReadAgain;
import stet.check.Recollection;
import stet.compare.Comparison;
import stet.extract.Extractor;
import stet.extract.RuleBook;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Story;
import stet.model.Target;
import stet.model.Version;
import stet.store.Ledger;
import stet.store.Library;
import stet.watch.KeptPages;

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

    /// What reading a version again comes to.
    private enum Came {
        SAME("read the same"),
        FURNISHED("read the same, with other posts or pictures"),
        DIFFERENT("read otherwise"),
        SEVERAL("of more pages than were kept, not read again"),
        NO_ARTICLE("no article any more"),
        TEXT("handed in as texts, not read again"),
        LOST("without a kept page"),
        OVERTAKEN("read again by someone else meanwhile");

        private final String words;

        Came(String words) {
            this.words = words;
        }
    }

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
            var wanted = selection.outlet(library, node.time().instant());
            long total = selection
                    .article(library)
                    .map(id ->
                            (long) library.article(id).orElseThrow().versions().size())
                    .orElseGet(() -> library.totals(node.time().instant()).versions());
            try (var progress = new Progress(main.line().getErr(), "Reading versions again", total);
                    var sweep = new Sweep("reading again", stopped::get)) {
                var pass = new Pass(node, archive, wanted, progress);
                selection.each(sweep, library, pass::article);
                return tell(pass.counts);
            }
        }
    }

    /// One pass over versions, several articles at a time, counted as it goes.
    private final class Pass {
        private final Ledger ledger;
        private final Library library;
        private final KeptPages pages;
        private final RuleBook rules;
        private final Instant now;
        private final Optional<OutletId> wanted;
        private final Progress progress;
        private final Map<Came, Integer> counts = new ConcurrentSkipListMap<>();
        private final AtomicInteger shown = new AtomicInteger();

        private Pass(Node node, WarcFiles archive, Optional<OutletId> wanted, Progress progress) {
            this.ledger = node.ledger();
            this.library = node.library();
            this.pages = node.pages(archive);
            this.rules = node.rules();
            this.now = node.time().instant();
            this.wanted = wanted;
            this.progress = progress;
        }

        void article(ArticleId id) {
            var record = library.article(id).orElseThrow();
            boolean left = wanted.isPresent() && !wanted.get().equals(record.outlet());
            for (var line : record.versions()) {
                if (!left && !stopped.get()) {
                    var version = library.version(id, line.number()).orElseThrow();
                    counts.merge(version(id, record.outlet(), version), 1, Integer::sum);
                }
                progress.step();
            }
        }

        private Came version(ArticleId id, OutletId of, Version version) {
            if (version.extractor() == 0) {
                return Came.TEXT;
            }
            Kept kept = pages.of(id, version.number());
            var target = new Target.Article(id, of, version.address());
            var known = Recollection.of(target, ledger.memory(of), Optional.of(version), rules.of(of));
            return switch (ReadAgain.of(kept, known)) {
                case ReadAgain.Told(var story) ->
                    !story.digest().equals(version.story().digest())
                            ? differs(id, version, story)
                            : isFurnishedAlike(story, version.story()) ? Came.SAME : furnished(id, version, story);
                case ReadAgain.Several() -> Came.SEVERAL;
                case ReadAgain.NoArticle _ -> Came.NO_ARTICLE;
                case ReadAgain.Lost _ -> Came.LOST;
            };
        }

        private Came differs(ArticleId id, Version version, Story story) {
            if (shown.getAndIncrement() < samples) {
                sample(id, version, story);
            }
            return isWritten(id, version, story) ? Came.DIFFERENT : Came.OVERTAKEN;
        }

        private Came furnished(ArticleId id, Version version, Story story) {
            return isWritten(id, version, story) ? Came.FURNISHED : Came.OVERTAKEN;
        }

        /// Whether nobody came between; without `--apply` nothing is written.
        private boolean isWritten(ArticleId id, Version version, Story story) {
            return !apply
                    || ledger.reread(
                            id,
                            version.read(story, Extractor.VERSION),
                            version.story().digest(),
                            now);
        }

        /// Posts and pictures count in no digest (ADR 15).
        private static boolean isFurnishedAlike(Story one, Story other) {
            return one.posts().equals(other.posts()) && one.pictures().equals(other.pictures());
        }

        /// In one piece, whatever other threads print.
        private void sample(ArticleId id, Version version, Story story) {
            var sample = new StringWriter();
            var out = new PrintWriter(sample);
            out.println("Article %s, version %d, read by extractor %d, and again by extractor %d:"
                    .formatted(id, version.number(), version.extractor(), Extractor.VERSION));
            TerminalMarks.print(
                    out, version.story(), story, Comparison.of(version.story(), story), main.colour(), false);
            main.line().getOut().println(sample);
        }
    }

    /// @return the exit code
    private int tell(Map<Came, Integer> counts) {
        var out = main.line().getOut();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.println("%d versions read again with extractor %d:".formatted(all, Extractor.VERSION));
        counts.forEach((came, count) -> out.println("  %,9d %s".formatted(count, came.words)));
        int different = counts.getOrDefault(Came.DIFFERENT, 0) + counts.getOrDefault(Came.FURNISHED, 0);
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
