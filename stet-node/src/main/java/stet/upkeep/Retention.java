// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    private static final String NEEDED = ": it came to be needed meanwhile";

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

    /// What would be done.
    ///
    /// @param shares of every outlet that has captures
    /// @param files that are written anew, with the captures of each that go
    /// @param later captures that are to go, in files to which something may still be added
    /// @param unnamed files of earlier days that no row names, which go too
    public record Plan(List<Share> shares, Map<Captures.File, Set<Long>> files, long later, List<String> unnamed) {
        public Plan {
            shares = List.copyOf(shares);
            unnamed = List.copyOf(unnamed);
        }

        public boolean isEmpty() {
            return files.isEmpty() && unnamed.isEmpty();
        }
    }

    /// What was done.
    ///
    /// @param left files that were left as they are, with why
    public record Done(long dropped, int rewritten, int removed, List<String> left) {
        public Done {
            left = List.copyOf(left);
        }
    }

    public Plan plan(Instant now) throws IOException {
        var shares = new ArrayList<Share>();
        var goes = new HashSet<Long>();
        for (var outlet : captures.outlets()) {
            var share = weigh(outlet, now, goes);
            if (share.captures() > 0) {
                shares.add(share);
            }
        }
        // The newest first: what refers to a record goes before it.
        var files = new TreeMap<Captures.File, Set<Long>>(
                Comparator.comparing(Captures.File::name).reversed());
        var named = new HashSet<String>();
        long later = 0;
        for (var file : captures.files()) {
            named.add(file.name());
            var dropped = new HashSet<Long>();
            if (!goes.isEmpty()) {
                captures.in(file).stream()
                        .map(Captures.Place::nr)
                        .filter(goes::contains)
                        .forEach(dropped::add);
            }
            if (!dropped.isEmpty() && isClosed(file.name(), now)) {
                files.put(file, dropped);
            } else {
                later += dropped.size();
            }
        }
        return new Plan(shares, files, later, unnamed(named, now));
    }

    /// The newest of a day stays: no later file may have its name.
    private List<String> unnamed(Set<String> named, Instant now) throws IOException {
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

    /// Which captures of an outlet go: those that are kept for a time, once it is over; then, while there
    /// is more than the quota, the oldest, those first on which no version rests. What a kept record
    /// refers to stays.
    private Share weigh(OutletId outlet, Instant now, Set<Long> goes) {
        var all = captures.of(outlet);
        long bytes = all.stream().mapToLong(Captures.Weighed::length).sum();
        long quota = settings.quota(outlet);
        var dropped = new TreeMap<Long, Captures.Weighed>();
        long left = bytes;
        for (var behind : List.of(Captures.Behind.NOTHING, Captures.Behind.VERSION)) {
            for (var capture : all) {
                boolean old = behind == Captures.Behind.NOTHING
                        && settings.others()
                                .filter(length -> !capture.at().plus(length).isAfter(now))
                                .isPresent();
                if (capture.behind() == behind && (old || quota > 0 && left > quota)) {
                    dropped.put(capture.nr(), capture);
                    left -= capture.length();
                }
            }
        }
        all.stream()
                .filter(capture -> !dropped.containsKey(capture.nr()))
                .flatMap(capture -> capture.sameAs().stream())
                .toList()
                .forEach(dropped::remove);
        goes.addAll(dropped.keySet());
        long freed =
                dropped.values().stream().mapToLong(Captures.Weighed::length).sum();
        return new Share(outlet, all.size(), bytes, dropped.size(), freed, quota);
    }

    /// Does what a plan says, file by file; what was done before it is cut short stays done, and the next
    /// time does the rest.
    ///
    /// @throws Refused while a backup is made, which needs all files to stay
    public Done apply(Plan plan, By by) throws IOException {
        try (var _ = Disk.hold(data.resolve(Backup.UPKEEP_LOCK))
                        .orElseThrow(() -> new Refused(
                                "the archive is being backed up or relieved by another command; try again after it"));
                var bar = told.begin("Writing WARC files anew", plan.files().size())) {
            long dropped = 0;
            int rewritten = 0;
            int done = 0;
            var gone = new ArrayList<>(plan.unnamed());
            var left = new ArrayList<String>();
            for (var file : plan.files().entrySet()) {
                var trouble = rewrite(file.getKey(), file.getValue(), by, gone);
                if (trouble.isEmpty()) {
                    gone.add(file.getKey().name());
                    dropped += file.getValue().size();
                    rewritten++;
                } else {
                    left.add(trouble);
                }
                bar.reach(++done);
            }
            int removed = 0;
            for (var name : gone) {
                removed += archive.remove(name) ? 1 : 0;
            }
            return new Done(dropped, rewritten, removed, left);
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
                return captures.move(file, List.of(), dropped, by) ? "" : file.name() + NEEDED;
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
            return file.name() + NEEDED;
        } catch (DamagedRecord e) {
            return file.name() + ": what is to stay of it is damaged (" + e.getMessage() + "); see `stet doctor`";
        }
    }
}
