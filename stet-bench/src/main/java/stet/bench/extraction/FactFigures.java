// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A set's figures for headline, date and authors, each from 0 to 1 over the pages whose truth has that field. There is
/// none for a field that no page of the set has, or that was found on no page.
///
/// @param exact headlines whose letters and numbers are equal
/// @param loose those, and headlines of at least 20 signs of which one contains the other
/// @param date dates of the same day
/// @param dateWhereGiven the same, of the pages on which a date was found at all
/// @param authorPrecision of the names found, those that are true: the mean over pages on which names were found
/// @param authorRecall of the true names, those that were found: the mean
/// @param authorsEqual pages on which both sets of names are equal
record FactFigures(
        Optional<Double> exact,
        Optional<Double> loose,
        Optional<Double> date,
        Optional<Double> dateWhereGiven,
        Optional<Double> authorPrecision,
        Optional<Double> authorRecall,
        Optional<Double> authorsEqual) {
    private static final int LONG_ENOUGH = 20;
    private static final Pattern BY = Pattern.compile("(?iU)^\\s*(by|von|par|por|di)\\s+");
    private static final Pattern BETWEEN = Pattern.compile("(?U)\\s*[,;|]\\s*|\\s+and\\s+|\\s+und\\s+|\\s+&\\s+");

    /// A page's truth and what was found there.
    record Judged(Truth truth, Found found) {
        private Set<String> missed() {
            var names = names(truth.authors());
            names.removeAll(names(found.authors()));
            return names;
        }

        private Set<String> invented() {
            var names = names(found.authors());
            names.removeAll(names(truth.authors()));
            return names;
        }
    }

    static FactFigures of(List<Judged> pages) {
        var titled = where(pages, page -> page.truth().headline());
        var dated = where(pages, page -> page.truth().date());
        var datesFound = where(dated, page -> page.found().date());
        var signed = pages.stream()
                .filter(page -> !names(page.truth().authors()).isEmpty())
                .toList();
        var namesFound = signed.stream()
                .filter(page -> !names(page.found().authors()).isEmpty())
                .toList();
        return new FactFigures(
                share(titled, FactFigures::sameHeadline),
                share(titled, FactFigures::muchTheSameHeadline),
                datesFound.isEmpty() ? Optional.empty() : share(dated, FactFigures::sameDate),
                share(datesFound, FactFigures::sameDate),
                mean(
                        namesFound,
                        page -> 1
                                - (double) page.invented().size()
                                        / names(page.found().authors()).size()),
                namesFound.isEmpty()
                        ? Optional.empty()
                        : mean(
                                signed,
                                page -> 1
                                        - (double) page.missed().size()
                                                / names(page.truth().authors()).size()),
                namesFound.isEmpty()
                        ? Optional.empty()
                        : mean(
                                signed,
                                page -> page.missed().isEmpty()
                                                && page.invented().isEmpty()
                                        ? 1
                                        : 0));
    }

    private static boolean sameDate(Truth truth, Found found) {
        return found.date().equals(truth.date());
    }

    private static boolean sameHeadline(Truth truth, Found found) {
        return Words.folded(truth.headline()).equals(Words.folded(found.headline()));
    }

    private static boolean muchTheSameHeadline(Truth truth, Found found) {
        var wanted = Words.folded(truth.headline());
        var given = Words.folded(found.headline());
        return wanted.equals(given)
                || Math.min(wanted.length(), given.length()) >= LONG_ENOUGH
                        && (wanted.contains(given) || given.contains(wanted));
    }

    private static List<Judged> where(List<Judged> pages, Function<Judged, String> field) {
        return pages.stream().filter(page -> !field.apply(page).isEmpty()).toList();
    }

    private static Optional<Double> share(List<Judged> pages, BiPredicate<Truth, Found> right) {
        return mean(pages, page -> right.test(page.truth(), page.found()) ? 1 : 0);
    }

    private static Optional<Double> mean(List<Judged> pages, ToDoubleFunction<Judged> figure) {
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(pages.stream().mapToDouble(figure).sum() / pages.size());
    }

    /// The names in a byline, folded.
    static Set<String> names(String byline) {
        return Arrays.stream(BETWEEN.split(BY.matcher(byline).replaceFirst("")))
                .map(Words::folded)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
