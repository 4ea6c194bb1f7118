// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Bytes to text for feeds and sitemaps, whose declarations are often wrong.
final class Decoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern XML_DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");
    private static final Pattern MEDIA_TYPE = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\"';\\s]{1,40})");
    private static final int HEAD = 1024;

    private Decoding() {}

    /// In this order: a byte order mark; a declared charset in which letters beyond ASCII are not told by a high
    /// bit (UTF-16, ISO-2022); UTF-8, when the bytes are mostly that, whatever is declared; the charset of the
    /// XML declaration, then of the Content-Type; windows-1252, in which every byte is a letter. As in browsers,
    /// ISO-8859-1 and US-ASCII are read as windows-1252.
    static String text(byte[] bytes, String contentType) {
        var mark = byteOrderMark(bytes);
        if (mark.isPresent()) {
            var text = decode(bytes, mark.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        var declared = declared(bytes, contentType);
        if (declared.isPresent() && !holdsAscii(declared.get())) {
            return decode(bytes, declared.get());
        }
        var utf8 = decode(bytes, StandardCharsets.UTF_8);
        if (isMostlyGood(utf8)) {
            return utf8;
        }
        var other = declared.filter(c -> !c.equals(StandardCharsets.UTF_8)).orElse(WINDOWS_1252);
        return decode(bytes, other);
    }

    private static Optional<Charset> byteOrderMark(byte[] b) {
        int first = b.length > 1 ? (b[0] & 0xff) << 8 | b[1] & 0xff : 0;
        return switch (first) {
            case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> declared(byte[] bytes, String contentType) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        var inXml = XML_DECLARATION.matcher(head);
        var inType = MEDIA_TYPE.matcher(contentType);
        return (inXml.find() ? charset(inXml.group(1)) : Optional.<Charset>empty())
                .or(() -> inType.find() ? charset(inType.group(1)) : Optional.empty());
    }

    private static Optional<Charset> charset(String name) {
        try {
            var charset = Charset.forName(name.strip());
            boolean latin = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
            return Optional.of(latin ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /// Whether plain ASCII bytes mean themselves and other letters have a high bit.
    private static boolean holdsAscii(Charset charset) {
        return !charset.name().startsWith("ISO-2022")
                && !charset.name().startsWith("HZ")
                && "<a"
                        .equals(charset.decode(ByteBuffer.wrap(new byte[] {'<', 'a'}))
                                .toString());
    }

    /// A few broken sequences among many good ones are faults in a UTF-8 text; the other way round it is not
    /// UTF-8.
    private static boolean isMostlyGood(String utf8) {
        long broken = utf8.chars().filter(c -> c == 0xFFFD).count();
        return broken == 0 || broken < utf8.chars().filter(c -> c > 0x7f).count() - broken;
    }

    /// What cannot be decoded becomes U+FFFD.
    private static String decode(byte[] bytes, Charset charset) {
        return charset.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
