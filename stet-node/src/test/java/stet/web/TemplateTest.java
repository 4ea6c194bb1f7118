// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the templates to the messages: whatever a page says, it says in the reader's language.
class TemplateTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("stet.root"), "stet-node/src/main/jte");
    private static final Pattern KEY = Pattern.compile("w\\.(?:say|around|paragraphs)\\(\"([a-z.]*[a-z])\"");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateHoldsWordsOfItsOwn(Path template) throws IOException {
        assertEquals(List.of(), Template.bareWords(Files.readString(template)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateNamesTheReadersLanguageItself(Path template) throws IOException {
        var fixed = Pattern.compile("\\blang=\"[a-z]").matcher(Files.readString(template));

        assertEquals(List.of(), fixed.results().map(r -> r.group()).toList());
    }

    @Test
    void everyMessageThatATemplateNamesIsThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : templates()) {
            KEY.matcher(Files.readString(template))
                    .results()
                    .map(r -> r.group(1))
                    .filter(key -> !Messages.of("en").containsKey(key)
                            && !Messages.of("en").containsKey(key + ".1"))
                    .forEach(missing::add);
        }

        assertEquals(List.of(), List.copyOf(missing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Hello ${w.say(\"x\")} there</p>                   | Hello there",
                "<p aria-label=\"Main\">${a}</p>                       | Main",
                "<p aria-label=\"Version ${n} of\">x</p>               | Version of",
                "<td data-l=\"From\">${x ? \"page\" : null}</td>       | From",
                "@if(a > b)one@else two@endif                          | one two",
                "@template.layout(frame = f, body = @`<h1>In</h1>`)    | In",
                "@template.paragraphs(cut = \"Split here\")            | Split here",
                "${w.say(a ? \"Done\" : \"x.y\")}                      | Done",
                "<code>./stet add</code> <kbd>jj</kbd> Stet &amp; RSS  | ''",
                "<a href=\"/about\" class=\"word two\" rel=\"next\">1</a> | ''",
                "!{var path = a.b(\"c\");}                             | ''",
                "@for(var v : a.versions())<i>${v}</i>@endfor          | ''",
            })
    void wordsAreFoundWhereverAReaderMeetsThem(String source, String found) {
        var words = Arrays.stream(found.split(" ")).filter(word -> !word.isEmpty());

        assertEquals(words.toList(), Template.bareWords(source));
    }
}
