// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How lively one article has shown itself to be: all that the schedule carries from look to look.
///
/// @param born from when its age counts: when it was published, or when it was first heard of
/// @param section as the article states it; empty when it states none
/// @param live whether its address or its posts mark it as a page that is written as things happen
/// @param sure the last look that told how its text stands; empty while one is owed, as before the first
/// @param edits those seen, the older ones counting less, beyond what the outlet's habit makes likely
/// @param expected how many the outlet's habit would have made likely over the same looks
/// @param stir how much likelier an edit is made just after another one, in edits per hour at `sure`
/// @param freshUntil until when a cache on the way may still give the copy that was seen at `sure` (RFC 9111, section
/// 4.2)
/// @param hints what seeds said since, the latest of each kind
public record Pulse(
        Instant born,
        String section,
        boolean live,
        Optional<Instant> sure,
        double edits,
        double expected,
        double stir,
        Optional<Instant> freshUntil,
        Map<Hint.Kind, Instant> hints) {

    public Pulse {
        if (!(edits >= 0 && edits < 1e6) || !(expected >= 0 && expected < 1e6) || !(stir >= 0 && stir < 1e6)) {
            throw new IllegalArgumentException("a pulse of %s of %s edits, %s".formatted(edits, expected, stir));
        }
        hints = Map.copyOf(hints);
    }

    /// An article that was never looked at.
    public static Pulse begin(Instant born) {
        return new Pulse(born, "", false, Optional.empty(), 0, 0, 0, Optional.empty(), Map.of());
    }

    /// The same article, of whose page so much is known now.
    public Pulse of(Instant published, String itsSection, boolean isLive) {
        return new Pulse(published, itsSection, isLive, sure, edits, expected, stir, freshUntil, hints);
    }

    /// The same article after a look that was answered, but did not show its text.
    public Pulse passed(Instant at) {
        return new Pulse(born, section, live, Optional.of(at), edits, expected, stir, Optional.empty(), Map.of());
    }

    /// The same article, at which a look is owed whatever it costs.
    public Pulse owed() {
        return new Pulse(born, section, live, Optional.empty(), edits, expected, stir, Optional.empty(), hints);
    }

    /// After a seed's word; one that speaks of a time before the last look says nothing new.
    public Pulse hinted(Hint hint) {
        if (sure.filter(at -> !hint.at().isAfter(at)).isPresent()) {
            return this;
        }
        var more = new EnumMap<Hint.Kind, Instant>(Hint.Kind.class);
        more.putAll(hints);
        more.merge(hint.kind(), hint.at(), (a, b) -> a.isAfter(b) ? a : b);
        return new Pulse(born, section, live, sure, edits, expected, stir, freshUntil, more);
    }
}
