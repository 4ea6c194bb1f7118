// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.coverage.Countables.Countable;
import stet.store.CollectionRecord;
import stet.store.Suggested;

/// A collection with its controls.
///
/// @param collection as it is stored
/// @param suggested articles that may tell the same story
/// @param countables what could be followed
/// @param typed what stands in the form for title and note
/// @param overtaken whether somebody else edited it, so that what was typed is not stored
/// @param trouble why what was asked did not work
record EditingPage(
        CollectionRecord collection,
        List<Suggestion> suggested,
        List<Countable> countables,
        Typed typed,
        boolean overtaken,
        Optional<String> trouble) {
    record Typed(String title, String note) {
        static Typed of(CollectionRecord collection) {
            return new Typed(collection.title(), collection.note());
        }
    }

    /// @param why that is thought, in sentences
    record Suggestion(Suggested article, Tongue tongue, String heading, List<String> why) {
        Suggestion {
            why = List.copyOf(why);
        }
    }

    EditingPage {
        suggested = List.copyOf(suggested);
        countables = List.copyOf(countables);
    }

    String path() {
        return "/c/" + collection.slug();
    }

    static String words(Countable countable) {
        return String.join(", ", countable.words());
    }

    static String values(Countable countable) {
        return countable.values().stream().map(value -> value.toPlainString()).collect(Collectors.joining(", "));
    }
}
