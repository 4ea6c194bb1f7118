// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Story;

/// Stories of made-up outlets in several versions, with every sort of change.
final class Stories {
    private Stories() {}

    static Story bridge() {
        return english(
                "12 villages agree to share one footbridge",
                "By staff",
                "Twelve villages agreed on Thursday to build one footbridge over the Lenn, ending six years of talks over who may cross and when.",
                "The agreement, signed in Oberlenn, gives builders 18 months from the first stone, half the time allowed under the old plan.",
                "About a quarter of the path has been cleared. Walkers say that a better path would bring visitors in winter as well.",
                "Much of the timber already lies in the yards of foresters and sawmills, but is rarely sold.",
                "“A bridge nobody can reach is no bridge,” said Teresa Amsel, who chaired the talks.",
                "The work is paid for by three funds. It is expected to begin in the second half of next year, with a first budget of 12 million crowns.",
                "Two mayors left before the vote, according to a person in the room.",
                "The text does not cover the ferry, which stays with the district.",
                "Tenders open in January.",
                "Five bids are needed for the work to begin.");
    }

    static Story bridgeAgain() {
        return english(
                "14 villages agree to share a footbridge over the Lenn",
                "By Ines Okafor and staff",
                "Fourteen villages agreed on Thursday to build one footbridge over the Lenn, ending six years of talks over who may cross and when.",
                "The agreement, signed in Oberlenn, gives builders 24 months from the first stone, two-thirds of the time allowed under the old plan.",
                "“A bridge nobody can reach is no bridge,” said Teresa Amsel, who chaired the final round of talks.",
                "About a quarter of the path has been cleared. Walkers say that a better path would bring visitors in winter as well.",
                "Much of the timber already lies in the yards of foresters and sawmills, but is rarely sold.",
                "The work is paid for by three funds.",
                "It is expected to begin in the second half of next year, with a first budget of 14 million crowns.",
                "Mayors of two further villages signed shortly after the meeting closed, the organisers said.",
                "The text does not cover the ferry, which stays with the district.",
                "Tenders open in January. Five bids are needed for the work to begin.");
    }

    static Story bridgeCorrected() {
        var last = bridgeAgain();
        var paragraphs = new ArrayList<>(last.paragraphs());
        paragraphs.add(
                new Paragraph(
                        Paragraph.Kind.NOTE,
                        "Correction: an earlier version of this article gave the budget as 12 million crowns. It is 14 million."));
        return new Story(
                last.headline(),
                "",
                last.byline(),
                last.authors(),
                last.published(),
                Optional.of(FilledRecord.START.plusSeconds(4000)),
                "en",
                "Region",
                paragraphs,
                List.of(),
                List.of());
    }

    static Story english(String headline, String byline, String... paragraphs) {
        return new Story(
                headline,
                "",
                byline,
                List.of("Ines Okafor"),
                Optional.of(Instant.parse("2026-11-19T07:05:00Z")),
                Optional.empty(),
                "en",
                "Region",
                text(paragraphs),
                List.of(),
                List.of());
    }

    static Story arabic(String figure) {
        return new Story(
                "المجلس البلدي يقر ميزانية العام المقبل بزيادة " + figure + " في المئة",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "ar",
                "اقتصاد",
                text(
                        "أقر المجلس البلدي ميزانية العام المقبل بزيادة " + figure + " في المئة بعد جلسة طويلة.",
                        "ومن المقرر أن تُعرض الميزانية على السكان في جلسة مفتوحة مطلع الشهر المقبل."),
                List.of(),
                List.of());
    }

    static Story japanese(String cities) {
        return new Story(
                "台風第二十一号、午後に上陸へ　沿岸の" + cities + "市に避難指示",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "ja",
                "社会",
                text("沿岸の" + cities + "市が避難指示を出し、住民に早めの行動を呼びかけた。", "風は夕方にかけて強まる見込み。"),
                List.of(),
                List.of());
    }

    /// Every field says something that a careless page would obey.
    static Story hostile(String word) {
        var evil = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> " + word;
        return new Story(
                evil + " \u202eback to front\u202c 👩‍👩‍👧‍👦 " + "W".repeat(10_000),
                evil,
                evil,
                List.of(evil),
                Optional.empty(),
                Optional.empty(),
                "\"><script>",
                evil,
                List.of(
                        new Paragraph(Paragraph.Kind.TEXT, evil + " \u2066\u202e one \u0301\u0301\u0301"),
                        new Paragraph(
                                Paragraph.Kind.TEXT,
                                "X".repeat(10_000) + " " + word,
                                List.of(new stet.model.Link("press here", "javascript:document.title='owned'"))),
                        new Paragraph(Paragraph.Kind.LIST_ITEM, evil),
                        new Paragraph(Paragraph.Kind.NOTE, evil)),
                List.of(),
                List.of(new Picture(Address.parse("https://cdn.example.org/a.jpg?" + evil), evil, List.of(evil))));
    }

    private static List<Paragraph> text(String... paragraphs) {
        return List.of(paragraphs).stream()
                .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                .toList();
    }
}
