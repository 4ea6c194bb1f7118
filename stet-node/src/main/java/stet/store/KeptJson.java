// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Kept JSON, read value by value from front to back: a page needs a hundred texts, and a tree of each would take
/// several times as long as this.
final class KeptJson {
    private final JsonParser parser;

    private KeptJson(JsonParser parser) {
        this.parser = parser;
    }

    static <T> T read(byte[] bytes, Function<KeptJson, T> reader) {
        try (var parser = JsonMapper.shared().createParser(bytes)) {
            parser.nextToken();
            return reader.apply(new KeptJson(parser));
        }
    }

    /// Reads an object.
    ///
    /// @param member is told the name of each member, and reads or skips its value
    void object(Consumer<String> member) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            member.accept(name);
        }
    }

    /// Reads an array, value by value.
    <T> List<T> list(Supplier<T> value) {
        var all = new ArrayList<T>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(value.get());
        }
        return all;
    }

    boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    String text() {
        return parser.getString();
    }

    int number() {
        return parser.getIntValue();
    }

    boolean flag() {
        return parser.getBooleanValue();
    }

    void skip() {
        parser.skipChildren();
    }
}
