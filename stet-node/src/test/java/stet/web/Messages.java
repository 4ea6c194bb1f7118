// SPDX-License-Identifier: Apache-2.0
package stet.web;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The messages of one language as they stand in their file.
final class Messages {
    private Messages() {}

    static Map<String, String> of(String language) {
        var file = "words_%s.properties".formatted(language);
        try (var stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(reader);
            var messages = new TreeMap<String, String>();
            read.stringPropertyNames().forEach(key -> messages.put(key, read.getProperty(key)));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// The numbers of a message’s blanks.
    static SortedSet<String> blanks(String message) {
        var pattern = new MessagePattern(message);
        var blanks = new TreeSet<String>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == MessagePattern.Part.Type.ARG_NUMBER) {
                blanks.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return blanks;
    }
}
