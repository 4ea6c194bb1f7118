// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.store.Library;
import stet.watch.Sweep;

/// Which of the kept articles a command works over: all, those of an outlet, or one.
final class Selection {
    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description = "Only this outlet, by its short name as in `stet list`.")
    private Optional<String> outlet = Optional.empty();

    @Option(names = "--article", paramLabel = "ID", description = "Only this article, by its id or address.")
    private Optional<String> article = Optional.empty();

    /// The outlet that was named.
    Optional<OutletId> outlet(Library library, Instant now) {
        return outlet.map(named -> Lookup.outlet(library, named, now));
    }

    /// The article that was named.
    Optional<ArticleId> article(Library library) {
        return article.map(named -> Lookup.article(library, named));
    }

    /// @param work what is done, as a failure names it
    /// @param stopped whether no further article is to be begun
    Sweep sweep(String work, BooleanSupplier stopped) {
        return new Sweep(work, stopped, Runtime.getRuntime().availableProcessors());
    }

    /// Takes the articles in turn; those of other outlets are among them.
    void each(Sweep sweep, Library library, Consumer<ArticleId> work) throws InterruptedException {
        var one = article(library);
        if (one.isPresent()) {
            sweep.over(List.of(one.get()), work);
        } else {
            sweep.all(library, work);
        }
    }
}
