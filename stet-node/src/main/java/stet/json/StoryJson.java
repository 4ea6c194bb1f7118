// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.StatedTime;
import stet.model.Story;
import tools.jackson.databind.node.ObjectNode;

/// The parts of a story that `stet extract` and `stet export` print alike, as docs/json.md describes them.
public final class StoryJson {
    private StoryJson() {}

    /// @param to the line to which `paragraphs`, `posts`, `pictures` and `captions` are added
    public static void parts(ObjectNode to, Story story) {
        var paragraphs = to.putArray("paragraphs");
        story.paragraphs().forEach(p -> paragraph(paragraphs.addObject(), p));
        var posts = to.putArray("posts");
        story.posts().forEach(p -> post(posts.addObject(), p));
        var pictures = to.putArray("pictures");
        story.pictures().forEach(p -> picture(pictures.addObject(), p));
        var captions = to.putArray("captions");
        story.captions().forEach(captions::add);
    }

    /// A time as the page states it, with the page's own offset, and where.
    public static void time(ObjectNode to, String name, StatedTime time) {
        to.put(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.time())).put(name + "_read_in", time.source());
    }

    private static void paragraph(ObjectNode to, Paragraph paragraph) {
        to.put("kind", paragraph.kind().name().toLowerCase(Locale.ROOT)).put("text", paragraph.text());
        for (var link : paragraph.links()) {
            to.withArray("links").addObject().put("text", link.text()).put("address", link.address());
        }
    }

    private static void post(ObjectNode to, Post post) {
        to.put("first", post.first()).put("end", post.end());
        post.at().ifPresent(at -> time(to, "at", at));
        to.put("byline", post.byline()).put("fragment", post.fragment());
    }

    private static void picture(ObjectNode to, Picture picture) {
        picture.address().ifPresent(address -> to.put("address", address.text()));
        to.put("alt", picture.alt());
        var captions = to.putArray("captions");
        picture.captions().forEach(captions::add);
    }
}
