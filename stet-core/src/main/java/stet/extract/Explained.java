// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import stet.model.Imprint;

/// One block of a page, what it was read as, and why.
///
/// @param as `text`, `subheading`, `item`, `quote`, `row`, `note`, `headline`, `standfirst`, `byline` or `caption`;
/// empty when it was dropped
/// @param reason in a few words, for people
/// @param path the nearest boxes around it, the outermost first: `article.story > div.text > p`
/// @param imprint what it leaves in its outlet's memory; empty where no memory could make furniture of it
public record Explained(String as, String reason, String path, String text, Optional<Imprint> imprint) {
    public boolean isKept() {
        return !as.isEmpty();
    }
}
