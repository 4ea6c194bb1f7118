// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// One gzip member (RFC 1952, section 2.3), read to its end and checked against its own checksum and length; so a
/// flipped bit is found wherever it stands. The JDK's reader would read on into the members after it.
final class Member {
    private static final int MAGIC_AND_METHOD = 0x1f8b08;
    private static final int REST_OF_HEAD = 6; // time, extra flags, system
    private static final int HEAD = 4 + REST_OF_HEAD;
    private static final int TRAILER = 8; // checksum, length
    private static final int BUFFER = 16_384;

    private Member() {}

    /// A member's content, and how long the member is as it stands in the file.
    static final class Whole {
        private final byte[] bytes;
        private final long length;

        private Whole(byte[] bytes, long length) {
            this.bytes = bytes;
            this.length = length;
        }

        byte[] bytes() {
            return bytes;
        }

        long length() {
            return length;
        }
    }

    /// @throws EOFException if the member ends too soon
    /// @throws ZipException if none begins here, or it is damaged
    static Whole read(InputStream in) throws IOException {
        skipHead(new DataInputStream(in));
        var inflater = new Inflater(true);
        try {
            var bytes = inflate(in, inflater);
            return new Whole(bytes, HEAD + inflater.getBytesRead() + TRAILER);
        } catch (DataFormatException e) {
            var thrown = new ZipException("not deflate data");
            thrown.initCause(e);
            throw thrown;
        } finally {
            inflater.end();
        }
    }

    private static void skipHead(DataInputStream in) throws IOException {
        int start = in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        if (start != MAGIC_AND_METHOD || flags != 0) { // members of ours have no name, comment or extra field
            throw new ZipException("no gzip member of ours");
        }
        in.skipNBytes(REST_OF_HEAD);
    }

    private static byte[] inflate(InputStream in, Inflater inflater) throws IOException, DataFormatException {
        var out = new ByteArrayOutputStream();
        var crc = new CRC32();
        var coded = new byte[BUFFER];
        var plain = new byte[BUFFER];
        int filled = 0;
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                filled = in.read(coded);
                if (filled < 0) {
                    throw new EOFException("the member ends too soon");
                }
                inflater.setInput(coded, 0, filled);
            }
            int count = inflater.inflate(plain);
            crc.update(plain, 0, count);
            out.write(plain, 0, count);
        }
        int left = inflater.getRemaining();
        var rest = new ByteArrayInputStream(coded, filled - left, left);
        var trailer = new DataInputStream(new SequenceInputStream(rest, in));
        if (littleEndian(trailer) != (int) crc.getValue() || littleEndian(trailer) != out.size()) {
            throw new ZipException("checksum or length differs");
        }
        return out.toByteArray();
    }

    private static int littleEndian(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
