// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;
import java.util.Optional;

/// What a look at an article's page teaches about its outlet's furniture.
///
/// @param extractor the version of the extractor that read the page
/// @param first whether it is the first page seen of the article
/// @param imprints of the blocks that were not in the article before
/// @param churned the one place whose text was wholly replaced between this look and the one before, all else the same
/// @param held places whose text stayed although the article changed
public record Lesson(
        int extractor,
        ArticleId article,
        boolean first,
        List<Imprint> imprints,
        Optional<Fingerprint> churned,
        List<Fingerprint> held) {
    public Lesson {
        imprints = List.copyOf(imprints);
        held = List.copyOf(held);
    }

    public boolean isEmpty() {
        return imprints.isEmpty() && churned.isEmpty() && held.isEmpty();
    }
}
