// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import stet.model.Edit;

/// Edits as a reader of both versions meets them: in the order of the newer version, and each removed paragraph where
/// it
/// stood in the older one.
final class ReadingOrder {
    private final NavigableMap<Integer, Edit> leaving = new TreeMap<>();
    private final List<Edit> order = new ArrayList<>();

    private ReadingOrder(List<Edit> edits) {
        edits.forEach(edit -> {
            if (edit instanceof Edit.Removed(int at)) {
                leaving.put(at, edit);
            } else if (Places.isMoved(edit)) {
                before(edit).forEach(at -> leaving.put(at, edit));
            }
        });
    }

    static List<Edit> of(List<Edit> edits) {
        var reading = new ReadingOrder(edits);
        int place = reading.leave(0);
        for (var edit : edits) {
            if (edit instanceof Edit.Removed) {
                continue;
            }
            reading.order.add(edit);
            if (!Places.isMoved(edit) && !before(edit).isEmpty()) {
                place = reading.leave(Math.max(place, before(edit).getLast() + 1));
            }
        }
        reading.leaving.values().stream().filter(Edit.Removed.class::isInstance).forEach(reading.order::add);
        return List.copyOf(reading.order);
    }

    /// Passes the paragraphs that left from this place of the older text on, up to the first that stayed.
    private int leave(int from) {
        int place = from;
        for (var edit = leaving.remove(place); edit != null; edit = leaving.remove(place)) {
            if (edit instanceof Edit.Removed) {
                order.add(edit);
            }
            place++;
        }
        return place;
    }

    private static List<Integer> before(Edit edit) {
        return switch (edit) {
            case Edit.Same same -> List.of(same.before());
            case Edit.Reworded reworded -> List.of(reworded.before());
            case Edit.Added _ -> List.of();
            case Edit.Removed removed -> List.of(removed.before());
            case Edit.Split split -> List.of(split.before());
            case Edit.Merged merged -> merged.before();
        };
    }
}
