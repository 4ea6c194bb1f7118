// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Paragraph;
import stet.model.Payload;

/// What people hand in: texts, saved pages, and what is neither.
class HandedInTest {
    private static HandedIn.Read read(byte[] bytes, String headline) {
        return assertInstanceOf(HandedIn.Read.class, HandedIn.read(Payload.of(bytes), headline, "en"));
    }

    private static List<String> paragraphs(HandedIn.Read read) {
        return read.story().paragraphs().stream().map(Paragraph::text).toList();
    }

    @Test
    void aTextHasItsHeadlineFirstAndBlankLinesBetweenParagraphs() {
        var read = read(
                "Ferry to run\n\nThe council has\nfound money.\r\n \r\nIt sails on Mon\u00ad\nday.".getBytes(UTF_8),
                "");

        assertEquals("Ferry to run", read.story().headline());
        assertEquals(List.of("The council has found money.", "It sails on Monday."), paragraphs(read));
        assertEquals("en", read.story().language());
        assertEquals(0, read.extractor());
    }

    @Test
    void aTextWithoutBlankLinesHasAParagraphALine() {
        assertEquals(
                List.of("The council met.", "It has found money."),
                paragraphs(read("The council met.\nIt has found money.".getBytes(UTF_8), "")));
    }

    @Test
    void aTextOfNothingButSpacesIsReadInOneGo() {
        var spaces = "a" + " ".repeat(HandedIn.LARGEST - 3) + "\nb";

        assertEquals(List.of("a", "b"), paragraphs(read(spaces.getBytes(UTF_8), "A headline")));
    }

    @Test
    void theKeepersHeadlineComesFirst() {
        var read = read("Ferry to run\n\nThe council has found money.".getBytes(UTF_8), "Ferry");

        assertEquals("Ferry", read.story().headline());
        assertEquals(2, read.story().paragraphs().size());
    }

    @Test
    void otherEncodingsAreKnownByTheirBytes() {
        var text = "Fähre fährt\n\nDer Rat fand “Geld”.";

        for (var charset : List.of(UTF_8, UTF_16, Charset.forName("windows-1252"))) {
            assertEquals("Fähre fährt", read(text.getBytes(charset), "").story().headline(), charset.name());
        }
    }

    @Test
    void aSavedPageIsReadAsAPage() {
        var page = "<!DOCTYPE html><html lang=fr><title>x</title><article><h1>Le bac</h1>"
                + "<p>Le conseil a trouvé de l’argent pour le bac qui relie l’île au port.</p>"
                + "<p>Il naviguera tout l’hiver, dit le conseil, et même au printemps prochain.</p></article></html>";

        var read = read(page.getBytes(UTF_8), "");

        assertEquals("Le bac", read.story().headline());
        assertEquals("fr", read.story().language());
        assertEquals(Extractor.VERSION, read.extractor());
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(HandedIn.Reason.EMPTY, new byte[0]),
                Arguments.of(HandedIn.Reason.EMPTY, " \n\n ".getBytes(UTF_8)),
                Arguments.of(HandedIn.Reason.PDF, "%PDF-1.7\n%âãÏÓ".getBytes(UTF_8)),
                Arguments.of(HandedIn.Reason.NOT_TEXT, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}),
                Arguments.of(HandedIn.Reason.NOT_TEXT, "PK\u0003\u0004\u0000\u0000".getBytes(UTF_8)),
                Arguments.of(HandedIn.Reason.TOO_LARGE, new byte[HandedIn.LARGEST + 1]),
                Arguments.of(HandedIn.Reason.NO_ARTICLE, "<html><body></body></html>".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoneIsTurnedDownWithItsReason(HandedIn.Reason reason, byte[] bytes) {
        assertEquals(
                reason,
                assertInstanceOf(HandedIn.Refused.class, HandedIn.read(Payload.of(bytes), "", ""))
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyBytesAreReadOrTurnedDown(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                for (int k = 0; k < bytes.length; k++) {
                    bytes[k] = (byte) " \n<html>%PDF-abc".charAt(Math.floorMod(bytes[k], 16));
                }
            }
            if (HandedIn.read(Payload.of(bytes), "", "") instanceof HandedIn.Read read) {
                assertTrue(
                        read.story().paragraphs().stream()
                                .noneMatch(p -> p.text().chars().anyMatch(Character::isISOControl)),
                        "seed " + seed);
            }
        }
    }
}
