// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import stet.model.Digest;
import stet.model.Finding;
import stet.model.Revision;
import stet.model.Version;

/// A new version and the revision that led to it, made ready to be written. Here is done what takes time and asks the
/// store nothing, so that the one thread that writes has less to do.
final class Prepared {
    private final Version version;
    private final Optional<Revision> revision;
    private final byte[] plain;
    private final Digest checksum;
    private final Digest digest;
    private final Digest opening;
    private final int words;
    private final Map<Field<?>, Object> told;

    private Prepared(Version version, Optional<Revision> revision) {
        var story = version.story();
        this.version = version;
        this.revision = revision;
        this.plain = Stories.plain(story);
        this.checksum = Digest.of(plain);
        this.digest = story.digest();
        this.opening = story.opening();
        this.words = Words.count(story.text());
        this.told = revision.map(Telling::told).orElse(Map.of());
    }

    static Prepared first(Version version) {
        return new Prepared(version, Optional.empty());
    }

    static Prepared next(Version version, Revision revision) {
        return new Prepared(version, Optional.of(revision));
    }

    /// Of what a look found; empty when it was nothing new.
    static Optional<Prepared> of(Finding finding) {
        return switch (finding) {
            case Finding.FirstSeen(var version) -> Optional.of(first(version));
            case Finding.FirstRead(var version, var revision) -> Optional.of(next(version, revision));
            case Finding.Revised(var version, var revision) -> Optional.of(next(version, revision));
            case Finding.Listed _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _ -> Optional.empty();
        };
    }

    Version version() {
        return version;
    }

    Revision revision() {
        return revision.orElseThrow();
    }

    /// The columns of the revision that its comparison filled; none of a first version.
    Map<Field<?>, Object> told() {
        return told;
    }

    /// The version's text as it is kept, packed.
    ///
    /// @param dictionary the text of the version before; empty for a whole text
    byte[] packed(byte[] dictionary) {
        return Stories.pack(plain, dictionary);
    }

    /// Of the text as it is kept.
    Digest checksum() {
        return checksum;
    }

    /// Of all that a reader sees.
    Digest digest() {
        return digest;
    }

    /// Of the first paragraph.
    Digest opening() {
        return opening;
    }

    int words() {
        return words;
    }
}
