// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;
import java.util.List;
import stet.model.Edit;

/// Where rows stand in their versions, counted from 1 as readers do.
final class Places {
    private static final int NOWHERE = -1;

    private final int lastBefore;
    private final int lastAfter;
    private final int[] stayedBefore;
    private final int[] stayedAfter;

    Places(List<Edit> edits) {
        lastBefore = edits.stream().mapToInt(Places::before).max().orElse(NOWHERE);
        lastAfter = edits.stream().mapToInt(Places::after).max().orElse(NOWHERE);
        var stayed = edits.stream()
                .filter(e -> !isMoved(e) && before(e) != NOWHERE && after(e) != NOWHERE)
                .toList();
        stayedBefore = stayed.stream().mapToInt(Places::before).sorted().toArray();
        stayedAfter = stayed.stream().mapToInt(Places::after).sorted().toArray();
    }

    /// The first paragraph of the older version in the edit, from 0; -1 when it has none.
    static int before(Edit edit) {
        return switch (edit) {
            case Edit.Same(int i, var _, var _) -> i;
            case Edit.Reworded(int i, var _, var _, var _) -> i;
            case Edit.Split(int i, var _, var _, var _) -> i;
            case Edit.Merged(var sources, var _, var _, var _) -> sources.getFirst();
            case Edit.Removed(int i) -> i;
            case Edit.Added _ -> NOWHERE;
        };
    }

    /// The last paragraph of the older version in the edit, from 0; -1 when it has none.
    static int lastBefore(Edit edit) {
        return edit instanceof Edit.Merged(var sources, var _, var _, var _) ? sources.getLast() : before(edit);
    }

    /// The first paragraph of the newer version in the edit, from 0; -1 when it has none.
    static int after(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, int j, var _) -> j;
            case Edit.Reworded(var _, int j, var _, var _) -> j;
            case Edit.Split(var _, var parts, var _, var _) -> parts.getFirst();
            case Edit.Merged(var _, int j, var _, var _) -> j;
            case Edit.Added(int j) -> j;
            case Edit.Removed _ -> NOWHERE;
        };
    }

    static boolean isMoved(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, var _, boolean moved) -> moved;
            case Edit.Reworded(var _, var _, boolean moved, var _) -> moved;
            case Edit.Split(var _, var _, boolean moved, var _) -> moved;
            case Edit.Merged(var _, var _, boolean moved, var _) -> moved;
            case Edit.Added _, Edit.Removed _ -> false;
        };
    }

    static boolean isMoved(Row row) {
        return row instanceof Row.OfText(var _, var edit, var _) && isMoved(edit);
    }

    /// The paragraph of the newer version in which the row stands, from 1; 0 when it stands in none.
    static int paragraph(Row row) {
        return row instanceof Row.OfText(var _, var edit, var _) ? after(edit) + 1 : 0;
    }

    /// Whether a moved row stands before paragraphs that it used to follow.
    boolean isUp(Row row) {
        return row instanceof Row.OfText(var _, var edit, var _) && isUp(edit);
    }

    private boolean isUp(Edit edit) {
        int above = countBelow(stayedBefore, before(edit));
        int now = countBelow(stayedAfter, after(edit));
        return above == now ? after(edit) < before(edit) : now < above;
    }

    private static int countBelow(int[] sorted, int limit) {
        int found = Arrays.binarySearch(sorted, limit);
        return found >= 0 ? found : -found - 1;
    }

    /// `top` or `end` of the article, or `inside`.
    String of(Row row) {
        return switch (row) {
            case Row.OfField _ -> "inside";
            case Row.OfText(var _, Edit.Removed(int i), var _) -> of(i, lastBefore);
            case Row.OfText(var _, var edit, var _) -> of(after(edit), lastAfter);
        };
    }

    private static String of(int paragraph, int last) {
        return paragraph == last && last > 0 ? "end" : paragraph == 0 && last > 0 ? "top" : "inside";
    }
}
