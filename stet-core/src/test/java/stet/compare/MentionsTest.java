// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a text counts and names.
class MentionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en | The deal was signed by 33 countries in Lenn.            | 33=33 countries+in+Lenn
            en | Thirty-five small island nations signed.                | Thirty-five=35 small+island+nations
            en | Two hundred and five people came, 1,234.5 tonnes later. | Two hundred and five=205 people+came; 1,234.5=1234.5 tonnes+later
            en | It rose by 12% to £14 million.                          | 12%=12 %+to; £14=14 £+million
            de | Fünfunddreißig Länder zahlen 1.234 Euro.                | Fünfunddreißig=35 Länder+zahlen; 1.234=1234 Euro
            es | Treinta y cinco países firman.                          | Treinta y cinco=35 países+firman
            fr | Trente-cinq pays paient 3,5 millions.                   | Trente-cinq=35 pays+paient; 3,5=3.5 millions
            ru | Тридцать пять стран подписали.                          | Тридцать пять=35 стран+подписали
            ja | 海底地図の共有に三十三か国が合意                               | 三十三=33 か国が合意
            ja | 35か国が合意した                                           | 35=35 か国が合意し
            ar | وقعت ٣٣ دولة على الاتفاق                                  | ٣٣=33 دولة+على+الاتفاق
            -  | 35 Staaten                                              | 35=35 Staaten
            -  | fünf Staaten                                            | -
            en | On 19 November 2026 at 12:30 in room B737               | -
            en | one of them; covid-19                                   | -
            en | 33.                                                     | 33=33 \s
            """)
    void figuresAreReadWithWhatTheyCount(String language, String text, String expected) {
        var found = Mentions.figures(text, language == null ? "" : language).stream()
                .map(f -> f.written() + "=" + f.value().toPlainString() + " " + String.join("+", f.counted()))
                .collect(Collectors.joining("; "));

        assertEquals(expected == null ? "" : expected.strip(), found.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en | The harbour master, Ines Okafor, met Okafor’s sister in Lenn on Monday.    | Ines Okafor, Okafor, Lenn
            en | Yesterday it rained.                                                        | -
            en | Nations Sign Deal On Sea-Floor Charts Today                                 | -
            de | Der Minister traf Anna Vogt im Hafen.                                       | Anna Vogt
            es | La ministra Lucía de la Vega habló en Cádiz.                                | Lucía de la Vega, Cádiz
            ja | アデイエミ長官は海底の地図を見た                                                 | アデイエミ
            ar | قالت الوزيرة إن الاتفاق جيد                                                  | -
            """)
    void namesAreRecognisedByTheirForm(String language, String text, String expected) {
        assertEquals(expected == null ? "" : expected, String.join(", ", Mentions.names(text, language)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyTextIsReadInOneGoAndEveryFigureStandsWhereItIsSaidToStand(long seed) {
        var random = new Random(seed);
        var signs = "0123456789,.'’ -%€$٣三十百国 ABab\u00ad\u0301\ud83c\udde9fünf thirty ア\n"
                .codePoints()
                .toArray();
        var text = random.ints(4000, 0, signs.length)
                .map(i -> signs[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (var language : List.of("", "en", "de", "ja", "zz", "not a tag")) {
            int last = -1;
            for (var figure : Mentions.figures(text, language)) {
                assertTrue(figure.from() > last, "seed " + seed);
                assertTrue(figure.counted().size() <= 5, "seed " + seed);
                last = figure.from();
            }
            assertTrue(Mentions.names(text, language).size() <= text.length(), "seed " + seed);
        }
    }

    @Test
    void aNumberOfManyDigitsIsACode() {
        assertEquals(List.of(), Mentions.figures("Call 12345678901234567890 now", "en"));
    }
}
