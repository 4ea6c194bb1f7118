// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Capture;

/// What an answer's header says about when its text changed and when it may change.
final class Signs {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\s*");

    /// A server that gives the present time for Last-Modified says nothing; its clock may be somewhat off.
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private Signs() {}

    /// When the text was changed last (RFC 9110, section 8.8.2); empty when nothing or the present moment is given.
    static Optional<Instant> modified(Capture capture) {
        return capture.header("Last-Modified")
                .flatMap(Signs::time)
                .filter(at -> at.isBefore(capture.at().minus(JUST_NOW)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// How long caches on the way may go on giving this copy: `max-age` without the age that the copy has already
    /// (RFC 9111, section 4.2); zero when nothing is said.
    static Duration fresh(Capture capture) {
        long longest = capture.header("Cache-Control")
                .map(value -> MAX_AGE.matcher(value.toLowerCase(Locale.ROOT)))
                .filter(matcher -> matcher.find())
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .orElse(0L);
        long age = capture.header("Age")
                .map(SECONDS::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .orElse(0L);
        return Duration.ofSeconds(Math.max(0, longest - age));
    }
}
