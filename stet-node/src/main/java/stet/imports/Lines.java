// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a file, byte for byte, none of them longer than is borne. For one thread.
final class Lines {
    /// In bytes.
    static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private long read;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /// A line without its end.
    ///
    /// @param bytes empty when it is too long; then it was passed over
    record Line(long number, Optional<byte[]> bytes) {}

    /// The next line; empty at the end of the file.
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        number++;
        var line = new ByteArrayOutputStream();
        boolean bearable = true;
        while (fill()) {
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            bearable = bearable && line.size() + (end - next) <= LONGEST;
            if (bearable) {
                line.write(buffer, next, end - next);
            } else {
                line.reset();
            }
            boolean whole = end < filled;
            next = whole ? end + 1 : end;
            if (whole) {
                break;
            }
        }
        return Optional.of(new Line(number, bearable ? Optional.of(line.toByteArray()) : Optional.empty()));
    }

    /// Of the line that was begun last; 0 before the first.
    long number() {
        return number;
    }

    /// So many bytes were read.
    long done() {
        return read - filled + next;
    }

    private boolean fill() throws IOException {
        if (next < filled) {
            return true;
        }
        filled = Math.max(0, in.read(buffer));
        next = 0;
        read += filled;
        return filled > 0;
    }
}
