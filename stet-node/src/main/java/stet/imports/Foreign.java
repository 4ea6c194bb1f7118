// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Clipping;
import stet.model.Digest;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Significance;
import stet.model.Story;

/// An article as another archive kept it.
///
/// @param key what names it there; the same whenever the archive is read
/// @param address where it is on the web
/// @param outlet whose it is
/// @param id its id, when the archive is another Stet
/// @param clipping how it came there, when that archive had not seen it either
/// @param versions oldest first; never empty
record Foreign(
        String key,
        Address address,
        Paper outlet,
        Optional<ArticleId> id,
        Optional<Clipping> clipping,
        List<Past> versions) {
    /// No archive that anybody knows has more of one article; a file that claims so is not read on.
    static final int MOST_VERSIONS = 5_000;

    /// In bytes of records, of one article.
    static final long LARGEST = 64L << 20;

    Foreign {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("an article has a version: " + key);
        }
    }

    /// Whose article it is, as far as the archive says.
    ///
    /// @param id its short name in another Stet
    /// @param home its front page, where the archive names one
    record Paper(Optional<OutletId> id, String name, Optional<Address> home, String language) {
        static Paper called(String name) {
            return new Paper(Optional.empty(), name, Optional.empty(), "");
        }
    }

    /// A record, byte for byte.
    record Original(String media, Payload bytes) {}

    /// A version.
    ///
    /// @param record what names it there, for instance `entryversion 5`
    /// @param from when the archive first saw it, by its clock
    /// @param until when it still saw it
    /// @param address where it was read
    /// @param originals at least one
    /// @param more what only another Stet knows
    record Past(
            String record,
            Instant from,
            Instant until,
            Address address,
            Story story,
            List<Original> originals,
            Optional<More> more) {
        Past {
            originals = List.copyOf(originals);
        }

        /// The same, still seen later on.
        Past seen(Past again) {
            var both = new ArrayList<>(originals);
            both.addAll(again.originals);
            return new Past(record, from, again.until.isAfter(until) ? again.until : until, address, story, both, more);
        }
    }

    /// What another Stet's export says of a version beyond its text and its times.
    ///
    /// @param told what it said had changed; empty for the first version
    /// @param earlier its own note of where it had the version from, as JSON; empty when it saw it itself
    record More(
            Optional<Instant> notBefore,
            Digest payload,
            int extractor,
            OptionalInt returnsTo,
            Optional<Told> told,
            Optional<Instant> readAgain,
            String earlier) {}

    /// A change as it was told there.
    record Told(String line, Significance significance, int comparer) {}
}
