// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stet.compare.Stories.FERRY;
import static stet.compare.Stories.HARBOUR;
import static stet.compare.Stories.LIBRARY;
import static stet.compare.Stories.MUSEUM;
import static stet.compare.Stories.SPORT;
import static stet.compare.Stories.STORM;
import static stet.compare.Stories.story;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import stet.model.Edit;
import stet.model.Span;

final class AlignmentTest {
    @Test
    void equalStoriesHaveNoRows() {
        var story = story("Channel to be deepened", HARBOUR, STORM);

        var comparison = Comparison.of(story, story);

        assertEquals(List.of(), comparison.rows());
        assertEquals(List.of(new Edit.Same(0, 0, false), new Edit.Same(1, 1, false)), comparison.edits());
    }

    @Test
    void aNewParagraphIsAddedAndAnOldOneRemoved() {
        var comparison = Comparison.of(story("H", HARBOUR, STORM, SPORT), story("H", HARBOUR, SPORT, MUSEUM));

        assertEquals(
                List.of(new Edit.Same(0, 0, false), new Edit.Same(2, 1, false), new Edit.Added(2), new Edit.Removed(1)),
                comparison.edits());
    }

    @Test
    void oneParagraphThatPassesThreeOthersIsWhatMoved() {
        var comparison = Comparison.of(
                story("H", HARBOUR, STORM, SPORT, MUSEUM, LIBRARY), story("H", LIBRARY, HARBOUR, STORM, SPORT, MUSEUM));

        assertEquals(
                List.of(
                        new Edit.Same(4, 0, true),
                        new Edit.Same(0, 1, false),
                        new Edit.Same(1, 2, false),
                        new Edit.Same(2, 3, false),
                        new Edit.Same(3, 4, false)),
                comparison.edits());
    }

    @Test
    void aMovedParagraphMayBeRewordedToo() {
        var edited = LIBRARY.replace("volunteers", "neighbours");

        var comparison =
                Comparison.of(story("H", HARBOUR, STORM, SPORT, LIBRARY), story("H", edited, HARBOUR, STORM, SPORT));

        assertEquals(
                new Edit.Reworded(3, 0, true, List.of(new Span(45, 55, 45, 55))),
                comparison.edits().getFirst());
    }

    @Test
    void aParagraphCutInTwoIsASplit() {
        var comparison = Comparison.of(story("H", HARBOUR, STORM + " " + SPORT), story("H", HARBOUR, STORM, SPORT));

        int cut = STORM.length();
        assertEquals(
                new Edit.Split(1, List.of(1, 2), false, List.of(new Span(cut, cut + 1, cut, cut + 1))),
                comparison.edits().getLast());
    }

    @Test
    void twoParagraphsPutTogetherAreAMerge() {
        var comparison =
                Comparison.of(story("H", FERRY, STORM, SPORT, MUSEUM), story("H", FERRY, STORM + " " + SPORT, MUSEUM));

        int seam = STORM.length();
        assertEquals(
                new Edit.Merged(List.of(1, 2), 1, false, List.of(new Span(seam, seam + 1, seam, seam + 1))),
                comparison.edits().get(1));
    }

    @Test
    void aParagraphWithAllOtherWordsIsNotTheSame() {
        var comparison = Comparison.of(story("H", HARBOUR, STORM, SPORT), story("H", HARBOUR, MUSEUM, SPORT));

        assertEquals(
                List.of(new Edit.Same(0, 0, false), new Edit.Added(1), new Edit.Same(2, 2, false), new Edit.Removed(1)),
                comparison.edits());
    }

    @Test
    void anAlmostEqualNewParagraphDoesNotTakeThePlaceOfTheOldOne() {
        var twin = FERRY.replace("noon", "dusk");

        var comparison = Comparison.of(story("H", HARBOUR, FERRY), story("H", twin, HARBOUR, FERRY));

        assertEquals(
                List.of(new Edit.Added(0), new Edit.Same(0, 1, false), new Edit.Same(1, 2, false)), comparison.edits());
    }

    @Test
    void anOutletsNoteThatStandsElsewhereIsNoMovedParagraph() {
        var note = "Update: this article has been updated with the answer of the harbour council.";

        var comparison = Comparison.of(
                story("H", HARBOUR, STORM, SPORT, MUSEUM, note), story("H", note, HARBOUR, STORM, SPORT, MUSEUM));

        assertEquals(
                "Update note added at the top of the article; update note removed from the end of the article",
                comparison.line(Locale.ENGLISH));
    }
}
