// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.time.Instant;
import java.util.List;

/// One change to one article.
///
/// @param id permanent and unique, one per change (RFC 4287, section 4.2.6)
/// @param link the page that shows the comparison
/// @param title the article's headline as it now stands
/// @param outlet the outlet's name
/// @param summary the change as one plain line
/// @param published when the change was first seen
/// @param updated when this entry last became another; `published` unless the change was judged anew
/// @param language a BCP 47 tag of the article's text, or empty when not known
/// @param kinds what sorts of change there are, in readers' words
/// @param rows the comparison, in reading order
public record Entry(
        String id,
        String link,
        String title,
        String outlet,
        String summary,
        Instant published,
        Instant updated,
        String language,
        List<String> kinds,
        List<Row> rows) {
    public Entry {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
        if (updated.isBefore(published)) {
            throw new IllegalArgumentException("entry %s was updated before it was published".formatted(id));
        }
    }
}
