// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stet.model.Address;

/// Rules on the words of one post: as on a page, then with what a post's box tells more, which is that all in it is the
/// post unless something speaks against it.
final class PostJudge {
    private final Sheet sheet;
    private final Furniture furniture;
    private final Address here;
    private final Entry entry;
    /// The order of its first block of text: what stands above it is its head.
    private final int text;

    private PostJudge(Sheet sheet, Furniture furniture, Address here, Entry entry, List<Ruling> plain) {
        this.sheet = sheet;
        this.furniture = furniture;
        this.here = here;
        this.entry = entry;
        this.text = plain.stream()
                .filter(r -> isText(r.place()))
                .findFirst()
                .map(r -> r.block().order())
                .orElse(entry.to());
    }

    /// @param here the page's address, to tell a post's own links from others
    static LivePosts.Told told(Sheet sheet, Furniture furniture, Address here, Entry entry) {
        var plain = Judge.rule(sheet, furniture, entry.box());
        var judge = new PostJudge(sheet, furniture, here, entry, plain);
        var settled = new ArrayList<Ruling>(plain.stream().map(judge::settled).toList());
        judge.speak(settled);
        return new LivePosts.Told(entry, settled, byline(plain));
    }

    /// The line that names the writers, else those whose pages a line above the text links to.
    private static String byline(List<Ruling> rulings) {
        var line = Stories.byline(rulings);
        return line.isEmpty()
                ? rulings.stream()
                        .takeWhile(r -> !isText(r.place()))
                        .flatMap(r -> Bylines.writers(r.block()).stream())
                        .distinct()
                        .collect(Collectors.joining(", "))
                : line;
    }

    private Ruling settled(Ruling ruling) {
        var block = ruling.block();
        return switch (ruling.place()) {
            case TEXT, SUBHEADING, QUOTE, ROW, NOTE -> ruling;
            case ITEM ->
                !isPostItself(block)
                        ? ruling
                        : isPlain(block)
                                ? ruling.as(Ruling.Place.TEXT, "a line of a post")
                                : ruling.as(Ruling.Place.OUT, "about the post");
            case BYLINE -> ruling.as(Ruling.Place.OUT, "about the post");
            case HEADLINE, STANDFIRST -> ruling.as(Ruling.Place.TEXT, "at the head of a post");
            case CAPTION ->
                block.prose() > 0 && block.shape() == Shape.PARAGRAPH && !isNamedCaption(block)
                        ? ruling.as(Ruling.Place.TEXT, "a post's text beside a picture")
                        : ruling;
            case OUT -> isPlain(block) && isOwn(block) ? spoken(ruling) : ruling;
        };
    }

    private boolean isNamedCaption(Block block) {
        return Hint.CAPTION.in(block.hints())
                || sheet.chain(sheet.boxOf(block), entry.box()).stream()
                        .anyMatch(b -> b.is(Hint.CAPTION) || b.tag().equals("figure"));
    }

    private Ruling spoken(Ruling ruling) {
        return switch (ruling.block().shape()) {
            case PARAGRAPH -> ruling.as(Ruling.Place.TEXT, "a line of a post");
            case HEADING ->
                ruling.block().order() < text ? ruling.as(Ruling.Place.SUBHEADING, "the headline of a post") : ruling;
            case ITEM ->
                isPostItself(ruling.block()) && ruling.block().prose() > 0
                        ? ruling.as(Ruling.Place.TEXT, "a line of a post")
                        : ruling;
            case LOOSE, QUOTE, ROW, CAPTION -> ruling;
        };
    }

    /// Whether the item of a list in which the block stands is the post.
    private boolean isPostItself(Block block) {
        return sheet.chain(sheet.boxOf(block), entry.box()).stream()
                .noneMatch(box -> box.tag().equals("li")
                        || box.tag().equals("dd")
                        || box.tag().equals("dt"));
    }

    /// A post that would say nothing says its first plain line.
    private void speak(List<Ruling> rulings) {
        if (rulings.stream().anyMatch(r -> isText(r.place()))) {
            return;
        }
        for (int i = 0; i < rulings.size(); i++) {
            var ruling = rulings.get(i);
            boolean heading = ruling.place() == Ruling.Place.SUBHEADING;
            if (heading || ruling.place() == Ruling.Place.OUT && isPlain(ruling.block())) {
                rulings.set(i, ruling.as(Ruling.Place.TEXT, "all that a post says"));
                return;
            }
        }
    }

    private static boolean isText(Ruling.Place place) {
        return place.isBody() && place != Ruling.Place.SUBHEADING;
    }

    private boolean isPlain(Block block) {
        return !furniture.has(block)
                && block.about() < block.text().length() * 0.8
                && !Hint.BYLINE.in(sheet.hintsWithin(sheet.boxOf(block), entry.box()) | block.hints())
                && !Manner.isLabel(block)
                && !Manner.isPointer(block)
                && !Manner.isPlea(block)
                && !Manner.isCount(block)
                && !Manner.isTime(block)
                && !Bylines.opens(block)
                && (block.linkShare() < 0.5 || leadsHere(block));
    }

    private boolean leadsHere(Block block) {
        return block.anchors().stream()
                .allMatch(a -> a.reference().startsWith("#")
                        || here.resolve(a.reference()).filter(here::equals).isPresent());
    }

    /// Whether no box around the block within the post is headed by a link to somewhere else.
    private boolean isOwn(Block block) {
        return sheet.chain(sheet.boxOf(block), entry.box()).stream()
                .map(sheet::blocksOf)
                .filter(blocks -> blocks.size() > 1)
                .map(List::getFirst)
                .noneMatch(first -> first.linkShare() > 0.8 && !leadsHere(first));
    }
}
