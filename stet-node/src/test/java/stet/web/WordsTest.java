// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.compare.Comparison;
import stet.watch.Recompare;
import stet.watch.Reextract;

/// What the pages say, in four languages.
class WordsTest {
    private static final Instant SEEN = Instant.parse("2026-11-19T07:12:04Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Words words(String language) {
        return Words.of(new Reader(Locale.forLanguageTag(language), BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void everyLanguageHasTheMessagesOfEnglishWithTheSameBlanks(String language) {
        var english = Messages.of("en");
        var other = Messages.of(language);

        assertEquals(english.keySet(), other.keySet());
        english.forEach(
                (key, message) -> assertEquals(blanks(key, message), blanks(key, other.getOrDefault(key, "")), key));
    }

    @Test
    void whateverAJobCountsHasItsWords() {
        var english = Messages.of("en").keySet();

        for (var came : Recompare.Came.values()) {
            assertTrue(english.contains("recompared." + came.name().toLowerCase(Locale.ROOT)), came.toString());
        }
        for (var came : Reextract.Came.values()) {
            assertTrue(english.contains("reextracted." + came.name().toLowerCase(Locale.ROOT)), came.toString());
        }
    }

    /// Patterns of times have no blanks.
    private static SortedSet<String> blanks(String key, String message) {
        return key.startsWith("time.") ? new TreeSet<>() : Messages.blanks(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void everyMessageCanBeSaidAndEveryTimePatternRead(String language) {
        var words = words(language);

        Messages.of(language).forEach((key, message) -> {
            if (key.startsWith("time.")) {
                assertFalse(DateTimeFormatter.ofPattern(message, words.reader())
                        .withZone(BERLIN)
                        .format(SEEN)
                        .isBlank());
            } else {
                var said = words.say(key, 2, 3, 4, 5, 6);
                assertFalse(said.isBlank() || said.contains("{"), key + ": " + said);
            }
        });
    }

    /// Besides, a straight apostrophe would quote ICU's signs. What a reader is shown to type is typed straight.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "en | ['\"„«»]",
                "de | ['\"”«»’]",
                "fr | ['\"„“”]",
                "es | ['\"„“”’]",
            })
    void quotationMarksAreTheLanguagesOwn(String language, Pattern foreign) {
        Messages.of(language)
                .forEach((key, message) -> assertTrue(
                        key.startsWith("time.")
                                || key.endsWith(".typed")
                                || !foreign.matcher(message).find(),
                        key + ": " + message));
    }

    @Test
    void frenchHasANarrowSpaceBeforeHighSignsAndInsideQuotationMarks() {
        var wrong = Pattern.compile("[^\u202f]»|«[^\u202f]|[^\u202f:/][:;?!](?=\\s|$)");

        Messages.of("fr")
                .forEach((key, message) -> assertFalse(
                        !key.startsWith("time.")
                                && wrong.matcher(message.replaceAll("https?://", ""))
                                        .find(),
                        key + ": " + message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 19 Nov 2026, 08:12 CET     | Thursday 19 November 2026       | 1,234",
                "de | 19. Nov. 2026, 08:12 MEZ   | Donnerstag, 19. November 2026   | 1.234",
                "fr | 19 nov. 2026 à 08:12 CET   | Jeudi 19 novembre 2026          | 1\u202f234",
                "es | 19 nov 2026, 08:12 CET     | Jueves, 19 de noviembre de 2026 | 1.234",
            })
    void datesZonesAndNumbersAreWrittenAsTheReaderWritesThem(
            String language, String moment, String day, String number) {
        var words = words(language);

        assertEquals(moment, words.moment(SEEN));
        assertEquals(day, words.day(LocalDate.of(2026, 11, 19), SEEN.plus(Duration.ofDays(9))));
        assertEquals(number, words.number(1234));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 hour 30 minutes  | the site answered 403: it does not let Stet in     | something else",
                "de | 1 Stunde 30 Minuten | die Website antwortete 403: sie lässt Stet nicht ein | something else",
                "fr | 1 heure 30 minutes | le site a répondu 403\u202f: il ne laisse pas entrer Stet | something else",
                "es | 1 hora 30 minutos  | el sitio respondió 403: no deja entrar a Stet      | something else",
            })
    void lengthsAndUsualNotesAreSaidAndOtherNotesKeepTheirEnglish(
            String language, String length, String refused, String other) {
        var words = words(language);

        assertEquals(length, words.length(Duration.ofMinutes(90)));
        assertEquals(new Words.Note(refused, language), words.note("the site answered 403: it does not let Stet in"));
        assertEquals(new Words.Note(other, "en"), words.note(other));
        assertEquals(new Words.Note("", language), words.note(""));
    }

    /// A note is known again by its words, so the program must still write them so.
    @Test
    void everyUsualNoteIsWrittenByTheProgram() throws IOException {
        var root = Path.of(System.getProperty("stet.root"));
        var written = sources(root.resolve("stet-core/src/main/java/stet/check"))
                + sources(root.resolve("stet-node/src/main/java/stet/store"))
                + sources(root.resolve("stet-node/src/main/java/stet/upkeep"))
                + sources(root.resolve("stet-node/src/main/java/stet/cli"));

        Messages.of("en")
                .forEach((key, message) -> assertTrue(
                        !key.startsWith("note.")
                                || Arrays.stream(message.split(":? ?\\{\\d}")).allMatch(written::contains),
                        key + ": " + message));
    }

    private static String sources(Path folder) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void aSentenceIsCutWhereItsElementStandsInEachLanguage() {
        assertEquals(new Words.Around("What changed in “", "”"), words("en").around("compare.heading"));
        assertEquals(
                new Words.Around("Was sich in „", "“ geändert hat"), words("de").around("compare.heading"));
    }

    @Test
    void aTextForPeopleHasAsManyParagraphsAsThereAre() {
        assertEquals(2, words("es").paragraphs("about.kept").size());
        assertEquals(List.of(), words("es").paragraphs("about.nothing"));
    }

    @Test
    void aStoredRevisionIsToldInEachLanguageFromTheSameChanges() {
        var comparison = Comparison.of(Stories.bridge(), Stories.bridgeAgain());
        var stored = comparison.revision(1, 2);

        for (var language : Reader.LANGUAGES) {
            assertEquals(
                    comparison.line(language),
                    Words.of(new Reader(language, Reader.UTC)).line(stored));
        }
        assertTrue(
                words("de").line(stored).startsWith("Überschrift umformuliert"),
                words("de").line(stored));
    }
}
