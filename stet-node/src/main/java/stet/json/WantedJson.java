// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stet.model.Patterns;
import stet.store.Roster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which of an outlet's articles are wanted, as a job keeps it.
public final class WantedJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WantedJson() {}

    public static String write(Roster.Wanted wanted) {
        var node = JSON.createObjectNode();
        var include = node.putArray("include");
        wanted.patterns().include().forEach(include::add);
        var exclude = node.putArray("exclude");
        wanted.patterns().exclude().forEach(exclude::add);
        wanted.back().ifPresent(back -> node.put("back_days", back.toDays()));
        return JSON.writeValueAsString(node);
    }

    /// @param text as [#write] made it; what it lacks is not narrowed
    public static Roster.Wanted read(String text) {
        var node = JSON.readTree(text);
        return new Roster.Wanted(
                new Patterns(texts(node, "include"), texts(node, "exclude")),
                node.has("back_days")
                        ? Optional.of(Duration.ofDays(node.get("back_days").asLong()))
                        : Optional.empty());
    }

    private static List<String> texts(JsonNode node, String name) {
        return node.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
