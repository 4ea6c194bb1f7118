// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import stet.store.Library;

/// Answers with how the outlets fare.
final class HealthPages {
    private final Library library;
    private final Press press;
    private final InstantSource clock;

    HealthPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
    }

    Reply page(Asked asked) {
        var words = press.words();
        return press.print(
                "health",
                press.frame(
                        words.say("health.title"),
                        words.say("health.description"),
                        Frame.Here.OUTLETS,
                        "/health",
                        List.of()),
                HealthPage.of(library, clock.instant(), words));
    }
}
