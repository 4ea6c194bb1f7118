// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Replays a whole trace, host by host. The same trace and budget lead to the same fetches.
public final class Replays {
    private final Metrics metrics;
    private final List<Fetch> fetches;

    private Replays(Metrics metrics, List<Fetch> fetches) {
        this.metrics = metrics;
        this.fetches = fetches;
    }

    /// @param perHour of a host, the requests that its budget allows in an hour
    /// @param hinted whether the schedule is shown what feeds and sitemaps say of edits
    public static Replays of(Trace trace, ToDoubleFunction<String> perHour, boolean hinted) {
        var fetches = new ArrayList<Fetch>();
        long polls = 0;
        var hosts = trace.worlds().parallelStream()
                .filter(world -> perHour.applyAsDouble(world.name()) > 0)
                .map(world -> new Replay(
                                world, trace.begin(), trace.horizon(), perHour.applyAsDouble(world.name()), hinted)
                        .watch())
                .toList();
        for (var host : hosts) {
            fetches.addAll(host.fetches());
            polls += host.polls();
        }
        fetches.sort(Comparator.comparingLong(Fetch::at).thenComparing(Fetch::id));
        return new Replays(Score.of(hinted ? "stet" : "stet-nohints", trace, fetches, polls), fetches);
    }

    public Metrics metrics() {
        return metrics;
    }

    /// Writes one line for each request for an article: second, comma, id.
    public void writeLog(Writer out) throws IOException {
        for (var fetch : fetches) {
            out.write(fetch.at() + "," + fetch.id() + "\n");
        }
    }
}
