// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Run;

final class MarksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            33 ships came                       | 35 ships came                       | [33]{35} ships came
            It cost 1,234.5 crowns              | It cost 1,234.6 crowns              | It cost [1,234.5]{1,234.6} crowns
            Thirty-three came                   | Thirty-five came                    | [Thirty-three]{Thirty-five} came
            doors at 12:30 sharp                | doors at 12:45 sharp                | doors at [12:30]{12:45} sharp
            a case of covid-19 here             | a case of covid-21 here             | a case of [covid-19]{covid-21} here
            said Ms O’Neill today               | said Ms O’Hara today                | said Ms [O’Neill]{O’Hara} today
            write to desk@paper.example now     | write to news@paper.example now     | write to [desk@paper.example]{news@paper.example} now
            so much snow in the hills fell      | so much rain on the hills fell      | so much [snow in]{rain on} the hills fell
            two new tall ships                  | two ships                           | two[ new tall] ships
            She left. He stayed. They sang.     | She left. They sang.                | She left.[ He stayed.] They sang.
            “It rose.” “It fell.” “It burst.”   | “It rose.” “It burst.”              | “It rose.”[ “It fell.”] “It burst.”
            He left. “So it is,” he said. “So it was.” | He left. “So it was.”        | He left.[ “So it is,” he said.] “So it was.”
            島では台湾を話題にした                | 島では台風を話題にした                 | 島では[台湾]{台風}を話題にした
            参加者は二十一人だった                 | 参加者は二十三人だった                 | 参加者は[二十一]{二十三}人だった
            flag 🇫🇷 up                         | flag 🇫🇮 up                         | flag [🇫🇷]{🇫🇮} up
            family 👩‍👩‍👧 here                  | family 👩‍👩‍👦 here                  | family [👩‍👩‍👧]{👩‍👩‍👦} here
            """)
    void marksAreWholeWordsNumbersAndSigns(String before, String after, String marked) {
        assertEquals(marked, marked(before, after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The mayor opened the bridge in light rain. Crowds then crossed on foot. | Heavy fog delayed every train to the coast. Crowds then crossed on foot. | 1
            """)
    void aRewrittenSentenceIsOneMark(String before, String after, int marks) {
        var vocabulary = Vocabulary.exact();

        var spans = Marks.between(Tokens.of(before, vocabulary), Tokens.of(after, vocabulary), new Effort());

        assertEquals(marks, spans.size());
    }

    private static String marked(String before, String after) {
        var vocabulary = Vocabulary.exact();
        var spans = Marks.between(Tokens.of(before, vocabulary), Tokens.of(after, vocabulary), new Effort());
        return Comparison.marked(before, after, spans).stream()
                .map(MarksTest::shown)
                .collect(Collectors.joining());
    }

    private static String shown(Run run) {
        return switch (run.fate()) {
            case KEPT -> run.text();
            case REMOVED -> "[" + run.text() + "]";
            case ADDED -> "{" + run.text() + "}";
        };
    }
}
