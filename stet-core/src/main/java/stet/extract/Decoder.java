// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Bytes to text, by the rules of browsers (WHATWG HTML, section 13.2.3: byte order mark, then the HTTP header, then
/// what the page declares), except that a declaration which the bytes refute is not believed.
final class Decoder {
    /// Browsers look at 1,024 bytes first but obey a later declaration too; this far it is looked for here.
    private static final int PRESCAN = 8192;
    private static final int DETECTED = 65_536;
    private static final int SURE_ENOUGH = 30;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;\"',]+)");
    private static final Pattern IN_META =
            Pattern.compile("(?i)<meta\\b[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.+-]+)");
    private static final Pattern IN_XML =
            Pattern.compile("(?i)^\\s*<\\?xml\\b[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([a-z0-9_:.+-]+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    private Decoder() {}

    /// @param contentType the HTTP header's value, which may name a charset; may be empty
    static String decode(byte[] bytes, String contentType) {
        var mark = byteOrderMark(bytes);
        if (mark.isPresent()) {
            return lenient(bytes, mark.get());
        }
        var wide = withoutMark16(bytes);
        if (wide.isPresent()) {
            return lenient(bytes, wide.get());
        }
        var found = Utf8Count.of(bytes);
        var declared = declared(bytes, contentType);
        if (found.bad() == 0 && (found.good() > 0 || declared.isEmpty())) {
            return new String(bytes, StandardCharsets.UTF_8); // several valid sequences do not come about by chance
        }
        boolean isUtf8 = declared.isEmpty() || declared.get().equals(StandardCharsets.UTF_8);
        if (isUtf8 && found.good() >= 4 * found.bad()) {
            return lenient(bytes, StandardCharsets.UTF_8);
        }
        return lenient(bytes, isUtf8 ? detected(bytes) : declared.get());
    }

    /// How many well-formed and how many malformed multi-byte sequences of UTF-8 there are.
    private record Utf8Count(int good, int bad) {
        static Utf8Count of(byte[] bytes) {
            int good = 0;
            int bad = 0;
            for (int i = 0; i < bytes.length; i++) {
                int first = bytes[i] & 0xff;
                if (first < 0x80) {
                    continue;
                }
                int more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
                if (first >= 0xf5 || more == 0) {
                    bad++;
                } else if (i + more >= bytes.length) {
                    break; // cut short, which says nothing about the encoding
                } else if (continues(bytes, i + 1, more)) {
                    good++;
                    i += more;
                } else {
                    bad++;
                }
            }
            return new Utf8Count(good, bad);
        }

        private static boolean continues(byte[] bytes, int from, int count) {
            for (int i = from; i < from + count; i++) {
                if ((bytes[i] & 0xc0) != 0x80) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Optional<Charset> byteOrderMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    /// UTF-16 that says so by nothing but its zero bytes: in markup most signs are ASCII.
    private static Optional<Charset> withoutMark16(byte[] bytes) {
        int looked = Math.min(bytes.length, 1024) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < looked; i += 2) {
            evenZeros += bytes[i] == 0 ? 1 : 0;
            oddZeros += bytes[i + 1] == 0 ? 1 : 0;
        }
        int many = Math.max(8, looked / 5);
        if (oddZeros >= many && evenZeros <= oddZeros / 8) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return evenZeros >= many && oddZeros <= evenZeros / 8
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes, String contentType) {
        var header = IN_HEADER.matcher(contentType);
        var named = header.find() ? Labels.charset(header.group(1)) : Optional.<Charset>empty();
        if (named.isPresent()) {
            return named;
        }
        var start = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        var meta = IN_META.matcher(COMMENT.matcher(start).replaceAll(""));
        var inMeta = meta.find() ? Labels.inside(meta.group(1)) : Optional.<Charset>empty();
        var xml = IN_XML.matcher(start);
        return inMeta.or(() -> xml.find() ? Labels.inside(xml.group(1)) : Optional.empty());
    }

    /// The likeliest encoding by the statistics of its bytes; windows-1252 when nothing speaks for another.
    private static Charset detected(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(bytes.length > DETECTED ? java.util.Arrays.copyOf(bytes, DETECTED) : bytes);
        for (var match : detector.detectAll()) {
            var name = match.getName().toLowerCase(Locale.ROOT);
            if (match.getConfidence() >= SURE_ENOUGH && !name.startsWith("utf") && !name.startsWith("ibm")) {
                return Labels.charset(name.replaceFirst("_(rtl|ltr)$", "")).orElse(WINDOWS_1252);
            }
        }
        return WINDOWS_1252;
    }

    /// Decodes to the end. Bytes that do not fit are read as windows-1252 one by one, which is what they mostly are
    /// when a page is pasted together from two sources.
    private static String lenient(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 16);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                break;
            }
            if (result.isOverflow()) {
                out = grown(out);
                continue;
            }
            var stray = new byte[Math.min(result.length(), in.remaining())];
            in.get(stray);
            out = out.remaining() < stray.length ? grown(out) : out;
            out.put(new String(stray, charset.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : charset));
        }
        var text = out.flip().toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static CharBuffer grown(CharBuffer full) {
        return CharBuffer.allocate(full.capacity() * 2 + 16).put(full.flip());
    }
}
