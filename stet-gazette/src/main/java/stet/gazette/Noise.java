// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;
import java.util.random.RandomGenerator;

/// What differs from one fetch of a page to the next although nothing was edited. For one thread.
final class Noise {
    private final RandomGenerator random;
    private final boolean on;
    private final Phrases phrases;

    Noise(RandomGenerator random, Habits habits) {
        this.random = random;
        this.on = habits.noise();
        this.phrases = Phrases.of(habits.language());
    }

    /// A number from 1 to `most`; always 1 when there is no noise.
    int number(int most) {
        return on ? 1 + random.nextInt(most) : 1;
    }

    /// Eight letters and digits; always the same when there is no noise.
    String token() {
        return on ? "%08x".formatted(random.nextInt()) : "00000000";
    }

    String advertisement() {
        return pick(phrases.advertisements());
    }

    String related() {
        return pick(phrases.relatedLinks());
    }

    String ago() {
        return phrases.minutesAgo().formatted(number(59));
    }

    private String pick(List<String> words) {
        return on ? words.get(random.nextInt(words.size())) : words.getFirst();
    }
}
