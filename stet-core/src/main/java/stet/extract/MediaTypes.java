// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Tells what is no page at all, by its stated type and by its first bytes (WHATWG MIME Sniffing, section 6).
final class MediaTypes {
    private static final int LOOKED_AT = 2048;

    private MediaTypes() {}

    /// What the content is instead of HTML or XHTML; empty when it may be either.
    static Optional<String> notHtml(byte[] bytes, String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (isForeign(type)) {
            return Optional.of("stated to be " + type);
        }
        var start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        var signature = signature(start);
        if (signature.isPresent()) {
            return signature;
        }
        var plain = start.replace("\0", "")
                .replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .stripLeading();
        if (plain.startsWith("<?xml")
                && !plain.toLowerCase(Locale.ROOT).contains("<html")
                && (plain.contains("<rss")
                        || plain.contains("<feed")
                        || plain.contains("<urlset")
                        || plain.contains("<sitemapindex"))) {
            return Optional.of("a feed or sitemap");
        }
        if ((plain.startsWith("{") || plain.startsWith("[")) && plain.indexOf('<') < 0) {
            return Optional.of("JSON or a script");
        }
        if (isBinary(start)) {
            return Optional.of("binary data");
        }
        return Optional.empty();
    }

    private static boolean isForeign(String type) {
        return switch (type) {
            case "",
                    "text/html",
                    "application/xhtml+xml",
                    "text/plain",
                    "text/xml",
                    "application/xml",
                    "unknown/unknown",
                    "application/octet-stream",
                    "application/unknown",
                    "html",
                    "*/*" -> false;
            default ->
                !type.contains("html")
                        && type.matches(
                                "(image|audio|video|font|application|model)/.*|text/(css|csv|javascript|calendar)");
        };
    }

    private static Optional<String> signature(String start) {
        var kinds = java.util.Map.of(
                "%PDF-",
                "a PDF",
                "\u0089PNG",
                "a PNG picture",
                "GIF8",
                "a GIF picture",
                "\u00ff\u00d8\u00ff",
                "a JPEG picture",
                "PK\u0003\u0004",
                "a ZIP file",
                "\u001f\u008b",
                "gzip data",
                "RIFF",
                "a RIFF file");
        return kinds.entrySet().stream()
                .filter(k -> start.startsWith(k.getKey()))
                .map(k -> k.getValue())
                .findFirst();
    }

    /// Control signs that no text has, unless the zero bytes of UTF-16 explain them.
    private static boolean isBinary(String start) {
        long controls = start.chars()
                .filter(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b)
                .count();
        long zeros = start.chars().filter(c -> c == 0).count();
        boolean wide = zeros > start.length() / 5 && controls - zeros < start.length() / 100;
        return !wide && controls > Math.max(2, start.length() / 50);
    }
}
