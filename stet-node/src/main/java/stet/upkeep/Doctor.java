// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stet.archive.WarcFiles;
import stet.store.Captures;
import stet.store.Damaged;
import stet.store.KeptTexts;
import stet.store.Reckoning;
import stet.store.SearchIndex;
import stet.store.Soundness;

/// Goes over an archive and says of each part whether it is as it should be. Mends on request what can
/// be made anew from what is there: indexes and figures. Texts, captures and times are never touched.
/// For an archive that is watched and read meanwhile.
public final class Doctor {
    /// What the clock may be behind the newest look without telling of trouble.
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final Path data;
    private final Parts parts;
    private final WarcFiles archive;
    private final long leastFree;

    /// What of the store is looked at.
    public record Parts(
            Soundness soundness, KeptTexts texts, Captures captures, Reckoning reckoning, SearchIndex index) {}

    /// How a part is.
    public enum Grade {
        WELL,
        /// Harmless, and good to know.
        NOTED,
        MENDED,
        /// Not as it should be, and can be put right: the words say how.
        AMISS,
        /// What was kept is not there as it was kept.
        DAMAGED
    }

    /// What was found of one part.
    ///
    /// @param part in a word or two
    /// @param words one line each
    public record Finding(String part, Grade grade, List<String> words) {
        public Finding {
            words = List.copyOf(words);
        }
    }

    /// How much is looked at.
    public enum Extent {
        ALL,
        /// Without reading every text and every capture, which takes long.
        QUICK
    }

    /// @param data the archive's folder
    /// @param leastFree bytes that the disk must have left for the watch to go on
    public Doctor(Path data, Parts parts, WarcFiles archive, long leastFree) {
        this.data = data;
        this.parts = parts;
        this.archive = archive;
        this.leastFree = leastFree;
    }

    /// @param mend whether to mend what can be mended
    public void examine(Extent extent, boolean mend, Instant now, Told told, Consumer<Finding> found) {
        found.accept(asked("store", () -> store(mend)));
        found.accept(asked("references", () -> references(mend)));
        found.accept(asked("figures", () -> figures(mend)));
        found.accept(asked("search index", () -> index(mend)));
        if (extent == Extent.ALL) {
            found.accept(asked("texts", () -> texts(told)));
            captures(told).forEach(found);
        }
        found.accept(asked("clock", () -> clock(now)));
        found.accept(space());
    }

    /// Only whether what was kept is there as it was kept.
    public void record(Told told, Consumer<Finding> found) {
        found.accept(asked("store", () -> store(false)));
        found.accept(asked("references", () -> references(false)));
        found.accept(asked("texts", () -> texts(told)));
        captures(told).forEach(found);
    }

    /// Where the store cannot even be asked, the other parts still can.
    private static Finding asked(String part, Supplier<Finding> examination) {
        try {
            return examination.get();
        } catch (Damaged e) {
            return unreadable(part, e);
        }
    }

    private static Finding unreadable(String part, Damaged e) {
        return new Finding(part, Grade.DAMAGED, List.of(String.valueOf(e.getMessage())));
    }

    private Finding references(boolean mend) {
        var strays = new ArrayList<>(parts.soundness().strays());
        parts.soundness().lostChanges().ifPresent(strays::add);
        var unvalidated = parts.soundness().unvalidated();
        if (!strays.isEmpty() || unvalidated.isEmpty()) {
            return graded("references", Grade.DAMAGED, strays);
        }
        if (!mend) {
            return new Finding("references", Grade.AMISS, with(unvalidated, "--mend has the server validate it"));
        }
        parts.soundness().validate();
        return new Finding("references", Grade.MENDED, with(unvalidated, "the server has validated it"));
    }

    private static Finding graded(String part, Grade otherwise, List<String> words) {
        return new Finding(part, words.isEmpty() ? Grade.WELL : otherwise, words);
    }

    private Finding store(boolean mend) {
        var faults = parts.soundness().faults();
        var words = words(faults);
        if (faults.isEmpty()) {
            return graded(
                    "store", Grade.NOTED, parts.soundness().leftOut().stream().toList());
        }
        if (!faults.stream().allMatch(fault -> fault.index().isPresent())) {
            return new Finding(
                    "store",
                    Grade.DAMAGED,
                    with(words, "the store is damaged: restore the last backup (`stet restore`)"));
        }
        if (!mend) {
            return new Finding("store", Grade.AMISS, with(words, "--mend makes its indexes anew"));
        }
        parts.soundness().reindex(faults);
        var left = parts.soundness().faults();
        return left.isEmpty()
                ? new Finding("store", Grade.MENDED, with(words, "its indexes were made anew"))
                : new Finding("store", Grade.DAMAGED, words(left));
    }

    /// With what was left out.
    private List<String> words(List<Soundness.Fault> faults) {
        var words = new ArrayList<>(faults.stream().map(Soundness.Fault::words).toList());
        if (!faults.isEmpty()) {
            parts.soundness().leftOut().ifPresent(words::add);
        }
        return List.copyOf(words);
    }

    private static List<String> with(List<String> words, String last) {
        var all = new ArrayList<>(words);
        all.add(last);
        return all;
    }

    private Finding figures(boolean mend) {
        var wrong = parts.reckoning().wrong();
        if (wrong.isEmpty() || !mend) {
            return graded("figures", Grade.AMISS, wrong.isEmpty() ? wrong : with(wrong, "--mend counts anew"));
        }
        parts.reckoning().mend();
        return parts.reckoning().wrong().isEmpty()
                ? new Finding("figures", Grade.MENDED, with(wrong, "counted anew"))
                : new Finding("figures", Grade.AMISS, with(wrong, "counted anew; run it once more"));
    }

    private Finding index(boolean mend) {
        long lost = parts.soundness().unsearchable();
        if (lost == 0) {
            long waiting = parts.index().waiting();
            return graded(
                    "search index",
                    Grade.NOTED,
                    waiting == 0
                            ? List.of()
                            : List.of("%,d articles wait to be indexed; `stet run` does it".formatted(waiting)));
        }
        var words = "%,d articles cannot be found by a search".formatted(lost);
        if (!mend) {
            return new Finding("search index", Grade.AMISS, List.of(words, "--mend makes the index anew"));
        }
        parts.index().outdateAll();
        return new Finding(
                "search index", Grade.MENDED, List.of(words, "the index is made anew while `stet run` goes on"));
    }

    private Finding texts(Told told) {
        var damaged = new Lines();
        long done[] = {0};
        try (var bar = told.begin("Reading texts", parts.texts().count())) {
            parts.texts().check(() -> bar.reach(++done[0]), damaged);
        }
        return graded("texts", Grade.DAMAGED, damaged.told());
    }

    private List<Finding> captures(Told told) {
        var check = new CaptureCheck(data.resolve(Backup.WARC), archive, parts.captures());
        try {
            check.run(told);
            int bereft = parts.captures().bereft();
            if (bereft > 0) {
                check.damaged.accept("%,d captures refer to bytes that were given up".formatted(bereft));
            }
        } catch (Damaged e) {
            return List.of(unreadable("captures", e));
        }
        return List.of(
                graded("captures", Grade.DAMAGED, check.damaged()), graded("WARC files", Grade.NOTED, check.unnamed()));
    }

    private Finding clock(Instant now) {
        return graded(
                "clock",
                Grade.AMISS,
                parts.reckoning()
                        .newestLook()
                        .filter(at -> at.isAfter(now.plus(SLACK)))
                        .map(at -> List.of(
                                "it says %s, but the newest look was taken at %s: set the clock, or times will overlap"
                                        .formatted(now.truncatedTo(SECONDS), at.truncatedTo(SECONDS))))
                        .orElse(List.of()));
    }

    private Finding space() {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            return graded(
                    "disk space",
                    Grade.AMISS,
                    free >= leastFree
                            ? List.of()
                            : List.of(
                                    "%,d MiB are free, less than watch.least-free (%,d MiB): watching pauses until there is more"
                                            .formatted(free >> 20, leastFree >> 20)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask how much of the disk is free", e);
        }
    }

    /// What is told of one part, of which the first lines are kept.
    static final class Lines implements Consumer<String> {
        private static final int MOST = 50;

        private final List<String> lines = new ArrayList<>();
        private long more;

        @Override
        public void accept(String line) {
            if (lines.size() < MOST) {
                lines.add(line);
            } else {
                more++;
            }
        }

        List<String> told() {
            return more == 0 ? List.copyOf(lines) : with(lines, "and %,d more".formatted(more));
        }
    }
}
