// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import stet.archive.WarcFiles;
import stet.model.By;
import stet.schedule.Cadence;
import stet.store.Clippings;
import stet.store.Histories;
import stet.store.History;
import stet.store.Ledger;
import stet.store.Roster;

/// Takes over what another archive kept: its records go to our archive, then each article is written
/// whole. What is here already is passed over, so an import that was broken off goes on where it stood.
/// For one thread.
public final class Importer {
    /// The first look at an article waits for so much of the time since its text last changed.
    private static final int PATIENCE = 10;

    private final Histories histories;
    private final Clippings clippings;
    private final Roster roster;
    private final WarcFiles archive;

    public Importer(Histories histories, Clippings clippings, Roster roster, WarcFiles archive) {
        this.histories = histories;
        this.clippings = clippings;
        this.roster = roster;
        this.archive = archive;
    }

    /// What is wanted.
    ///
    /// @param path a file or a folder
    /// @param folder where there is room for what is needed meanwhile
    /// @param outlet whose articles they are, whatever the archive says
    /// @param mode whether anything is written
    public record Wish(Path path, Path folder, Optional<String> outlet, Mode mode, By by) {}

    public enum Mode {
        /// Reads all, says what would come, and writes nothing.
        TRIAL,
        WRITE
    }

    /// Hears how far it is. Nothing is told of a stretch whose length is not known.
    public interface Along {
        void begins(String what, long total);

        void done(long count);
    }

    /// Takes it over.
    ///
    /// @throws IOException when the file is no archive that is known, or cannot be read any further; what
    /// was written stays
    public Report take(Wish wish, Along along) throws IOException, InterruptedException {
        try (var from = Opening.of(wish.path(), wish.folder(), wish.by().at())) {
            var report = new Report(from.source());
            var outlets = new OutletBook(roster, clippings, wish, report);
            from.read(new Taking(from, wish, along, report, outlets));
            if (wish.mode() == Mode.WRITE && report.written() > 0) {
                histories.note(
                        wish.by(),
                        String.valueOf(wish.path().getFileName()),
                        "%s: %d articles, %d versions"
                                .formatted(from.source().title(), report.written(), report.versions()));
            }
            return report;
        }
    }

    private final class Taking implements Archive.Visitor {
        private final Archive from;
        private final Wish wish;
        private final Along along;
        private final Report report;
        private final OutletBook outlets;

        Taking(Archive from, Wish wish, Along along, Report report, OutletBook outlets) {
            this.from = from;
            this.wish = wish;
            this.along = along;
            this.report = report;
            this.outlets = outlets;
        }

        @Override
        public void begins(String what, long total) {
            along.begins(what, total);
        }

        @Override
        public void done(long count) {
            along.done(count);
        }

        @Override
        public void broken(Trouble trouble) {
            report.broken(trouble);
        }

        @Override
        public void leftOut(String what) {
            report.leftOut(what);
        }

        @Override
        public void article(Foreign article) throws InterruptedException {
            try {
                var file = String.valueOf(wish.path().getFileName());
                var builder = new HistoryBuilder(from.source(), file, wish.by(), article);
                var plan = histories.plan(builder.key());
                int more = builder.size() - plan.have();
                if (plan.isWritten() && wish.mode() == Mode.WRITE) {
                    var outlet = outlets.of(article);
                    plan = keep(builder.history(outlet, next(article)), plan.have());
                } else if (plan.isWritten()) {
                    outlets.announce(article);
                }
                report.count(plan.fate(), plan.isWritten() ? more : 0);
                tell(plan, article, file);
            } catch (Broken e) {
                report.broken(e.in(String.valueOf(wish.path().getFileName())));
            }
        }

        /// What cannot be taken over although it is sound.
        private void tell(History.Plan plan, Foreign article, String file) {
            var id = plan.article().map(Object::toString).orElse("");
            switch (plan.fate()) {
                case GONE_ON ->
                    report.broken(new Trouble(
                            file,
                            article.key(),
                            "article %s has versions of our own since; no later ones are put before them"
                                    .formatted(id)));
                case OTHERWISE ->
                    report.broken(new Trouble(
                            file,
                            article.key(),
                            "it was imported before as article %s, with other versions".formatted(id)));
                case FRESH, LISTED, BESIDE, LONGER, THERE -> {}
            }
        }

        private Optional<Instant> next(Foreign article) {
            var age = Duration.between(
                    article.versions().getLast().from(), wish.by().at());
            if (article.clipping().isPresent() || age.compareTo(Cadence.ENDS_AFTER) >= 0) {
                return Optional.empty();
            }
            return Optional.of(
                    age.isNegative() ? wish.by().at() : wish.by().at().plus(age.dividedBy(PATIENCE)));
        }
    }

    /// The records first, then the rows.
    private History.Plan keep(History history, int have) throws InterruptedException {
        var places = new HashMap<Integer, List<Ledger.Kept>>();
        var tasks = new ArrayList<Callable<Map.Entry<Integer, List<Ledger.Kept>>>>();
        history.entries().stream()
                .skip(have)
                .forEach(entry -> tasks.add(() -> {
                    var kept = new ArrayList<Ledger.Kept>();
                    for (var resource : entry.resources()) {
                        var place = archive.append(resource);
                        kept.add(new Ledger.Kept(place.file(), place.offset(), place.length()));
                    }
                    return Map.entry(entry.version().number(), kept);
                }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // they share the waits for the disk
            for (var done : threads.invokeAll(tasks)) {
                var place = done.get();
                places.put(place.getKey(), place.getValue());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the records of %s cannot be kept".formatted(history.address()), e.getCause());
        }
        return histories.keep(history, places);
    }
}
