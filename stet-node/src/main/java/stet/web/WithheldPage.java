// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.model.Withholding;

/// What is withheld and was, the newest first, with the form that withholds more.
///
/// @param typed what stands in the form
/// @param trouble why nothing was done
/// @param older where what is older begins; empty when nothing is
record WithheldPage(List<Withholding> all, Typed typed, Optional<String> trouble, Optional<String> older) {
    static final String PATH = "/withheld";

    WithheldPage {
        all = List.copyOf(all);
    }

    /// @param article an id or an address
    /// @param version a number; empty for all
    /// @param passage words; empty for all
    record Typed(String article, String version, String passage, String ground, String reason) {
        static Typed of(Asked asked) {
            return new Typed(
                    asked.field("article").strip(),
                    asked.field("version").strip(),
                    asked.field("passage").strip(),
                    asked.field("ground").strip(),
                    asked.field("reason").strip());
        }
    }

    /// How much of its article one is about, in words.
    static String extent(Withholding one, Words words) {
        return switch (one.extent()) {
            case Withholding.Extent.Whole() -> words.say("withheld.extent.article");
            case Withholding.Extent.OneVersion(int number) -> words.say("version", number);
            case Withholding.Extent.Passage(String text) -> words.say("withheld.extent.passage", text);
        };
    }
}
