// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import stet.model.Edit;
import stet.model.Fingerprint;
import stet.model.Imprint;
import stet.model.Revision;
import stet.model.Story;

/// How a page differs from the article's latest version.
record Difference(Story before, Pages.Whole page, Revision revision) {

    /// The place where another text stands now, when that is all: no field changed, every paragraph that came
    /// stands exactly where one left, none is a rewording of what it replaced, and all are of one place that stands
    /// apart from the article's own text. Empty otherwise: then it may be an edit.
    Optional<Fingerprint> replacedPlace() {
        var came = new HashSet<Integer>();
        var left = new HashSet<Integer>();
        for (var edit : revision.edits()) {
            switch (edit) {
                case Edit.Added(int after) -> came.add(after);
                case Edit.Removed(int was) -> left.add(was);
                case Edit.Same(var _, var _, boolean moved) -> {
                    if (moved) {
                        return Optional.empty();
                    }
                }
                case Edit.Reworded _, Edit.Split _, Edit.Merged _ -> {
                    return Optional.empty();
                }
            }
        }
        return revision.fields().isEmpty() && !came.isEmpty() && came.equals(left) ? placeOf(came) : Optional.empty();
    }

    private Optional<Fingerprint> placeOf(Iterable<Integer> paragraphs) {
        var imprints = imprints(page);
        var places = new HashSet<Fingerprint>();
        for (int paragraph : paragraphs) {
            var imprint = imprints.get(page.story().paragraphs().get(paragraph).text());
            if (imprint == null || imprint.standing() != Imprint.Standing.APART) {
                return Optional.empty();
            }
            places.add(imprint.place());
        }
        return places.size() == 1 ? places.stream().findFirst() : Optional.empty();
    }

    /// What the page's blocks leave in memory, by their texts.
    static Map<String, Imprint> imprints(Pages.Whole page) {
        var imprints = new HashMap<String, Imprint>();
        page.inspections().forEach(i -> imprints.putAll(i.imprints()));
        return imprints;
    }
}
