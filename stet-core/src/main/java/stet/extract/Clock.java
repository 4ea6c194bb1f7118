// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stet.model.StatedTime;

/// Reads the clock times with which posts begin: `14:32`, `14.32 Uhr`, `2:32 pm`, `14h32`, `14時`. Their days follow
/// from the page's own, stated as published and modified with one offset other than UTC, since a page that states its
/// times in UTC does not tell what its clocks show. On a page of one day all are of that day. On one of several days
/// their order tells: read in one direction it has to pass midnight just as often as there are days between, and in the
/// other it must not be possible.
final class Clock {
    private static final Pattern OPENING = Pattern.compile("^[^\\p{L}\\p{N}]{0,6}(\\p{Nd}{1,2})\\s?"
            + "(?:[:.hH]\\s?(\\p{Nd}{2})(?!\\p{Nd})|Uhr|時|시)(?:\\s?([aApP])\\.?[mM])?");
    private static final int HALF_DAY = 12;
    /// Over more days no order of clock times is trusted.
    private static final int MOST_DAYS = 7;
    /// So much earlier or later than its page says a post may be.
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final Optional<Span> span;

    private Clock(Optional<Span> span) {
        this.span = span;
    }

    /// From when the page was published to when it was changed, both on one clock.
    private record Span(LocalDateTime first, LocalDateTime last, ZoneOffset offset) {
        int days() {
            return (int) ChronoUnit.DAYS.between(first.toLocalDate(), last.toLocalDate());
        }

        LocalDateTime at(int day, LocalTime clock) {
            return first.toLocalDate().plusDays(day).atTime(clock);
        }

        boolean holds(LocalDateTime posted) {
            return !posted.isBefore(first.minus(LEEWAY)) && !posted.isAfter(last.plus(LEEWAY));
        }
    }

    /// @param facts what the page states of itself
    static Clock of(Facts facts) {
        return new Clock(facts.published()
                .map(StatedTime::time)
                .filter(published -> !published.getOffset().equals(ZoneOffset.UTC))
                .flatMap(published -> facts.modified()
                        .map(StatedTime::time)
                        .filter(modified -> modified.getOffset().equals(published.getOffset()))
                        .flatMap(modified -> span(published, modified))));
    }

    private static Optional<Span> span(OffsetDateTime published, OffsetDateTime modified) {
        var span = new Span(published.toLocalDateTime(), modified.toLocalDateTime(), published.getOffset());
        return Optional.of(span).filter(s -> s.days() >= 0 && s.days() <= MOST_DAYS);
    }

    static boolean opens(String text) {
        return OPENING.matcher(text).find();
    }

    /// When the texts that open with clock times were posted, one for each, in the order of the page.
    List<Optional<StatedTime>> times(List<String> texts) {
        var clocks = texts.stream().map(Clock::clock).toList();
        var days = span.map(s -> days(clocks.stream().flatMap(Optional::stream).toList(), s))
                .orElse(List.of())
                .iterator();
        var times = new ArrayList<Optional<StatedTime>>();
        for (var clock : clocks) {
            times.add(
                    clock.isPresent() && days.hasNext()
                            ? span.map(s -> stated(s, days.next(), clock.get()))
                            : Optional.empty());
        }
        return times;
    }

    private static StatedTime stated(Span span, int day, LocalTime clock) {
        return new StatedTime(
                OffsetDateTime.of(span.at(day, clock), span.offset()),
                span.days() == 0
                        ? "a clock time, on the day that the page states"
                        : "a clock time, its day by the order of the posts");
    }

    /// Each clock's day, counted from the page's first; empty where none is sure.
    private static List<Integer> days(List<LocalTime> clocks, Span span) {
        if (span.days() == 0) {
            return clocks.stream().map(_ -> 0).toList();
        }
        var possible = Stream.of(midnights(clocks), midnights(clocks.reversed()).reversed())
                .filter(days -> isPossible(clocks, days, span))
                .toList();
        return possible.size() == 1 && Collections.max(possible.getFirst()) == span.days()
                ? possible.getFirst()
                : List.of();
    }

    /// Whether the posts could be of these days, or of later ones if they leave some out.
    private static boolean isPossible(List<LocalTime> clocks, List<Integer> days, Span span) {
        if (clocks.isEmpty() || Collections.max(days) > span.days()) {
            return false;
        }
        return Collections.max(days) < span.days()
                || IntStream.range(0, days.size()).allMatch(i -> span.holds(span.at(days.get(i), clocks.get(i))));
    }

    /// How often midnight has passed before each of these clock times, when each is later than the one before.
    private static List<Integer> midnights(List<LocalTime> clocks) {
        var passed = new ArrayList<Integer>();
        for (int i = 0; i < clocks.size(); i++) {
            boolean passes = i > 0 && clocks.get(i).isBefore(clocks.get(i - 1));
            passed.add((i == 0 ? 0 : passed.getLast()) + (passes ? 1 : 0));
        }
        return passed;
    }

    /// The time of day with which a text opens; a score such as 48:50 is none.
    private static Optional<LocalTime> clock(String text) {
        var clock = OPENING.matcher(text);
        if (!clock.find()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        int half = clock.group(3) == null ? hour : hour % HALF_DAY + ("pP".contains(clock.group(3)) ? HALF_DAY : 0);
        return half > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(half, minute));
    }
}
