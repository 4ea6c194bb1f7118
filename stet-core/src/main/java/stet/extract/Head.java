// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the page says about itself outside its text: gathered in the walk, not yet interpreted.
///
/// @param metas the first content of each `meta` name, property or itemprop, names in lower case
/// @param ledger the JSON-LD scripts, as written
/// @param times what `time` elements and dated itemprops state, in document order
/// @param links `link` and `a` elements with a rel, and links that are named as the next page
/// @param language the root's lang attribute; may be empty
/// @param base the base element's reference; may be empty
record Head(
        String title,
        Map<String, String> metas,
        List<String> ledger,
        List<Stated> times,
        List<Related> links,
        String language,
        String base) {

    static final Head EMPTY = new Head("", Map.of(), List.of(), List.of(), List.of(), "", "");

    /// @param property the itemprop, or "pubdate", or empty
    record Stated(String property, String value, int box) {}

    record Related(String rel, String reference) {}

    Head {
        metas = Map.copyOf(metas);
        ledger = List.copyOf(ledger);
        times = List.copyOf(times);
        links = List.copyOf(links);
    }

    /// The first of these metas that is there.
    Optional<String> meta(String... names) {
        for (var name : names) {
            var value = metas.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(Spaces.tidy(value));
            }
        }
        return Optional.empty();
    }

    Optional<String> related(String rel) {
        return links.stream()
                .filter(l -> l.rel().equals(rel))
                .map(Related::reference)
                .findFirst();
    }
}
