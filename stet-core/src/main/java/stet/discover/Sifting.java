// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Past;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Sighting;

/// Which of the articles that a seed names are news, and wanted.
///
/// Left out is what the operator's patterns leave out, and the back catalogue:
/// - what is stated to be older than the outlet's addition by more than was asked for, or, once that is long
///   ago, older
///   than thirty days. A feed is believed when it says that an old article changed; a sitemap is not, since
///   many state
///   the day on which they were made: there the day in the address goes before `lastmod`.
/// - what a sitemap named without any date when it was first read ([Past]). What it names later without one
///   is new.
/// - sitemaps of months that are past; of those that state nothing, the first and last five.
///
/// Where no age was set, what is thirty days older than the newest entry is left out, and than the present where that
/// lies in the future.
///
/// @param taken the articles to watch
/// @param parts the sitemaps to read
/// @param past to be remembered; empty when there is nothing new to remember
/// @param told what was left out and why, in words for an operator; empty when nothing was
public record Sifting(List<Sighting> taken, List<Seed> parts, Optional<Past> past, String told) {
    private static final Duration BACK_CATALOGUE = Duration.ofDays(30);
    private static final int MOST_UNDATED_PARTS = 5;
    private static final int MANY = 50;

    private static final Pattern DAY = Pattern.compile(
            "/(20\\d{2})([/_.-]?)(\\d{2}|\\d)(?:\\2|/)(\\d{2}|\\d)(?=[/_.-]|$)|/(20\\d{2})(\\d{2})(\\d{2})(?=[/_.-]|$)");
    private static final Pattern MONTH = Pattern.compile("(?<!\\d)(20\\d{2})[/_.-]?(0[1-9]|1[0-2])(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2}|19\\d{2})(?!\\d)");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public Sifting {
        taken = List.copyOf(taken);
        parts = List.copyOf(parts);
    }

    /// @param now the present instant of Stet's clock
    public static Sifting of(Seed.Kind kind, Seeds.Named named, Scope scope, Instant now) {
        var wanted = named.sightings().stream()
                .filter(s -> scope.patterns().allow(s.address()))
                .toList();
        boolean flat = kind == Seed.Kind.SITEMAP && isFlat(wanted);
        return new Sieve(kind, scope, flat, oldest(kind, wanted, scope, now)).sift(named, wanted);
    }

    private static Optional<Instant> oldest(Seed.Kind kind, List<Sighting> sightings, Scope scope, Instant now) {
        var newest =
                sightings.stream().flatMap(s -> stated(kind, s, false).stream()).max(Instant::compareTo);
        if (scope.back().isEmpty()) {
            return newest.map(at -> at.isAfter(now) ? now : at).map(at -> at.minus(BACK_CATALOGUE));
        }
        var back = scope.back().get();
        var present = present(kind, newest, now);
        var asked = (scope.added().isBefore(present) ? scope.added() : present).minus(back);
        var lately = present.minus(back.compareTo(BACK_CATALOGUE) > 0 ? back : BACK_CATALOGUE);
        return Optional.of(asked.isAfter(lately) ? asked : lately);
    }

    /// What a feed or a page names last stands for the present where that is behind ours: an outlet's clock may
    /// be wrong by years, and one that publishes seldom has news too. A sitemap may be an archive.
    private static Instant present(Seed.Kind kind, Optional<Instant> newest, Instant now) {
        return kind == Seed.Kind.SITEMAP ? now : newest.filter(now::isAfter).orElse(now);
    }

    /// @param flat whether what the sitemap states as times is none
    /// @param oldest what is older is left out
    private record Sieve(Seed.Kind kind, Scope scope, boolean flat, Optional<Instant> oldest) {
        Sifting sift(Seeds.Named named, List<Sighting> wanted) {
            var recent = wanted.stream().filter(s -> !isOld(s)).toList();
            boolean remembers = kind == Seed.Kind.SITEMAP && scope.back().isPresent();
            var known = scope.past();
            var past = known.orElseGet(() -> Past.of(recent.stream()
                    .filter(this::isUndated)
                    .map(Sighting::address)
                    .toList()));
            var taken = recent.stream()
                    .filter(s -> !remembers || !isUndated(s) || !past.holds(s.address()))
                    .toList();
            var parts = parts(named.parts());
            var told = Stream.of(
                            told(named.sightings().size() - wanted.size(), "left out by the outlet's patterns"),
                            told(
                                    wanted.size() - recent.size(),
                                    "older than %s and left out"
                                            .formatted(oldest.map(DATE::format).orElse(""))),
                            told(recent.size() - taken.size(), "there already, without a date, when it was first read"),
                            told(named.parts().size() - parts.size(), "sitemaps of earlier times left out"))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("; "));
            return new Sifting(taken, parts, remembers && known.isEmpty() ? Optional.of(past) : Optional.empty(), told);
        }

        private static String told(int many, String words) {
            return many == 0 ? "" : words + ": " + many;
        }

        private boolean isUndated(Sighting sighting) {
            return stated(kind, sighting, flat).isEmpty();
        }

        private boolean isOld(Sighting sighting) {
            return stated(kind, sighting, flat)
                    .filter(at -> oldest.filter(o -> !at.isAfter(o)).isPresent())
                    .isPresent();
        }

        private List<Seed> parts(List<Seeds.Part> named) {
            if (scope.back().isEmpty()) {
                return named.stream().map(Seeds.Part::seed).toList();
            }
            var dated = named.stream()
                    .filter(part -> latest(part)
                            .filter(at -> oldest.filter(at::isAfter).isPresent())
                            .isPresent());
            var silent = named.stream().filter(part -> latest(part).isEmpty()).toList();
            int first = Math.min(MOST_UNDATED_PARTS, silent.size());
            int last = Math.max(first, silent.size() - MOST_UNDATED_PARTS);
            var ends = Stream.concat(silent.subList(0, first).stream(), silent.subList(last, silent.size()).stream());
            return Stream.concat(dated, ends).map(Seeds.Part::seed).toList();
        }
    }

    private static Optional<Instant> stated(Seed.Kind kind, Sighting sighting, boolean flat) {
        if (kind != Seed.Kind.SITEMAP) {
            var times = Stream.concat(sighting.modified().stream(), sighting.published().stream());
            return times.max(Instant::compareTo).or(() -> day(sighting.address()));
        }
        return sighting.published()
                .or(() -> day(sighting.address()))
                .or(() -> sighting.modified().filter(_ -> !flat));
    }

    /// Whether a sitemap states one and the same time for very many entries: when it was made, and not when
    /// they were.
    private static boolean isFlat(List<Sighting> sightings) {
        return sightings.size() > MANY
                && sightings.stream()
                                .flatMap(s -> s.modified().stream())
                                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                                .distinct()
                                .limit(3)
                                .count()
                        == 1;
    }

    /// The end of the day that an address has in its path.
    static Optional<Instant> day(Address address) {
        var found = DAY.matcher(address.path());
        if (!found.find()) {
            return Optional.empty();
        }
        int first = found.group(1) == null ? 5 : 1;
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(found.group(first)),
                            Integer.parseInt(found.group(first == 1 ? 3 : 6)),
                            Integer.parseInt(found.group(first == 1 ? 4 : 7)))
                    .plusDays(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a number that only looks like a day
        }
    }

    /// The latest time of which a sitemap can tell: the end of the month or year in its name, else when it is
    /// stated to have changed.
    private static Optional<Instant> latest(Seeds.Part part) {
        var name = part.seed().address().path() + "?" + part.seed().address().query();
        var month = MONTH.matcher(name);
        if (month.find()) {
            var named = YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
            return Optional.of(named.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        var year = YEAR.matcher(name);
        if (year.find()) {
            return Optional.of(LocalDate.of(Integer.parseInt(year.group(1)) + 1, 1, 1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC));
        }
        return part.modified();
    }
}
