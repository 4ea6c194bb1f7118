// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.coverage.Counted;
import stet.model.ArticleId;
import stet.model.Clipping;
import stet.model.OutletId;
import stet.model.Withholding;

/// Articles of one story that a person gathered.
///
/// @param slug its name in addresses, for ever
/// @param note the keeper's, in paragraphs; may be empty
/// @param keeper who began it
/// @param changed when it was last edited
/// @param revision grows with every edit
/// @param members in the keeper's order
/// @param followed whose number is followed
public record CollectionRecord(
        String slug,
        String title,
        String note,
        String keeper,
        Instant created,
        Instant changed,
        int revision,
        List<Member> members,
        List<Counted> followed) {
    /// How many articles a collection can have.
    public static final int MOST_MEMBERS = 200;

    public static final int MOST_FOLLOWED = 8;
    /// In characters.
    public static final int LONGEST_TITLE = 200;

    public static final int LONGEST_NOTE = 5000;

    public CollectionRecord {
        members = List.copyOf(members);
        followed = List.copyOf(followed);
    }

    /// @param at when it was published as far as stated, else first seen
    /// @param headlines of its versions, the oldest first; one that stood in several versions in a row is
    /// there once; those that are withheld are not there
    /// @param withheld why nothing of the article is shown, if so
    public record Member(
            ArticleId article,
            OutletId outlet,
            String outletName,
            String language,
            String headline,
            Instant at,
            int versions,
            List<Headline> headlines,
            Optional<Clipping> clipping,
            Optional<Withholding> withheld) {
        public Member {
            headlines = List.copyOf(headlines);
        }
    }

    /// @param version the first that had it
    /// @param from when that was first seen; of a clipping, what its keeper stated
    public record Headline(int version, Instant from, String text) {}

    /// A collection in the list of all.
    public record Line(
            String slug, String title, String note, String keeper, Instant changed, int articles, int outlets) {}
}
