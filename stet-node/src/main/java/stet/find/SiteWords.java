// SPDX-License-Identifier: Apache-2.0
package stet.find;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import stet.model.Site;

/// What to tell a person whom a site keeps waiting.
public final class SiteWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private SiteWords() {}

    /// For who wants to ask a site of which nothing is asked any more.
    public static String stopped(Site site, String why) {
        return "nothing is asked of %s any more: %s. When that is settled: stet outlet resume %s"
                .formatted(site, why, site);
    }

    /// For who would have to wait too long for a site's turn.
    public static String notYet(Site site, Instant until) {
        return "%s is not asked before %s UTC: it wants a pause, or its ceiling is reached; try again then"
                .formatted(site, MINUTE.format(until.plusSeconds(59)));
    }
}
