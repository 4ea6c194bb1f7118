// SPDX-License-Identifier: Apache-2.0
package stet.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import stet.model.Answer;
import stet.model.Tally;

/// An outlet's tallies over some stretch of time.
///
/// @param from when the stretch begins
/// @param until when it ends
/// @param tallies of that time, in order of time; spans in which nothing happened may be missing
record Chart(Instant from, Instant until, List<Tally> tallies) {
    /// Looks whose answers tell of a wall in front of the whole outlet; a paywall is an article's own.
    private static final Set<Answer> BARRED =
            Set.of(Answer.REFUSED, Answer.ROBOTS, Answer.CHALLENGE, Answer.CONSENT_WALL, Answer.FORBIDDEN_ADDRESS);

    /// Pages that were read for a text.
    private static final Set<Answer> READ = Set.of(Answer.CHANGED, Answer.UNCHANGED, Answer.NO_ARTICLE);

    private static final Duration DAY = Duration.ofDays(1);

    /// Between the spans of two looks that are a day apart.
    private static final Duration UNWATCHED = DAY.minus(Tally.SPAN);

    Chart {
        tallies = List.copyOf(tallies);
    }

    /// The part from one instant to another.
    Chart between(Instant first, Instant last) {
        return new Chart(
                first,
                last,
                tallies.stream()
                        .filter(t -> !t.from().isBefore(first) && t.from().isBefore(last))
                        .toList());
    }

    double days() {
        return (double) Duration.between(from, until).toMillis() / DAY.toMillis();
    }

    int sum(ToIntFunction<Tally> counter) {
        return tallies.stream().mapToInt(counter).sum();
    }

    int looks() {
        return sum(t -> count(t.seeds()) + count(t.articles()));
    }

    private static int count(Map<Answer, Integer> answers) {
        return answers.values().stream().mapToInt(n -> n).sum();
    }

    /// All answers together.
    Map<Answer, Integer> answers() {
        var all = new EnumMap<Answer, Integer>(Answer.class);
        for (var tally : tallies) {
            tally.seeds().forEach((answer, many) -> all.merge(answer, many, Integer::sum));
            tally.articles().forEach((answer, many) -> all.merge(answer, many, Integer::sum));
        }
        return all;
    }

    int barred() {
        return all(BARRED);
    }

    int usable() {
        return answers().entrySet().stream()
                .filter(e -> e.getKey().isUsable())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Looks that say nothing because no usable answer came; a page without an article did come.
    int unanswered() {
        return answers().entrySet().stream()
                .filter(e -> e.getKey().worth() == Answer.Worth.TROUBLE && e.getKey() != Answer.NO_ARTICLE)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private int all(Set<Answer> wanted) {
        return answers().entrySet().stream()
                .filter(e -> wanted.contains(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Articles' pages that were read, with a text or without.
    int pages() {
        return sum(t -> READ.stream()
                .mapToInt(answer -> t.articles().getOrDefault(answer, 0))
                .sum());
    }

    int pagesWithoutArticle() {
        return sum(t -> t.articles().getOrDefault(Answer.NO_ARTICLE, 0));
    }

    /// Looks at articles that established whether the text changed.
    int readings() {
        return sum(t -> t.articles().getOrDefault(Answer.CHANGED, 0)
                + t.articles().getOrDefault(Answer.UNCHANGED, 0)
                + t.articles().getOrDefault(Answer.NOT_MODIFIED, 0));
    }

    /// Looks at seeds that established what they name.
    int listings() {
        return sum(Chart::listings);
    }

    private static int listings(Tally tally) {
        return tally.seeds().getOrDefault(Answer.LISTED, 0) + tally.seeds().getOrDefault(Answer.NOT_MODIFIED, 0);
    }

    int texts() {
        return sum(t -> t.firsts() + t.revisions());
    }

    /// The middle length of the texts that were seen, in words; 0 without any.
    double words() {
        long lengths = tallies.stream().mapToLong(Tally::lengths).sum();
        return texts() == 0 ? 0 : Tally.words((double) lengths / texts());
    }

    /// How often something was counted on the day when it was counted the least, over all days of the stretch, in
    /// steps of a span.
    int least(ToIntFunction<Tally> counter) {
        return windows(counter).stream().mapToInt(n -> n).min().orElse(0);
    }

    private List<Integer> windows(ToIntFunction<Tally> counter) {
        var windows = new ArrayList<Integer>();
        for (var at = from; !at.plus(DAY).isAfter(until); at = at.plus(Tally.SPAN)) {
            windows.add(between(at, at.plus(DAY)).sum(counter));
        }
        return windows;
    }

    /// When something was counted last: the end of its span; the beginning of the stretch when it never was.
    Instant last(ToIntFunction<Tally> counter) {
        return tallies.stream()
                .filter(t -> counter.applyAsInt(t) > 0)
                .map(t -> t.from().plus(Tally.SPAN))
                .reduce((_, later) -> later)
                .orElse(from);
    }

    /// How much of the time since then the seeds were watched, over this stretch and the one before it. Of a time
    /// in which none could be read, or nobody looked, no more counts than between two looks at a sitemap that
    /// brings nothing.
    Duration watchedSince(Instant then, Chart earlier) {
        var watched = Duration.ZERO;
        var before = then;
        for (var listed : Stream.concat(earlier.listed(then), listed(then)).toList()) {
            var end = listed.from().plus(Tally.SPAN);
            watched = watched.plus(bounded(Duration.between(before, listed.from())));
            before = end.isBefore(until) ? end : until;
            watched = watched.plus(Duration.between(listed.from(), before));
        }
        return watched.plus(bounded(Duration.between(before, until)));
    }

    private Stream<Tally> listed(Instant since) {
        return tallies.stream().filter(t -> !t.from().isBefore(since) && listings(t) > 0);
    }

    private static Duration bounded(Duration length) {
        return length.compareTo(UNWATCHED) < 0 ? length : UNWATCHED;
    }

    /// The longest time between two spans in which something was counted.
    Duration longestGap(ToIntFunction<Tally> counter) {
        var longest = Duration.ZERO;
        var before = from;
        for (var tally : tallies) {
            if (counter.applyAsInt(tally) > 0) {
                var gap = Duration.between(before, tally.from());
                longest = gap.compareTo(longest) > 0 ? gap : longest;
                before = tally.from().plus(Tally.SPAN);
            }
        }
        return longest;
    }
}
