// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a page that is open asks to be told how many newer changes there are: the view's own query, and the place up
/// to
/// which the page shows it.
final class LiveDoor {
    private static final Pattern PLACE = Pattern.compile("\\d{1,18}");

    private final LiveCounts counts;
    private final InstantSource clock;

    LiveDoor(LiveCounts counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /// The address for a view of the changes.
    ///
    /// @param upTo the place up to which a page shows it
    static String address(StreamQuery query, long upTo) {
        var text = query.withBefore("").withSince(new Since.Always()).text();
        return "/changes/live" + text + (text.isEmpty() ? "?" : "&") + "after=" + upTo;
    }

    void listen(Context context, Press press) throws IOException {
        var asked = Asked.of(context, press.visitor());
        var after = Optional.of(asked.query("after"))
                .filter(text -> PLACE.matcher(text).matches());
        if (after.isEmpty() || !(StreamQuery.read(asked) instanceof StreamQuery.Reading.Good(StreamQuery query))) {
            Answers.refuse(context, press, 400);
            return;
        }
        // What is new is new in any span that reaches to now.
        var filter = query.withSince(new Since.Always()).filter(clock.instant());
        counts.stream(context, filter, Long.parseLong(after.get()), () -> Answers.refuse(context, press, 503));
    }
}
