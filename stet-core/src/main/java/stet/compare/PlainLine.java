// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.CaseMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.model.Change;
import stet.model.Change.Kind;

/// Says in one line what a comparison shows: never a motive, and "correction" only where the outlet says it.
final class PlainLine {
    /// More kinds than this are counted, not named.
    private static final int NAMED = 3;

    /// A line begins with a capital; a figure at its start stays alone.
    private static final CaseMap.Title FIRST_CAPITAL =
            CaseMap.toTitle().wholeString().noBreakAdjustment().noLowercase();

    private PlainLine() {}

    static String of(List<Row> rows, Places places, Locale reader) {
        var messages = Messages.in(reader);
        if (rows.isEmpty()) {
            return messages.say("nothing");
        }
        if (rows.stream().flatMap(r -> r.changes().stream()).allMatch(PlainLine::looksSame)) {
            return messages.say("looks.same");
        }
        var parts = Tally.of(rows, places, messages);
        var further = parts.stream().skip(1).limit(NAMED - 1).map(p -> messages.continued(p.text()));
        int rest = parts.stream().skip(NAMED).mapToInt(Tally.Part::changes).sum();
        var smaller = rest == 0 ? Stream.<String>of() : Stream.of(messages.say("smaller", rest));
        return Stream.of(
                        Stream.of(FIRST_CAPITAL.apply(
                                reader, null, parts.getFirst().text())),
                        further,
                        smaller)
                .flatMap(Function.identity())
                .reduce((named, next) -> messages.say("join", named, next))
                .orElseThrow();
    }

    private static boolean looksSame(Change change) {
        return change.kind() == Kind.STYLE && Typography.looksSame(change.was(), change.now());
    }
}
