// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.List;
import stet.model.Paragraph;
import stet.model.Story;

/// Whether an edit was silent: readers see another text, but the outlet's own word on changes is the same.
final class Silence {
    private Silence() {}

    /// Whether the stories differ while both state the same time of change and carry the same notes. Where one
    /// states no such time, nothing can be told and the answer is no.
    static boolean isBetween(Story before, Story after) {
        return before.modified().isPresent()
                && before.modified().equals(after.modified())
                && !before.digest().equals(after.digest())
                && notes(before).equals(notes(after));
    }

    private static List<String> notes(Story story) {
        return story.paragraphs().stream()
                .filter(p -> p.kind() == Paragraph.Kind.NOTE || Notices.isNotice(p.text()))
                .map(Paragraph::text)
                .toList();
    }
}
