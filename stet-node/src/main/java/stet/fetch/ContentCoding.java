// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import stet.model.Payload;

/// Undoes content coding (RFC 9110, section 8.4) without ever holding more than a given number of decoded bytes: gzip,
/// deflate, br (RFC 7932) and zstd (RFC 8878).
public final class ContentCoding {
    /// What is asked for, the densest first.
    static final String ACCEPTED = "br, zstd, gzip, deflate";

    /// The largest window of a zstd body is 8 MB (RFC 9659, section 3); a frame that asks for more is refused
    /// before memory is taken for it.
    private static final int ZSTD_WINDOW_LOG = 23;

    private ContentCoding() {}

    /// What decoding gave.
    public sealed interface Decoded {
        record Whole(Payload content) implements Decoded {}

        /// There is more than was allowed; these are the first bytes.
        record TooLarge(Payload first) implements Decoded {}

        /// The coded body ends too soon; these are the bytes before.
        record CutShort(Payload first) implements Decoded {}

        /// Not what the coding says, or a coding not known here.
        record Undecodable(String detail) implements Decoded {}
    }

    /// @param written every value of Content-Encoding, in order
    /// @param most decoded bytes kept
    public static Decoded decode(Payload body, List<String> written, long most) {
        var codings = written.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        if (codings.isEmpty() || body.size() == 0) {
            return body.size() <= most ? new Decoded.Whole(body) : new Decoded.TooLarge(first(body, most));
        }
        if (codings.size() > 1) {
            return new Decoded.Undecodable("more than one content coding");
        }
        return switch (codings.getFirst()) {
            case "gzip", "x-gzip" -> gunzip(body, most);
            case "deflate" -> inflate(body, most);
            case "br" -> unwrap(body, most, "br", BrotliInputStream::new);
            case "zstd" -> unwrap(body, most, "zstd", ContentCoding::zstd);
            default -> new Decoded.Undecodable("a content coding that was not asked for");
        };
    }

    private static Decoded gunzip(Payload body, long most) {
        try (var in = new GZIPInputStream(body.stream())) {
            return read(in, most);
        } catch (EOFException e) {
            return new Decoded.CutShort(Payload.EMPTY);
        } catch (IOException e) {
            return new Decoded.Undecodable("not gzip as it says");
        }
    }

    /// "deflate" means the zlib format (RFC 1950), yet some servers send bare deflate data (RFC 1951).
    private static Decoded inflate(Payload body, long most) {
        var inflater = new Inflater(!looksLikeZlib(body));
        try (var in = new InflaterInputStream(body.stream(), inflater)) {
            return read(in, most);
        } catch (IOException e) {
            return new Decoded.Undecodable("not deflate as it says");
        } finally {
            inflater.end();
        }
    }

    /// RFC 1950, section 2.2: method 8, and the first two bytes as a number divide by 31.
    private static boolean looksLikeZlib(Payload body) {
        var head = Arrays.copyOf(body.bytes(), 2);
        return (head[0] & 0x0f) == 8 && ((head[0] & 0xff) << 8 | head[1] & 0xff) % 31 == 0;
    }

    private static ZstdInputStream zstd(InputStream coded) throws IOException {
        return new ZstdInputStream(coded).setLongMax(ZSTD_WINDOW_LOG);
    }

    /// Puts a library's decoder on a stream of coded bytes.
    private interface Decoder {
        InputStream on(InputStream coded) throws IOException;
    }

    /// These libraries say only that decoding failed; where all coded bytes were used up by then, some are missing.
    private static Decoded unwrap(Payload body, long most, String coding, Decoder decoder) {
        var coded = new Consumed(body.stream());
        try (var in = decoder.on(coded)) {
            return read(in, most);
        } catch (IOException e) {
            return coded.ended
                    ? new Decoded.CutShort(Payload.EMPTY)
                    : new Decoded.Undecodable("not %s as it says".formatted(coding));
        }
    }

    /// Tells whether someone wanted more bytes than there are. For one thread.
    private static final class Consumed extends FilterInputStream {
        private boolean ended;

        Consumed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            ended |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            ended |= count < 0;
            return count;
        }
    }

    private static Decoded read(InputStream in, long most) throws IOException {
        var out = new ArrayList<byte[]>();
        long size = 0;
        var buffer = new byte[16_384];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int room = (int) Math.min(n, most - size);
                out.add(Arrays.copyOf(buffer, room));
                size += room;
                if (room < n) {
                    return new Decoded.TooLarge(Payload.joined(out));
                }
            }
        } catch (EOFException e) {
            return new Decoded.CutShort(Payload.joined(out));
        }
        return new Decoded.Whole(Payload.joined(out));
    }

    private static Payload first(Payload body, long most) {
        return Payload.of(Arrays.copyOf(body.bytes(), (int) most));
    }
}
