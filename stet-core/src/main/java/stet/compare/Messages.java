// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sentences in the reader's language, as ICU message formats in `messages_LANGUAGE.properties`; English for readers of
/// other languages.
final class Messages {
    private static final Map<String, Messages> ALL =
            List.of("en", "de", "fr", "es").stream().collect(Collectors.toMap(Function.identity(), Messages::new));

    private final ULocale locale;
    private final Properties patterns = new Properties();

    /// Those that were said already: to parse one takes far longer than to fill its places.
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    private Messages(String language) {
        this.locale = ULocale.forLanguageTag(language);
        var name = "messages_" + language + ".properties";
        var stream = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name + " is missing");
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            patterns.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static Messages in(Locale reader) {
        var english = Objects.requireNonNull(ALL.get("en"));
        return ALL.getOrDefault(reader.getLanguage(), english);
    }

    /// The message of that name, with its places filled.
    /// @throws IllegalStateException when the language has no such message
    String say(String name, Object... values) {
        var format = parsed.computeIfAbsent(name, this::parsed);
        synchronized (format) { // which serves one thread at a time
            return format.format(values);
        }
    }

    private MessageFormat parsed(String name) {
        var pattern = patterns.getProperty(name);
        if (pattern == null) {
            throw new IllegalStateException("no message %s in %s".formatted(name, locale));
        }
        return new MessageFormat(pattern, locale);
    }

    /// The message as it reads after a semicolon: without its capital, save in German, where a noun comes first.
    String continued(String message) {
        return locale.getLanguage().equals("de")
                ? message
                : message.substring(0, 1).toLowerCase(locale.toLocale()) + message.substring(1);
    }

    /// The names of all messages, for comparing languages.
    static Set<String> names(Locale reader) {
        return in(reader).patterns.stringPropertyNames();
    }
}
