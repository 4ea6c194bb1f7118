// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import stet.model.Reading;

/// A page read by an outlet's rules, and what each rule found.
///
/// @param uses in the order of the rules
public record Ruled(Reading reading, List<Use> uses) {
    public Ruled {
        uses = List.copyOf(uses);
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
