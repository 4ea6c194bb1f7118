// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stet.archive.DamagedRecord;
import stet.archive.Kept;
import stet.archive.WarcFiles;
import stet.model.By;
import stet.model.OutletId;
import stet.store.Captures;

/// Gives up captures, as the settings say: says first which and how many bytes that frees, then does it.
/// Texts, digests and times stay, and so does the capture behind each article's newest version. Of a WARC
/// file in which something is given up, the rest is written into a new file, on the disk before the rows
/// point there; then the old file goes. For an archive that is watched meanwhile: files of today and
/// yesterday, to which something may still be added, are left for a later time.
public final class Retention {
    private static final String NEEDED = "it came to be needed meanwhile";

    private final Path data;
    private final Captures captures;
    private final WarcFiles archive;
    private final RetentionSettings settings;
    private final Told told;

    public Retention(Path data, Captures captures, WarcFiles archive, RetentionSettings settings, Told told) {
        this.data = data;
        this.captures = captures;
        this.archive = archive;
        this.settings = settings;
        this.told = told;
    }

    /// What of an outlet's captures is to go.
    ///
    /// @param bytes of all its records
    /// @param dropped captures to be given up
    /// @param freed bytes of their records
    public record Share(OutletId outlet, long captures, long bytes, long dropped, long freed, long quota) {
        /// Whether more is left than the quota allows: the rest is what is always kept.
        public boolean isOver() {
            return quota > 0 && bytes - freed > quota;
        }
    }

    /// A WARC file of which something goes.
    ///
    /// @param captures that go
    /// @param bytes of their records
    public record Cut(Captures.File file, Set<Long> captures, long bytes) {
        public Cut {
            captures = Set.copyOf(captures);
        }
    }

    /// What would be done.
    ///
    /// @param shares of every outlet that has captures
    /// @param cuts the files that are written anew
    /// @param later captures that are to go, in files to which something may still be added
    /// @param unnamed files of earlier days that no row names, which go too
    public record Plan(List<Share> shares, List<Cut> cuts, long later, List<String> unnamed) {
        public Plan {
            shares = List.copyOf(shares);
            cuts = List.copyOf(cuts);
            unnamed = List.copyOf(unnamed);
        }

        /// How many captures go now.
        public long dropped() {
            return cuts.stream().mapToLong(cut -> cut.captures().size()).sum();
        }

        /// How many bytes that frees.
        public long freed() {
            return cuts.stream().mapToLong(Cut::bytes).sum();
        }

        public boolean isEmpty() {
            return cuts.isEmpty() && unnamed.isEmpty();
        }
    }

    /// What was done.
    ///
    /// @param freed bytes of the records that were given up
    public record Done(long dropped, long freed, int rewritten, int removed, List<Left> left) {
        public Done {
            left = List.copyOf(left);
        }
    }

    /// A file that was left as it is.
    public record Left(String file, String why) {}

    public Plan plan(Instant now) throws IOException {
        var going = new HashMap<Long, Long>();
        var shares = weigh(captures.outlets(), now, going);
        return plan(shares, going, unnamed(now), now);
    }

    /// The same for one outlet alone. Files that no row names are nobody's, and stay.
    public Plan plan(OutletId one, Instant now) {
        var going = new HashMap<Long, Long>();
        var shares = weigh(List.of(one), now, going);
        return plan(shares, going, List.of(), now);
    }

    private Plan plan(List<Share> shares, Map<Long, Long> going, List<String> unnamed, Instant now) {
        var cuts = new ArrayList<Cut>();
        long later = 0;
        // The newest first: what refers to a record goes before it.
        var files =
                going.isEmpty() ? List.<Captures.File>of() : captures.files().reversed();
        try (var bar = told.begin("Looking through WARC files", files.size())) {
            int done = 0;
            for (var file : files) {
                var cut = cut(file, going);
                if (isClosed(file.name(), now) && !cut.captures().isEmpty()) {
                    cuts.add(cut);
                } else {
                    later += cut.captures().size();
                }
                bar.reach(++done);
            }
        }
        return new Plan(shares, cuts, later, unnamed);
    }

    private Cut cut(Captures.File file, Map<Long, Long> going) {
        var dropped = new HashSet<Long>();
        long bytes = 0;
        for (var place : captures.in(file)) {
            var length = going.get(place.nr());
            if (length != null) {
                dropped.add(place.nr());
                bytes += length;
            }
        }
        return new Cut(file, dropped, bytes);
    }

    private Set<String> named() {
        return captures.files().stream().map(Captures.File::name).collect(Collectors.toSet());
    }

    /// The newest of a day stays: no later file may have its name.
    private List<String> unnamed(Instant now) throws IOException {
        var named = named();
        var all = Disk.names(data.resolve(Backup.WARC)).stream()
                .filter(WarcFiles::isName)
                .toList();
        var newest = new HashMap<String, String>();
        all.forEach(name -> newest.put(name.substring(0, name.indexOf('/')), name));
        return all.stream()
                .filter(name -> !named.contains(name) && isClosed(name, now) && !newest.containsValue(name))
                .toList();
    }

    /// Whether nothing more is added to a file: it is of the day before yesterday or earlier.
    private static boolean isClosed(String file, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return LocalDate.parse(file.substring(0, file.indexOf('/'))).isBefore(today.minusDays(1));
    }

    /// @param going gets the captures that go, with the bytes of their records
    /// @return what of each outlet that has captures
    private List<Share> weigh(List<OutletId> outlets, Instant now, Map<Long, Long> going) {
        var shares = new ArrayList<Share>();
        try (var bar = told.begin("Weighing the captures of outlets", outlets.size())) {
            int done = 0;
            for (var outlet : outlets) {
                var share = weigh(outlet, now, going);
                if (share.captures() > 0) {
                    shares.add(share);
                }
                bar.reach(++done);
            }
        }
        return shares;
    }

    private Share weigh(OutletId outlet, Instant now, Map<Long, Long> going) {
        var all = captures.of(outlet);
        long bytes = all.stream().mapToLong(Captures.Weighed::length).sum();
        var over = settings.others().map(now::minus).orElse(Instant.MIN);
        var choice = new Choice(all, bytes, settings.quota(outlet), over);
        choice.choose();
        choice.dropped.forEach((nr, capture) -> going.put(nr, capture.length()));
        return new Share(outlet, all.size(), bytes, choice.dropped.size(), bytes - choice.left, choice.quota);
    }

    /// Which captures of an outlet go: those that are kept for a time, once it is over; then, while there
    /// is more than the quota, the oldest, those first on which no version rests. What a kept record
    /// refers to stays as long as that.
    private static final class Choice {
        private final List<Captures.Weighed> all;
        private final long quota;
        private final Instant over;
        /// How many records that stay refer to one.
        private final Map<Long, Integer> referring = new HashMap<>();
        /// Such that were to go, but are referred to.
        private final Map<Long, Captures.Weighed> held = new HashMap<>();

        private final Map<Long, Captures.Weighed> dropped = new TreeMap<>();
        private long left;

        /// @param all oldest first
        /// @param bytes of their records
        /// @param quota bytes that may stay; 0 for any number
        /// @param over until when what was captured has had its time
        private Choice(List<Captures.Weighed> all, long bytes, long quota, Instant over) {
            this.all = all;
            this.quota = quota;
            this.over = over;
            this.left = bytes;
            all.forEach(capture -> capture.sameAs().ifPresent(first -> referring.merge(first, 1, Integer::sum)));
        }

        private void choose() {
            for (var behind : List.of(Captures.Behind.NOTHING, Captures.Behind.VERSION)) {
                all.stream().filter(capture -> capture.behind() == behind).forEach(this::weigh);
            }
        }

        private void weigh(Captures.Weighed capture) {
            boolean old =
                    capture.behind() == Captures.Behind.NOTHING && !capture.at().isAfter(over);
            if (!old && (quota == 0 || left <= quota)) {
                return;
            }
            if (referring.getOrDefault(capture.nr(), 0) > 0) {
                held.put(capture.nr(), capture);
                return;
            }
            dropped.put(capture.nr(), capture);
            left -= capture.length();
            capture.sameAs().ifPresent(this::release);
        }

        /// One record less refers to it.
        private void release(long first) {
            if (referring.merge(first, -1, Integer::sum) == 0) {
                Optional.ofNullable(held.remove(first)).ifPresent(this::weigh);
            }
        }
    }

    /// Does what a plan says, file by file; what was done before it is cut short stays done, and the next
    /// time does the rest.
    ///
    /// @throws Refused while a backup is made, which needs all files to stay
    public Done apply(Plan plan, By by) throws IOException {
        try (var _ = Disk.hold(data.resolve(Backup.UPKEEP_LOCK))
                        .orElseThrow(() -> new Refused(
                                "the archive is being backed up or relieved by another command; try again after it"));
                var bar = told.begin("Writing WARC files anew", plan.cuts().size())) {
            return new Relieving(by).all(plan, bar);
        }
    }

    /// One time of doing what a plan says.
    private final class Relieving {
        private final By by;
        /// Files that nothing names any more.
        private final List<String> gone = new ArrayList<>();

        private final List<Left> left = new ArrayList<>();
        private long dropped;
        private long freed;
        private int rewritten;
        private int removed;

        private Relieving(By by) {
            this.by = by;
        }

        private Done all(Plan plan, Told.Bar bar) {
            try {
                for (var cut : plan.cuts()) {
                    cut(cut);
                    bar.reach(rewritten + left.size());
                }
                var named = named(); // the plan may be older than what another has just written anew
                plan.unnamed().stream().filter(name -> !named.contains(name)).forEach(gone::add);
            } finally {
                removeGone();
            }
            return new Done(dropped, freed, rewritten, removed, left);
        }

        /// A file stays until the next is done, for whoever has just read where its records are.
        private void cut(Cut cut) {
            var earlier = List.copyOf(gone);
            var trouble = rewrite(cut.file(), cut.captures(), by, gone);
            if (trouble.isEmpty()) {
                gone.add(cut.file().name());
                dropped += cut.captures().size();
                freed += cut.bytes();
                rewritten++;
            } else {
                left.add(new Left(cut.file().name(), trouble));
            }
            earlier.forEach(this::remove);
        }

        private void removeGone() {
            List.copyOf(gone).forEach(this::remove);
        }

        /// The newest of its day stays for now.
        private void remove(String name) {
            if (archive.remove(name)) {
                gone.remove(name);
                removed++;
            }
        }
    }

    /// @param gone gets the name of a file that nothing names in the end
    /// @return why it was left as it is; empty when it was written anew
    private String rewrite(Captures.File file, Set<Long> dropped, By by, List<String> gone) {
        var kept = captures.in(file).stream()
                .filter(place -> !dropped.contains(place.nr()))
                .toList();
        var offsets = kept.stream().map(Captures.Place::position).distinct().toList();
        try {
            if (offsets.isEmpty() && !archive.isNewest(file.name())) {
                return captures.move(file, List.of(), dropped, by) ? "" : NEEDED;
            }
            var next = archive.rewrite(file.name(), offsets, by.at());
            var moves = new ArrayList<Captures.Move>();
            var now = new HashMap<Long, Kept>();
            for (int i = 0; i < offsets.size(); i++) {
                now.put(offsets.get(i), next.places().get(i));
            }
            for (var place : kept) {
                var there = Objects.requireNonNull(now.get(place.position()));
                moves.add(new Captures.Move(place.nr(), there.file(), there.offset()));
            }
            if (offsets.isEmpty()) {
                gone.add(next.file()); // stays only while it is the newest of its day
            }
            if (captures.move(file, moves, dropped, by)) {
                return "";
            }
            gone.add(next.file());
            return NEEDED;
        } catch (DamagedRecord e) {
            return "what is to stay of it is damaged (" + e.getMessage() + "); see `stet doctor`";
        }
    }
}
