// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stet.web.Marking.Lane;

/// Draws the line between the two places of a moved paragraph. There is room for one line at a time in the gutter, so a
/// move that begins while another's line still runs has only its links.
final class Connectors {
    private Connectors() {}

    static List<Marking> drawn(List<Marking> lines) {
        var first = new HashMap<Integer, Integer>();
        var last = new HashMap<Integer, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            int number = moved(lines.get(i));
            if (number > 0) {
                first.putIfAbsent(number, i);
                last.put(number, i);
            }
        }
        var drawn = new ArrayList<>(lines);
        int free = 0;
        for (int i = 0; i < lines.size(); i++) {
            int number = moved(lines.get(i));
            if (number > 0 && i >= free && first.getOrDefault(number, -1) == i && end(last, number) > i) {
                draw(drawn, i, end(last, number));
                free = end(last, number) + 1;
            }
        }
        return drawn;
    }

    private static int end(Map<Integer, Integer> last, int number) {
        return last.getOrDefault(number, -1);
    }

    private static void draw(List<Marking> lines, int from, int to) {
        boolean newerAbove = lines.get(from) instanceof Marking.Changed;
        lines.set(from, with(lines.get(from), newerAbove ? Lane.OPENS_AFTER : Lane.OPENS_BEFORE));
        for (int i = from + 1; i < to; i++) {
            lines.set(i, with(lines.get(i), Lane.THROUGH));
        }
        lines.set(to, with(lines.get(to), newerAbove ? Lane.ENDS_BEFORE : Lane.ENDS_AFTER));
    }

    /// The number of the move that this line is an end of; 0 when it is none.
    private static int moved(Marking line) {
        return switch (line) {
            case Marking.MovedAway away -> away.number();
            case Marking.Changed changed -> changed.kind() instanceof Marking.Kind.Moved ? changed.number() : 0;
            case Marking.Unchanged _ -> 0;
        };
    }

    private static Marking with(Marking line, Lane lane) {
        return switch (line) {
            case Marking.Unchanged u -> new Marking.Unchanged(u.many(), u.texts(), lane);
            case Marking.Changed c -> new Marking.Changed(c.number(), c.title(), c.detail(), c.kind(), c.sides(), lane);
            case Marking.MovedAway m -> new Marking.MovedAway(m.number(), m.to(), m.up(), m.sides(), lane);
        };
    }
}
