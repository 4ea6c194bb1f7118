// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Site;

/// The sites whose articles a seed names as its own.
final class Homes {
    private static final double NEARLY_ALL = 0.75;

    private Homes() {}

    static Set<Site> of(Address seed, Listing listing) {
        var kept = Site.of(seed);
        var named = listing.home().map(Site::of).orElse(kept);
        Set<Site> homes = new HashSet<>(Set.of(kept, named));
        Map<Site, Long> counts = listing.entries().stream()
                .collect(Collectors.groupingBy(s -> Site.of(s.address()), Collectors.counting()));
        if (!named.equals(kept) && homes.stream().noneMatch(counts::containsKey)) {
            double enough = NEARLY_ALL * listing.entries().size();
            counts.forEach((site, count) -> {
                if (count >= enough) {
                    homes.add(site);
                }
            });
        }
        return homes;
    }
}
