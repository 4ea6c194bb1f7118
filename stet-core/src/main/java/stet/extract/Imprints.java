// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Fingerprint;
import stet.model.Imprint;

/// Tells which of the blocks that were ruled text could still be an outlet's furniture, and what they leave in its
/// memory. The article's own running text leaves nothing: a paragraph of background stands in many articles and is
/// text in all of them.
final class Imprints {
    /// Shorter blocks say too little to be known again, in letters.
    private static final int FEW_WORDS = 20;
    /// A place is told by so many boxes around a block, and by so many signs of what each is called.
    private static final int NEAREST = 5;
    private static final int LONGEST_NAMES = 200;

    private static final double HARDLY_MORE_THAN_A_LINK = 0.8;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Sheet sheet;
    private final Map<Integer, String> paths = new HashMap<>();
    /// How many blocks of running text there are of each place, and within each kind of box.
    private final Map<String, Integer> ofPlace = new HashMap<>();

    private final Map<String, Integer> within = new HashMap<>();
    private final int opening;

    private Imprints(Sheet sheet, List<Ruling> rulings) {
        this.sheet = sheet;
        for (var ruling : rulings) {
            if (ruling.place() == Ruling.Place.TEXT && ruling.block().prose() > 0) {
                ofPlace.merge(path(sheet.boxOf(ruling.block())), 1, Integer::sum);
                within.merge(around(ruling.block()), 1, Integer::sum);
            }
        }
        this.opening = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.TEXT && r.block().prose() > 0)
                .map(r -> r.block().order())
                .findFirst()
                .orElse(-1);
    }

    /// The imprint of each text, by the text as the story has it.
    static Map<String, Imprint> of(Sheet sheet, List<Ruling> rulings) {
        var imprints = new Imprints(sheet, rulings);
        var found = new HashMap<String, Imprint>();
        for (var ruling : rulings) {
            var text = Spaces.tidy(ruling.block().text());
            imprints.standing(ruling)
                    .map(standing -> new Imprint(
                            Fingerprint.of(text), Fingerprint.of(imprints.path(sheet.boxOf(ruling.block()))), standing))
                    .ifPresent(imprint -> found.put(text, imprint));
        }
        rulings.stream()
                .filter(r ->
                        r.place() != Ruling.Place.OUT && imprints.standing(r).isEmpty())
                .forEach(r -> found.remove(Spaces.tidy(r.block().text())));
        return found;
    }

    private Optional<Imprint.Standing> standing(Ruling ruling) {
        var block = ruling.block();
        if (block.weight() < FEW_WORDS || block.order() == opening) {
            return Optional.empty();
        }
        return switch (ruling.place()) {
            case TEXT -> running(block);
            case ITEM -> among(block);
            case QUOTE, SUBHEADING, ROW, NOTE, HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> Optional.empty();
        };
    }

    private Optional<Imprint.Standing> running(Block block) {
        if (ofPlace.getOrDefault(path(sheet.boxOf(block)), 0) >= 2) {
            return among(block);
        }
        boolean stream = within.getOrDefault(around(block), 0) >= 2;
        return Optional.of(stream ? Imprint.Standing.AMONG : Imprint.Standing.APART);
    }

    /// The box that a paragraph stands in; bare text stands in its own box.
    private String around(Block block) {
        var box = sheet.boxOf(block);
        return path(block.shape() == Shape.LOOSE ? box : sheet.parentOf(box));
    }

    /// Short lines, items and sentences with a link in them come again in many articles and are text in all.
    private static Optional<Imprint.Standing> among(Block block) {
        return block.linkShare() > HARDLY_MORE_THAN_A_LINK ? Optional.of(Imprint.Standing.AMONG) : Optional.empty();
    }

    private String path(Box box) {
        return paths.computeIfAbsent(box.index(), _ -> path(sheet, box));
    }

    /// The nearest boxes around a block, the outermost first, each by its tag and its first name without a figure:
    /// names with figures number the article or come anew with every build of the site.
    /// `article.story > div.text > p`
    static String path(Sheet sheet, Block block) {
        return path(sheet, sheet.boxOf(block));
    }

    private static String path(Sheet sheet, Box innermost) {
        var names = new ArrayDeque<String>();
        var box = innermost;
        while (!sheet.isRoot(box) && names.size() < NEAREST && !box.tag().equals("body")) {
            names.addFirst(name(box));
            box = sheet.parentOf(box);
        }
        return String.join(" > ", names);
    }

    private static String name(Box box) {
        var names = box.name().substring(0, Math.min(LONGEST_NAMES, box.name().length()));
        return SPACE.splitAsStream(names)
                .filter(name -> !name.isEmpty() && name.chars().noneMatch(Character::isDigit))
                .findFirst()
                .map(name -> box.tag() + "." + name)
                .orElse(box.tag());
    }
}
