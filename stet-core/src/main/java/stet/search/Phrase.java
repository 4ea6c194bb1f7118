// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.util.ArrayList;
import java.util.List;

/// Words in a row that are searched.
///
/// @param terms folded, at least one
/// @param open whether the last of them is only a word's beginning
public record Phrase(List<String> terms, boolean open) {
    public Phrase {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a phrase has at least one word");
        }
    }

    /// Where the phrase stands in a text, each stretch as its two ends in UTF-16 units.
    List<Stretch> in(List<Term> text) {
        var found = new ArrayList<Stretch>();
        int last = terms.size() - 1;
        for (int i = 0; i + last < text.size(); i++) {
            if (standsAt(text, i)) {
                found.add(new Stretch(text.get(i).from(), text.get(i + last).to()));
            }
        }
        return found;
    }

    boolean isIn(List<Term> text) {
        int last = terms.size() - 1;
        for (int i = 0; i + last < text.size(); i++) {
            if (standsAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAt(List<Term> text, int at) {
        int last = terms.size() - 1;
        for (int k = 0; k < last; k++) {
            if (!text.get(at + k).folded().equals(terms.get(k))) {
                return false;
            }
        }
        var end = text.get(at + last).folded();
        return open ? end.startsWith(terms.get(last)) : end.equals(terms.get(last));
    }

    /// A stretch of a text, in UTF-16 units.
    record Stretch(int from, int to) {}
}
