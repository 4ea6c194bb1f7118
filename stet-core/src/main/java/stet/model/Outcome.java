// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What follows from one look: everything that `record` writes, in one transaction.
///
/// @param at when the look was taken
/// @param answer the look in one word
/// @param detail the same in words a person can act on; may be empty
/// @param evidence the exchange, and those for the article's further pages in order; empty when there was none
/// @param keep whether the bytes of the evidence are worth keeping in the archive
/// @param address where the target is fetched from now on
/// @param addresses addresses learned for the article, the present one included
/// @param nextDue when to look again; empty when it is no longer checked
/// @param ended why it is no longer checked; empty while it is
/// @param lesson what the page taught about its outlet's furniture; empty when nothing new
/// @param reread the latest version as the present extractor reads its kept page, where that differs: our change, and
/// not the outlet's
/// @param timed what the look leaves to the schedule
public record Outcome(
        Watched watched,
        Instant at,
        Answer answer,
        String detail,
        Finding finding,
        List<Event> events,
        Condition condition,
        Validators validators,
        Looks looks,
        Optional<Digest> links,
        List<Capture> evidence,
        boolean keep,
        Address address,
        List<Address> addresses,
        Optional<Instant> nextDue,
        String ended,
        Optional<Lesson> lesson,
        Optional<Version> reread,
        Timed timed) {

    public Outcome {
        events = List.copyOf(events);
        evidence = List.copyOf(evidence);
        addresses = List.copyOf(addresses);
        if (nextDue.isEmpty() == ended.isEmpty()) {
            throw new IllegalArgumentException("a target is either due again or ended, and an end has a reason");
        }
    }

    /// The same outcome, for which so many requests were made.
    ///
    /// @param perHour requests that the outlet's budget allows in an hour
    public Outcome paid(int requests, double perHour) {
        return new Outcome(
                watched,
                at,
                answer,
                detail,
                finding,
                events,
                condition,
                validators,
                looks,
                links,
                evidence,
                keep,
                address,
                addresses,
                nextDue,
                ended,
                lesson,
                reread,
                timed.paid(requests, perHour));
    }

    /// The version that stood before this look, as what was found is compared with it.
    public Optional<Version> before() {
        return reread.or(watched::latest);
    }
}
