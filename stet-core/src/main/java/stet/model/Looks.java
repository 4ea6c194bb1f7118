// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What earlier looks at a target taught: all that the schedule may know.
///
/// @param firstSeen when the target became known
/// @param lastLook the last look that got an answer, whatever it was
/// @param lastChange the last look that saw a change, the first version included
/// @param interval the wait that led to the next look; zero before the first look
/// @param unchanged looks in a row that saw no change
/// @param notModified answers 304 in a row
/// @param failures looks in a row without a usable answer
/// @param missing answers 404 (or pages that say so) in a row
/// @param missingSince the first of them
public record Looks(
        Instant firstSeen,
        Optional<Instant> lastLook,
        Optional<Instant> lastChange,
        Duration interval,
        int unchanged,
        int notModified,
        int failures,
        int missing,
        Optional<Instant> missingSince) {

    public static Looks begin(Instant firstSeen) {
        return new Looks(firstSeen, Optional.empty(), Optional.empty(), Duration.ZERO, 0, 0, 0, 0, Optional.empty());
    }

    /// After a look that saw a change.
    public Looks changed(Instant at) {
        return new Looks(firstSeen, Optional.of(at), Optional.of(at), interval, 0, 0, 0, 0, Optional.empty());
    }

    /// After a look that saw the same again.
    public Looks same(Instant at, boolean byValidator) {
        return new Looks(
                firstSeen,
                Optional.of(at),
                lastChange,
                interval,
                unchanged + 1,
                byValidator ? notModified + 1 : 0,
                0,
                0,
                Optional.empty());
    }

    /// After a look that got no usable answer.
    public Looks failed(Instant at) {
        return new Looks(
                firstSeen,
                Optional.of(at),
                lastChange,
                interval,
                unchanged,
                notModified,
                failures + 1,
                missing,
                missingSince);
    }

    /// After a look that found nothing at the address.
    public Looks missed(Instant at) {
        return new Looks(
                firstSeen,
                Optional.of(at),
                lastChange,
                interval,
                unchanged,
                0,
                0,
                missing + 1,
                missingSince.or(() -> Optional.of(at)));
    }

    public Looks waiting(Duration next) {
        return new Looks(
                firstSeen, lastLook, lastChange, next, unchanged, notModified, failures, missing, missingSince);
    }
}
