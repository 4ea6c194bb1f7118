// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stet.model.Digest;
import stet.model.Payload;

/// The stylesheet, the script, the font and the mark, each under an address that holds its digest and may therefore be
/// kept by browsers for ever.
final class Assets {
    private final Map<String, Asset> byPath = new LinkedHashMap<>();
    private final String font;
    private final String style;
    private final String script;
    private final String mark;

    /// @param path where it is served, digest included
    record Asset(String path, String type, Payload content) {}

    Assets() {
        font = add("newsreader", "woff2", "font/woff2", read("newsreader.woff2"));
        mark = add("mark", "svg", "image/svg+xml", read("mark.svg"));
        script = add("stet", "js", "text/javascript; charset=utf-8", read("stet.js"));
        var css = new String(read("stet.css"), StandardCharsets.UTF_8)
                .replace("url(newsreader.woff2)", "url(" + font + ")");
        style = add("stet", "css", "text/css; charset=utf-8", css.getBytes(StandardCharsets.UTF_8));
    }

    private String add(String name, String ending, String type, byte[] content) {
        var path = "/assets/%s.%s.%s".formatted(name, Digest.of(content).hex().substring(0, 12), ending);
        byPath.put(path, new Asset(path, type, Payload.of(content)));
        return path;
    }

    private static byte[] read(String file) {
        try (var stream = Assets.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: it lacks stet/web/" + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read stet/web/" + file, e);
        }
    }

    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    String font() {
        return font;
    }

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    String mark() {
        return mark;
    }
}
