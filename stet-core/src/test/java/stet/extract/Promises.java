// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;

/// What the extractor promises of any bytes whatever.
final class Promises {
    static final Address HERE = new Address("https://example.org/news/any");
    private static final List<String> CONTENT_TYPES = List.of(
            "text/html",
            "",
            "text/html; charset=utf-8",
            "text/html; charset=windows-1251",
            "text/html; charset=Shift_JIS",
            "application/xhtml+xml; charset=\"utf-16\"",
            "application/octet-stream",
            "text/html; charset=\u0000;;=\"");
    /// HTML's white space, save a single blank between words.
    private static final Pattern LOOSE_SPACE = Pattern.compile("^[ \t\n\f\r]|[ \t\n\f\r]$|[\t\n\f\r]|  ");

    /// Canonical composition may write a sign with up to three (UAX 15, section 9), of what one byte or more said.
    private static final int GROWTH = 3;
    private static final int LONGEST_DETAIL = 1000;

    private Promises() {}

    /// A content type that the bytes themselves choose, so that a fuzzer can change it.
    static String contentType(byte[] page) {
        return page.length == 0 ? "" : CONTENT_TYPES.get(page[page.length - 1] & 7);
    }

    /// Holds the reading of these bytes against all that is promised, and hands it on.
    static Reading kept(byte[] page) {
        var contentType = contentType(page);
        var reading = Extractor.extract(Payload.of(page), contentType, HERE);

        assertEquals(reading, Extractor.extract(Payload.of(page), contentType, HERE), "the same bytes read the same");
        switch (reading) {
            case Reading.Article article -> kept(article.story(), page.length);
            case Reading.NoArticle none ->
                assertTrue(none.detail().length() <= LONGEST_DETAIL, () -> "a detail of a few words: " + none.detail());
        }
        return reading;
    }

    /// Text that is decoded once and written as UTF-8 is decoded to itself.
    static String keptDecoded(byte[] page) {
        var text = Decoder.decode(page, contentType(page));

        assertTrue(text.length() <= page.length + 1, "no byte makes more than one char");
        if (text.indexOf('\u0000') < 0 && !text.startsWith("\ufeff")) {
            assertEquals(text, Decoder.decode(text.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8"));
        }
        return text;
    }

    private static void kept(Story story, int bytes) {
        long length = story.text().length()
                + story.captions().stream().mapToLong(String::length).sum();
        assertTrue(length <= (long) GROWTH * bytes, "a text is no longer than its page");
        story.paragraphs().forEach(Promises::kept);
        for (var line : List.of(story.headline(), story.standfirst(), story.byline())) {
            assertTrue(line.length() <= (long) GROWTH * bytes, "a line is no longer than its page");
        }
    }

    private static void kept(Paragraph paragraph) {
        var text = paragraph.text();
        assertTrue(Normalizer.isNormalized(text, Normalizer.Form.NFC), () -> "in NFC: " + text);
        assertTrue(!LOOSE_SPACE.matcher(text).find(), () -> "white space is one blank, and none at the ends: " + text);
        for (var link : paragraph.links()) {
            assertTrue(text.contains(link.text()), () -> "a link's words stand in its paragraph: " + link);
        }
    }
}
