// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.fetch.ContentCoding.Decoded;
import stet.model.Payload;

class ContentCodingTest {
    private static final byte[] BODY = "<p>The ferry is back in service.</p>".getBytes(StandardCharsets.UTF_8);

    /// BODY, and a million zeros, as the reference encoder writes them in brotli.
    private static final byte[] BODY_BR =
            Base64.getDecoder().decode("ixGAPHA+VGhlIGZlcnJ5IGlzIGJhY2sgaW4gc2VydmljZS48L3A+Aw==");

    private static final byte[] ZEROS_BR = Base64.getDecoder().decode("W///j38CIB4LBHLvHwA=");
    private static final byte[] ZEROS = new byte[1 << 20];
    private static final long MOST = 50_000;

    static Stream<Arguments> codings() throws IOException {
        return Stream.of(
                Arguments.of("gzip", gzip(BODY), gzip(ZEROS)),
                Arguments.of("x-gzip", gzip(BODY), gzip(ZEROS)),
                Arguments.of("deflate", deflate(BODY, false), deflate(ZEROS, false)),
                Arguments.of("deflate", deflate(BODY, true), deflate(ZEROS, true)),
                Arguments.of("BR", BODY_BR, ZEROS_BR),
                Arguments.of("zstd", Zstd.compress(BODY), Zstd.compress(ZEROS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void eachCodingThatIsAskedForIsUndone(String coding, byte[] coded, byte[] bomb) {
        var content =
                assertInstanceOf(Decoded.Whole.class, decode(coded, coding)).content();

        assertEquals(Payload.of(BODY), content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void aBombIsLeftAtTheLimitOfDecodedBytes(String coding, byte[] coded, byte[] bomb) {
        var first =
                assertInstanceOf(Decoded.TooLarge.class, decode(bomb, coding)).first();

        assertEquals(MOST, first.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void aCodedBodyThatEndsTooSoonIsTold(String coding, byte[] coded, byte[] bomb) {
        assertInstanceOf(Decoded.CutShort.class, decode(Arrays.copyOf(coded, coded.length - 2), coding));
        assertInstanceOf(Decoded.CutShort.class, decode(Arrays.copyOf(coded, coded.length / 2), coding));
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "zstd", "snappy", "compress", "'gzip, gzip'", "'identity, br, gzip'", "''"})
    void noBodyMakesTheDecoderFallOver(String coding) {
        var chance = new Random(42);

        for (int round = 0; round < 200; round++) {
            var noise = new byte[chance.nextInt(200)];
            chance.nextBytes(noise);
            decode(noise, coding);
        }
    }

    @Test
    void plainTextUnderTheNameOfACodingIsUndecodable() {
        for (var coding : List.of("gzip", "zstd", "snappy")) {
            assertInstanceOf(Decoded.Undecodable.class, decode(BODY, coding), coding);
        }
        assertInstanceOf(Decoded.Undecodable.class, decode(ZEROS, "br")); // any text begins a brotli stream
        assertInstanceOf(Decoded.Undecodable.class, decode(BODY_BR, "br, br"));
    }

    @Test
    void aZstdFrameThatAsksForTooLargeAWindowIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(out).setLong(27)) {
            zstd.write(ZEROS);
            zstd.flush();
            zstd.write(BODY);
        }

        assertInstanceOf(Decoded.Undecodable.class, decode(out.toByteArray(), "zstd"));
    }

    @Test
    void severalMembersOrFramesAreOneBody() throws IOException {
        var gzip = new ByteArrayOutputStream();
        gzip.write(gzip(BODY));
        gzip.write(gzip(BODY));

        var content = assertInstanceOf(Decoded.Whole.class, decode(gzip.toByteArray(), "gzip"))
                .content();

        assertEquals(2L * BODY.length, content.size());
    }

    private static Decoded decode(byte[] coded, String coding) {
        return ContentCoding.decode(Payload.of(coded), List.of(coding), MOST);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        return written(out, new GZIPOutputStream(out), bytes);
    }

    /// In the zlib format (RFC 1950) or as bare deflate data (RFC 1951).
    private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try {
            return written(out, new DeflaterOutputStream(out, deflater), bytes);
        } finally {
            deflater.end();
        }
    }

    private static byte[] written(ByteArrayOutputStream out, OutputStream coding, byte[] bytes) throws IOException {
        try (coding) {
            coding.write(bytes);
        }
        return out.toByteArray();
    }
}
