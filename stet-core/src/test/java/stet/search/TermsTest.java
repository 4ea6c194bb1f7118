// SPDX-License-Identifier: Apache-2.0
package stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How texts are cut into what is searched.
class TermsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Präsident|prasident
            Straße|strasse
            Łódź|lodz
            Ærø|aero
            ΑΘΗΝΑ|αθηνα
            Αθήνα|αθηνα
            Ёлка|елка
            1,234.5 m|1 234 5 m
            O'Neill’s|o neill s
            covid-19|covid 19
            ＡＢＣ１２|abc12
            İstanbul|istanbul
            """)
    void caseAndAccentsDoNotCount(String text, String terms) {
        assertEquals(terms, Terms.joined(List.of(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            東京都知事|東 京 都 知 事
            東京 2026年|東 京 2026 年
            カフェ|カ フ ェ
            서울시|서 울 시
            กำแพง|ก ำ แ พ ง
            """)
    void inScriptsWithoutSpacesEverySignIsATerm(String text, String terms) {
        assertEquals(
                java.text.Normalizer.normalize(terms, java.text.Normalizer.Form.NFKC),
                java.text.Normalizer.normalize(Terms.joined(List.of(text)), java.text.Normalizer.Form.NFKC));
    }

    @Test
    void arabicIsFoundWithAndWithoutItsVowels() {
        assertEquals(Terms.joined(List.of("مدرسة")), Terms.joined(List.of("مَدْرَسَةٌ")));
    }

    @Test
    void vowelSignsOfIndicScriptsAreKept() {
        assertTrue(!Terms.joined(List.of("दिन")).equals(Terms.joined(List.of("दान"))));
    }

    @Test
    void noPhraseReachesFromOneTextIntoTheNext() {
        assertEquals("the mayor \uE000 said so", Terms.joined(List.of("The mayor", " – ", "said so")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void termsStandInOrderInsideTheText(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var text = random.ints(random.nextInt(60), 0, 0x3100)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            int last = 0;
            for (var term : Terms.of(text)) {
                assertTrue(term.from() >= last && term.to() > term.from() && term.to() <= text.length(), text);
                assertTrue(!term.folded().isEmpty() && term.folded().indexOf('"') < 0, text);
                last = term.to();
            }
        }
    }
}
