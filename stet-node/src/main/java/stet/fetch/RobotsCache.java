// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import stet.model.Address;

/// The robots.txt of every host that is asked, read again after a day. While one cannot be read the old copy
/// holds; with no old copy nothing is asked of the host, and its robots.txt is tried again after ten minutes.
/// Safe for many threads: one reads a host's file, the others wait for it.
final class RobotsCache {
    private static final Duration FRESH = Duration.ofHours(24); // RFC 9309, section 2.4
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final int FEW = 4096;

    /// What is known of one robots.txt.
    ///
    /// @param rules the last copy that could be read
    /// @param trouble why there is no newer one; empty when there is none
    /// @param until when it is asked for again
    private record Known(Optional<RobotsTxt> rules, String trouble, Instant until) {
        static final Known NOTHING = new Known(Optional.empty(), "", Instant.EPOCH);
    }

    /// Whoever reads the file holds `reading`; everybody may look at `known`.
    private static final class Slot {
        final Semaphore reading = new Semaphore(1, true);
        volatile Known known = Known.NOTHING;
    }

    private final RobotsReader reader;
    private final Timekeeper time;
    private final Map<Address, Slot> slots = new HashMap<>(); // guarded by this

    RobotsCache(RobotsReader reader, Timekeeper time) {
        this.reader = reader;
        this.time = time;
    }

    Permission permission(Address address) throws InterruptedException {
        var where = RobotsTxt.of(address);
        var slot = slot(where);
        if (isStale(slot)) {
            slot.reading.acquire();
            try {
                if (isStale(slot)) {
                    var failed = refresh(slot, where);
                    if (failed.isPresent()) {
                        return failed.get();
                    }
                }
            } finally {
                slot.reading.release();
            }
        }
        return judge(address, slot.known);
    }

    private static Permission judge(Address address, Known known) {
        return known.rules()
                .<Permission>map(rules -> rules.allows(address)
                        ? new Permission.Granted(rules)
                        : new Permission.Denied("robots.txt does not allow it"))
                .orElseGet(() -> new Permission.Denied("robots.txt cannot be read: " + known.trouble()));
    }

    /// Reads the file; gives an answer of its own when there is neither a new copy nor an old one to judge by.
    private Optional<Permission> refresh(Slot slot, Address where) throws InterruptedException {
        var old = slot.known;
        var read = reader.read(where);
        var now = time.instant();
        return switch (read) {
            case RobotsReader.Read.Rules(var rules) -> {
                slot.known = new Known(Optional.of(rules), "", now.plus(FRESH));
                yield Optional.empty();
            }
            case RobotsReader.Read.Unreadable(var detail) -> {
                slot.known = new Known(old.rules(), detail, now.plus(RETRY));
                yield Optional.empty();
            }
            case RobotsReader.Read.Unreached(var failure, var detail) ->
                old.rules().isPresent() ? Optional.empty() : Optional.of(new Permission.Unreached(failure, detail));
            case RobotsReader.Read.NotYet(var until) ->
                old.rules().isPresent() ? Optional.empty() : Optional.of(new Permission.NotYet(until));
        };
    }

    private boolean isStale(Slot slot) {
        return !time.instant().isBefore(slot.known.until());
    }

    private synchronized Slot slot(Address where) {
        if (slots.size() >= FEW && !slots.containsKey(where)) {
            slots.values().removeIf(slot -> slot.reading.availablePermits() > 0 && isStale(slot));
        }
        return slots.computeIfAbsent(where, _ -> new Slot());
    }
}
