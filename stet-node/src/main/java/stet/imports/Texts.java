// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Story;

/// Texts, addresses and times of other archives, read with care.
final class Texts {
    /// No archive of web pages is older than the web.
    private static final Instant FIRST = Instant.parse("1991-08-06T00:00:00Z");

    /// As far as a clock may be ahead of ours.
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s]+");

    private static final DateTimeFormatter DATABASE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .appendPattern("[ ]['T']")
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Texts() {}

    /// Strictly UTF-8; empty for what is not.
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) { // then it is no text of ours
            return Optional.empty();
        }
    }

    /// One line in Unicode NFC, with single blanks and without control characters.
    static String line(String text) {
        return Normalizer.normalize(BLANKS.matcher(text).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    /// A story whose paragraphs are the lines of a text.
    ///
    /// @throws Broken when neither headline nor text has a word
    static Story story(String where, String headline, String byline, List<String> lines) throws Broken {
        var paragraphs = lines.stream()
                .map(Texts::line)
                .filter(line -> !line.isEmpty())
                .map(line -> new Paragraph(Paragraph.Kind.TEXT, line))
                .toList();
        return told(where, headline, byline, paragraphs);
    }

    /// @throws Broken when neither headline nor text has a word
    static Story told(String where, String headline, String byline, List<Paragraph> paragraphs) throws Broken {
        var title = line(headline);
        if (title.isEmpty() && paragraphs.isEmpty()) {
            throw new Broken(where, "it has no text");
        }
        return new Story(
                title,
                "",
                line(byline),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                paragraphs,
                List.of(),
                List.of());
    }

    /// @throws Broken for what is no http or https address
    static Address address(String where, String written) throws Broken {
        return Address.parse(written.strip())
                .filter(address -> !address.leadsNowhere())
                .orElseThrow(() -> new Broken(where, "“%s” is no http or https address".formatted(cut(written))));
    }

    /// A time as databases write it, in UTC: `2012-06-01 10:00:00`, with a fraction or without.
    ///
    /// @param now no time may be much later
    /// @throws Broken for what is none, or out of range
    static Instant utc(String where, String written, Instant now) throws Broken {
        try {
            return inRange(where, LocalDateTime.parse(written.strip(), DATABASE).toInstant(ZoneOffset.UTC), now);
        } catch (DateTimeException e) {
            throw new Broken(where, "“%s” is no time".formatted(cut(written)));
        }
    }

    /// @throws Broken for a time before the web, or in the future
    static Instant inRange(String where, Instant at, Instant now) throws Broken {
        if (at.isBefore(FIRST) || at.isAfter(now.plus(AHEAD))) {
            throw new Broken(where, "%s is out of range".formatted(at.truncatedTo(ChronoUnit.SECONDS)));
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Enough of it to recognise.
    static String cut(String text) {
        var line = line(text);
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
