// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stet.model.OutletId;
import stet.store.WatchLine;
import stet.store.WatchList;

/// A view of the watch list, as it stands in an address: `?outlet=&kind=&late=&after=`. Parameters that say nothing are
/// left out.
///
/// @param after the place from which on; empty for the beginning
record WatchingQuery(WatchList.Filter filter, Optional<WatchList.Place> after) {
    static final WatchingQuery ALL = new WatchingQuery(WatchList.Filter.ALL, Optional.empty());

    private static final Pattern PLACE = Pattern.compile("(\\d{1,15})-([1-9]\\d{0,17})");
    private static final String YES = "true";

    /// What was asked, or the first parameter that cannot be understood.
    sealed interface Reading {
        record Good(WatchingQuery query) implements Reading {}

        record Wrong(String parameter, String value) implements Reading {}
    }

    /// @param asked gives a parameter by its name; an empty text when it was not given
    static Reading read(UnaryOperator<String> asked) {
        var outlet = outlet(asked.apply("outlet"));
        var kind = Arrays.stream(WatchList.Kind.values())
                .filter(k -> StreamQuery.token(k).equals(asked.apply("kind")))
                .findFirst();
        var late = asked.apply("late");
        var after = place(asked.apply("after"));
        if (outlet.isEmpty() && !asked.apply("outlet").isEmpty()) {
            return new Reading.Wrong("outlet", asked.apply("outlet"));
        }
        if (kind.isEmpty() && !asked.apply("kind").isEmpty()) {
            return new Reading.Wrong("kind", asked.apply("kind"));
        }
        if (!late.isEmpty() && !late.equals(YES)) {
            return new Reading.Wrong("late", late);
        }
        return after.isEmpty() && !asked.apply("after").isEmpty()
                ? new Reading.Wrong("after", asked.apply("after"))
                : new Reading.Good(new WatchingQuery(new WatchList.Filter(outlet, kind, late.equals(YES)), after));
    }

    private static Optional<OutletId> outlet(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new OutletId(text));
        } catch (IllegalArgumentException e) { // not a short name: whoever asks is told
            return Optional.empty();
        }
    }

    private static Optional<WatchList.Place> place(String text) {
        var found = PLACE.matcher(text);
        return found.matches()
                ? Optional.of(new WatchList.Place(
                        Instant.ofEpochMilli(Long.parseLong(found.group(1))), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    boolean isFiltered() {
        return !filter.equals(WatchList.Filter.ALL);
    }

    /// The view from its beginning.
    WatchingQuery whole() {
        return new WatchingQuery(filter, Optional.empty());
    }

    WatchingQuery after(WatchLine last) {
        return new WatchingQuery(filter, Optional.of(new WatchList.Place(last.due(), last.nr())));
    }

    /// The query with its question mark; empty when everything is shown.
    String text() {
        var said = new LinkedHashMap<String, String>();
        filter.outlet().ifPresent(o -> said.put("outlet", o.text()));
        filter.kind().ifPresent(k -> said.put("kind", StreamQuery.token(k)));
        said.put("late", filter.late() ? YES : "");
        said.put("after", after.map(WatchingQuery::text).orElse(""));
        said.values().removeIf(String::isEmpty);
        return said.isEmpty()
                ? ""
                : said.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(WatchList.Place place) {
        return place.due().toEpochMilli() + "-" + place.nr();
    }
}
