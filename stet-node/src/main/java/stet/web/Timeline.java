// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import stet.store.ArticleRecord.RevisionLine;
import stet.store.ArticleRecord.VersionLine;

/// The picture of an article's life: one mark a version, words added above the line and removed below it. Spacing
/// follows the logarithm of time, so that minutes and months both stay readable. Lengths are in the picture's units.
///
/// @param label the same in words, for those who do not see the picture
/// @param leftOut how many older versions do not stand in it
record Timeline(int width, int height, int line, List<Mark> marks, String label, int leftOut) {
    static final int MOST = 60;
    private static final int WIDTH = 840;
    private static final int HEIGHT = 226; // below the tallest bar its words, the version's number and its time
    private static final int LINE = 100;
    private static final int EDGE = 44;
    private static final int TALLEST = 75;
    private static final int LETTERS = 13; // how high they are
    private static final int ROOM_FOR_TIME = 78;
    private static final int ROOM_FOR_NUMBER = 30;

    /// @param x of the mark
    /// @param up how far words added reach above the line
    /// @param down how far words removed reach below it
    /// @param middle halfway from the mark before, where the gap is written
    /// @param gap since the mark before; empty for the first or where there is no room
    /// @param time empty where there is no room
    record Mark(
            int number,
            int x,
            int barWidth,
            int up,
            int down,
            String added,
            String removed,
            int middle,
            String gap,
            String name,
            String time) {
        int barX() {
            return x - barWidth / 2;
        }
    }

    Timeline {
        marks = List.copyOf(marks);
    }

    /// The baseline of how many words were removed.
    int removedAt(Mark mark) {
        return line + Math.max(mark.down(), 5) + LETTERS;
    }

    /// The baseline of the versions' numbers.
    int numbersAt() {
        return timesAt() - LETTERS - 2;
    }

    /// The baseline of the times.
    int timesAt() {
        return height - 5;
    }

    static Timeline of(List<VersionLine> versions, Words words) {
        var shown = versions.subList(Math.max(0, versions.size() - MOST), versions.size());
        var places = places(shown);
        int busiest = shown.stream().mapToInt(Timeline::busiest).max().orElse(0);
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < shown.size(); i++) {
            marks.add(mark(shown, i, places, busiest, words));
        }
        var label = words.say(
                "timeline.label",
                versions.size(),
                words.moment(versions.getFirst().seenFrom()),
                words.moment(versions.getLast().seenFrom()));
        return new Timeline(WIDTH, HEIGHT, LINE, marks, label, versions.size() - shown.size());
    }

    private static Mark mark(List<VersionLine> shown, int at, List<Integer> places, int busiest, Words words) {
        var version = shown.get(at);
        int x = places.get(at);
        int room = at == 0 ? ROOM_FOR_TIME : x - places.get(at - 1);
        int next = at + 1 < places.size() ? places.get(at + 1) - x : ROOM_FOR_TIME;
        int narrow = Math.min(room, next);
        int added = version.revision().map(RevisionLine::wordsAdded).orElse(0);
        int removed = version.revision().map(RevisionLine::wordsRemoved).orElse(0);
        var gap = at == 0 || room < ROOM_FOR_TIME
                ? ""
                : words.brief(Duration.between(shown.get(at - 1).seenFrom(), version.seenFrom()));
        return new Mark(
                version.number(),
                x,
                Math.clamp(narrow - 4, 3, 10),
                scaled(added, busiest),
                scaled(removed, busiest),
                added == 0 || narrow < ROOM_FOR_NUMBER ? "" : words.say("timeline.added", added),
                removed == 0 || narrow < ROOM_FOR_NUMBER ? "" : words.say("timeline.removed", removed),
                at == 0 ? x : (x + places.get(at - 1)) / 2,
                gap,
                narrow < 20 ? "" : words.number(version.number()),
                narrow < ROOM_FOR_TIME ? "" : time(shown, at, words));
    }

    private static String time(List<VersionLine> shown, int at, Words words) {
        var from = shown.get(at).seenFrom();
        boolean newDay =
                at == 0 || !words.date(from).equals(words.date(shown.get(at - 1).seenFrom()));
        return newDay ? words.say("timeline.day", words.dayAndMonth(from), words.clock(from)) : words.clock(from);
    }

    private static int busiest(VersionLine version) {
        return version.revision()
                .map(r -> Math.max(r.wordsAdded(), r.wordsRemoved()))
                .orElse(0);
    }

    /// Bars start at zero, and one word is still seen.
    private static int scaled(int words, int busiest) {
        return words == 0 ? 0 : Math.max(2, (int) ((long) TALLEST * words / Math.max(1, busiest)));
    }

    private static List<Integer> places(List<VersionLine> versions) {
        var weights = new ArrayList<Double>();
        for (int i = 1; i < versions.size(); i++) {
            var gap = Duration.between(
                    versions.get(i - 1).seenFrom(), versions.get(i).seenFrom());
            weights.add(2 + Math.log1p(Math.max(0, gap.toSeconds()) / 60.0));
        }
        double whole = weights.stream().mapToDouble(w -> w).sum();
        var places = new ArrayList<Integer>();
        double passed = 0;
        places.add(EDGE);
        for (double weight : weights) {
            passed += weight;
            places.add(EDGE + (int) Math.round((WIDTH - 2 * EDGE) * passed / whole));
        }
        return places;
    }
}
