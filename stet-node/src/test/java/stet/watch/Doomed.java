// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import stet.fetch.Timekeeper;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Target;
import stet.model.Version;
import stet.store.Database;
import stet.store.TestedStore;

/// A watch in a process of its own, which somebody will kill. Says a line for each version once it is recorded, and
/// ends it with a full stop, so that a torn line can be told.
final class Doomed {
    private static final double SPEED = 40_000;

    private Doomed() {}

    /// @param arguments the data folder, the outlet's home, the instant at which the clock begins at the earliest, how
    /// many
    /// sites at once, and the server that keeps the rows; none for a file in the data folder
    public static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var begin = Instant.parse(arguments[2]);
        var time = new Jumping(Timekeeper.quickened(begin, SPEED), Instant.now(), System.nanoTime());
        var folder = Path.of(arguments[0]);
        var database = arguments.length > 4 ? Database.open(URI.create(arguments[4])) : TestedStore.SQLITE.open(folder);
        try (var desk = new Desk(folder, time, Desk.BUDGETS, database)) {
            desk.watch("islander", arguments[1], "en", "feed.xml");
            desk.slice(Integer.parseInt(arguments[3]), outcome -> tell(out, outcome))
                    .run();
        }
    }

    /// A fast clock that jumps when the machine's clock is set.
    private record Jumping(Timekeeper clock, Instant began, long beganNanos) implements Timekeeper {
        @Override
        public Instant instant() {
            var passed = Duration.ofNanos(System.nanoTime() - beganNanos);
            return clock.instant().plus(Duration.between(began.plus(passed), Instant.now()));
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            clock.sleep(length);
        }

        @Override
        public Duration real(Duration length) {
            return clock.real(length);
        }
    }

    private static void tell(PrintStream out, Outcome outcome) {
        switch (outcome.finding()) {
            case Finding.FirstSeen(var version) -> tell(out, outcome.watched().target(), version);
            case Finding.FirstRead(var version, var _) ->
                tell(out, outcome.watched().target(), version);
            case Finding.Revised(var version, var _) ->
                tell(out, outcome.watched().target(), version);
            case Finding.Listed _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _ -> {}
        }
    }

    private static void tell(PrintStream out, Target target, Version version) {
        if (target instanceof Target.Article article) {
            out.println("kept %s %d %s %s ."
                    .formatted(
                            article.id(),
                            version.number(),
                            version.story().digest().hex(),
                            article.address().path()));
        }
    }
}
