// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import stet.model.Capture;

/// What an answer's header says about when its text changed.
final class Signs {
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
}
