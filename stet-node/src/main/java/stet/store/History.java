// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Clipping;
import stet.model.Digest;
import stet.model.OutletId;
import stet.model.Resource;
import stet.model.Revision;
import stet.model.Version;

/// An article of another archive, with all its versions.
///
/// @param name what it is there: the same article of the same archive has the same name whenever it is read
/// @param address where it is looked at from now on
/// @param wanted the id that it had there; it keeps it where no other article has it
/// @param clipping how it came there, when it was handed in and never seen
/// @param due when it is to be looked at; empty when `ended` says why it is not
/// @param entries oldest first, numbered from 1; never empty
public record History(
        String name,
        OutletId outlet,
        Address address,
        Optional<ArticleId> wanted,
        Optional<Clipping> clipping,
        Optional<Instant> due,
        String ended,
        List<Entry> entries) {

    public History {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a history has a version");
        }
        if (due.isEmpty() == ended.isEmpty()) {
            throw new IllegalArgumentException("a history goes on or has ended, and an end has a reason");
        }
        for (int i = 0; i < entries.size(); i++) {
            var version = entries.get(i).version();
            if (version.number() != i + 1 || version.origin().isEmpty()) {
                throw new IllegalArgumentException("imported versions count from 1 and have an origin: " + name);
            }
        }
    }

    /// What is asked of it before it is written.
    Key key() {
        return new Key(
                name,
                address,
                clipping.isPresent(),
                entries.stream().map(entry -> entry.version().story().digest()).toList());
    }

    /// What of a history tells whether it is here already.
    ///
    /// @param texts the digests of its versions' texts, oldest first
    public record Key(String name, Address address, boolean isClipping, List<Digest> texts) {
        public Key {
            texts = List.copyOf(texts);
        }
    }

    /// A version with the records that it was read from.
    ///
    /// @param revision what changed since the version before; empty for the first
    /// @param resources the records, byte for byte; at least one
    public record Entry(Version version, Optional<Revision> revision, List<Resource> resources) {
        public Entry {
            resources = List.copyOf(resources);
            if (resources.isEmpty() || revision.isEmpty() != (version.number() == 1)) {
                throw new IllegalArgumentException("a version has a record, and all but the first a revision");
            }
        }
    }

    /// What becomes of it.
    ///
    /// @param article under which it stands or will stand; empty while it is new
    /// @param have how many of its versions are here already
    public record Plan(Fate fate, Optional<ArticleId> article, int have) {
        /// Whether there is anything to write.
        public boolean isWritten() {
            return switch (fate) {
                case FRESH, LISTED, BESIDE, LONGER -> true;
                case THERE, GONE_ON, OTHERWISE -> false;
            };
        }
    }

    /// What an archive that may know the article already makes of it.
    public enum Fate {
        /// Nothing is known of it.
        FRESH,
        /// Its address is known, and no version was read yet: it becomes that article's past.
        LISTED,
        /// Stet has versions of its own at that address, which keep their numbers: it becomes an article
        /// beside that.
        BESIDE,
        /// It was taken over before, and has more versions by now.
        LONGER,
        /// It was taken over before; there is nothing new.
        THERE,
        /// It was taken over before and has more versions by now, but Stet has seen some since.
        GONE_ON,
        /// It was taken over before, and its first versions are others now.
        OTHERWISE
    }
}
