// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.List;
import stet.json.SweepJson;
import stet.model.Job;
import tools.jackson.databind.json.JsonMapper;

/// What going over the archive again came to.
///
/// @param by the number of the comparison, or of the extractor
/// @param stored whether it was stored
record Counted(int by, boolean stored, List<Line> lines, List<Sample> samples) {
    Counted {
        lines = List.copyOf(lines);
        samples = List.copyOf(samples);
    }

    /// @param key of the message for what it came to
    record Line(String key, long many) {}

    /// A change or a text that is not as it was.
    ///
    /// @param was the change's line before; empty for a text
    /// @param now the change's line, or what differs in the text
    record Sample(String article, int version, String was, String now) {}

    /// @param job that is done
    static Counted read(Job job) {
        var node = JsonMapper.shared().readTree(job.result().orElseThrow());
        var family = switch (job.kind()) {
            case RECOMPARE -> "recompared.";
            case REEXTRACT -> "reextracted.";
            case FIND, RETAIN -> throw new IllegalStateException("job %d counted nothing".formatted(job.nr()));
        };
        var lines = new ArrayList<Line>();
        node.path("counts")
                .properties()
                .forEach(count -> lines.add(
                        new Line(family + count.getKey(), count.getValue().asLong())));
        var samples = new ArrayList<Sample>();
        for (var sample : node.path("samples")) {
            samples.add(new Sample(
                    sample.path("article").asString(""),
                    sample.path("version").asInt(0),
                    sample.path("was").asString(""),
                    sample.path("now").asString("")));
        }
        return new Counted(node.path("by").asInt(0), SweepJson.isStored(job), lines, samples);
    }
}
