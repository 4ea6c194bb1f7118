// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stet.coverage.Countables;
import stet.coverage.Counted;
import stet.coverage.Follower;
import stet.coverage.Kinship;
import stet.store.CollectionRecord;
import stet.store.FollowedFigure;
import stet.store.Suggested;

/// Collections as a terminal shows them.
final class CollectionLines {
    private static final int MOST_WORDS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private CollectionLines() {}

    static String overtaken(CollectionRecord now) {
        return "! somebody else edited it meanwhile, at %s; nothing was changed. It is revision %d now: “%s”. Note: “%s”"
                .formatted(
                        TIME.format(now.changed()),
                        now.revision(),
                        Printable.text(now.title()),
                        Printable.text(now.note()));
    }

    static String of(CollectionRecord.Line line) {
        return "%s  %s  (%d articles, %d outlets; edited %s)"
                .formatted(
                        line.slug(),
                        Printable.text(line.title()),
                        line.articles(),
                        line.outlets(),
                        TIME.format(line.changed()));
    }

    /// With the reasons why it may tell the same story.
    static String of(Suggested one) {
        return "%s  %s: %s%n        %s"
                .formatted(
                        one.article(),
                        Printable.text(one.outletName()),
                        Printable.text(one.headline()),
                        Printable.text(why(one.kinship())));
    }

    static String of(Countables.Countable one) {
        return "%s: %s  (%d articles%s)"
                .formatted(
                        Printable.text(String.join(", ", one.words())),
                        one.values().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", ")),
                        one.articles(),
                        one.changed() == 0 ? "" : ", differs within " + one.changed());
    }

    private static String why(Kinship kinship) {
        var parts = new ArrayList<String>();
        named("names", kinship.names(), parts);
        named("figures", kinship.figures(), parts);
        named("words", kinship.words().stream().limit(MOST_WORDS).toList(), parts);
        parts.add(ClockTime.words(kinship.apart()) + " apart");
        return String.join("; ", parts);
    }

    private static void named(String what, List<String> which, List<String> parts) {
        if (!which.isEmpty()) {
            parts.add(what + " " + String.join(", ", which));
        }
    }

    static void print(CollectionRecord collection, PrintWriter out) {
        out.println("%s  (%s, revision %d)"
                .formatted(Printable.text(collection.title()), collection.slug(), collection.revision()));
        out.println("kept by %s; edited %s"
                .formatted(Printable.text(collection.keeper()), TIME.format(collection.changed())));
        if (!collection.note().isBlank()) {
            out.println(Printable.lines(collection.note()));
        }
        for (var member : collection.members()) {
            out.println("%s  %s%s"
                    .formatted(
                            member.article(),
                            Printable.text(member.outletName()),
                            member.clipping().isPresent() ? ", a clipping" : ""));
            for (var headline : member.headlines()) {
                out.println("        %s  %s".formatted(TIME.format(headline.from()), Printable.text(headline.text())));
            }
        }
        if (collection.members().isEmpty()) {
            out.println("No article yet: stet collection add %s ARTICLE".formatted(collection.slug()));
        }
    }

    static void print(CollectionRecord collection, FollowedFigure figure, PrintWriter out) {
        out.println();
        out.println(Printable.text(String.join(", ", figure.counted().words())) + ":");
        for (var member : collection.members()) {
            var stretches = figure.stretches().getOrDefault(member.article(), List.of());
            out.println("  %s  %s"
                    .formatted(
                            member.article(),
                            Printable.text(member.outletName())
                                    + ": "
                                    + stretches.stream()
                                            .map(CollectionLines::told)
                                            .collect(Collectors.joining(", then "))));
        }
        if (!figure.whole()) {
            out.println("  Not all articles were read: the collection has too many versions.");
        }
    }

    private static String told(Follower.Stretch stretch) {
        var values = stretch.given().isEmpty()
                ? "none given"
                : Printable.text(
                        stretch.given().stream().map(Counted.Given::written).collect(Collectors.joining(" and ")));
        return "%s from version %d, %s".formatted(values, stretch.first(), TIME.format(stretch.from()));
    }
}
