// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the headline that readers see: the heading most like the titles that the page states, or its only first-level
/// heading.
final class Headlines {
    private static final double ALIKE = 0.5;
    private static final int LONGEST = 400;
    private static final int NOT_ARTICLE = Hint.mask(Hint.RELATED, Hint.COMMENT, Hint.ADVERT, Hint.CONSENT, Hint.FOOT);
    /// What parts a headline from the outlet's name in a title.
    private static final Pattern PARTED = Pattern.compile("\\s+[|–—·•»:/-]\\s+|\\s*[|｜]\\s*|(?<=\\p{L}): ");

    private Headlines() {}

    private record Candidate(Block block, double score) {}

    static Optional<Block> visible(Sheet sheet, Facts facts) {
        var candidates = sheet.blocks().stream()
                .filter(b -> isCandidate(sheet, b))
                .map(b -> new Candidate(b, score(sheet, b, facts)))
                .toList();
        var onPage =
                candidates.stream().filter(c -> !isInMenu(sheet, c.block())).toList();
        return best(onPage)
                .or(() -> onlyFirst(onPage, facts))
                .or(() -> onlyInHeader(sheet, onPage))
                .or(() -> best(candidates))
                .or(() -> onlyFirst(candidates, facts));
    }

    private static Optional<Block> best(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.score() >= ALIKE)
                .max(Comparator.comparingDouble(Candidate::score)
                        .thenComparingInt(c -> -c.block().order()))
                .map(Candidate::block);
    }

    /// Breadcrumbs end in the page's own title, which is then no headline if the article has another.
    private static boolean isInMenu(Sheet sheet, Block block) {
        return Hint.MENU.in(sheet.hintsWithin(sheet.boxOf(block), sheet.root()));
    }

    /// The one heading in the header of an article, for a headline that says something else than the stated titles.
    private static Optional<Block> onlyInHeader(Sheet sheet, List<Candidate> candidates) {
        var headings = candidates.stream()
                .map(Candidate::block)
                .filter(b -> b.shape() == Shape.HEADING && b.level() <= 2 && b.linkShare() < 0.8)
                .filter(b -> isInHeader(sheet, b))
                .toList();
        return headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty();
    }

    private static boolean isInHeader(Sheet sheet, Block block) {
        var around = sheet.chain(sheet.boxOf(block), sheet.root());
        return around.stream().anyMatch(b -> b.tag().equals("header") || b.tag().equals("hgroup"))
                && around.stream().anyMatch(b -> b.tag().equals("article"));
    }

    /// The headline where no heading shows it: the stated title without the outlet's name.
    static String stated(Facts facts) {
        return facts.titles().stream()
                .findFirst()
                .map(t -> withoutSite(t, facts))
                .orElse("");
    }

    private static boolean isCandidate(Sheet sheet, Block block) {
        if (block.text().length() > LONGEST) {
            return false;
        }
        boolean heading = block.shape() == Shape.HEADING && block.level() <= 3;
        return heading || Hint.HEADLINE.in(block.hints() | sheet.boxOf(block).hints());
    }

    private static double score(Sheet sheet, Block block, Facts facts) {
        double like = 0;
        for (var title : facts.titles()) {
            like = Math.max(like, Likeness.of(block.line(), withoutSite(title, facts)));
            like = Math.max(like, 0.97 * Likeness.of(block.line(), title));
        }
        if (like < ALIKE) {
            return 0;
        }
        boolean first = block.shape() == Shape.HEADING && block.level() == 1;
        int around = sheet.hintsWithin(sheet.boxOf(block), sheet.root());
        double place = (first ? 0.2 : block.level() == 2 ? 0.05 : 0)
                + (Hint.HEADLINE.in(around) ? 0.05 : 0)
                - (block.linkShare() > 0.8 && !first ? 0.3 : 0)
                - ((around & NOT_ARTICLE) != 0 ? 0.4 : 0);
        return like + place;
    }

    private static Optional<Block> onlyFirst(List<Candidate> candidates, Facts facts) {
        var firsts = candidates.stream()
                .map(Candidate::block)
                .filter(b -> b.shape() == Shape.HEADING && b.level() == 1 && b.linkShare() < 0.8)
                .filter(b -> !b.line().equalsIgnoreCase(facts.siteName()))
                .toList();
        return firsts.size() == 1 ? Optional.of(firsts.getFirst()) : Optional.empty();
    }

    /// Drops the outlet's name from an end of a title: the stated name, or else the shorter end if it is short.
    private static String withoutSite(String title, Facts facts) {
        var parts = PARTED.matcher(title);
        int last = -1;
        int lastEnd = -1;
        int first = -1;
        int firstEnd = -1;
        while (parts.find()) {
            first = first < 0 ? parts.start() : first;
            firstEnd = firstEnd < 0 ? parts.end() : firstEnd;
            last = parts.start();
            lastEnd = parts.end();
        }
        if (last < 0) {
            return title;
        }
        var site = facts.siteName();
        if (!site.isEmpty() && title.substring(0, first).equalsIgnoreCase(site)) {
            return title.substring(firstEnd);
        }
        boolean named = !site.isEmpty()
                && title.substring(lastEnd)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(site.toLowerCase(java.util.Locale.ROOT));
        boolean marked = title.substring(last, lastEnd).indexOf(':') < 0;
        return named || marked && title.length() - lastEnd < last / 2 + 6 ? title.substring(0, last) : title;
    }
}
