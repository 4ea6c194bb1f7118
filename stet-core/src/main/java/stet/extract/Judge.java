// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rules on each block of the article's part of the page. A ruling looks at the block, at the boxes between it and the
/// body's box, and at nothing else, so that a box that comes or goes elsewhere changes no ruling.
final class Judge {
    private static final int SMALL = 700;
    private static final int LOOKED_AT = 1000;
    /// So many letters beside its links make a paragraph that is one for all its links.
    private static final int UNLINKED = 150;
    private static final int AROUND_WRITERS =
            Hint.mask(Hint.BIO, Hint.SHARE, Hint.TAGS, Hint.MEDIA, Hint.WIDGET, Hint.FOOT);
    private static final int NEAR = 12;
    /// So many letters of a heading say more than a time.
    private static final int LINE = 30;
    private static final int UNSEEN = Hint.mask(Hint.COMMENT, Hint.HIDDEN);
    private static final int OTHERS = Hint.mask(Hint.COMMENT, Hint.RELATED, Hint.HIDDEN);

    private static final Facts NOTHING_STATED = Facts.of(Head.EMPTY);

    private final Sheet sheet;
    private final Furniture furniture;
    private final Region region;
    private final Optional<Block> headline;
    private final Header header;
    /// The order of the second block of running text in the body: what stands before it is at the top.
    private final int secondProse;
    private final Streams streams;
    private final List<String> writers;
    private final Map<Integer, Card> cards = new HashMap<>();

    /// What a box holds beside furniture.
    ///
    /// @param first block; any, where there is none
    /// @param text all signs, and of them those inside links
    private record Card(Block first, int blocks, int text, int linked, int prose) {
        static Card of(List<Block> within, Furniture furniture) {
            var first = within.getFirst();
            int blocks = 0;
            int text = 0;
            int linked = 0;
            int prose = 0;
            for (var block : within) {
                if (!furniture.has(block)) {
                    first = blocks++ == 0 ? block : first;
                    text += block.text().length();
                    linked += block.linked();
                    prose += block.prose();
                }
            }
            return new Card(first, blocks, text, linked, prose);
        }
    }

    private Judge(Sheet sheet, Furniture furniture, Region region, Optional<Block> headline, Facts facts) {
        this.sheet = sheet;
        this.furniture = furniture;
        this.region = region;
        this.headline = headline;
        this.header = new Header(sheet, region, headline, facts);
        this.writers = facts.people().stream().map(Phrase::plain).toList();
        this.secondProse = sheet.blocksOf(region.body()).stream()
                .filter(b -> b.prose() > 0 && !furniture.has(b))
                .skip(1)
                .findFirst()
                .map(Block::order)
                .orElse(Integer.MAX_VALUE);
        this.streams = new Streams(sheet, region.body());
    }

    static List<Ruling> rule(
            RuledSheet ruled,
            Furniture furniture,
            Region region,
            Optional<Block> headline,
            Facts facts,
            LivePosts live) {
        var sheet = ruled.sheet();
        var judge = new Judge(sheet, furniture, region, headline, facts);
        var rulings = new ArrayList<Ruling>();
        for (var block : sheet.blocksOf(region.scope())) {
            rulings.addAll(live.on(block).orElseGet(() -> judge.lines(block)));
        }
        var all = live.summarized(sheet, furniture, headline, rulings);
        var heard = Testimony.heard(all, region, Witness.of(facts.body()));
        var cut = live.isEmpty() ? Tail.cut(heard, facts.people()) : heard;
        return Sequence.settled(ruled.over(cut, region));
    }

    /// On the words of one box alone, as on a page that has nothing else.
    static List<Ruling> rule(Sheet sheet, Furniture furniture, Box box) {
        var judge = new Judge(sheet, furniture, new Region(box, box), Optional.empty(), NOTHING_STATED);
        return sheet.blocksOf(box).stream()
                .flatMap(block -> judge.lines(block).stream())
                .toList();
    }

    private List<Ruling> lines(Block block) {
        var lines = region.body().holds(block) ? Lines.ofBody(block) : Lines.ofHeader(block);
        return lines.stream().map(line -> header.opening(rule(line))).toList();
    }

    private Ruling rule(Block block) {
        if (furniture.has(block)) {
            return region.body().holds(block) && isNoteInFurniture(block)
                    ? new Ruling(block, Ruling.Place.NOTE, "worded as a note of the outlet's own")
                    : isBylineInFurniture(block, sheet.hintsWithin(sheet.boxOf(block), region.scope()))
                            ? new Ruling(block, Ruling.Place.BYLINE, "names the writers")
                            : isSummaryInFurniture(block)
                                    ? new Ruling(block, Ruling.Place.STANDFIRST, "says what the stated summary says")
                                    : out(block, furniture.why(block));
        }
        if (headline.isPresent() && repeatsHeadline(block)) {
            return new Ruling(block, Ruling.Place.HEADLINE, "the headline");
        }
        int around = sheet.hintsWithin(sheet.boxOf(block), region.body().holds(block) ? region.body() : region.scope());
        if (isNote(block, around)) {
            return new Ruling(block, Ruling.Place.NOTE, "a note of the outlet's own");
        }
        if (Captions.isCaption(sheet, region, block)) {
            return new Ruling(block, Ruling.Place.CAPTION, "beside a picture");
        }
        if (region.body().holds(block)) {
            return inside(block, around);
        }
        var ruling = header.rule(block, around);
        return ruling.place() == Ruling.Place.TEXT && isInCard(block, region.scope())
                ? out(block, "in a card or box of links")
                : ruling;
    }

    /// Outlets put their notes in boxes named for other things too; what others wrote is no note of theirs.
    private boolean isNoteInFurniture(Block block) {
        int around = sheet.hintsWithin(sheet.boxOf(block), region.body());
        return (around & OTHERS) == 0
                && block.shape() == Shape.PARAGRAPH
                && block.linkShare() < 0.5
                && block.prose() > 0
                && Manner.isNote(block);
    }

    private boolean repeatsHeadline(Block block) {
        return headline.map(h -> h.order() == block.order()
                        || block.shape() == Shape.HEADING && h.line().equals(block.line()))
                .orElse(false);
    }

    private boolean isNote(Block block, int around) {
        boolean named = Hint.NOTE.in(around) && block.weight() < 1500 && block.shape() != Shape.HEADING;
        boolean after = headline.map(h -> block.order() > h.order()).orElse(true);
        boolean time = block.weight() < 60 && Manner.isTime(block);
        return after
                && !time
                && block.linkShare() < 0.8
                && (named || block.shape() != Shape.HEADING && Manner.isNote(block));
    }

    private Ruling inside(Block block, int around) {
        if (isAtTop(block) && (Bylines.isNamed(block, around) || writers.contains(block.plain()))) {
            return new Ruling(block, Ruling.Place.BYLINE, "names the writers");
        }
        var oddity = oddity(block, around);
        if (oddity.isPresent()) {
            return out(block, oddity.get());
        }
        if (block.about() >= block.text().length() * 0.8 && !isHeadingThatSays(block)
                || Hint.BYLINE.in(around) && Bylines.isShort(block) && block.prose() == 0) {
            return isAtTop(block)
                    ? new Ruling(block, Ruling.Place.BYLINE, "named as a byline")
                    : out(block, "about the article");
        }
        if (sheet.boxOf(block).is(Hint.BYLINE) && !isAtTop(block)) {
            return out(block, "named as a byline");
        }
        if (Hint.STANDFIRST.in(around | block.hints())
                && headline.stream().anyMatch(region.body()::holds)
                && isAtTop(block)
                && block.linkShare() < 0.5) {
            return new Ruling(block, Ruling.Place.STANDFIRST, "named as a summary");
        }
        return switch (block.shape()) {
            case HEADING -> heading(block);
            case ITEM -> item(block);
            case ROW -> new Ruling(block, Ruling.Place.ROW, "a row of data");
            case QUOTE -> new Ruling(block, Ruling.Place.QUOTE, "a quotation");
            case CAPTION -> new Ruling(block, Ruling.Place.CAPTION, "a caption");
            case PARAGRAPH, LOOSE -> running(block);
        };
    }

    /// Whether a heading that is named as a time says more than when: "11.04: Two are missing".
    private static boolean isHeadingThatSays(Block block) {
        return block.shape() == Shape.HEADING && block.weight() >= LINE && !Manner.isTime(block);
    }

    /// Boxes about the writers are no part of the text, but the line under the headline is a byline all the same.
    private boolean isBylineInFurniture(Block block, int around) {
        return (around & Hint.FURNITURE & ~AROUND_WRITERS) == 0
                && headline.stream().anyMatch(h -> block.order() > h.order() && block.order() < h.order() + NEAR)
                && isAtTop(block)
                && Bylines.isNamed(block, around);
    }

    /// A name such as "secondary" may be given to the look of a summary under the headline.
    private boolean isSummaryInFurniture(Block block) {
        return headline.stream().anyMatch(h -> block.order() > h.order() && block.order() < h.order() + NEAR)
                && isAtTop(block)
                && block.linkShare() < 0.3
                && (sheet.hintsWithin(sheet.boxOf(block), region.scope()) & UNSEEN) == 0
                && header.isStandfirst(block);
    }

    /// What speaks against a block, whatever its shape.
    private Optional<String> oddity(Block block, int around) {
        if (Manner.isLabel(block)) {
            return Optional.of("a label");
        }
        if (Manner.isPointer(block)) {
            return Optional.of("points to another article");
        }
        if (Manner.isPlea(block)) {
            return Optional.of("asks for something");
        }
        if (!Manner.isBullet(block.text())
                && block.shape() != Shape.ITEM
                && block.shape() != Shape.ROW
                && block.shape() != Shape.QUOTE
                && (block.shape() != Shape.HEADING || !streams.hold(block))
                && (Manner.isCount(block) || Manner.isTime(block))) {
            return Optional.of("a time or a count");
        }
        if (Hint.PULL.in(around) && isSaidElsewhere(block)) {
            return Optional.of("a pull quote that repeats the text");
        }
        return isInCard(block, region.body()) ? Optional.of("in a card or box of links") : Optional.empty();
    }

    private boolean isSaidElsewhere(Block block) {
        var words = block.line().replaceAll("^[\\W]+|[\\W]+$", "");
        return sheet.blocksOf(region.body()).stream()
                .limit(LOOKED_AT)
                .anyMatch(b -> b.order() != block.order() && b.line().contains(words));
    }

    /// Whether one of the boxes between the block and the given one is mostly links, or is headed by a link.
    /// Furniture in them does not count.
    private boolean isInCard(Block block, Box until) {
        for (var box : sheet.chain(sheet.boxOf(block), until)) {
            if (box.endBlock() - box.firstBlock() > 40 || block.shape() == Shape.HEADING && Streams.isAlone(box)) {
                continue;
            }
            var card = cards.computeIfAbsent(box.index(), _ -> Card.of(sheet.blocksOf(box), furniture));
            if (card.blocks() == 0) {
                continue;
            }
            var first = card.first();
            boolean dense = card.linked() > card.text() * 0.6
                    && (card.blocks() > 1
                            || card.prose() == 0
                                    && card.text() - card.linked() < UNLINKED
                                    && !isSentenceWithLink(first));
            boolean headed = first.shape() == Shape.HEADING
                    && card.blocks() > 1
                    && (first.linkShare() > 0.8 || Manner.isPointer(first))
                    && card.prose() < SMALL;
            headed |= box.tag().equals("li") && card.blocks() > 1 && first.linkShare() > 0.9 && card.prose() < SMALL;
            boolean form = card.blocks() <= 8 && card.prose() < SMALL && controlsOf(box) > 0;
            if (dense || headed || form) {
                return true;
            }
        }
        return false;
    }

    /// Whether a paragraph among paragraphs is a sentence that ends outside its links, or in one that it goes on
    /// in; a pointer to another article ends inside one that begins anew.
    private boolean isSentenceWithLink(Block block) {
        return (block.shape() == Shape.PARAGRAPH || block.shape() == Shape.ITEM)
                && block.linkShare() < 1
                && Scripts.endsSentence(block.text())
                && block.anchors().stream()
                        .noneMatch(a -> a.to() == block.text().length() && !goesOn(block, a))
                && streams.hold(block);
    }

    /// Whether a sentence that began before a link goes on in it, as its small letter shows.
    private static boolean goesOn(Block block, Block.Anchor link) {
        return link.from() > 0 && Character.isLowerCase(block.text().charAt(link.from()));
    }

    private int controlsOf(Box box) {
        int controls = box.controls();
        for (int inner = box.index() + 1; inner < box.end(); inner++) {
            var part = sheet.boxes().get(inner);
            if (furniture.has(part)) {
                controls -= part.controls();
                inner = part.end() - 1;
            }
        }
        return controls;
    }

    private boolean isAtTop(Block block) {
        return block.order() <= secondProse;
    }

    private Ruling heading(Block block) {
        if (block.linkShare() > 0.6 && !isBetweenParagraphs(block)) {
            return out(block, "a heading that is a link");
        }
        boolean standfirst = header.isStandfirst(block) && isAtTop(block);
        return standfirst
                ? new Ruling(block, Ruling.Place.STANDFIRST, "a heading that says what the summary says")
                : new Ruling(block, Ruling.Place.SUBHEADING, "a heading");
    }

    /// Whether the heading's neighbours on both sides are paragraphs of the same stream.
    private boolean isBetweenParagraphs(Block heading) {
        return List.of(heading.order() - 1, heading.order() + 1).stream()
                .allMatch(at -> at >= region.body().firstBlock()
                        && at < region.body().endBlock()
                        && isParagraphBeside(sheet.blocks().get(at), heading));
    }

    private boolean isParagraphBeside(Block block, Block heading) {
        return block.prose() > 0 && block.linkShare() < 0.3 && !furniture.has(block) && streams.areOne(block, heading);
    }

    private Ruling item(Block block) {
        if (Offers.isPoint(sheet, block, region.body())) {
            return out(block, "a point of an offer");
        }
        if (Offers.isTeaser(block)) {
            return out(block, "the beginning of another article");
        }
        return block.linkShare() > 0.75 && block.prose() == 0
                ? out(block, "an item that is a link")
                : new Ruling(block, Ruling.Place.ITEM, "an item of a list");
    }

    private Ruling running(Block block) {
        if (Manner.isBullet(block.text())) {
            int from = Manner.bulletLength(block.text());
            return new Ruling(
                    block.stretch(from, block.text().length(), block.shape()), Ruling.Place.ITEM, "a typed bullet");
        }
        boolean ends = Scripts.endsSentence(block.text());
        if (block.linkShare() > 0.8 && !(ends && block.weight() > 120) && !isSentenceWithLink(block)
                || block.linkShare() > 0.5 && !ends && block.weight() < 160) {
            return out(block, "hardly more than a link");
        }
        if (isAtTop(block) && Bylines.opens(block)) {
            return new Ruling(block, Ruling.Place.BYLINE, "opens like a byline");
        }
        boolean inStream = streams.hold(block);
        boolean bold = block.strong() >= block.text().length() * 0.9 && !ends && block.weight() < 140;
        if (bold && inStream) {
            return new Ruling(block, Ruling.Place.SUBHEADING, "a bold line between paragraphs");
        }
        if (block.shape() == Shape.LOOSE && block.weight() < SMALL && opensWithLabel(block)) {
            return out(block, "bare text under a label");
        }
        if (block.shape() == Shape.LOOSE && !inStream && (block.prose() < 80 || isLabelled(block))) {
            return out(block, "bare text outside the stream of paragraphs");
        }
        boolean said = block.prose() > 0
                || inStream && block.weight() >= 60 && block.linkShare() < 0.3
                || ends && block.weight() >= 20
                || inStream && block.shape() == Shape.PARAGRAPH;
        return said ? new Ruling(block, Ruling.Place.TEXT, "running text") : out(block, "a bare line outside the text");
    }

    /// Whether a label such as "Advertisement" stands over the text in the same box.
    private boolean isLabelled(Block block) {
        return opensWithLabel(block)
                || Manner.isLabel(sheet.blocksOf(sheet.boxOf(block)).getFirst());
    }

    private static boolean opensWithLabel(Block block) {
        int firstLine = block.text().indexOf('\n');
        return firstLine > 0 && Phrase.LABEL.is(Phrase.plain(block.text().substring(0, firstLine)));
    }

    private static Ruling out(Block block, String reason) {
        return new Ruling(block, Ruling.Place.OUT, reason);
    }
}
