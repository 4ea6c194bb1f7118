// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Locale;
import stet.json.WithheldJson;
import stet.model.Target;
import stet.schedule.Occasion;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Looks that are to come, for programs: each reason by name and with its terms, and as a sentence.
final class WatchingJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WatchingJson() {}

    static ObjectNode of(Upcoming upcoming, Words words) {
        var line = upcoming.line();
        var node = JSON.createObjectNode().put("nr", line.nr()).put("kind", StreamQuery.token(upcoming.kind()));
        if (line.target() instanceof Target.Article article) {
            node.put("article", article.id().text());
        }
        if (!line.headline().isEmpty()) {
            node.put("title", line.headline());
        }
        line.withheld()
                .ifPresentOrElse(
                        why -> node.set("withheld", WithheldJson.of(why)),
                        () -> node.put("url", line.target().address().text()));
        node.put("outlet", line.target().outlet().text())
                .put("outlet_name", line.outletName())
                .put("due", line.due().toString())
                .put("late", upcoming.isLate());
        node.set("why", why(upcoming.occasion()).put("text", upcoming.reason(words)));
        upcoming.delay().ifPresent(delay -> node.set("waits", waits(delay).put("text", delay.words(words))));
        line.looks().lastLook().ifPresent(at -> node.put("last_look", at.toString()));
        line.answer()
                .ifPresent(answer -> node.put("last_answer", answer.name().toLowerCase(Locale.ROOT))
                        .put("last_detail", line.detail()));
        return node;
    }

    private static ObjectNode why(Occasion occasion) {
        return switch (occasion) {
            case Occasion.First() -> reason("first");
            case Occasion.Asked() -> reason("asked");
            case Occasion.Again(int times, var interval) ->
                reason("again").put("times", times).put("interval_seconds", interval.toSeconds());
            case Occasion.Away(int times) -> reason("away").put("times", times);
            case Occasion.Told(var by, var at) ->
                reason("told").put("by", by.name().toLowerCase(Locale.ROOT)).put("told_at", at.toString());
            case Occasion.Likely(double perDay) -> reason("likely").put("edits_per_day", perDay);
            case Occasion.Latest() -> reason("latest");
            case Occasion.Busy(var interval) -> reason("busy").put("interval_seconds", interval.toSeconds());
            case Occasion.Quiet(var interval, var quiet) ->
                reason("quiet").put("interval_seconds", interval.toSeconds()).put("quiet_seconds", quiet.toSeconds());
            case Occasion.Paced(var interval) -> reason("paced").put("interval_seconds", interval.toSeconds());
            case Occasion.Spared(var interval) -> reason("spared").put("interval_seconds", interval.toSeconds());
        };
    }

    private static ObjectNode waits(Delay delay) {
        return switch (delay) {
            case Delay.Stopped(String site) -> reason("stopped").put("site", site);
            case Delay.Paused(String site, Instant until) ->
                reason("paused").put("site", site).put("until", until.toString());
            case Delay.Spent(Instant until) -> reason("budget").put("until", until.toString());
        };
    }

    private static ObjectNode reason(String reason) {
        return JSON.createObjectNode().put("reason", reason);
    }
}
