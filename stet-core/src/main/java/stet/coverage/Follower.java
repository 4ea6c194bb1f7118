// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.model.Story;

/// Follows one figure through the versions of one article. Reads each text once, however many versions have it. For
/// one thread.
public final class Follower {
    private final Counted counted;
    private final String language;
    private final Map<String, List<Counted.Given>> read = new HashMap<>();
    private final List<Stretch> stretches = new ArrayList<>();

    /// Versions in a row that give the same figures.
    ///
    /// @param first the number of the first of them
    /// @param last the number of the last
    /// @param from when the first was first seen
    /// @param until when the last was last seen
    /// @param given the figures, in reading order from the headline on; empty where these versions give none
    public record Stretch(int first, int last, Instant from, Instant until, List<Counted.Given> given) {
        public Stretch {
            given = List.copyOf(given);
        }

        List<BigDecimal> values() {
            return given.stream().map(Counted.Given::value).toList();
        }
    }

    /// @param language of the article where its versions do not say themselves
    public Follower(Counted counted, String language) {
        this.counted = counted;
        this.language = language;
    }

    /// Takes the next version.
    public void add(int number, Instant from, Instant until, Story story) {
        var given = given(story);
        var values = given.stream().map(Counted.Given::value).toList();
        if (!stretches.isEmpty() && stretches.getLast().values().equals(values)) {
            var before = stretches.removeLast();
            stretches.add(new Stretch(before.first(), number, before.from(), until, before.given()));
        } else {
            stretches.add(new Stretch(number, number, from, until, given));
        }
    }

    private List<Counted.Given> given(Story story) {
        var spoken = story.language().isEmpty() ? language : story.language();
        var values = new LinkedHashMap<BigDecimal, Counted.Given>();
        Counted.texts(story)
                .flatMap(text -> read.computeIfAbsent(text, t -> counted.of(t, spoken)).stream())
                .forEach(given -> values.putIfAbsent(given.value(), given));
        return List.copyOf(values.values());
    }

    /// From the first version on, without a gap.
    public List<Stretch> stretches() {
        return List.copyOf(stretches);
    }
}
