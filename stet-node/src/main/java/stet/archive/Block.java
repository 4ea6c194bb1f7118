// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stet.model.Header;
import stet.model.Payload;

/// An HTTP response message as a record's block (RFC 9112, section 2.1): status line, headers, body.
///
/// The HTTP library has taken chunked transfer coding off and does not tell the reason phrase or the minor
/// version. So the block has no Transfer-Encoding, an empty reason phrase and always says HTTP/1.1; all other
/// headers and the body are as sent. Line breaks and NUL inside a header value, which no message can hold, become
/// spaces.
record Block(int status, List<Header> headers, Payload body) {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    Block {
        headers = List.copyOf(headers);
    }

    byte[] bytes(boolean withBody) {
        var head = new StringBuilder("HTTP/1.1 %03d \r\n".formatted(status));
        for (var header : headers) {
            if (!header.name().equalsIgnoreCase("Transfer-Encoding")) {
                head.append(header.name())
                        .append(": ")
                        .append(oneLine(header.value()))
                        .append("\r\n");
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (withBody) {
            out.writeBytes(body.bytes());
        }
        return out.toByteArray();
    }

    /// @throws IllegalArgumentException if there is no head that `bytes` could have written
    static Block parse(byte[] bytes) {
        int end = endOfHead(bytes);
        var lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\r\n", -1);
        if (!lines[0].matches("HTTP/1[.]1 [0-9]{3} ")) {
            throw new IllegalArgumentException("no status line");
        }
        var headers = new ArrayList<Header>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon < 0) {
                throw new IllegalArgumentException("a header line without a colon");
            }
            headers.add(new Header(lines[i].substring(0, colon), lines[i].substring(colon + 2)));
        }
        var body = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length, bytes.length);
        return new Block(Integer.parseInt(lines[0].substring(9, 12)), headers, Payload.of(body));
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i + END_OF_HEAD.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no end of the HTTP head");
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\r\n\0]", " ");
    }
}
