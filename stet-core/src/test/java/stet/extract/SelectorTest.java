// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a rule may pick with, and that it cannot take for ever.
class SelectorTest {
    static Selector selector(String text) {
        return assertInstanceOf(Selector.Parsed.Good.class, Selector.parse(text), text)
                .selector();
    }

    private static Selector.Parsed.Bad bad(String text) {
        return assertInstanceOf(Selector.Parsed.Bad.class, Selector.parse(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div.story",
                "#main > article p:not(.note)",
                "[data-role=lede], [data-role^='in:tro'], a[href$=\".pdf\"]",
                "p:nth-child(2n+1) + p ~ ul",
                "div:has(> img)",
                "p:containsOwn(said (again))",
                "[title='a ~= b']",
                "li:first-child:last-child",
                "section.a\\:b"
            })
    void plainSelectorsAreTaken(String text) {
        assertEquals(text, selector(text).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p:matches((a+)+b) | 1 | regular expression",
                "div p:matchesOwn(x) | 5 | regular expression",
                "a[href~=(a+)+$] | 6 | regular expression",
                "p:not(:matchesWholeText(x)) | 6 | regular expression",
                "div:contains(storm) | 3 | :containsOwn",
                "p::text | 1 | picks text",
                "div:has(p:has(b)) | 9 | inside :has()",
                "p:hover | 1 | is not known",
                "div:is | 3 | in parentheses",
                "div[ | 4 | no CSS selector",
                "p >> q | 3 | no CSS selector",
                "` ` | 0 | not empty",
            })
    void whatHasNoBoundOrNoSenseIsRefusedWithItsPlace(String text, int position, String why) {
        var bad = bad(text);

        assertTrue(bad.why().contains(why), bad.why());
        assertEquals(position, bad.position(), bad.why());
    }

    @Test
    void longAndDeepSelectorsAreRefused() {
        assertEquals(Selector.LONGEST, bad("p,".repeat(400)).position());
        assertTrue(bad(":not(".repeat(60) + "p" + ")".repeat(60)).why().contains("inside each other"));
        assertTrue(bad("(".repeat(300)).why().contains("no CSS selector"));
    }

    @Test
    void theEffortIsKnownBeforeItIsSpent() {
        var wide = PageSize.of(Jsoup.parse("<ul>" + "<li>one</li>".repeat(20_000) + "</ul>"));

        assertTrue(selector("ul li").effort(wide) < 1_000_000);
        assertTrue(selector("li ~ li").effort(wide) > 100_000_000);
        assertTrue(selector("li:nth-child(3)").effort(wide) > 100_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div div div div p",
                "div:has(div div p)",
                "* * * * * * * *",
                "p:not(div > p ~ p)",
                "div ~ div ~ div",
                "li:nth-last-of-type(7)",
                "p",
                "p, li, div"
            })
    void noRuleTakesLongOnAHostilePage(String text) {
        var html = "<div>".repeat(2_000) + "<p>one</p>".repeat(100_000) + "<li>".repeat(50_000);
        var rules = RulesTest.dropping(selector(text));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Extractor.inspect(html, ExtractorTest.HERE, rules), text);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Extractor.inspect(html, ExtractorTest.HERE, RulesTest.body(selector(text))),
                text);
    }
}
