// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import stet.model.Site;
import stet.store.Requests;

/// The gates of all sites in use. A gate that nobody holds is dropped when there are many, so memory follows the sites
/// that are watched and not the sites that links ever led to. Safe for many threads.
final class SiteGates {
    private static final int FEW = 1024;

    /// @param holders threads that entered and did not leave yet
    private record Held(SiteGate gate, int holders) {}

    private final Manners manners;
    private final Requests requests;
    private final Map<Site, Held> gates = new HashMap<>(); // guarded by this

    SiteGates(Manners manners, Requests requests) {
        this.manners = manners;
        this.requests = requests;
    }

    /// The site's gate, which stays the only one until it is given back.
    synchronized SiteGate borrow(Site site) {
        if (gates.size() >= FEW && !gates.containsKey(site)) {
            gates.values().removeIf(held -> held.holders() == 0);
        }
        var known = gates.getOrDefault(site, new Held(new SiteGate(site, manners, requests), 0));
        gates.put(site, new Held(known.gate(), known.holders() + 1));
        return known.gate();
    }

    synchronized void giveBack(SiteGate gate) {
        gates.computeIfPresent(gate.site(), (_, held) -> new Held(held.gate(), held.holders() - 1));
    }

    /// How far apart two requests to the site begin at least when none of them is to wait.
    Duration pace(Site site, Instant now) {
        var gate = borrow(site);
        try {
            return gate.pace(gate.recall(now));
        } finally {
            giveBack(gate);
        }
    }

    /// From when on the site may be asked; long past for one that never was.
    Instant readyAt(Site site, Instant now) {
        var gate = borrow(site);
        try {
            return gate.readyAt(gate.recall(now), now);
        } finally {
            giveBack(gate);
        }
    }
}
