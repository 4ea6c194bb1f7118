// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Optional;

/// Rules on blocks that are in the article's part of the page but outside its body: standfirst and byline above, a
/// first paragraph set apart, a piece of text after an interruption.
final class Header {
    private static final int LONGEST_STANDFIRST = 900;
    private static final double SAME = 0.6;
    /// A summary of this weight is a paragraph; a shorter one is a second headline.
    private static final int PARAGRAPH = 120;
    /// The same for one that does not end like a sentence.
    private static final int UNENDED = 140;

    /// A stated summary.
    private record Description(Likeness words, int length) {}

    private final Sheet sheet;
    private final Region region;
    private final Optional<Block> headline;
    private final List<Description> descriptions;
    private final int bodyStart;

    Header(Sheet sheet, Region region, Optional<Block> headline, Facts facts) {
        this.sheet = sheet;
        this.region = region;
        this.headline = headline;
        this.descriptions = facts.descriptions().stream()
                .map(d -> new Description(Likeness.to(d), d.length()))
                .toList();
        this.bodyStart = region.body().firstBlock();
    }

    /// A summary as long as a paragraph is how the text begins, whatever element holds it, and so are the points of
    /// one; a line is told apart from it.
    Ruling opening(Ruling ruling) {
        var block = ruling.block();
        if (ruling.place() != Ruling.Place.STANDFIRST) {
            return ruling;
        }
        return switch (block.shape()) {
            case PARAGRAPH, LOOSE, HEADING ->
                isLong(block) ? ruling.as(Ruling.Place.TEXT, "a summary as long as a paragraph") : ruling;
            case ITEM ->
                block.prose() > 0 && isPoint(block) ? ruling.as(Ruling.Place.ITEM, "a point of a summary") : ruling;
            case QUOTE, ROW, CAPTION -> ruling;
        };
    }

    private static boolean isLong(Block block) {
        return block.weight() >= PARAGRAPH && Scripts.endsSentence(block.text()) || block.weight() >= UNENDED;
    }

    /// Whether the block is an item of a list, not of a table of terms.
    private boolean isPoint(Block block) {
        return block.shape() == Shape.ITEM
                && sheet.chain(sheet.boxOf(block), sheet.root()).stream()
                        .limit(2)
                        .anyMatch(b -> b.tag().equals("li"));
    }

    Ruling rule(Block block, int around) {
        boolean above = block.order() < bodyStart;
        boolean after = headline.map(h -> block.order() >= h.order()).orElse(true);
        int hints = around | block.hints();
        if (isByline(block, hints)) {
            return new Ruling(block, Ruling.Place.BYLINE, "named or worded as a byline");
        }
        if (Manner.isLabel(block)
                || Manner.isPointer(block)
                || Manner.isPlea(block)
                || Manner.isCount(block)
                || Manner.isTime(block)
                || (hints & Hint.ABOUT) != 0) {
            return out(block, "a label, time, count or plea outside the text");
        }
        if (above && after) {
            return aboveBody(block, hints);
        }
        if (above && Hint.STANDFIRST.in(hints) && isStandfirst(block)) {
            return new Ruling(block, Ruling.Place.STANDFIRST, "a summary above the headline");
        }
        boolean continues = !above
                && block.prose() > 0
                && block.shape() == Shape.PARAGRAPH
                && block.linkShare() < 0.3
                && isLikeBody(block);
        return continues
                ? new Ruling(block, Ruling.Place.TEXT, "text in a second box like the body's")
                : out(block, "outside the text");
    }

    private Ruling aboveBody(Block block, int hints) {
        if (block.shape() == Shape.PARAGRAPH && block.prose() > 0 && block.linkShare() < 0.3 && isLikeBody(block)) {
            return new Ruling(block, Ruling.Place.TEXT, "a paragraph in a box like the text's");
        }
        boolean named = Hint.STANDFIRST.in(hints);
        boolean short_ = block.weight() <= LONGEST_STANDFIRST && block.linkShare() < 0.5;
        if (short_ && (named || isStandfirst(block) || isBoldLine(block))) {
            return new Ruling(
                    block, Ruling.Place.STANDFIRST, named ? "named as a summary" : "says what the stated summary says");
        }
        if (short_ && block.shape() == Shape.HEADING && block.weight() > 20) {
            return new Ruling(block, Ruling.Place.STANDFIRST, "a heading between headline and text");
        }
        if (block.shape() == Shape.ITEM) {
            return block.prose() > 0 && isPoint(block) && block.anchors().isEmpty()
                    ? new Ruling(block, Ruling.Place.ITEM, "a point between headline and text")
                    : out(block, "an item between headline and text");
        }
        return block.prose() > 0 && (block.linkShare() < 0.3 || block.shape() == Shape.PARAGRAPH)
                ? new Ruling(block, Ruling.Place.TEXT, "a paragraph between headline and text")
                : out(block, "a line between headline and text");
    }

    /// Whether the block says what the page states as its summary.
    boolean isStandfirst(Block block) {
        if (block.weight() < 15 || block.weight() > LONGEST_STANDFIRST) {
            return false;
        }
        var line = Likeness.to(block.line());
        return descriptions.stream()
                .anyMatch(d -> line.of(d.words()) >= SAME
                        || d.length() >= 30
                                && d.words().within(line) > 0.9
                                && block.line().length() < d.length() * 2);
    }

    private boolean isBoldLine(Block block) {
        return block.strong() >= block.text().length() * 0.9
                && block.weight() >= 20
                && headline.map(h -> sheet.parentOf(sheet.boxOf(h)).holds(block))
                        .orElse(false);
    }

    private boolean isByline(Block block, int hints) {
        if (!Bylines.isShort(block) || block.prose() > 0 && Scripts.endsSentence(block.text())) {
            return false;
        }
        boolean near = headline.map(h -> block.order() > h.order() - 6).orElse(true);
        return near
                && (Hint.BYLINE.in(hints)
                        || Bylines.opens(block)
                        || block.linkShare() > 0.3 && !Bylines.writers(block).isEmpty());
    }

    /// Whether the block's box carries the body's own class names.
    private boolean isLikeBody(Block block) {
        var name = region.body().name();
        return !name.isBlank()
                && sheet.chain(sheet.boxOf(block), region.scope()).stream()
                        .anyMatch(b -> b.name().equals(name));
    }

    private static Ruling out(Block block, String reason) {
        return new Ruling(block, Ruling.Place.OUT, reason);
    }
}
