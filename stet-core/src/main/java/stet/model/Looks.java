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
/// @param barred those among them, the last ones in a row, at which the outlet did not let Stet in
/// @param missing answers in a row that show the article to be away from its address
/// @param missingSince the first of them
/// @param strayed whether they lead to another site, and not to nothing; the two are counted apart
public record Looks(
        Instant firstSeen,
        Optional<Instant> lastLook,
        Optional<Instant> lastChange,
        Duration interval,
        int unchanged,
        int notModified,
        int failures,
        int barred,
        int missing,
        Optional<Instant> missingSince,
        boolean strayed) {

    public static Looks begin(Instant firstSeen) {
        return answered(firstSeen, Optional.empty(), Optional.empty(), Duration.ZERO, 0, 0);
    }

    /// After a look that saw a change.
    public Looks changed(Instant at) {
        return answered(firstSeen, Optional.of(at), Optional.of(at), interval, 0, 0);
    }

    /// After a look that saw the same again.
    public Looks same(Instant at, boolean byValidator) {
        return answered(
                firstSeen, Optional.of(at), lastChange, interval, unchanged + 1, byValidator ? notModified + 1 : 0);
    }

    private static Looks answered(
            Instant firstSeen,
            Optional<Instant> lastLook,
            Optional<Instant> lastChange,
            Duration interval,
            int unchanged,
            int notModified) {
        return new Looks(
                firstSeen, lastLook, lastChange, interval, unchanged, notModified, 0, 0, 0, Optional.empty(), false);
    }

    /// After a look that got no usable answer.
    public Looks failed(Instant at) {
        return failed(at, 0);
    }

    /// After a look at which the outlet did not let Stet in.
    public Looks barred(Instant at) {
        return failed(at, barred + 1);
    }

    private Looks failed(Instant at, int barredNow) {
        return new Looks(
                firstSeen,
                Optional.of(at),
                lastChange,
                interval,
                unchanged,
                notModified,
                failures + 1,
                barredNow,
                missing,
                missingSince,
                strayed);
    }

    /// After a look that found nothing at the address.
    public Looks missed(Instant at) {
        return away(at, false);
    }

    /// After a look that was led to another site.
    public Looks strayed(Instant at) {
        return away(at, true);
    }

    private Looks away(Instant at, boolean strays) {
        boolean again = missing > 0 && strays == strayed;
        return new Looks(
                firstSeen,
                Optional.of(at),
                lastChange,
                interval,
                unchanged,
                0,
                0,
                0,
                again ? missing + 1 : 1,
                again ? missingSince : Optional.of(at),
                strays);
    }

    public Looks waiting(Duration next) {
        return new Looks(
                firstSeen,
                lastLook,
                lastChange,
                next,
                unchanged,
                notModified,
                failures,
                barred,
                missing,
                missingSince,
                strayed);
    }
}
