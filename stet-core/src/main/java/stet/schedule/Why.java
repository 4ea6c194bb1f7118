// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Instant;
import java.util.List;
import stet.model.Hint;
import stet.model.Pulse;

/// Why an article is looked at again when it is: the terms of [Cadence], in the order in which they follow.
///
/// @param at when this was so
/// @param usual edits per hour of the outlet's articles of that age
/// @param pace how busy the outlet is at this hour; 1 on average
/// @param section how much oftener than others its section is edited
/// @param own how much oftener than others it has shown itself to be edited
/// @param stirred edits per hour that earlier edits have stirred up
/// @param rate edits per hour, all taken together
/// @param words what seeds said since the last look
/// @param unheard the share of edits of which no seed is expected to tell
/// @param chance that another text stands there by now, from 0 to 1
/// @param worth of a look now
/// @param price that a look has now
/// @param tokens requests that the outlet's budget holds now
/// @param perHour requests that it earns in an hour
/// @param soonest before this it is not asked for
/// @param due when a look is worth its price
/// @param latest after this it is asked for whatever the price
public record Why(
        Instant at,
        Pulse pulse,
        double usual,
        double pace,
        double section,
        double own,
        double stirred,
        double rate,
        List<Word> words,
        double unheard,
        double chance,
        double worth,
        double price,
        double tokens,
        double perHour,
        Instant soonest,
        Instant due,
        Instant latest) {
    public Why {
        words = List.copyOf(words);
    }

    /// @param reliability how sure it is that there was an edit, from 0 to 1
    public record Word(Hint.Kind kind, Instant at, double reliability) {}
}
