// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;

/// Corrects rulings by what a witness says: a block of the body that the stated text has is text, and a doubtful one
/// that it lacks is not, if it has nearly all the others. A paragraph among paragraphs is never doubtful, so that an
/// edit is seen even where the stated text is older.
final class Testimony {
    /// The share of the kept text that a witness must have to be believed on what it lacks.
    private static final double NEARLY_ALL = 0.8;
    private static final double HARDLY = 0.1;
    private static final double MOSTLY = 0.7;
    /// Two words stand in many texts by chance.
    private static final int FEW_WORDS = 2;

    private final Witness witness;
    private final Region region;
    private final List<Ruling> rulings;
    private final boolean complete;
    private final int first;
    private final int last;

    private Testimony(List<Ruling> rulings, Region region, Witness witness) {
        this.witness = witness;
        this.region = region;
        this.rulings = rulings;
        var said = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.TEXT && witness.share(r.block()) >= MOSTLY)
                .map(Ruling::block)
                .toList();
        int all = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.TEXT)
                .mapToInt(r -> r.block().weight())
                .sum();
        this.complete = !said.isEmpty() && said.stream().mapToInt(Block::weight).sum() >= all * NEARLY_ALL;
        this.first = said.isEmpty() ? 0 : said.getFirst().order();
        this.last = said.isEmpty() ? 0 : said.getLast().order();
    }

    static List<Ruling> heard(List<Ruling> rulings, Region region, Witness witness) {
        if (witness.isSilent()) {
            return rulings;
        }
        var testimony = new Testimony(rulings, region, witness);
        return rulings.stream().map(testimony::corrected).toList();
    }

    private Ruling corrected(Ruling ruling) {
        return switch (ruling.place()) {
            case OUT -> isRescued(ruling.block()) ? rescued(ruling) : ruling;
            case TEXT, SUBHEADING, ITEM, QUOTE, ROW ->
                complete
                                && isDoubtful(ruling)
                                && witness.share(ruling.block()) < HARDLY
                                && !witness.says(ruling.block())
                        ? ruling.as(Ruling.Place.OUT, "doubtful, and not in the text stated for machines")
                        : ruling;
            case NOTE, HEADLINE, STANDFIRST, BYLINE, CAPTION -> ruling;
        };
    }

    private boolean isRescued(Block block) {
        return complete
                && region.body().holds(block)
                && block.order() > first
                && block.order() < last
                && block.linkShare() < 0.5
                && Witness.words(block.line()).size() > FEW_WORDS
                && !Manner.isLabel(block)
                && !Manner.isPointer(block)
                && witness.says(block)
                && !isKeptElsewhere(block);
    }

    /// Whether a kept paragraph has the same words, as where a pull quote repeats them.
    private boolean isKeptElsewhere(Block block) {
        var words = block.line().replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
        return rulings.stream()
                .anyMatch(
                        r -> r.place() == Ruling.Place.TEXT && r.block().line().contains(words));
    }

    private static Ruling rescued(Ruling ruling) {
        var place = switch (ruling.block().shape()) {
            case HEADING -> Ruling.Place.SUBHEADING;
            case ITEM -> Ruling.Place.ITEM;
            case QUOTE -> Ruling.Place.QUOTE;
            case ROW -> Ruling.Place.ROW;
            case PARAGRAPH, LOOSE, CAPTION -> Ruling.Place.TEXT;
        };
        return ruling.as(place, "in the text stated for machines");
    }

    /// Whether a block is linked, stands bare or in a list, or comes before or after all that the witness has.
    private boolean isDoubtful(Ruling ruling) {
        var block = ruling.block();
        return block.linkShare() > 0.3 || block.order() > last;
    }
}
