// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.math.BigDecimal;
import java.util.List;
import stet.coverage.Countables;
import stet.coverage.Counted;
import stet.coverage.Follower;
import stet.store.CollectionRecord;
import stet.store.FollowedFigure;
import stet.store.Suggested;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Collections in JSON, as docs/json.md describes them.
public final class CollectionJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CollectionJson() {}

    public static ObjectNode line(CollectionRecord.Line line) {
        return JSON.createObjectNode()
                .put("collection", line.slug())
                .put("title", line.title())
                .put("note", line.note())
                .put("keeper", line.keeper())
                .put("changed", line.changed().toString())
                .put("articles", line.articles())
                .put("outlets", line.outlets());
    }

    public static ObjectNode whole(CollectionRecord collection, List<FollowedFigure> figures) {
        var node = JSON.createObjectNode()
                .put("collection", collection.slug())
                .put("title", collection.title())
                .put("note", collection.note())
                .put("keeper", collection.keeper())
                .put("created", collection.created().toString())
                .put("changed", collection.changed().toString())
                .put("revision", collection.revision());
        var members = node.putArray("articles");
        collection.members().forEach(member -> member(members.addObject(), member));
        var followed = node.putArray("figures");
        figures.forEach(figure -> figure(followed.addObject(), figure));
        return node;
    }

    private static void member(ObjectNode to, CollectionRecord.Member member) {
        to.put("article", member.article().text())
                .put("outlet", member.outlet().text())
                .put("language", member.language())
                .put("at", member.at().toString())
                .put("versions", member.versions())
                .put("clipping", member.clipping().isPresent());
        var headlines = to.putArray("headlines");
        for (var headline : member.headlines()) {
            headlines
                    .addObject()
                    .put("version", headline.version())
                    .put("from", headline.from().toString())
                    .put("text", headline.text());
        }
    }

    private static void figure(ObjectNode to, FollowedFigure figure) {
        texts(to.putArray("words"), figure.counted().words());
        to.put("whole", figure.whole());
        var stretches = to.putArray("stretches");
        figure.stretches()
                .forEach((article, of) ->
                        of.forEach(stretch -> stretch(stretches.addObject().put("article", article.text()), stretch)));
    }

    private static void stretch(ObjectNode to, Follower.Stretch stretch) {
        to.put("first", stretch.first())
                .put("last", stretch.last())
                .put("from", stretch.from().toString())
                .put("until", stretch.until().toString());
        var given = to.putArray("given");
        for (Counted.Given one : stretch.given()) {
            given.addObject()
                    .put("written", one.written())
                    .put("value", one.value())
                    .put("in", one.in());
        }
    }

    public static ObjectNode suggested(Suggested one) {
        var node = JSON.createObjectNode()
                .put("article", one.article().text())
                .put("outlet", one.outlet().text())
                .put("language", one.language())
                .put("headline", one.headline())
                .put("at", one.at().toString());
        texts(node.putArray("names"), one.kinship().names());
        texts(node.putArray("figures"), one.kinship().figures());
        texts(node.putArray("words"), one.kinship().words());
        return node.put("apart_seconds", one.kinship().apart().toSeconds())
                .put("score", Math.round(one.kinship().score() * 100) / 100.0);
    }

    public static ObjectNode countable(Countables.Countable one) {
        var node = JSON.createObjectNode();
        texts(node.putArray("words"), one.words());
        var values = node.putArray("values");
        for (BigDecimal value : one.values()) {
            values.add(value);
        }
        return node.put("articles", one.articles()).put("changed", one.changed());
    }

    private static void texts(ArrayNode to, List<String> texts) {
        texts.forEach(to::add);
    }
}
