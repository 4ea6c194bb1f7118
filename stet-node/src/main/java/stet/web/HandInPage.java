// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.model.Outlet;

/// The form for a clipping.
///
/// @param typed what stands in it
/// @param trouble why it was not kept
record HandInPage(List<Outlet> outlets, Typed typed, Optional<String> trouble) {
    HandInPage {
        outlets = List.copyOf(outlets);
    }

    /// @param outlet a short name; empty for a new one
    record Typed(
            String outlet,
            String newOutlet,
            String date,
            String time,
            String headline,
            String language,
            String note,
            String article,
            String text) {
        static final Typed EMPTY = new Typed("", "", "", "", "", "", "", "", "");

        static Typed of(Asked asked) {
            return new Typed(
                    asked.field("outlet").strip(),
                    asked.field("new_outlet").strip(),
                    asked.field("date").strip(),
                    asked.field("time").strip(),
                    asked.field("headline").strip(),
                    asked.field("language").strip(),
                    asked.field("note").strip(),
                    asked.field("article").strip(),
                    asked.field("text"));
        }

        /// The same for a witness to this article.
        Typed of(String other) {
            return new Typed(outlet, newOutlet, date, time, headline, language, note, other, text);
        }
    }
}
