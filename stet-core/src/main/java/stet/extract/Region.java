// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where on the page the article is.
///
/// @param body the smallest box that holds nearly all running text
/// @param scope the smallest box that holds the body and the headline
record Region(Box body, Box scope) {
    /// A child box with this share of its parent's running text is followed; one box more or less of furniture,
    /// which is never four fifths of an article, does not change the way down.
    private static final double FOLLOWED = 0.78;

    /// Empty when the page has no running text, and no brief article either.
    static Optional<Region> of(Sheet sheet, Furniture furniture, Optional<Block> headline) {
        var prose = prose(sheet, furniture);
        if (prose.getLast() == 0) {
            return headline.flatMap(h -> brief(sheet, furniture, h));
        }
        var body = descend(sheet, prose, start(sheet, furniture, prose, headline));
        return Optional.of(around(sheet, body, headline));
    }

    /// A breaking story may be no more than two short sentences. It is believed where the page marks one article,
    /// and that holds the headline and the sentences under it.
    private static Optional<Region> brief(Sheet sheet, Furniture furniture, Block headline) {
        var articles = sheet.boxes().stream()
                .filter(box -> box.tag().equals("article") && !furniture.has(box))
                .toList();
        return articles.size() != 1
                ? Optional.empty()
                : Optional.of(articles.getFirst())
                        .filter(article -> article.holds(headline) && sentences(sheet, article, headline) >= 2)
                        .map(article -> around(sheet, article, Optional.of(headline)));
    }

    private static long sentences(Sheet sheet, Box article, Block headline) {
        return sheet.blocksOf(article).stream()
                .filter(b -> b.order() > headline.order() && b.shape() == Shape.PARAGRAPH && b.linked() == 0)
                .filter(b -> Scripts.endsSentence(b.text()))
                .count();
    }

    /// @param body the box of the text
    static Region around(Sheet sheet, Box body, Optional<Block> headline) {
        var scope = headline.map(h -> sheet.around(body, sheet.boxOf(h)))
                .filter(s -> !s.tag().equals("html"))
                .orElseGet(() -> sheet.parentOf(body));
        return new Region(body, scope);
    }

    private static List<Integer> prose(Sheet sheet, Furniture furniture) {
        var sums = new ArrayList<Integer>(sheet.blocks().size() + 1);
        int sum = 0;
        sums.add(0);
        for (var block : sheet.blocks()) {
            sum += furniture.has(block) ? 0 : block.prose();
            sums.add(sum);
        }
        return sums;
    }

    private static int in(Box box, List<Integer> prose) {
        return prose.get(box.endBlock()) - prose.get(box.firstBlock());
    }

    /// A box that is marked as an article's text and holds half of the page's text, or the article that holds the
    /// headline where several stand on one page, or the root.
    private static Box start(Sheet sheet, Furniture furniture, List<Integer> prose, Optional<Block> headline) {
        int all = prose.getLast();
        Box marked = sheet.root();
        for (var box : sheet.boxes()) {
            boolean named = box.is(Hint.BODY) && !furniture.has(box);
            if (named && in(box, prose) >= all / 2 && marked.holds(box)) {
                marked = box;
            }
        }
        if (!sheet.isRoot(marked)) {
            return sheet.chain(marked, sheet.root()).stream()
                    .filter(box -> box.is(Hint.BODY) && isInParts(sheet, furniture, prose, box))
                    .findFirst()
                    .map(sheet::parentOf)
                    .orElse(marked);
        }
        return headline.flatMap(h -> ownArticle(sheet, prose, h)).orElse(marked);
    }

    /// Whether the text goes on in a second box beside this one that is marked like it.
    private static boolean isInParts(Sheet sheet, Furniture furniture, List<Integer> prose, Box part) {
        var around = sheet.parentOf(part);
        for (int child = around.index() + 1;
                child < around.end();
                child = sheet.boxes().get(child).end()) {
            var other = sheet.boxes().get(child);
            if (other.index() != part.index()
                    && other.is(Hint.BODY)
                    && other.tag().equals(part.tag())
                    && !furniture.has(other)
                    && in(other, prose) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Box> ownArticle(Sheet sheet, List<Integer> prose, Block headline) {
        return sheet.chain(sheet.boxOf(headline), sheet.root()).stream()
                .filter(b -> b.tag().equals("article") && in(b, prose) >= Math.max(300, prose.getLast() / 5))
                .findFirst();
    }

    private static Box descend(Sheet sheet, List<Integer> prose, Box from) {
        var box = from;
        while (true) {
            int need = (int) Math.ceil(in(box, prose) * FOLLOWED);
            var next = heaviest(sheet, prose, box);
            if (next.isEmpty() || in(next.get(), prose) < need) {
                return box;
            }
            if (isTextItself(next.get())) {
                return box;
            }
            box = next.get();
        }
    }

    /// The paragraph, list or quotation that would be all that is left of a one-paragraph article.
    private static boolean isTextItself(Box box) {
        return switch (box.tag()) {
            case "p",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "span",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "a",
                    "font" -> true;
            default -> false;
        };
    }

    private static Optional<Box> heaviest(Sheet sheet, List<Integer> prose, Box box) {
        Optional<Box> best = Optional.empty();
        int most = 0;
        for (int child = box.index() + 1;
                child < box.end();
                child = sheet.boxes().get(child).end()) {
            var inner = sheet.boxes().get(child);
            if (in(inner, prose) > most) {
                most = in(inner, prose);
                best = Optional.of(inner);
            }
        }
        return best;
    }
}
