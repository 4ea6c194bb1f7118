// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import stet.model.Edit;

/// Edits as a reader of both versions meets them: in the order of the newer version, and each removed paragraph where
/// it stood in the older one.
final class ReadingOrder {
    private final BitSet removed = new BitSet();
    /// The paragraphs of the older version that left their place: removed, or moved away.
    private final BitSet left = new BitSet();
    private final List<Edit> order;

    private ReadingOrder(List<Edit> edits) {
        order = new ArrayList<>(edits.size());
        for (var edit : edits) {
            if (edit instanceof Edit.Removed(int at)) {
                removed.set(at);
                left.set(at);
            } else if (Places.isMoved(edit)) {
                left.set(Places.before(edit), Places.lastBefore(edit) + 1);
            }
        }
    }

    static List<Edit> of(List<Edit> edits) {
        var reading = new ReadingOrder(edits);
        int place = reading.leave(0);
        for (var edit : edits) {
            if (edit instanceof Edit.Removed) {
                continue;
            }
            reading.order.add(edit);
            if (!Places.isMoved(edit) && !(edit instanceof Edit.Added)) {
                place = reading.leave(Math.max(place, Places.lastBefore(edit) + 1));
            }
        }
        reading.removed.stream().forEach(at -> reading.order.add(new Edit.Removed(at)));
        return List.copyOf(reading.order);
    }

    /// Passes the paragraphs that left from this place of the older text on, up to the first that stayed.
    private int leave(int from) {
        int to = left.nextClearBit(from);
        for (int at = removed.nextSetBit(from); at >= 0 && at < to; at = removed.nextSetBit(at + 1)) {
            order.add(new Edit.Removed(at));
            removed.clear(at);
        }
        return to;
    }
}
