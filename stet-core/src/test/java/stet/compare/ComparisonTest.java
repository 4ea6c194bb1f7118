// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.compare.Stories.FERRY;
import static stet.compare.Stories.HARBOUR;
import static stet.compare.Stories.LIBRARY;
import static stet.compare.Stories.MUSEUM;
import static stet.compare.Stories.SPORT;
import static stet.compare.Stories.STORM;
import static stet.compare.Stories.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Change;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Story;

final class ComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The fleet has 33 ships in port.                 | The fleet has 35 ships in port.                     | FIGURE
            en | The budget is $1.5 billion a year.              | The budget is $15 billion a year.                   | FIGURE
            en | Two people are missing.                         | Three people are missing.                           | FIGURE
            en | Thirty-three ships are in port.                 | Thirty-five ships are in port.                      | FIGURE
            ja | 参加者は三人だった。                               | 参加者は五人だった。                                   | FIGURE
            en | The vote was held on 3 May in town.             | The vote was held on 4 May in town.                 | DATE
            en | The vote was held on Monday in town.            | The vote was held on Tuesday in town.               | DATE
            fr | Le vote a eu lieu lundi soir.                   | Le vote a eu lieu mardi soir.                       | DATE
            en | Doors opened at 14:05 as planned.               | Doors opened at 16:40 as planned.                   | DATE
            en | The bridge was opened by Anna Weller on foot.   | The bridge was opened by Anna Keller-Ruiz on foot.  | NAME
            de | Eröffnet hat sie gestern Anna Weller allein.    | Eröffnet hat sie gestern Anna Sommer allein.        | NAME
            de | Sie sah die Brücke im Nebel am Ufer.            | Sie sah die Burgruine im Nebel am Ufer.             | WORDING
            en | She said: “The lake is very cold this year.”    | She said: “The lake is very warm this year.”        | QUOTATION
            de | Er sagte: „Der See ist sehr kalt geworden.“     | Er sagte: „Der See ist sehr warm geworden.“         | QUOTATION
            ja | 彼は「湖はとても冷たい」と話した。                      | 彼は「湖はとても温かい」と話した。                          | QUOTATION
            en | The dam will hold, according to the ministry.   | The dam will hold, according to local residents.    | ATTRIBUTION
            en | It will hold, according to the fire service.    | It will hold, according to the police.              | ATTRIBUTION
            de | Er hält laut dem Innenministerium stand.        | Er hält laut dem Wetterdienst stand.                | ATTRIBUTION
            fr | Elle a dit : « Le lac est très froid. »         | Elle a dit : « Le lac est très chaud. »             | QUOTATION
            ja | 会議は月曜日に開かれた。                            | 会議は木曜日に開かれた。                                | DATE
            zh | 会议于星期一举行。                                 | 会议于星期四举行。                                     | DATE
            zh | 大坝开得太早。                                    | 大坝可能开得太早。                                     | HEDGE
            zh | 据警方称，大坝能承受。                              | 据居民称，大坝能承受。                                  | ATTRIBUTION
            ko | 경찰에 따르면 댐은 버틸 것이다.                       | 주민에 따르면 댐은 버틸 것이다.                          | ATTRIBUTION
            pt | A reunião foi na segunda-feira à tarde.         | A reunião foi na quarta-feira à tarde.              | DATE
            en | The dam will hold through winter.               | The dam may hold through winter.                    | HEDGE
            en | The dam was opened too early.                   | The dam was allegedly opened too early.             | HEDGE
            en | The mayor said the dam was safe.                | The mayor admitted the dam was safe.                | HEDGE
            en | The dam is safe in winter.                      | The dam is not safe in winter.                      | HEDGE
            en | The commitee met in the hall.                   | The committee met in the hall.                      | STYLE
            en | It was "late" - they said.                      | It was “late” – they said.                          | STYLE
            en | The report praised the harbour crew.            | The report blamed the harbour crew.                 | WORDING
            """)
    void eachKindOfChangeIsToldApart(String language, String before, String after, Change.Kind kind) {
        var comparison = Comparison.of(story(language, "H", List.of(before)), story(language, "H", List.of(after)));

        assertEquals(
                List.of(kind),
                comparison.changes().stream().map(Change::kind).distinct().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It cost $1.5 billion                 | It cost $15 billion
            a re-sign                            | a resign
            He was late?                         | He was late.
            the "secret" meeting                 | the secret meeting
            Let's row, captain                   | Lets row, captain
            3-4 boats                            | 34 boats
            Repairs took 18 months in all.       | Repairs took 8 months in all.
            The report praised the crew.         | The report blamed the crew.
            The race took place on 3 May 2024.   | The race took place on 30 April 2024.
            Boats arrived at 14:05.              | Boats arrived at 16:40.
            He paid after admitting fraud.       | He paid after denying fraud.
            """)
    void changesThatCanTurnAMeaningAreNeverMinor(String before, String after) {
        var comparison = Comparison.of(story("H", before), story("H", after));

        assertTrue(comparison.significance().compareTo(Significance.NOTABLE) >= 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            33 boats enter harbour race | 35 boats enter harbour race | MAJOR
            Boats enter a harbour race  | Boats enter the harbour race | MINOR
            """)
    void aFigureInTheHeadlineIsMajor(String before, String after, Significance significance) {
        assertEquals(
                significance,
                Comparison.of(story(before, HARBOUR), story(after, HARBOUR)).significance());
    }

    @Test
    void aCorrectionNoteIsMajorAndAnUpdateNoteIsNot() {
        var plain = story("H", HARBOUR, STORM);
        var corrected = story("H", HARBOUR, STORM, "Correction: An earlier version gave the wrong depth.");
        var updated = story("H", HARBOUR, STORM, "This article was updated to add the ferry times.");

        assertEquals(Significance.MAJOR, Comparison.of(plain, corrected).significance());
        assertEquals(
                "Correction note added at the end of the article",
                Comparison.of(plain, corrected).line(Locale.ENGLISH));
        assertEquals(Significance.NOTABLE, Comparison.of(plain, updated).significance());
        assertEquals(
                "Update note added at the end of the article",
                Comparison.of(plain, updated).line(Locale.ENGLISH));
    }

    @Test
    void aLinkThatLeadsElsewhereIsARowOfItsOwn() {
        var before = linked("https://harbour.example/plan");
        var after = linked("https://harbour.example/other");

        var comparison = Comparison.of(before, after);

        assertEquals(
                List.of(new Change(
                        Change.Kind.LINK,
                        "https://harbour.example/plan",
                        "https://harbour.example/other",
                        "channel",
                        1)),
                comparison.changes());
        assertEquals(
                "Link leads elsewhere", comparison.describe(comparison.rows().getFirst(), Locale.ENGLISH));
    }

    private static Story linked(String address) {
        var paragraph = new Paragraph(Paragraph.Kind.TEXT, HARBOUR, List.of(new Link("channel", address)));
        return new Story(
                "H",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                List.of(paragraph),
                List.of(),
                List.of());
    }

    @Test
    void rowsAreNumberedFromTheHeadlineToTheCaptions() {
        var before = new Story(
                "33 boats race",
                "On the lake",
                "Ines Lund",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                List.of(new Paragraph(Paragraph.Kind.TEXT, HARBOUR), new Paragraph(Paragraph.Kind.TEXT, STORM)),
                List.of(),
                List.of(Picture.captioned("The start at the north pier.")));
        var after = new Story(
                "35 boats race",
                "Across the lake",
                "Ines Lund and staff",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                List.of(new Paragraph(Paragraph.Kind.TEXT, HARBOUR), new Paragraph(Paragraph.Kind.TEXT, SPORT)),
                List.of(),
                List.of(Picture.captioned("The start at the south pier.")));

        var comparison = Comparison.of(before, after);

        assertEquals(
                List.of(
                        "1 Headline reworded",
                        "2 Standfirst reworded",
                        "3 Paragraph removed",
                        "4 Paragraph added",
                        "5 Byline changed",
                        "6 Caption changed"),
                comparison.rows().stream()
                        .map(row -> row.number() + " " + comparison.describe(row, Locale.ENGLISH))
                        .toList());
    }

    @Test
    void theLineNamesThreeKindsAndCountsTheRest() {
        var comparison = Comparison.of(
                story("Harbour to be deepened", HARBOUR, "The work costs 12 million crowns.", STORM, SPORT, MUSEUM),
                story(
                        "Channel to be deepened",
                        MUSEUM,
                        HARBOUR,
                        "The work costs 14 million crowns.",
                        SPORT,
                        LIBRARY,
                        FERRY));

        assertEquals(
                "Headline reworded; 1 figure changed: 12 → 14 million crowns; 2 paragraphs added, 1 removed, 1 moved up",
                comparison.line(Locale.ENGLISH));
        assertEquals(
                "Überschrift umformuliert; 1 Zahl geändert: 12 → 14 million crowns; 2 Absätze hinzugefügt, 1 entfernt, 1 nach oben verschoben",
                comparison.line(Locale.GERMAN));
        assertEquals(
                "Titre reformulé\u202f; 1 chiffre modifié\u202f: 12 → 14 million crowns\u202f; 2 paragraphes ajoutés, 1 retiré, 1 déplacé vers le haut",
                comparison.line(Locale.FRENCH));
        assertEquals(
                "Titular reformulado; 1 cifra cambiada: 12 → 14 million crowns; 2 párrafos añadidos, 1 retirado, 1 movido hacia arriba",
                comparison.line(Locale.of("es")));
    }

    @Test
    void thePartsOfThePageComeAfterTheParagraphs() {
        var before = signed("Ines Lund", HARBOUR, STORM);
        var after = signed("Ines Lund and staff", HARBOUR, STORM, SPORT);

        assertEquals(
                "1 paragraph added; byline changed",
                Comparison.of(before, after).line(Locale.ENGLISH));
    }

    private static Story signed(String byline, String... paragraphs) {
        var plain = story("H", paragraphs);
        return new Story(
                plain.headline(),
                "",
                byline,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                plain.paragraphs(),
                List.of(),
                List.of());
    }

    @Test
    void furtherKindsAreCountedAsSmallerChanges() {
        var comparison = Comparison.of(
                story("Harbour plan", "The work costs 12 crowns and starts on Monday in rain.", STORM),
                story("Channel plan", "The work costs 14 crowns and starts on Friday in rain.", SPORT));

        assertEquals(
                "Headline reworded; 1 figure changed: 12 → 14 crowns; 1 date or time changed: Monday → Friday; and 2 smaller changes",
                comparison.line(Locale.ENGLISH));
    }

    @Test
    void onlyTypographyLooksTheSame() {
        var comparison =
                Comparison.of(story("H", "It was \"late\" - they said."), story("H", "It was “late” – they said."));

        assertEquals("Looks the same; quotes, dashes or spaces changed", comparison.line(Locale.ENGLISH));
        assertEquals(Significance.MINOR, comparison.significance());
    }

    @Test
    void superscriptsAreNotDigits() {
        var comparison =
                Comparison.of(story("H", "The tank holds 10² litres."), story("H", "The tank holds 102 litres."));

        assertEquals(Significance.NOTABLE, comparison.significance());
    }

    @Test
    void movedSplitAndSizedRowsSayWhere() {
        var comparison = Comparison.of(
                story("H", HARBOUR, SPORT, MUSEUM, STORM), story("H", STORM, HARBOUR, SPORT, MUSEUM, FERRY));

        assertEquals(
                List.of("Moved up: from paragraph 4 to paragraph 1", "Paragraph added: 13 words"),
                comparison.rows().stream()
                        .map(r -> comparison.describe(r, Locale.ENGLISH) + ": " + comparison.detail(r, Locale.ENGLISH))
                        .toList());
        assertEquals(13, comparison.wordsAdded());
        assertEquals(0, comparison.wordsRemoved());
    }

    @Test
    void aStoredRevisionHasTheSameRows() {
        var comparison = Comparison.of(story("H", HARBOUR, STORM), story("H", HARBOUR, SPORT));

        assertEquals(comparison, Comparison.of(comparison.revision(1, 2)));
    }

    @Test
    void countsAreWrittenAsTheReaderWritesThem() {
        var comparison = Comparison.of(story("H", HARBOUR), story("H", HARBOUR, "word ".repeat(1_234) + "."));

        assertTrue(comparison.size(Locale.ENGLISH).contains("1,234 words"), comparison.size(Locale.ENGLISH));
        assertTrue(comparison.size(Locale.GERMAN).contains("1.234 Wörter"), comparison.size(Locale.GERMAN));
        assertTrue(comparison.size(Locale.FRENCH).contains("1\u202F234 mots"), comparison.size(Locale.FRENCH));
    }

    @Test
    void aSlipIsOneWhateverTheApostrophe() {
        var before = story("H", HARBOUR, "The villiage’s pier was closed.");
        var after = story("H", HARBOUR, "The village's pier was closed.");

        assertEquals(
                "Spelling or punctuation changed in 1 place",
                Comparison.of(before, after).line(Locale.ENGLISH));
    }

    @Test
    void theSnippetShowsTheHeaviestChangeInTwoHundredCharacters() {
        var lead = "The council met for several hours and heard many speakers from all parts of the town. ";
        var comparison = Comparison.of(
                story("H", "A colour of the boats.", lead + "It then approved 33 berths for visitors. " + lead + lead),
                story(
                        "H",
                        "The colour of the boats.",
                        lead + "It then approved 35 berths for visitors. " + lead + lead));

        var runs = comparison.snippet().runs();

        assertEquals(
                List.of(
                        new Run(Run.Fate.KEPT, "…many speakers from all parts of the town. It then approved "),
                        new Run(Run.Fate.REMOVED, "33"),
                        new Run(Run.Fate.ADDED, "35")),
                runs.subList(0, 3));
        assertTrue(runs.getLast().text().endsWith("…"));
        assertTrue(runs.stream().mapToInt(r -> r.text().length()).sum() <= 202);
    }

    @Test
    void allLanguagesSayTheSameThings() {
        assertEquals(Messages.names(Locale.ENGLISH), Messages.names(Locale.GERMAN));
        assertEquals(Messages.names(Locale.ENGLISH), Messages.names(Locale.FRENCH));
        assertEquals(Messages.names(Locale.ENGLISH), Messages.names(Locale.of("es")));
    }
}
