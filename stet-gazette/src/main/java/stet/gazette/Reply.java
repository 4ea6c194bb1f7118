// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer as it goes out; the server adds the length, the date and what concerns the connection.
///
/// @param headers in the order in which they are sent
record Reply(int status, Map<String, String> headers, Body body, Ending ending) {
    enum Ending {
        WHOLE,
        /// Half the body is sent, then the connection is closed.
        CUT_SHORT,
        /// Nothing is sent, not even a status.
        NEVER
    }

    Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Reply of(int status, String contentType, Body body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, Ending.WHOLE);
    }

    static Reply text(int status, String contentType, String text) {
        return of(status, contentType + "; charset=utf-8", Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Reply never() {
        return new Reply(0, Map.of(), Body.of(new byte[0]), Ending.NEVER);
    }

    Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body, ending);
    }

    Reply withBody(Body changed) {
        return new Reply(status, headers, changed, ending);
    }

    Reply cutShort() {
        return new Reply(status, headers, body, Ending.CUT_SHORT);
    }

    /// The answer to a conditional request whose condition says that nothing changed.
    Reply notModified() {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.remove("Content-Type");
        return new Reply(304, kept, Body.of(new byte[0]), Ending.WHOLE);
    }
}
