// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stet.coverage.Counted;
import stet.coverage.Follower.Stretch;
import stet.store.CollectionRecord;
import stet.store.CollectionRecord.Member;
import stet.store.FollowedFigure;

/// One figure through all articles of a collection: a picture over time, and a table with the same values.
///
/// @param words by which it is called, parted by commas
/// @param rows one an article
/// @param ticks of the picture's time line
/// @param whole whether all articles were read
record FigurePage(String words, List<Row> rows, List<Tick> ticks, boolean whole, int height) {
    static final int WIDTH = 1240;
    private static final int LEFT = 172;
    private static final int RIGHT = 1230;
    private static final int ROW = 40;
    private static final int NARROWEST = 4;
    private static final int ROOM_FOR_VALUE = 24;
    private static final int ROOM_FOR_TIME = 40;
    private static final int TICKS = 6;
    private static final List<Duration> STEPS = Stream.concat(
                    Stream.of(1, 5, 15, 30, 60, 120, 180, 360, 720).map(Duration::ofMinutes),
                    Stream.of(1, 2, 4, 7, 14, 28, 91, 182, 364).map(Duration::ofDays))
            .toList();
    private static final int LONGEST_NAME = 22;

    /// @param outlet of the article
    /// @param label the same, short enough for the picture
    /// @param first what it gave first
    /// @param then what it gave after that
    /// @param last what stands now
    record Row(
            String outlet,
            String label,
            Tongue tongue,
            String href,
            boolean clipping,
            int y,
            Value first,
            List<Value> then,
            Value last,
            List<Segment> segments) {
        Row {
            then = List.copyOf(then);
            segments = List.copyOf(segments);
        }
    }

    /// A figure from a time on.
    ///
    /// @param text in words
    /// @param href where it came
    record Value(String text, String href) {}

    /// A stretch of time in the picture.
    ///
    /// @param text empty where there is no room
    record Segment(int x, int width, String text) {}

    record Tick(int x, String time) {}

    FigurePage {
        rows = List.copyOf(rows);
        ticks = List.copyOf(ticks);
    }

    /// From when to when the picture reaches.
    private record Span(Instant from, Instant until) {
        int x(Instant at) {
            long whole = Math.max(1, Duration.between(from, until).toMillis());
            return LEFT + (int) ((RIGHT - LEFT) * Duration.between(from, at).toMillis() / whole);
        }
    }

    static FigurePage of(CollectionRecord collection, FollowedFigure figure, Words words) {
        var read = collection.members().stream()
                .filter(member -> !stretches(figure, member).isEmpty())
                .toList();
        var span = span(figure);
        var rows = IntStream.range(0, read.size())
                .mapToObj(i -> row(read.get(i), stretches(figure, read.get(i)), i, span, words))
                .toList();
        return new FigurePage(
                String.join(", ", figure.counted().words()),
                rows,
                ticks(span, words),
                figure.whole(),
                ROW * rows.size() + 44);
    }

    private static List<Stretch> stretches(FollowedFigure figure, Member member) {
        return figure.stretches().getOrDefault(member.article(), List.of());
    }

    private static Span span(FollowedFigure figure) {
        var times = figure.stretches().values().stream()
                .flatMap(List::stream)
                .flatMap(stretch -> Stream.of(stretch.from(), stretch.until()))
                .sorted(Comparator.naturalOrder())
                .toList();
        return times.isEmpty() ? new Span(Instant.EPOCH, Instant.EPOCH) : new Span(times.getFirst(), times.getLast());
    }

    private static List<Tick> ticks(Span span, Words words) {
        var step = step(Duration.between(span.from(), span.until()));
        var ticks = new ArrayList<Tick>();
        var local = span.from().atZone(words.zone());
        var midnight = local.truncatedTo(ChronoUnit.DAYS);
        for (var at = midnight; !at.toInstant().isAfter(span.until()); at = next(at, step)) {
            int x = span.x(at.toInstant());
            if (x >= LEFT && x <= RIGHT - ROOM_FOR_TIME) {
                ticks.add(new Tick(x, time(at.toInstant(), step, words)));
            }
        }
        return ticks.isEmpty() ? List.of(new Tick(LEFT, time(span.from(), Duration.ZERO, words))) : ticks;
    }

    /// Days are as long as the clocks of the zone make them.
    private static ZonedDateTime next(ZonedDateTime at, Duration step) {
        return step.toDays() > 0 ? at.plusDays(step.toDays()) : at.plus(step);
    }

    /// So long that no more than some ticks fit, and a length by which people count.
    private static Duration step(Duration whole) {
        return STEPS.stream()
                .filter(step -> whole.dividedBy(step) < TICKS)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(whole.toDays() / TICKS + 1));
    }

    private static String time(Instant at, Duration step, Words words) {
        return step.toDays() > 0
                ? words.dayAndMonth(at)
                : words.say("timeline.day", words.dayAndMonth(at), words.clock(at));
    }

    private static Row row(Member member, List<Stretch> stretches, int place, Span span, Words words) {
        var given = IntStream.range(0, stretches.size())
                .filter(i -> i == 0 || !stretches.get(i).given().isEmpty() || i == stretches.size() - 1)
                .mapToObj(stretches::get)
                .toList();
        var values =
                given.stream().map(stretch -> value(member, stretch, words)).toList();
        return new Row(
                member.outletName(),
                shortened(member.outletName()),
                Tongue.of(member.language(), member.headline()),
                "/a/" + member.article(),
                member.clipping().isPresent(),
                14 + ROW * place,
                values.getFirst(),
                values.subList(1, values.size()),
                new Value(figures(stretches.getLast(), words), href(member, stretches.getLast())),
                segments(stretches, span));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static Value value(Member member, Stretch stretch, Words words) {
        return new Value(
                words.say(
                        "collection.figure.at",
                        figures(stretch, words),
                        CollectionPage.time(member, stretch.from(), words)),
                href(member, stretch));
    }

    private static String href(Member member, Stretch stretch) {
        return stretch.first() > 1
                ? "/a/%s/%d..%d".formatted(member.article(), stretch.first() - 1, stretch.first())
                : "/a/%s/v/%d".formatted(member.article(), stretch.first());
    }

    /// The figure that comes first in the text, and the others after it.
    private static String figures(Stretch stretch, Words words) {
        if (stretch.given().isEmpty()) {
            return words.say("collection.figure.none");
        }
        var first = stretch.given().getFirst().written();
        var others =
                stretch.given().stream().skip(1).map(Counted.Given::written).collect(Collectors.joining(", "));
        return others.isEmpty() ? first : words.say("collection.figure.also", first, others);
    }

    /// What stood until the next version was seen is drawn up to there.
    private static List<Segment> segments(List<Stretch> stretches, Span span) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var until = i + 1 < stretches.size() ? stretches.get(i + 1).from() : stretch.until();
            if (!stretch.given().isEmpty()) {
                int x = span.x(stretch.from());
                int width = Math.max(NARROWEST, span.x(until) - x);
                var text = stretch.given().getFirst().written();
                boolean fits = width >= ROOM_FOR_VALUE && text.length() * 8 < width;
                segments.add(new Segment(Math.min(x, RIGHT - NARROWEST), width, fits ? text : ""));
            }
        }
        return segments;
    }

    /// Where the words under the time line stand.
    int base() {
        return height - 8;
    }
}
