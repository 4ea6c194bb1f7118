// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import stet.model.StatedTime;

/// A parsed page with an outlet's rules carried out on its elements: what is to be dropped is gone, what was picked is
/// marked, stated times are read. A rule that finds nothing leaves its part to the ordinary reading.
///
/// @param marks for the walk
/// @param published by the rules; empty when they say nothing or found nothing
/// @param uses what each rule found
record RuledPage(Marks marks, Optional<StatedTime> published, Optional<StatedTime> modified, List<Ruled.Use> uses) {
    /// Comparisons that all rules of a page may take together, by an upper bound: a second or two.
    private static final long MOST_EFFORT = 100_000_000;

    private static final int LONGEST_WORDS = 1000;

    RuledPage {
        uses = List.copyOf(uses);
    }

    static RuledPage of(Document page, PageRules rules) {
        if (rules.equals(PageRules.NONE)) {
            return new RuledPage(new Marks(), Optional.empty(), Optional.empty(), List.of());
        }
        return new Applying(page).apply(rules);
    }

    /// @see RuledPage
    private static final class Applying {
        private final Document page;
        private final PageSize size;
        private final Marks marks = new Marks();
        private final List<Ruled.Use> uses = new ArrayList<>();
        private long left = MOST_EFFORT;

        Applying(Document page) {
            this.page = page;
            this.size = PageSize.of(page);
        }

        RuledPage apply(PageRules rules) {
            var published = rules.published().flatMap(rule -> time("published", rule));
            var modified = rules.modified().flatMap(rule -> time("modified", rule));
            rules.drop().forEach(selector -> pick("drop", selector).forEach(marks::drop));
            rules.body().ifPresent(s -> pick("body", s).forEach(marks::markBody));
            rules.headline().ifPresent(s -> first("headline", s, Ruling.Place.HEADLINE));
            rules.standfirst().ifPresent(s -> first("standfirst", s, Ruling.Place.STANDFIRST));
            rules.byline().ifPresent(s -> first("byline", s, Ruling.Place.BYLINE));
            for (var rule : rules.kinds()) {
                pick("kinds", rule.selector())
                        .forEach(e -> marks.mark(e, rule.kind().place()));
            }
            return new RuledPage(marks, published, modified, uses);
        }

        private void first(String key, Selector selector, Ruling.Place place) {
            pick(key, selector).stream().limit(1).forEach(e -> marks.mark(e, place));
        }

        /// The elements within the page's body that are not dropped; no rule can take the page itself away.
        private List<Element> pick(String key, Selector selector) {
            var picked = picked(key, selector).stream()
                    .filter(e -> !isPage(e.normalName()) && !marks.isGone(e))
                    .toList();
            if (!picked.isEmpty()) {
                uses.add(new Ruled.Use(key, selector, new Ruled.Found.Matched(picked.size())));
            }
            return picked;
        }

        private static boolean isPage(String tag) {
            return tag.equals("html") || tag.equals("head") || tag.equals("body");
        }

        /// Tells why when there are none.
        private List<Element> picked(String key, Selector selector) {
            long effort = selector.effort(size);
            if (effort > left) {
                nothing(key, selector, "not tried: the page is too large for it");
                return List.of();
            }
            left -= effort;
            var picked = selector.pick(page);
            if (picked.isEmpty()) {
                nothing(key, selector, "matches nothing");
            }
            return List.copyOf(picked);
        }

        private void nothing(String key, Selector selector, String why) {
            uses.add(new Ruled.Use(key, selector, new Ruled.Found.Nothing(why)));
        }

        private Optional<StatedTime> time(String key, TimeRule rule) {
            var picked = picked(key, rule.selector());
            var read = picked.stream()
                    .limit(10)
                    .flatMap(e -> rule.read(words(e, rule)).stream())
                    .findFirst();
            if (read.isPresent()) {
                uses.add(new Ruled.Use(key, rule.selector(), new Ruled.Found.Matched(picked.size())));
            } else if (!picked.isEmpty()) {
                nothing(key, rule.selector(), "no time in “%s”".formatted(words(picked.getFirst(), rule)));
            }
            return read.map(time -> new StatedTime(time, "the outlet's rule for " + key));
        }

        private static String words(Element element, TimeRule rule) {
            var words = rule.attribute().isEmpty() ? element.text() : element.attr(rule.attribute());
            return words.substring(0, Math.min(words.length(), LONGEST_WORDS));
        }
    }

    /// What the page states, with the times that the rules found.
    Facts dated(Facts facts) {
        return published.isEmpty() && modified.isEmpty()
                ? facts
                : facts.dated(published.or(facts::published), modified.or(facts::modified));
    }

    RuledSheet on(Sheet sheet) {
        return RuledSheet.of(sheet, marks);
    }
}
