// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.Event;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Withholding;
import stet.store.StreamItem;
import stet.store.StreamItem.What;

/// One change in a list of changes, ready to print.
///
/// @param age how long after the article was first seen, in words
/// @param significance empty for an event, which has none, and for what is withheld
/// @param href where the change is shown
/// @param sum what changed, in one plain line
/// @param within the looks between which it happened, in words; empty when only one look knows
/// @param compared the two versions, in words; empty for an event
/// @param tongue of the headline and the snippet
record StreamLine(
        Instant at,
        String clock,
        String age,
        OutletId outlet,
        String outletName,
        String section,
        Optional<Significance> significance,
        String headline,
        String href,
        String sum,
        List<Run> snippet,
        String within,
        String compared,
        String article,
        int versions,
        Tongue tongue) {

    static StreamLine of(StreamItem item, Words words) {
        var article = "/a/" + item.article();
        return switch (item.what()) {
            case What.Revised(Revision r) ->
                new StreamLine(
                        item.at(),
                        words.clock(item.at()),
                        age(item, words),
                        item.outlet(),
                        item.outletName(),
                        Headings.shortened(item.section()),
                        Optional.of(r.significance()),
                        Headings.of(item.headline(), words),
                        "%s/%d..%d".formatted(article, r.from(), r.to()),
                        Headings.shortened(words.line(r)),
                        r.snippet().runs(),
                        within(item, words),
                        words.say("item.compared", r.from(), r.to()),
                        article,
                        item.versions(),
                        Tongue.of(item.language(), item.headline()));
            case What.Happened(Event event) -> without(item, sentence(event, words), words);
            case What.Withheld(var _, var _, Withholding why) -> without(item, words.withheld(why), words);
        };
    }

    /// Of what has no texts to compare.
    private static StreamLine without(StreamItem item, String sum, Words words) {
        var article = "/a/" + item.article();
        return new StreamLine(
                item.at(),
                words.clock(item.at()),
                age(item, words),
                item.outlet(),
                item.outletName(),
                Headings.shortened(item.section()),
                Optional.empty(),
                Headings.of(item.headline(), words),
                article,
                sum,
                List.of(),
                within(item, words),
                "",
                article,
                item.versions(),
                Tongue.of(item.language(), item.headline()));
    }

    private static String within(StreamItem item, Words words) {
        return item.notBefore().map(b -> words.between(b, item.at())).orElse("");
    }

    private static String age(StreamItem item, Words words) {
        return item.isImported()
                ? words.say("imported.mark")
                : words.say("item.age", words.length(Duration.between(item.firstSeen(), item.at())));
    }

    /// What happened, with what was seen where that says more.
    static String sentence(Event event, Words words) {
        var key = "event." + event.kind();
        return event.detail().isBlank()
                ? words.say(key)
                : words.say(key + ".detail", words.note(event.detail()).text());
    }
}
