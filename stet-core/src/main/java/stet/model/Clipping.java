// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// How an article came here that has no live address: it was handed in, and Stet never saw it where it stood. What is
/// known of its time is what the one who kept it stated.
///
/// @param kept when it was handed in
/// @param by who kept it
/// @param day that the outlet gives, as the keeper states it
/// @param time of that day in UTC, when it is known
/// @param note where the text comes from, in the keeper's words; may be empty
/// @param media the media type of what was handed in
/// @param of the article to which it bears witness; empty when it stands for itself
public record Clipping(
        Instant kept,
        String by,
        LocalDate day,
        Optional<LocalTime> time,
        String note,
        String media,
        Optional<ArticleId> of) {
    /// In characters.
    public static final int LONGEST_NOTE = 2000;

    public static final int LONGEST_NAME = 200;

    /// The first year of which Stet takes clippings: no newspaper is older (Strasbourg's Relation, 1605).
    private static final int FIRST_YEAR = 1600;

    public Clipping {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a clipping's keeper has a name of 1 to 200 characters");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note of %d characters".formatted(note.length()));
        }
        if (day.getYear() < FIRST_YEAR) {
            throw new IllegalArgumentException("no newspaper is as old as " + day);
        }
    }

    /// Whether a newspaper can have borne this date: from 1600 up to a day after now, since it is tomorrow
    /// already elsewhere.
    public static boolean isPossible(LocalDate day, Instant now) {
        return day.getYear() >= FIRST_YEAR
                && !day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
    }

    /// The day, or the instant where the time is known, as programs read it (RFC 3339).
    public String date() {
        return time.isPresent() ? at().toString() : day.toString();
    }

    /// The stated time; of a day alone, its beginning in UTC.
    public Instant at() {
        return day.atTime(time.orElse(LocalTime.MIDNIGHT)).toInstant(ZoneOffset.UTC);
    }
}
