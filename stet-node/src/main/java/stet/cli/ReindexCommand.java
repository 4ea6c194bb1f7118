// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.store.SearchIndex;
import stet.watch.Indexing;

/// `stet reindex`: makes the search index anew.
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Makes the search index anew from the texts, article by article, the newest first; until its turn an "
                        + "article is found by the words that are there. May run beside `stet run`, which helps, and be broken "
                        + "off: `stet run` does the rest.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet reindex            while everything is found as before",
            "  stet reindex --drop     for an index that is damaged, or larger than it has to be"
        })
final class ReindexCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--drop",
            description = "Empties the index first: until its turn an article is not found. Reading goes on.")
    private boolean drop;

    private final AtomicBoolean stopped = new AtomicBoolean();

    @Override
    public Integer call() {
        try (var ending = new Ending();
                var node = main.existing()) {
            ending.stopBy(() -> stopped.set(true));
            var index = node.searchIndex();
            if (drop) {
                index.drop();
            } else {
                index.outdateAll();
            }
            long wanted = index.waiting();
            catchUp(index);
            long left = index.waiting();
            var out = main.line().getOut();
            out.println("Articles indexed anew: %,d of %,d.".formatted(Math.max(0, wanted - left), wanted));
            if (stopped.get()) {
                out.println("Broken off; `stet run` does the rest.");
            }
            out.flush();
            return stopped.get() ? Main.FAILED : Main.DONE;
        }
    }

    private void catchUp(SearchIndex index) {
        var indexing = new Indexing(index);
        try (var progress = new Progress(main.line().getErr(), "Indexing", indexing.rounds())) {
            indexing.all(stopped::get, progress::step);
        }
    }
}
