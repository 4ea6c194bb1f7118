// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;

/// What people hand in: a text, or a saved page. What it is, its bytes tell, whatever its name says.
public sealed interface HandedIn {
    /// In bytes: some 300,000 words.
    int LARGEST = 2 << 20;

    /// @param media its media type
    /// @param extractor the version that read it; 0 for a text, which is taken as it is
    record Read(Story story, String media, int extractor) implements HandedIn {}

    /// @param detail what was seen; may be empty
    record Refused(Reason reason, String detail) implements HandedIn {}

    enum Reason {
        EMPTY,
        TOO_LARGE,
        /// Stet reads no PDF; its text can be taken out and handed in.
        PDF,
        /// Pictures, office documents, archives and what else is no text.
        NOT_TEXT,
        /// A page in which no article was found.
        NO_ARTICLE
    }

    /// Reads it.
    ///
    /// @param headline as the keeper states it; empty where the text begins with its own
    /// @param language a BCP 47 tag, or empty; a page's own comes first
    static HandedIn read(Payload bytes, String headline, String language) {
        if (bytes.size() > LARGEST) {
            return new Refused(Reason.TOO_LARGE, "");
        }
        var raw = bytes.bytes();
        if (begins(raw, "%PDF-")) {
            return new Refused(Reason.PDF, "");
        }
        var text = decoded(raw);
        if (text.isEmpty() || text.get().indexOf('\0') >= 0) {
            return new Refused(Reason.NOT_TEXT, "");
        }
        return isPage(text.get()) ? page(bytes, headline, language) : plain(text.get(), headline, language);
    }

    /// The media type of an original that is kept beside a text and not read.
    static String media(Payload bytes) {
        var head = new String(bytes.bytes(), 0, Math.min(8, bytes.size()), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return "application/pdf";
        }
        return head.equals("\u0089PNG\r\n\u001a\n")
                ? "image/png"
                : head.startsWith("\u00ff\u00d8\u00ff") ? "image/jpeg" : "application/octet-stream";
    }

    private static boolean begins(byte[] bytes, String magic) {
        return new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith(magic);
    }

    /// UTF-16 with its mark, else UTF-8, else Windows-1252 where that is no more than odd quotation marks.
    /// Empty for what is no text.
    private static Optional<String> decoded(byte[] raw) {
        boolean wide = raw.length > 1
                && (raw[0] == (byte) 0xFE && raw[1] == (byte) 0xFF || raw[0] == (byte) 0xFF && raw[1] == (byte) 0xFE);
        var text = strictly(raw, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .or(() -> strictly(raw, Charset.forName("windows-1252")));
        return text.map(t -> t.startsWith("\ufeff") ? t.substring(1) : t).filter(HandedIn::isText);
    }

    private static Optional<String> strictly(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) { // then it is another
            return Optional.empty();
        }
    }

    /// Whether hardly any of it is a control character.
    private static boolean isText(String text) {
        long controls = text.chars()
                .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        return controls * 100 <= text.length();
    }

    private static boolean isPage(String text) {
        var start = text.stripLeading();
        var head = start.substring(0, Math.min(start.length(), 512)).toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || head.startsWith("<?xml") && head.contains("<html")
                || head.startsWith("<!--") && head.contains("<html");
    }

    private static HandedIn page(Payload bytes, String headline, String language) {
        var nowhere = new Address("https://clipping.invalid/");
        return switch (Extractor.extract(bytes, "text/html", nowhere)) {
            case Reading.Article(var story, var _, var _, var _) ->
                new Read(
                        named(
                                story,
                                headline.isBlank() ? story.headline() : headline,
                                story.language().isEmpty() ? language : story.language()),
                        "text/html",
                        Extractor.VERSION);
            case Reading.NoArticle(var _, var detail) -> new Refused(Reason.NO_ARTICLE, detail);
        };
    }

    /// Blank lines stand between paragraphs; without any, each line is one. A short first one that does not
    /// end as a sentence does is the headline.
    private static HandedIn plain(String text, String headline, String language) {
        var clean = Normalizer.normalize(text, Normalizer.Form.NFC);
        var blocks = blocks(clean.strip().lines().map(HandedIn::oneLine).toList());
        if (blocks.isEmpty()) {
            return new Refused(Reason.EMPTY, "");
        }
        boolean own = headline.isBlank() && blocks.size() > 1 && isHeadline(blocks.getFirst());
        var paragraphs = (own ? blocks.stream().skip(1) : blocks.stream())
                .map(block -> new Paragraph(Paragraph.Kind.TEXT, block))
                .toList();
        var story = new Story(
                own ? blocks.getFirst() : headline.strip(),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                language,
                "",
                paragraphs,
                List.of(),
                List.of());
        return new Read(story, "text/plain; charset=utf-8", 0);
    }

    /// A word that a line's end parted with a soft hyphen is one word again.
    private static List<String> blocks(List<String> lines) {
        boolean parted = lines.stream().dropWhile(String::isEmpty).anyMatch(String::isEmpty);
        var blocks = new ArrayList<String>();
        var block = new StringJoiner(" ");
        for (var line : lines) {
            if (!line.isEmpty()) {
                block.add(line);
            }
            if ((line.isEmpty() || !parted) && block.length() > 0) {
                blocks.add(block.toString().replace("\u00ad ", ""));
                block = new StringJoiner(" ");
            }
        }
        if (block.length() > 0) {
            blocks.add(block.toString().replace("\u00ad ", ""));
        }
        return blocks;
    }

    private static String oneLine(String line) {
        return line.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    private static boolean isHeadline(String block) {
        return block.length() <= 200 && Stream.of(".", ":", ";", ",", "。").noneMatch(block::endsWith);
    }

    private static Story named(Story story, String headline, String language) {
        return new Story(
                headline,
                story.standfirst(),
                story.byline(),
                story.authors(),
                story.published(),
                story.modified(),
                language,
                story.section(),
                story.paragraphs(),
                story.posts(),
                story.pictures());
    }
}
