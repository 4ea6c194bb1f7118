// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import stet.model.Address;
import stet.model.Header;
import stet.model.Payload;
import stet.model.Validators;

/// One request to be sent.
///
/// @param hops redirects followed before it
/// @param mostBytes of the answer's body as sent
/// @param within the whole exchange ends, in real time
record Question(Address address, Purpose purpose, int hops, Method method, long mostBytes, Duration within) {

    /// How it is asked.
    sealed interface Method {
        /// @param conditions the headers that make it conditional
        record Get(List<Header> conditions) implements Method {
            public Get {
                conditions = List.copyOf(conditions);
            }
        }

        /// @param type of the body, as Content-Type says it
        record Post(String type, Payload body) implements Method {}
    }

    static final Method PLAINLY = new Method.Get(List.of());

    String reason() {
        return purpose.reason(hops);
    }

    /// What validators send back, verbatim (RFC 9110, section 13.1). A value with control characters is left out:
    /// no server sent it whole.
    static List<Header> conditions(Validators validators) {
        var conditions = new ArrayList<Header>();
        validators.etag().filter(Question::isSendable).ifPresent(v -> conditions.add(new Header("If-None-Match", v)));
        validators
                .lastModified()
                .filter(Question::isSendable)
                .ifPresent(v -> conditions.add(new Header("If-Modified-Since", v)));
        return List.copyOf(conditions);
    }

    private static boolean isSendable(String value) {
        return !value.isBlank() && value.length() <= 8192 && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
