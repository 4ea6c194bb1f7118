// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import stet.archive.WarcFiles;
import stet.fetch.Fetcher;
import stet.model.Alert;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Target;
import stet.store.Roster;
import stet.store.Unavailable;
import stet.watch.Slice;

/// Watching and serving, from start to stop; `run` and `demo` share it.
final class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private final Node node;
    private final PrintWriter out;
    private final boolean colour;
    private final Ending ending;
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    /// @param ending is told how to stop the watch
    Watch(Node node, PrintWriter out, boolean colour, Ending ending) {
        this.node = node;
        this.out = out;
        this.colour = colour;
        this.ending = ending;
    }

    /// @param length how long to watch, in the clock's time; empty for until a signal ends it
    /// @throws IllegalStateException when the store can no longer be read or written
    void run(Optional<Duration> length) throws InterruptedException {
        try (var archive = node.archive();
                var fetcher = node.fetcher();
                var patient = node.patientFetcher();
                var web = node.web(archive)) {
            web.start();
            out.println("Pages at " + web.site() + "/   (Ctrl-C ends)");
            web.firstLink()
                    .ifPresent(link -> out.println(
                            "To run it in the browser, make your account, once, within 3 days:\n  " + link));
            var telegraph = new Telegraph(out, colour, web.site());
            var names = new Names(node.roster());
            var slice = node.slice(node.walk(fetcher, archive), fetcher, outcome -> tell(telegraph, names, outcome));
            ending.stopBy(slice::stop);
            length.ifPresent(l -> Thread.ofVirtual().start(() -> stopAfter(slice, l)));
            beside(duties(names, fetcher, patient, archive), slice);
            out.println("%d looks, %d changes told. Everything that was found is kept."
                    .formatted(looks.get(), changes.get()));
            out.flush();
        }
    }

    /// What goes on beside the watch, for as long as it lasts.
    private interface Duty {
        void run() throws InterruptedException;
    }

    private List<Duty> duties(Names names, Fetcher fetcher, Fetcher patient, WarcFiles archive) {
        var duties = new ArrayList<Duty>();
        duties.add(node.rounds(alert -> tell(names, alert))::run);
        duties.add(node.indexing()::run);
        duties.add(node.errands(patient)::run);
        duties.add(node.sweeps(archive)::run);
        OldGeneration.ofSerial().ifPresent(old -> duties.add(old::run));
        node.subscriber(fetcher).ifPresent(subscriber -> duties.add(subscriber::run));
        return duties;
    }

    private static void beside(List<Duty> duties, Slice slice) throws InterruptedException {
        var threads = duties.stream()
                .map(duty -> Thread.ofVirtual().start(() -> perform(duty)))
                .toList();
        try {
            slice.run();
        } finally {
            for (var thread : threads) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    /// A duty that breaks is taken up again after a while: none ends unseen.
    private static void perform(Duty duty) {
        try {
            while (true) {
                Thread.sleep(attempt(duty));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the watch has ended
        }
    }

    /// @return how long to rest after it. That the store is away is told by the watch itself
    private static Duration attempt(Duty duty) throws InterruptedException {
        try {
            duty.run();
        } catch (Unavailable e) {
            LOG.log(DEBUG, "what goes on beside the watch waits: {0}", e.getMessage());
            return OUTAGE;
        } catch (RuntimeException e) {
            LOG.log(ERROR, "what goes on beside the watch broke, and is taken up again in a minute", e);
        }
        return AFTER_FAULT;
    }

    private void tell(Names names, Alert alert) {
        var name = names.of(alert.outlet());
        var kind = AlertWords.of(alert.kind());
        out.println(Printable.text(
                alert.stands()
                        ? "! %s: %s: %s".formatted(name, kind, alert.why())
                        : "%s: no longer %s".formatted(name, kind)));
    }

    private void tell(Telegraph telegraph, Names names, Outcome outcome) {
        looks.incrementAndGet();
        if (outcome.watched().target() instanceof Target.Article article
                && telegraph.tell(
                        outcome, names.of(article.outlet()), article.id().text())) {
            changes.incrementAndGet();
        }
    }

    private void stopAfter(Slice slice, Duration length) {
        var until = node.time().instant().plus(length);
        try {
            node.time().await(until);
            slice.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Outlets' names, asked for once.
    private record Names(Map<OutletId, String> known, Roster roster) {
        Names(Roster roster) {
            this(new ConcurrentHashMap<>(), roster);
        }

        String of(OutletId id) {
            var name = known.get(id);
            if (name == null) {
                for (Outlet outlet : roster.outlets()) {
                    known.put(outlet.id(), outlet.name());
                }
                name = known.getOrDefault(id, id.text());
            }
            return name;
        }
    }
}
