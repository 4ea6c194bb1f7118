// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.List;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;

/// One marked row of a comparison, as pages, feeds and terminals draw it: all but unmoved equal paragraphs.
///
/// A [Edit.Reworded] without spans is a paragraph in which only a link leads elsewhere.
public sealed interface Row {
    /// The running number, from 1, in reading order.
    int number();

    /// What changed in it.
    List<Change> changes();

    /// A changed headline, standfirst, byline or caption.
    record OfField(int number, FieldEdit edit, List<Change> changes) implements Row {
        public OfField {
            changes = List.copyOf(changes);
        }
    }

    /// A changed, new, removed or moved paragraph, or several.
    record OfText(int number, Edit edit, List<Change> changes) implements Row {
        public OfText {
            changes = List.copyOf(changes);
        }
    }
}
