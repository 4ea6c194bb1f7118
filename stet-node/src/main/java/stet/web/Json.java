// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// JSON (RFC 8259) for the machine forms.
final class Json {
    static final String TYPE = "application/json; charset=utf-8";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// An object whose members keep their order. Values are texts, numbers, truth values, instants (written by RFC
    /// 3339), lists and other things.
    static final class Thing {
        private final Map<String, Object> members = new LinkedHashMap<>();

        Thing with(String name, String value) {
            members.put(name, value);
            return this;
        }

        Thing with(String name, long value) {
            members.put(name, value);
            return this;
        }

        Thing with(String name, Instant value) {
            members.put(name, value.toString());
            return this;
        }

        Thing with(String name, Thing value) {
            members.put(name, value.members);
            return this;
        }

        Thing with(String name, List<Thing> values) {
            var list = new ArrayList<Map<String, Object>>();
            values.forEach(v -> list.add(v.members));
            members.put(name, list);
            return this;
        }

        Thing withTexts(String name, List<String> values) {
            members.put(name, List.copyOf(values));
            return this;
        }

        byte[] bytes() {
            return MAPPER.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        }
    }
}
