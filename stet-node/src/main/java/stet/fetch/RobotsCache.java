// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import stet.model.Address;
import stet.store.Requests;
import stet.store.RobotsRecord;

/// The robots.txt of every host that is asked, read again after a day and kept in the store in between. While one
/// cannot be read the old copy holds; with no old copy nothing is asked of the host, its robots.txt is tried again
/// after ten minutes, and after thirty days in vain it counts as missing (RFC 9309, section 2.3.1.4). Safe for many
/// threads: one reads a host's file, the others wait for it.
final class RobotsCache {
    private static final Duration FRESH = Duration.ofHours(24); // RFC 9309, section 2.4
    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final Duration GIVEN_UP = Duration.ofDays(30); // RFC 9309, section 2.3.1.4
    private static final int FEW = 4096;

    /// What is known of one robots.txt.
    ///
    /// @param rules the last copy that could be read
    /// @param record the same, as it is kept
    /// @param otherwise what holds without a copy
    /// @param until when it is asked for again
    private record Known(Optional<RobotsTxt> rules, RobotsRecord record, Permission otherwise, Instant until) {}

    /// Whoever reads the file holds `reading`; everybody may look at `known`.
    private static final class Slot {
        final Semaphore reading = new Semaphore(1, true);
        volatile Known known;

        Slot(Known known) {
            this.known = known;
        }
    }

    private final RobotsReader reader;
    private final Requests requests;
    private final String productToken;
    private final Timekeeper time;
    private final Map<Address, Slot> slots = new HashMap<>(); // guarded by this

    RobotsCache(RobotsReader reader, Requests requests, String productToken, Timekeeper time) {
        this.reader = reader;
        this.requests = requests;
        this.productToken = productToken;
        this.time = time;
    }

    Permission permission(Address address) throws InterruptedException {
        var where = RobotsTxt.of(address);
        var slot = slot(where);
        if (isStale(slot.known)) {
            slot.reading.acquire();
            try {
                if (isStale(slot.known)) {
                    var notYet = refresh(slot, where);
                    if (notYet.isPresent()) {
                        return notYet.get();
                    }
                }
            } finally {
                slot.reading.release();
            }
        }
        return judge(address, slot.known);
    }

    /// Whether the copy that an address is judged by is to be read again within the hour.
    boolean isAging(Address address) {
        return isAging(slot(RobotsTxt.of(address)).known);
    }

    private boolean isAging(Known known) {
        var now = time.instant();
        boolean soon = !now.plus(SOON).isBefore(known.until());
        return known.record().trouble().isEmpty() && soon && now.isBefore(known.until());
    }

    /// Reads an aging copy again. While that fails, the copy holds.
    void renew(Address address) throws InterruptedException {
        var where = RobotsTxt.of(address);
        var slot = slot(where);
        slot.reading.acquire();
        try {
            if (isAging(slot.known)) {
                refresh(slot, where);
            }
        } finally {
            slot.reading.release();
        }
    }

    private static Permission judge(Address address, Known known) {
        return known.rules()
                .<Permission>map(rules -> rules.allows(address)
                        ? new Permission.Granted(rules)
                        : new Permission.Denied("robots.txt does not allow it"))
                .orElse(known.otherwise());
    }

    /// Reads the file; gives an answer of its own when it is not the site's turn, and there is no old copy to judge
    /// by.
    private Optional<Permission> refresh(Slot slot, Address where) throws InterruptedException {
        var old = slot.known;
        var read = reader.read(where);
        var now = time.instant();
        switch (read) {
            case RobotsReader.Read.Rules(var content) -> {
                var copy = new RobotsRecord(Optional.of(new RobotsRecord.Copy(now, content)), Optional.empty());
                slot.known = known(where, copy, now);
                requests.keep(where, copy);
            }
            case RobotsReader.Read.Unreadable(var detail) ->
                failed(slot, where, detail, new Permission.Denied("robots.txt cannot be read: " + detail), now);
            case RobotsReader.Read.Unreached(var failure, var detail) ->
                failed(slot, where, detail, new Permission.Unreached(failure, detail), now);
            case RobotsReader.Read.NotYet(var until) -> {
                return old.rules().isPresent() ? Optional.empty() : Optional.of(new Permission.NotYet(until));
            }
        }
        return Optional.empty();
    }

    /// The old copy holds as long as there is no new one.
    private void failed(Slot slot, Address where, String detail, Permission otherwise, Instant now) {
        var old = slot.known.record();
        var since = old.trouble().map(RobotsRecord.Trouble::since).orElse(now);
        var record = new RobotsRecord(old.copy(), Optional.of(new RobotsRecord.Trouble(since, detail)));
        boolean givenUp = since.plus(GIVEN_UP).isBefore(now);
        var without = givenUp ? new Permission.Granted(RobotsTxt.NONE) : otherwise;
        slot.known = new Known(slot.known.rules(), record, without, now.plus(RETRY));
        requests.keep(where, record);
    }

    /// What was kept; what is older than a day is read again before it is gone by.
    private Known known(Address where, RobotsRecord record, Instant now) {
        var rules = record.copy().map(copy -> RobotsTxt.parse(where, copy.content(), productToken));
        var until = record.copy()
                .map(copy -> copy.read().plus(FRESH))
                .filter(fresh -> record.trouble().isEmpty() && !fresh.isAfter(now.plus(FRESH)))
                .orElse(Instant.EPOCH);
        return new Known(rules, record, new Permission.Denied("robots.txt was never read"), until);
    }

    private boolean isStale(Known known) {
        return !time.instant().isBefore(known.until());
    }

    private Slot slot(Address where) {
        return present(where).orElseGet(() -> put(where, new Slot(known(where, kept(where), time.instant()))));
    }

    private synchronized Optional<Slot> present(Address where) {
        return Optional.ofNullable(slots.get(where));
    }

    /// The slot of whoever was first.
    private synchronized Slot put(Address where, Slot slot) {
        if (slots.size() >= FEW) {
            slots.values().removeIf(old -> old.reading.availablePermits() > 0 && isStale(old.known));
        }
        var first = slots.putIfAbsent(where, slot);
        return first == null ? slot : first;
    }

    private RobotsRecord kept(Address where) {
        return requests.robots(where).orElse(new RobotsRecord(Optional.empty(), Optional.empty()));
    }
}
