// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import stet.compare.Comparison;
import stet.model.ArticleId;
import stet.model.Change;
import stet.model.Revision;
import stet.store.ArticleRecord;
import stet.store.Damaged;
import stet.store.Ledger;
import stet.store.Library;

/// What the present comparison makes of the changes that are stored (ADR 17), counted as it goes. For many threads.
public final class Recompare {
    private final Ledger ledger;
    private final Library library;
    private final Sweep.Wish wish;
    private final Which which;
    private final BooleanSupplier stopped;
    private final Told told;
    private final Map<Came, Integer> counts = new ConcurrentSkipListMap<>();

    /// Which changes are compared again.
    public enum Which {
        /// Those that an earlier comparison made.
        EARLIER,
        ALL
    }

    /// What comparing again comes to.
    public enum Came {
        SAME("told the same"),
        DIFFERENT("told otherwise"),
        /// The change is damaged, its texts are not.
        UNREADABLE("that cannot be read, though their texts can"),
        /// Its texts are damaged, or those and the change.
        DAMAGED("whose texts are damaged, left as they are"),
        PRESENT("made by the present comparison, not compared again");

        private final String words;

        Came(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Hears of changes; from many threads.
    public interface Told {
        /// Of each that is told otherwise.
        void otherwise(ArticleId article, Revision was, Revision now);

        /// Of each that cannot be compared again.
        default void damaged(Damaged damage) {}
    }

    /// @param stopped whether it is to be broken off
    public Recompare(Ledger ledger, Library library, Sweep.Wish wish, Which which, BooleanSupplier stopped, Told told) {
        this.ledger = ledger;
        this.library = library;
        this.wish = wish;
        this.which = which;
        this.stopped = stopped;
        this.told = told;
    }

    /// An article is done as a whole or, when broken off, not at all.
    public void article(ArticleId id) {
        try {
            library.article(id)
                    .filter(record -> !wish.leavesOut(record.outlet()))
                    .ifPresent(this::revisions);
        } catch (Damaged damage) {
            told.damaged(damage);
            counts.merge(Came.DAMAGED, 1, Integer::sum);
        }
    }

    /// How many changes came to what.
    public Map<Came, Integer> counts() {
        return Map.copyOf(counts);
    }

    private void revisions(ArticleRecord record) {
        var found = new ArrayList<Revision>();
        var came = new ArrayList<Came>();
        for (var line : record.versions()) {
            if (stopped.getAsBoolean()) {
                return;
            }
            line.revision()
                    .ifPresent(stored -> came.add(
                            which == Which.EARLIER && stored.comparer() == Comparison.VERSION
                                    ? Came.PRESENT
                                    : again(record.id(), line.number(), stored, found)));
        }
        if (wish.mode() == Sweep.Mode.STORE && !found.isEmpty()) {
            ledger.recompared(record.id(), found);
        }
        came.forEach(one -> counts.merge(one, 1, Integer::sum));
    }

    /// @param found where the revision is put when it is to be stored
    private Came again(ArticleId id, int number, ArticleRecord.RevisionLine line, List<Revision> found) {
        try {
            return compared(id, library.told(id, number).orElseThrow(), found);
        } catch (Damaged unreadable) {
            return anew(id, number, line, found);
        }
    }

    private Came compared(ArticleId id, Library.Told stored, List<Revision> found) {
        var was = stored.revision();
        var now = Comparison.of(stored.before(), stored.after()).insteadOf(was).revision(was.from(), was.to());
        if (!now.equals(was)) {
            found.add(now);
        }
        if (now.line().equals(was.line()) && Comparison.of(now).equals(Comparison.of(was))) {
            return Came.SAME;
        }
        told.otherwise(id, was, now);
        return Came.DIFFERENT;
    }

    private Came anew(ArticleId id, int number, ArticleRecord.RevisionLine line, List<Revision> found) {
        try {
            var sides = library.sides(id, number).orElseThrow();
            var comparison = Comparison.of(sides.before(), sides.after());
            found.add((line.kinds().contains(Change.Kind.READER) ? comparison.byAnotherReader() : comparison)
                    .revision(sides.from(), sides.to()));
            return Came.UNREADABLE;
        } catch (Damaged damage) {
            told.damaged(damage);
            return Came.DAMAGED;
        }
    }
}
