// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;

/// The rows that React's server components are sent in: `ID:JSON` and a line feed, or `ID:Tn,` and a text of n bytes in
/// UTF-8, n in hexadecimal. A page carries them in pieces, each pushed by a script of its own, and a text may run from
/// one piece to the next.
final class Flight {
    private static final int MOST_ROWS = 20_000;
    private static final int LONGEST_ID = 16;

    private Flight() {}

    /// Adds the pieces that a script pushes.
    static void gather(Blob pushed, StringBuilder flight) {
        switch (pushed) {
            case Blob.Row(var items) -> items.forEach(item -> gather(item, flight));
            case Blob.Text(var text) -> flight.append(text);
            case Blob.Group _, Blob.Word _ -> {}
        }
    }

    static List<Blob.Member> rows(String flight) {
        var rows = new ArrayList<Blob.Member>();
        int at = 0;
        while (at < flight.length() && rows.size() < MOST_ROWS) {
            int colon = flight.indexOf(':', at);
            int line = end(flight, at);
            if (colon < 0 || colon > line || colon - at > LONGEST_ID) {
                at = line + 1;
                continue;
            }
            int comma = flight.startsWith("T", colon + 1) ? flight.indexOf(',', colon) : -1;
            int bytes = comma < 0 || comma - colon > LONGEST_ID ? -1 : hexadecimal(flight.substring(colon + 2, comma));
            if (bytes >= 0) {
                at = afterBytes(flight, comma + 1, bytes);
                rows.add(new Blob.Member("", new Blob.Row(List.of(new Blob.Text(flight.substring(comma + 1, at))))));
            } else {
                rows.addAll(BlobScanner.scan(flight.substring(colon + 1, line)));
                at = line + 1;
            }
        }
        return rows;
    }

    private static int end(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int hexadecimal(String digits) {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /// Where the text ends that takes so many bytes in UTF-8 (RFC 3629, section 3).
    private static int afterBytes(String text, int from, int bytes) {
        int at = from;
        int left = bytes;
        while (at < text.length() && left > 0) {
            int c = text.codePointAt(at);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            at += Character.charCount(c);
        }
        return at;
    }
}
