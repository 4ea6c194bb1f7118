// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Fingerprint;
import stet.model.Imprint;

/// Tells which of the blocks that were ruled text could still be an outlet's furniture, and what they leave in its
/// memory. The article's own running text leaves nothing: a paragraph of background stands in many articles and is
/// text in all of them.
final class Imprints {
    /// Shorter blocks say too little to be known again, in letters.
    private static final int FEW_WORDS = 20;
    /// A place is told by so many boxes around a block.
    private static final int NEAREST = 5;

    private final Sheet sheet;
    private final Map<String, Integer> streams = new HashMap<>();
    private final int opening;

    private Imprints(Sheet sheet, List<Ruling> rulings) {
        this.sheet = sheet;
        for (var ruling : rulings) {
            if (ruling.place() == Ruling.Place.TEXT && ruling.block().prose() > 0) {
                streams.merge(path(sheet, ruling.block()), 1, Integer::sum);
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
                    .map(standing -> new Imprint(Fingerprint.of(text), imprints.place(ruling.block()), standing))
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
            case TEXT, QUOTE -> running(block);
            case ITEM -> Optional.of(Imprint.Standing.AMONG);
            case SUBHEADING, ROW, NOTE, HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> Optional.empty();
        };
    }

    private Optional<Imprint.Standing> running(Block block) {
        boolean stream = streams.getOrDefault(path(sheet, block), 0) >= 2;
        if (!stream) {
            return Optional.of(Imprint.Standing.APART);
        }
        return block.prose() == 0 || block.linkShare() > 0.3 ? Optional.of(Imprint.Standing.AMONG) : Optional.empty();
    }

    /// Figures in names often number the article.
    private Fingerprint place(Block block) {
        return Fingerprint.of(path(sheet, block).replaceAll("[0-9]", ""));
    }

    /// The nearest boxes around a block, the outermost first, each by its tag and its first name; further names come
    /// and go. `article.story > div.text > p`
    static String path(Sheet sheet, Block block) {
        var names = new ArrayDeque<String>();
        var box = sheet.boxOf(block);
        while (!sheet.isRoot(box) && names.size() < NEAREST && !box.tag().equals("body")) {
            names.addFirst(name(box));
            box = sheet.parentOf(box);
        }
        return String.join(" > ", names);
    }

    private static String name(Box box) {
        var first = box.name().strip().split("\\s+", 2)[0];
        return first.isEmpty() ? box.tag() : box.tag() + "." + first;
    }
}
