// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who reads: in which of the site's languages, and in whose time. What the reader once chose stands in a cookie; else
/// the browser's languages decide (RFC 4647, section 3.4), and times are in UTC.
record Reader(Locale language, ZoneId zone) {
    /// The languages the site has, the first one for readers of all others.
    static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    /// Named, since `ZoneOffset.UTC` prints as Z.
    static final ZoneId UTC = ZoneId.of("UTC");

    /// The cookie with the language's tag, and the one with the zone's name.
    static final String LANGUAGE = "language";

    static final String ZONE = "zone";

    static Reader of(Context context) {
        return new Reader(
                chosen(context.cookie(LANGUAGE)).orElseGet(() -> asked(context.header("Accept-Language"))),
                zone(context.cookie(ZONE)).orElse(UTC));
    }

    static Optional<Locale> chosen(@Nullable String tag) {
        return LANGUAGES.stream().filter(l -> l.toLanguageTag().equals(tag)).findFirst();
    }

    private static Locale asked(@Nullable String ranges) {
        try {
            var best = ranges == null ? null : Locale.lookup(Locale.LanguageRange.parse(ranges), LANGUAGES);
            return best == null ? LANGUAGES.getFirst() : best;
        } catch (IllegalArgumentException e) { // a header that is none is as good as no header
            return LANGUAGES.getFirst();
        }
    }

    /// Only a zone of the time zone database: their number is bounded.
    static Optional<ZoneId> zone(@Nullable String name) {
        return name != null && ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }
}
