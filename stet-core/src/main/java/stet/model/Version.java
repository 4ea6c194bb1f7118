// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A story as it stood from one look to another.
///
/// @param number from 1, never renumbered
/// @param seenFrom the look that first saw it
/// @param seenUntil the last look that still saw it
/// @param notBefore the last look before it that saw something else, so it appeared between the two; empty for version
/// 1
/// @param payload the digest of the answer's body after content decoding
/// @param address where it was read
/// @param extractor the version of the extractor that read it
/// @param returnsTo an earlier version with the same text, when this is a return to it
/// @param origin where it comes from, when Stet did not see it: then all of the above is what another archive claims
public record Version(
        int number,
        Instant seenFrom,
        Instant seenUntil,
        Optional<Instant> notBefore,
        Story story,
        Digest payload,
        Address address,
        int extractor,
        OptionalInt returnsTo,
        Optional<Origin> origin) {
    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1, not " + number);
        }
    }

    /// A version that Stet saw.
    public Version(
            int number,
            Instant seenFrom,
            Instant seenUntil,
            Optional<Instant> notBefore,
            Story story,
            Digest payload,
            Address address,
            int extractor,
            OptionalInt returnsTo) {
        this(number, seenFrom, seenUntil, notBefore, story, payload, address, extractor, returnsTo, Optional.empty());
    }

    /// Whether another archive's reader read this one, and Stet's own the other: then what differs may be the readers'.
    public boolean isReadByAnotherThan(Version other) {
        return origin.isPresent() && other.origin.isEmpty();
    }

    /// The same version as another extractor reads its page.
    public Version read(Story text, int by) {
        return new Version(number, seenFrom, seenUntil, notBefore, text, payload, address, by, returnsTo, origin);
    }
}
