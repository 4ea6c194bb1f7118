// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Knows again what Stet notes in its record while it watches. A note is kept in English, as it was written
/// that day; the usual ones stand among the English messages as `note.NAME`, so that pages can say them in
/// other languages.
final class Notes {
    private static final String FAMILY = "note.";
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");
    /// Longer notes are not looked for.
    private static final int LONGEST = 500;

    private final List<Known> known;

    private record Known(String key, Pattern text) {}

    /// @param key of the message
    /// @param blanks as they stand in the note, in their order
    record Found(String key, List<String> blanks) {
        Found {
            blanks = List.copyOf(blanks);
        }

        /// Of two messages that fit, the one that says more itself is meant.
        int length() {
            return blanks.stream().mapToInt(String::length).sum();
        }
    }

    /// @param english all English messages; the blanks of a note stand in the order {0}, {1} …
    Notes(Map<String, String> english) {
        known = english.keySet().stream()
                .filter(key -> key.startsWith(FAMILY))
                .sorted()
                .map(key -> new Known(key, pattern(english.getOrDefault(key, ""))))
                .toList();
    }

    private static Pattern pattern(String message) {
        var texts = BLANK.split(message, -1);
        var whole = new StringBuilder(Pattern.quote(texts[0]));
        for (int i = 1; i < texts.length; i++) {
            whole.append("(.+?)").append(Pattern.quote(texts[i]));
        }
        return Pattern.compile(whole.toString(), Pattern.DOTALL);
    }

    Optional<Found> find(String note) {
        return note.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .flatMap(k -> {
                            var fits = k.text().matcher(note);
                            return fits.matches()
                                    ? Optional.of(new Found(k.key(), blanks(fits.toMatchResult()))).stream()
                                    : Optional.<Found>empty().stream();
                        })
                        .min(Comparator.comparingInt(Found::length));
    }

    private static List<String> blanks(MatchResult fits) {
        return IntStream.rangeClosed(1, fits.groupCount()).mapToObj(fits::group).toList();
    }
}
