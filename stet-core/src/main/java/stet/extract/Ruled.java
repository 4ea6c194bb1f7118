// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.Reading;

/// A page read by an outlet's rules, and what each rule found.
///
/// @param uses in the order of the rules
public record Ruled(Reading reading, List<Use> uses) {
    private static final Set<String> EVERYWHERE = Set.of("body", "headline", "published", "modified");

    public Ruled {
        uses = List.copyOf(uses);
    }

    /// The rules that every article should meet and that found nothing here, in words for an operator; may be
    /// empty.
    public String idle() {
        var keys = uses.stream()
                .filter(use -> EVERYWHERE.contains(use.key()) && use.found() instanceof Found.Nothing)
                .map(use -> "%s “%s”".formatted(use.key(), use.selector()))
                .collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : "the outlet's rules find nothing: " + keys;
    }

    /// @param key as the rule file names it: `body`, `drop`, `published`
    public record Use(String key, Selector selector, Found found) {}

    public sealed interface Found {
        /// @param elements how many were picked, at least 1
        record Matched(int elements) implements Found {}

        /// Nothing that could be used, so this part was read as everywhere else.
        record Nothing(String why) implements Found {}
    }
}
