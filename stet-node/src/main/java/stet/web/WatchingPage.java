// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stet.store.OutletLine;
import stet.store.WatchList;

/// The watch list, or a part of it.
///
/// @param later where the following part is; empty when there is none
/// @param isAsked whether a look was just asked for
record WatchingPage(
        WatchingQuery query,
        WatchList.Counts counts,
        List<OutletLine> outlets,
        List<Upcoming> lines,
        Optional<String> later,
        boolean isAsked,
        Instant now) {
    static final String PATH = "/watching";

    WatchingPage {
        outlets = List.copyOf(outlets);
        lines = List.copyOf(lines);
    }

    List<ChangesPage.Choices> filters(Words words) {
        var filter = query.filter();
        return List.of(
                new ChangesPage.Choices("outlet", words.say("filter.outlet"), outletChoices(words)),
                new ChangesPage.Choices("kind", words.say("watching.what"), kindChoices(words)),
                new ChangesPage.Choices(
                        "late",
                        words.say("watching.due"),
                        List.of(
                                new ChangesPage.Choice("", words.say("watching.anytime"), !filter.late()),
                                new ChangesPage.Choice("true", words.say("watching.lateonly"), filter.late()))));
    }

    private List<ChangesPage.Choice> outletChoices(Words words) {
        var chosen = query.filter().outlet();
        var any = new ChangesPage.Choice("", words.say("filter.outlet.any"), chosen.isEmpty());
        var each = outlets.stream()
                .map(o -> new ChangesPage.Choice(o.id().text(), o.name(), chosen.equals(Optional.of(o.id()))));
        return Stream.concat(Stream.of(any), each).toList();
    }

    private List<ChangesPage.Choice> kindChoices(Words words) {
        var chosen = query.filter().kind();
        var any = new ChangesPage.Choice("", words.say("watching.anything"), chosen.isEmpty());
        var each = Arrays.stream(WatchList.Kind.values())
                .map(k -> new ChangesPage.Choice(
                        StreamQuery.token(k), words.word("target", k), chosen.equals(Optional.of(k))));
        return Stream.concat(Stream.of(any), each).toList();
    }
}
