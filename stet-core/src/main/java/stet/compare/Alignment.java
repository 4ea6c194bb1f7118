// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Links the paragraphs of two versions: equal ones first, then the most alike, then the halves of splits and merges,
/// last what is left between linked neighbours.
///
/// The thresholds were set on generated edits of real articles and are explained where they stand.
final class Alignment {
    /// Dice's coefficient from which two paragraphs are one, edited. Unrelated paragraphs of one article stay below
    /// 0.25 almost always; a paragraph with every second word replaced is at about 0.5.
    private static final double SAME = 0.42;
    /// The same between linked neighbours, where the place speaks for them too.
    private static final double SAME_IN_PLACE = 0.30;
    /// Containment from which a paragraph is a part of another. A part shares nearly all its words with the whole.
    private static final double PART = 0.72;
    /// The same for a part that may have been edited, where its place and what it adds to the whole speak for it
    /// too.
    private static final double EDITED_PART = 0.50;
    /// Fewer tokens are not what is left of a paragraph that was cut short.
    private static final int REST = 8;
    /// How much of such a part must be found in the whole, in order, beyond what is found without it.
    private static final double GAIN = 0.60;
    /// What each linked neighbour adds to the likeness of a pair.
    private static final double NEIGHBOUR = 0.05;
    /// How much of the shorter and of the longer text must be shared in order, for parts to make a whole.
    private static final double COVER_SHORTER = 0.75;

    private static final double COVER_LONGER = 0.60;

    /// No paragraph is put together from more than this many; it also bounds how often long texts are compared.
    private static final int MOST_PARTS = 12;

    private final Texts olds;
    private final Texts news;
    private final Links links;
    private final Effort effort;
    private List<Candidate> candidates = List.of();

    private Alignment(Texts olds, Texts news, Effort effort) {
        this.olds = olds;
        this.news = news;
        this.links = new Links(olds.size(), news.size());
        this.effort = effort;
    }

    static Links of(Texts olds, Texts news, Effort effort) {
        var alignment = new Alignment(olds, news, effort);
        Anchors.drop(olds, news, alignment.links);
        alignment.linkAlike();
        alignment.growParts();
        alignment.linkHalves();
        alignment.linkInPlace();
        alignment.linkSameLetters();
        return alignment.links;
    }

    private void linkAlike() {
        candidates = Candidates.among(
                olds,
                IntStream.range(0, olds.size())
                        .filter(i -> !links.isLinkedBefore(i))
                        .toArray(),
                news,
                IntStream.range(0, news.size())
                        .filter(j -> !links.isLinkedAfter(j))
                        .toArray(),
                effort);
        record Rated(Candidate pair, double likeness) {}
        candidates.stream()
                .map(c -> new Rated(c, c.likeness() + neighbours(c)))
                .filter(r -> r.likeness >= SAME)
                .sorted(Comparator.comparingDouble(Rated::likeness)
                        .reversed()
                        .thenComparingInt(r -> Math.abs(r.pair.before() - r.pair.after())))
                .forEach(r -> linkIfFree(r.pair));
    }

    private void linkIfFree(Candidate pair) {
        if (links.isFree(pair.before(), pair.after())) {
            links.link(pair.before(), pair.after());
        }
    }

    private double neighbours(Candidate pair) {
        int i = pair.before();
        int j = pair.after();
        boolean above = i == 0 && j == 0 || links.areLinked(i - 1, j - 1);
        boolean below = i == olds.size() - 1 && j == news.size() - 1 || links.areLinked(i + 1, j + 1);
        return (above ? NEIGHBOUR : 0) + (below ? NEIGHBOUR : 0);
    }

    /// Adds an unlinked paragraph to the linked pair next to it, when it is contained in it.
    private void growParts() {
        candidates.stream()
                .filter(c -> c.containment() >= EDITED_PART)
                .sorted(Comparator.comparingDouble(Candidate::containment).reversed())
                .forEach(c -> {
                    if (links.isLinkedBefore(c.before()) && !links.isLinkedAfter(c.after())) {
                        growSplit(c.before(), c.after());
                    } else if (links.isLinkedAfter(c.after()) && !links.isLinkedBefore(c.before())) {
                        growMerge(c.before(), c.after());
                    }
                });
    }

    private void growSplit(int before, int part) {
        int first = links.afterOf(before);
        int parts = links.partsOf(before);
        boolean beside = part == first - 1 || part == first + parts;
        int from = Math.min(first, part);
        if (beside
                && parts < MOST_PARTS
                && links.sourcesOf(first) == 1
                && isCovered(olds.tokens(before), news.joined(from, from + parts + 1))
                && gains(olds.tokens(before), news.joined(first, first + parts), news.joined(from, from + parts + 1))) {
            links.split(before, from, parts + 1);
        }
    }

    private void growMerge(int source, int after) {
        int first = links.beforeOf(after);
        int sources = links.sourcesOf(after);
        boolean beside = source == first - 1 || source == first + sources;
        int from = Math.min(first, source);
        if (beside
                && sources < MOST_PARTS
                && links.partsOf(first) == 1
                && isCovered(olds.joined(from, from + sources + 1), news.tokens(after))
                && gains(
                        news.tokens(after),
                        olds.joined(first, first + sources),
                        olds.joined(from, from + sources + 1))) {
            links.merge(from, sources + 1, after);
        }
    }

    /// Links a paragraph to two neighbours that are both contained in it, when none of the three is linked yet.
    private void linkHalves() {
        Map<Integer, List<Integer>> parts = new HashMap<>();
        Map<Integer, List<Integer>> sources = new HashMap<>();
        for (var c : candidates) {
            if (c.containment() >= PART && links.isFree(c.before(), c.after())) {
                parts.computeIfAbsent(c.before(), _ -> new ArrayList<>()).add(c.after());
                sources.computeIfAbsent(c.after(), _ -> new ArrayList<>()).add(c.before());
            }
        }
        parts.forEach((i, afters) -> neighbours(afters)
                .filter(j -> links.isFree(i, j) && !links.isLinkedAfter(j + 1))
                .filter(j -> isCovered(olds.tokens(i), news.joined(j, j + 2)))
                .findFirst()
                .ifPresent(j -> links.split(i, j, 2)));
        sources.forEach((j, befores) -> neighbours(befores)
                .filter(i -> links.isFree(i, j) && !links.isLinkedBefore(i + 1))
                .filter(i -> isCovered(olds.joined(i, i + 2), news.tokens(j)))
                .findFirst()
                .ifPresent(i -> links.merge(i, 2, j)));
    }

    private static IntStream neighbours(List<Integer> paragraphs) {
        var sorted = paragraphs.stream().mapToInt(p -> p).sorted().toArray();
        return IntStream.range(0, sorted.length - 1)
                .filter(k -> sorted[k] + 1 == sorted[k + 1])
                .limit(MOST_PARTS)
                .map(k -> sorted[k]);
    }

    /// Whether the part added to the smaller text is found in the whole beyond what was there without it.
    private boolean gains(Tokens whole, Tokens smaller, Tokens larger) {
        int gained = TokenDiff.shared(whole, larger, effort) - TokenDiff.shared(whole, smaller, effort);
        return gained >= GAIN * (larger.size() - smaller.size());
    }

    private boolean isCovered(Tokens before, Tokens after) {
        int shared = TokenDiff.shared(before, after, effort);
        return shared >= COVER_SHORTER * Math.min(before.size(), after.size())
                && shared >= COVER_LONGER * Math.max(before.size(), after.size());
    }

    private void linkInPlace() {
        candidates.stream()
                .filter(c -> c.likeness() >= SAME_IN_PLACE && neighbours(c) > 0
                        || c.containment() >= PART && neighbours(c) > NEIGHBOUR && isWhatIsLeft(c))
                .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
                .forEach(this::linkIfFree);
    }

    /// Whether one paragraph is the other cut short: long enough to be more than a phrase, and found in it in
    /// order.
    private boolean isWhatIsLeft(Candidate pair) {
        var old = olds.tokens(pair.before());
        var now = news.tokens(pair.after());
        int shorter = Math.min(old.size(), now.size());
        return shorter >= REST && TokenDiff.shared(old, now, effort) >= COVER_SHORTER * shorter;
    }

    /// Links two paragraphs between linked neighbours whose letters and digits are the same: only signs or spaces
    /// differ.
    private void linkSameLetters() {
        for (int i = 0; i < olds.size(); i++) {
            int j = i == 0
                    ? 0
                    : links.isLinkedBefore(i - 1) ? links.afterOf(i - 1) + links.partsOf(i - 1) : news.size();
            if (j < news.size() && links.isFree(i, j) && Typography.sameLetters(olds.text(i), news.text(j))) {
                links.link(i, j);
            }
        }
    }
}
