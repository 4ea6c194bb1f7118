// SPDX-License-Identifier: Apache-2.0
package stet.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import stet.model.Payload;

/// Prints pages in one reader's words: a template, the frame around it and the record of what stands on it. For many
/// threads.
final class Press {
    /// The engine's own sign for "not in a folder": the templates are classes of this program.
    private static final java.nio.file.@org.jspecify.annotations.Nullable Path ON_CLASS_PATH = null;

    /// Some hundred feeds, and no more than a long watch on a small machine should hold.
    private static final int BYTES_OF_BODIES = 2 << 20;

    private final TemplateEngine engine;
    private final Bodies bodies;
    private final Assets assets;
    private final Words words;
    private final Visitor visitor;
    private final Visibility visibility;
    private final Supplier<String> site;

    /// For readers of English who did not sign in.
    ///
    /// @param site how readers reach the site, without a slash at the end; known for sure only once it is served
    Press(Assets assets, Visibility visibility, Supplier<String> site) {
        this(
                TemplateEngine.createPrecompiled(
                        ON_CLASS_PATH, ContentType.Html, Press.class.getClassLoader(), "stet.web"),
                new Bodies(BYTES_OF_BODIES),
                assets,
                Words.english(),
                Visitor.NOBODY,
                visibility,
                site);
    }

    private Press(
            TemplateEngine engine,
            Bodies bodies,
            Assets assets,
            Words words,
            Visitor visitor,
            Visibility visibility,
            Supplier<String> site) {
        this.engine = engine;
        this.bodies = bodies;
        this.assets = assets;
        this.words = words;
        this.visitor = visitor;
        this.visibility = visibility;
        this.site = site;
    }

    Press to(Reader reader, Visitor visitor) {
        return new Press(engine, bodies, assets, Words.of(reader), visitor, visibility, site);
    }

    /// What was printed for earlier readers. They have the same for the same entity tag.
    Bodies bodies() {
        return bodies;
    }

    Optional<Assets.Asset> asset(String path) {
        return assets.at(path);
    }

    Words words() {
        return words;
    }

    /// As whom the reader asked.
    Visitor visitor() {
        return visitor;
    }

    /// Whether the reader may read the archive at all.
    boolean showsArchive() {
        return Access.ARCHIVE.allows(visitor, visibility);
    }

    /// Whether the reader may read whole texts.
    boolean showsWhole() {
        return Access.TEXT.allows(visitor, visibility);
    }

    /// Whether everybody else who asks for it may be given what this reader is.
    boolean isForAll() {
        return !visitor.isSignedIn() && visibility == Visibility.PUBLIC;
    }

    String site() {
        return site.get();
    }

    /// A frame for a page with a permanent path of its own.
    Frame frame(String title, String description, Frame.Here here, String path, List<Frame.Feed> feeds) {
        return new Frame(title, description, here, Optional.of(path), feeds, true, assets, words, visitor, site());
    }

    /// A frame for a page that search engines leave alone.
    Frame unlisted(String title, String description, Frame.Here here, String path, List<Frame.Feed> feeds) {
        return new Frame(title, description, here, Optional.of(path), feeds, false, assets, words, visitor, site());
    }

    Reply.Page print(String template, Frame frame, Object page) {
        return print(200, template, frame, page);
    }

    Reply.Page print(int status, String template, Frame frame, Object page) {
        return new Reply.Page(status, render(template, Map.of("frame", frame, "page", page)), Optional.empty());
    }

    Reply.Page print(Problem problem) {
        var frame = new Frame(
                problem.title(),
                problem.title(),
                Frame.Here.NOWHERE,
                Optional.empty(),
                List.of(),
                false,
                assets,
                words,
                visitor,
                site());
        return new Reply.Page(
                problem.status(), render("error", Map.of("frame", frame, "page", problem)), problem.retry());
    }

    private Payload render(String template, Map<String, Object> parts) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", parts, output);
        return Payload.of(output.toByteArray());
    }
}
