// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.StatedTime;
import stet.model.Story;

/// Reads a story as [Stories] writes it. Members may be missing, and come in any order. For one story.
final class StoryReader {
    private final KeptJson json;
    private String headline = "";
    private String standfirst = "";
    private String byline = "";
    private List<String> authors = List.of();
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> modified = Optional.empty();
    private String language = "";
    private String section = "";
    private List<Paragraph> paragraphs = List.of();
    private List<Post> posts = List.of();
    private Optional<List<Picture>> pictures = Optional.empty();
    private List<String> captions = List.of();

    private StoryReader(KeptJson json) {
        this.json = json;
    }

    static Story read(byte[] plain) {
        return KeptJson.read(plain, json -> new StoryReader(json).story());
    }

    private Story story() {
        json.object(this::member);
        return new Story(
                headline,
                standfirst,
                byline,
                authors,
                published,
                modified,
                language,
                section,
                paragraphs,
                posts,
                // Rows that were written before pictures were kept have the captions alone.
                pictures.orElseGet(
                        () -> captions.stream().map(Picture::captioned).toList()));
    }

    private void member(String name) {
        switch (name) {
            case "headline" -> headline = json.text();
            case "standfirst" -> standfirst = json.text();
            case "byline" -> byline = json.text();
            case "authors" -> authors = json.list(json::text);
            case "published" -> published = instant();
            case "modified" -> modified = instant();
            case "language" -> language = json.text();
            case "section" -> section = json.text();
            case "paragraphs" -> paragraphs = json.list(this::paragraph);
            case "posts" -> posts = json.list(this::post);
            case "pictures" -> pictures = Optional.of(json.list(this::picture));
            case "captions" -> captions = json.list(json::text);
            default -> json.skip();
        }
    }

    private Optional<Instant> instant() {
        var text = json.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private Paragraph paragraph() {
        var read = new Object() {
            Paragraph.Kind kind = Paragraph.Kind.TEXT;
            String text = "";
            List<Link> links = List.of();
        };
        json.object(name -> {
            switch (name) {
                case "kind" -> read.kind = Paragraph.Kind.valueOf(json.text());
                case "text" -> read.text = json.text();
                case "links" -> read.links = json.list(this::link);
                default -> json.skip();
            }
        });
        return new Paragraph(read.kind, read.text, read.links);
    }

    private Link link() {
        var read = new Object() {
            String text = "";
            String address = "";
        };
        json.object(name -> {
            switch (name) {
                case "text" -> read.text = json.text();
                case "address" -> read.address = json.text();
                default -> json.skip();
            }
        });
        return new Link(read.text, read.address);
    }

    private Post post() {
        var read = new Object() {
            int first;
            int end;
            String at = "";
            String source = "";
            String byline = "";
            String fragment = "";
        };
        json.object(name -> {
            switch (name) {
                case "first" -> read.first = json.number();
                case "end" -> read.end = json.number();
                case "at" -> read.at = json.text();
                case "source" -> read.source = json.text();
                case "byline" -> read.byline = json.text();
                case "fragment" -> read.fragment = json.text();
                default -> json.skip();
            }
        });
        var at = read.at.isEmpty()
                ? Optional.<StatedTime>empty()
                : Optional.of(new StatedTime(OffsetDateTime.parse(read.at), read.source));
        return new Post(read.first, read.end, at, read.byline, read.fragment);
    }

    private Picture picture() {
        var read = new Object() {
            String address = "";
            String alt = "";
            List<String> captions = new ArrayList<>();
        };
        json.object(name -> {
            switch (name) {
                case "address" -> read.address = json.text();
                case "alt" -> read.alt = json.text();
                case "captions" -> read.captions = json.list(json::text);
                default -> json.skip();
            }
        });
        return new Picture(Address.parse(read.address), read.alt, read.captions);
    }
}
