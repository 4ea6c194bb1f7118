// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stet.model.Change;
import stet.model.OutletId;
import stet.model.Significance;
import stet.store.OutletLine;
import stet.store.StreamItem;
import stet.store.Totals;
import stet.store.Views;

/// The stream of changes: what stands on the home page.
///
/// @param count how many changes pass the filter
/// @param days newest first; empty when nothing passes
/// @param chips the filters that are set, each with the address of the view without it
/// @param wider views with fewer filters, offered when nothing passes
/// @param older the address of what is older; empty at the end
/// @param newer the way to what came since
record ChangesPage(
        Instant now,
        Totals totals,
        long count,
        StreamQuery query,
        List<Choices> filters,
        List<Link> chips,
        List<Link> wider,
        List<Day> days,
        Optional<String> older,
        Newer newer,
        List<Outlets> outlets) {
    record Link(String href, String text) {}

    /// One of the filter's lists.
    record Choices(String name, String label, List<Choice> choices) {}

    record Choice(String value, String text, boolean chosen) {}

    record Day(String name, List<StreamLine> lines) {}

    /// The line that leads to what came since the page was made.
    ///
    /// @param href the same view, made anew
    /// @param live where a script is told how many there are
    /// @param text without script
    /// @param one when there is one
    /// @param more when there are more, with `#` for their number
    record Newer(String href, String live, String text, String one, String more) {
        private static final int SAMPLE = 7; // of the plural that the languages of the pages use for 2 to 999

        static Newer of(StreamQuery query, long upTo, Words words) {
            return new Newer(
                    "/" + query.withBefore("").text(),
                    LiveDoor.address(query, upTo),
                    words.say("changes.look"),
                    words.say("changes.newer", 1),
                    words.say("changes.newer", SAMPLE).replace(words.number(SAMPLE), "#"));
        }
    }

    /// An outlet in the margin.
    record Outlets(String href, String name, int revisions, int changed, int articles) {}

    private static final List<Since> SPANS = List.of(
            new Since.Always(),
            new Since.HoursAgo(1),
            new Since.HoursAgo(24),
            new Since.DaysAgo(7),
            new Since.DaysAgo(30));

    ChangesPage {
        filters = List.copyOf(filters);
        chips = List.copyOf(chips);
        wider = List.copyOf(wider);
        days = List.copyOf(days);
        outlets = List.copyOf(outlets);
    }

    /// @param front one item more than fit on the page, when there are more
    static ChangesPage of(
            StreamQuery query,
            Views.Front front,
            int most,
            long count,
            Totals totals,
            List<OutletLine> outlets,
            Instant now,
            Words words) {
        var items = front.items();
        var shown = items.subList(0, Math.min(most, items.size()));
        var older = items.size() > most
                ? Optional.of("/" + query.withBefore(shown.getLast().cursor()).text())
                : Optional.<String>empty();
        return new ChangesPage(
                now,
                totals,
                count,
                query,
                filters(query, outlets, words),
                chips(query, outlets, words),
                wider(query, words),
                days(shown, now, words),
                older,
                Newer.of(query, front.upTo(), words),
                busiest(outlets));
    }

    boolean nothingWatched() {
        return totals.outlets() == 0;
    }

    private static List<Day> days(List<StreamItem> items, Instant now, Words words) {
        var byDay = new LinkedHashMap<LocalDate, List<StreamLine>>();
        for (var item : items) {
            byDay.computeIfAbsent(LocalDate.ofInstant(item.at(), words.zone()), _ -> new ArrayList<>())
                    .add(StreamLine.of(item, words));
        }
        return byDay.entrySet().stream()
                .map(e -> new Day(words.day(e.getKey(), now), List.copyOf(e.getValue())))
                .toList();
    }

    private static List<Choices> filters(StreamQuery query, List<OutletLine> outlets, Words words) {
        return List.of(
                new Choices("outlet", words.say("filter.outlet"), outletChoices(query, outlets, words)),
                new Choices("kind", words.say("filter.kind"), kindChoices(query, words)),
                new Choices(
                        "level",
                        words.say("filter.level"),
                        Arrays.stream(Significance.values())
                                .map(s -> new Choice(
                                        s == Significance.MINOR ? "" : StreamQuery.token(s),
                                        words.word("level", s),
                                        s == query.level()))
                                .toList()),
                new Choices("since", words.say("filter.since"), sinceChoices(query, words)),
                new Choices("lang", words.say("filter.lang"), languageChoices(query, outlets, words)));
    }

    private static List<Choice> outletChoices(StreamQuery query, List<OutletLine> outlets, Words words) {
        var any = new Choice("", words.say("filter.outlet.any"), query.outlet().isEmpty());
        var each = outlets.stream()
                .map(o -> new Choice(o.id().text(), o.name(), query.outlet().equals(Optional.of(o.id()))));
        return Stream.concat(Stream.of(any), each).toList();
    }

    private static List<Choice> kindChoices(StreamQuery query, Words words) {
        var any = new Choice("", words.say("filter.kind.any"), query.kind().isEmpty());
        var each = Arrays.stream(Change.Kind.values())
                .map(k -> new Choice(
                        StreamQuery.token(k),
                        words.word("kind", k),
                        query.kind().equals(Optional.of(k))));
        return Stream.concat(Stream.of(any), each).toList();
    }

    private static List<Choice> sinceChoices(StreamQuery query, Words words) {
        var other = SPANS.contains(query.since()) ? Stream.<Since>empty() : Stream.of(query.since());
        return Stream.concat(SPANS.stream(), other)
                .map(s -> new Choice(s.text(), s.words(words), s.equals(query.since())))
                .toList();
    }

    private static List<Choice> languageChoices(StreamQuery query, List<OutletLine> outlets, Words words) {
        var any = new Choice("", words.say("filter.lang.any"), query.language().isEmpty());
        var known =
                outlets.stream().map(o -> Locale.forLanguageTag(o.language()).getLanguage());
        return Stream.concat(
                        Stream.of(any),
                        Stream.concat(known, Stream.of(query.language()))
                                .filter(l -> !l.isEmpty())
                                .distinct()
                                .sorted()
                                .map(l -> new Choice(l, words.language(l), l.equals(query.language()))))
                .toList();
    }

    private static List<Link> chips(StreamQuery query, List<OutletLine> outlets, Words words) {
        var chips = new ArrayList<Link>();
        var bare = query.withBefore("");
        query.outlet()
                .ifPresent(id -> chips.add(
                        new Link("/" + bare.withOutlet(Optional.empty()).text(), name(id, outlets))));
        query.kind()
                .ifPresent(kind ->
                        chips.add(new Link("/" + bare.withKind(Optional.empty()).text(), words.word("kind", kind))));
        if (query.level() != Significance.MINOR) {
            chips.add(new Link("/" + bare.withLevel(Significance.MINOR).text(), words.word("level", query.level())));
        }
        if (!(query.since() instanceof Since.Always)) {
            chips.add(new Link(
                    "/" + bare.withSince(new Since.Always()).text(),
                    query.since().words(words)));
        }
        if (!query.language().isEmpty()) {
            chips.add(new Link("/" + bare.withLanguage("").text(), words.language(query.language())));
        }
        return chips;
    }

    private static String name(OutletId id, List<OutletLine> outlets) {
        return outlets.stream()
                .filter(o -> o.id().equals(id))
                .map(o -> o.name())
                .findFirst()
                .orElse(id.text());
    }

    private static List<Link> wider(StreamQuery query, Words words) {
        var wider = new ArrayList<Link>();
        var bare = query.withBefore("");
        if (!(query.since() instanceof Since.Always)) {
            wider.add(new Link("/" + bare.withSince(new Since.Always()).text(), words.say("since.always")));
        }
        if (query.outlet().isPresent()) {
            wider.add(new Link("/" + bare.withOutlet(Optional.empty()).text(), words.say("filter.outlet.any")));
        }
        wider.add(new Link("/", words.say("filter.clear")));
        return wider;
    }

    private static List<Outlets> busiest(List<OutletLine> outlets) {
        return outlets.stream()
                .sorted((a, b) -> Integer.compare(b.revisions(), a.revisions()))
                .limit(6)
                .map(o -> new Outlets("/o/" + o.id(), o.name(), o.revisions(), o.changed(), o.articles()))
                .toList();
    }
}
