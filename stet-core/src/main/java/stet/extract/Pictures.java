// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Picture;

/// The pictures of an article: each caption with the picture that it stands beside, and the pictures without a caption
/// that stand in its body. Each is ruled on by itself and what is close around it.
final class Pictures {
    private static final int NOT_SHOWN =
            Hint.FURNITURE & ~Hint.MILD | Hint.mask(Hint.BYLINE, Hint.SHARE, Hint.TAGS, Hint.HIDDEN);
    /// So many blocks stand in a box that is a picture with its lines, or a teaser.
    private static final int FEW_BLOCKS = 8;
    private static final double LINKED = 0.8;

    private final Sheet sheet;
    private final Region region;
    private final List<Seen> seen;
    private final NavigableMap<Integer, List<Seen>> byBlock;

    /// A picture where it stands.
    ///
    /// @param block the number of the block at hand, or else of the next one
    private record Seen(Image image, Box box, int block) {}

    private Pictures(Sheet sheet, Region region, List<Seen> seen) {
        this.sheet = sheet;
        this.region = region;
        this.seen = seen;
        this.byBlock = seen.stream().collect(Collectors.groupingBy(Seen::block, TreeMap::new, Collectors.toList()));
    }

    /// @param headline below which the article's pictures stand
    /// @param base to which addresses are relative
    static List<Picture> of(
            Sheet sheet,
            Furniture furniture,
            Region region,
            Optional<Block> headline,
            List<Ruling> rulings,
            Sights sights,
            Address base) {
        var seen = new ArrayList<Seen>();
        for (var passed : sights.images()) {
            var box = sheet.boxes().get(passed.box());
            if (region.scope().holds(box) && !furniture.has(box) && !isAside(sheet, region, box)) {
                Image.of(passed.element(), base).ifPresent(i -> seen.add(new Seen(i, box, passed.block())));
            }
        }
        int from = headline.filter(region.scope()::holds)
                .map(Block::order)
                .orElse(region.body().firstBlock());
        return new Pictures(sheet, region, seen).told(rulings, from);
    }

    /// Whether a small box around it is named for something else than a picture.
    private static boolean isAside(Sheet sheet, Region region, Box around) {
        return sheet.chain(around, region.scope()).stream()
                .takeWhile(box -> !box.holds(region.body()) && blocksIn(box) <= FEW_BLOCKS)
                .anyMatch(box -> (box.hints() & NOT_SHOWN) != 0);
    }

    private static int blocksIn(Box box) {
        return box.endBlock() - box.firstBlock();
    }

    private List<Picture> told(List<Ruling> rulings, int from) {
        var beside = new LinkedHashMap<Seen, List<String>>();
        var told = new ArrayList<Placed>();
        captions(rulings).forEach((text, block) -> {
            var picture = pictureOf(block);
            picture.ifPresent(
                    p -> beside.computeIfAbsent(p, _ -> new ArrayList<>()).add(text));
            if (picture.isEmpty()) {
                told.add(new Placed(block.order(), Picture.captioned(text)));
            }
        });
        var out = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.OUT)
                .map(r -> r.block().order())
                .collect(Collectors.toSet());
        for (var picture : seen) {
            var lines = beside.getOrDefault(picture, List.of());
            if (!lines.isEmpty() || isInBody(picture, from, out)) {
                told.add(new Placed(picture.block(), reference(picture.image(), lines)));
            }
        }
        told.sort(Comparator.comparingInt(Placed::block));
        return once(told);
    }

    /// @param block by whose number it is put in order
    private record Placed(int block, Picture picture) {}

    private static Picture reference(Image image, List<String> captions) {
        return new Picture(Optional.of(image.address()), image.alt(), captions);
    }

    /// What is said beside pictures, each line once, with the block that says it first.
    private static Map<String, Block> captions(List<Ruling> rulings) {
        var captions = new LinkedHashMap<String, Block>();
        for (var ruling : rulings) {
            if (ruling.place() == Ruling.Place.CAPTION && !Manner.isLabel(ruling.block())) {
                var text = Spaces.tidy(ruling.block().text());
                if (Scripts.hasWords(text)) {
                    captions.putIfAbsent(text, ruling.block());
                }
            }
        }
        return captions;
    }

    /// In the smallest box around the caption that has pictures: the last one before it, else the first after it.
    private Optional<Seen> pictureOf(Block caption) {
        for (var box : sheet.chain(sheet.boxOf(caption), region.scope())) {
            if (box.holds(region.body()) || blocksIn(box) > FEW_BLOCKS) {
                break;
            }
            var within = byBlock.subMap(box.firstBlock(), true, box.endBlock(), true).values().stream()
                    .flatMap(List::stream)
                    .filter(s -> box.holds(s.box()))
                    .toList();
            if (!within.isEmpty()) {
                return within.reversed().stream()
                        .filter(s -> s.block() <= caption.order())
                        .findFirst()
                        .or(() -> Optional.of(within.getFirst()));
            }
        }
        return Optional.empty();
    }

    private boolean isInBody(Seen picture, int from, Set<Integer> out) {
        return picture.block() >= from
                && picture.block() <= region.body().endBlock()
                && !picture.image().linked()
                && !picture.image().drawn()
                && !isInDropped(picture, out);
    }

    /// Whether all words close around the picture were dropped or are links: a teaser, a box about the writers.
    private boolean isInDropped(Seen picture, Set<Integer> out) {
        for (var box : sheet.chain(picture.box(), region.scope())) {
            if (blocksIn(box) > 0) {
                return blocksIn(box) <= FEW_BLOCKS
                        && !box.holds(region.body())
                        && sheet.blocksOf(box).stream()
                                .allMatch(b -> b.linkShare() > LINKED || out.contains(b.order()));
            }
        }
        return false;
    }

    /// Pages carry a picture several times, for small screens and large ones.
    private static List<Picture> once(List<Placed> told) {
        var pictures = new ArrayList<Picture>();
        var addresses = new HashSet<Address>();
        var captioned = told.stream()
                .map(Placed::picture)
                .filter(p -> !p.captions().isEmpty())
                .flatMap(p -> p.address().stream())
                .collect(Collectors.toSet());
        for (var placed : told) {
            var picture = placed.picture();
            boolean again = picture.captions().isEmpty()
                    && picture.address().stream().anyMatch(a -> captioned.contains(a) || !addresses.add(a));
            if (!again) {
                pictures.add(picture);
            }
        }
        return List.copyOf(pictures);
    }
}
