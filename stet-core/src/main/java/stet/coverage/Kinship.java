// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stet.compare.Mentions;
import stet.search.Terms;

/// What two reports have in common, and whether that is enough to ask a person if they tell the same story.
///
/// @param names that both give, as the first of them writes them
/// @param figures that both give: the same number of the same thing, or in two languages the same unround number
/// @param words that both use, and few others
/// @param apart how long after the one the other appeared; never negative
/// @param score two points for a name or figure and one for a word, each times its rarity
public record Kinship(List<String> names, List<String> figures, List<String> words, Duration apart, double score) {
    private static final int NAME = 2;
    private static final int FIGURE = 2;
    /// As much as two rare names, or a name and two words.
    private static final double ENOUGH = 3;

    private static final int WORDS_ALONE = 5;
    private static final BigDecimal SMALL = BigDecimal.TEN;

    public Kinship {
        names = List.copyOf(names);
        figures = List.copyOf(figures);
        words = List.copyOf(words);
    }

    public static Kinship of(Report one, Report other, Rarity rarity) {
        var names = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        double score = 0;
        for (var trait : one.traits().all()) {
            var same = other.traits().of(trait.terms());
            if (same.isEmpty() || rarity.of(trait.terms()) == 0 || trait.kind() == Trait.Kind.FIGURE) {
                continue;
            }
            boolean name = trait.kind() == Trait.Kind.NAME || same.get().kind() == Trait.Kind.NAME;
            score += name ? NAME * rarity.ofName(trait.terms()) : rarity.of(trait.terms());
            (name ? names : words)
                    .add(
                            trait.kind() == Trait.Kind.NAME
                                    ? trait.written()
                                    : same.get().written());
        }
        var figures = figures(one.traits(), other.traits());
        score += figures.size() * FIGURE * rarity.ofNumber();
        return new Kinship(
                new ArrayList<>(names),
                figures,
                new ArrayList<>(words),
                Duration.between(one.at(), other.at()).abs(),
                score);
    }

    /// Whether it is worth a person's look: at least two things in common, one of them a name or a figure, or
    /// five words.
    public boolean isLikely() {
        int strong = names.size() + figures.size();
        return score >= ENOUGH && (strong > 0 && strong + words.size() > 1 || words.size() >= WORDS_ALONE);
    }

    /// As the first writes them.
    private static List<String> figures(Traits one, Traits other) {
        var same = new ArrayList<String>();
        boolean abroad = !one.language().equals(other.language());
        Set<BigDecimal> told = new HashSet<>();
        for (var figure : one.figures()) {
            boolean shared = other.figures().stream()
                    .anyMatch(f -> f.value().compareTo(figure.value()) == 0
                            && (countsAlike(figure, f) || abroad && isUnround(figure.value())));
            if (shared && told.add(figure.value())) {
                same.add(figure.written() + " " + figure.counted().getFirst());
            }
        }
        return same;
    }

    private static boolean countsAlike(Mentions.Figure one, Mentions.Figure other) {
        var counted = other.counted().stream()
                .map(word -> Terms.joined(List.of(word)))
                .toList();
        return one.counted().stream()
                .map(word -> Terms.joined(List.of(word)))
                .anyMatch(word -> !word.isEmpty() && counted.contains(word));
    }

    /// Small and round numbers meet by chance.
    static boolean isUnround(BigDecimal value) {
        return value.compareTo(SMALL) > 0 && value.remainder(SMALL).signum() != 0;
    }
}
