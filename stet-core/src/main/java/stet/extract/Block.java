// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;

/// A run of text between two block boundaries.
///
/// @param order its number in document order
/// @param box the number of the nearest block-level box
/// @param level of a heading, 1 to 6; else 0
/// @param text tidy, with a line feed for each line break that the page makes inside the block
/// @param anchors the links in it
/// @param linked how many signs of the text are inside links
/// @param bolds its bold stretches
/// @param about how many are inside parts named as byline, time or counter
/// @param hints of inline parts that make up the whole block
/// @param line the text with each line feed as a space
/// @param plain the line as [Phrase#plain] writes it
/// @param weight of the text, by [Scripts#weight]
/// @param prose how much running text this is: 0 for labels, links and headings, else what is not linked, in letters
record Block(
        int order,
        int box,
        Shape shape,
        int level,
        String text,
        List<Anchor> anchors,
        int linked,
        List<Bold> bolds,
        int about,
        int hints,
        String line,
        String plain,
        int weight,
        int prose) {

    /// A link, its words the stretch [from, to) of the block's text.
    record Anchor(int from, int to, String reference) {}

    /// The stretch [from, to) of the block's text.
    record Bold(int from, int to) {}

    Block {
        bolds = List.copyOf(bolds);
        anchors = List.copyOf(anchors);
    }

    static Block of(
            int order,
            int box,
            Shape shape,
            int level,
            String text,
            List<Anchor> anchors,
            int linked,
            List<Bold> bolds,
            int about,
            int hints) {
        var line = text.replace('\n', ' ');
        int weight = Scripts.weight(text);
        return new Block(
                order,
                box,
                shape,
                level,
                text,
                anchors,
                linked,
                bolds,
                about,
                hints,
                line,
                Phrase.plain(line),
                weight,
                prose(shape, text, linked, weight));
    }

    /// The share of the text that is inside links.
    double linkShare() {
        return share(linked, text);
    }

    private static double share(int linked, String text) {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    /// How many signs are bold.
    int strong() {
        int strong = 0;
        for (var bold : bolds) {
            strong += bold.to() - bold.from();
        }
        return strong;
    }

    private static int prose(Shape shape, String text, int linked, int weight) {
        double share = share(linked, text);
        if (shape == Shape.HEADING || shape == Shape.CAPTION || shape == Shape.ROW || share > 0.5) {
            return 0;
        }
        boolean running = weight >= 50 && Scripts.endsSentence(text) || weight >= 140;
        return running ? (int) (weight * (1 - share)) : 0;
    }

    Block shaped(Shape other) {
        return new Block(
                order,
                box,
                other,
                level,
                text,
                anchors,
                linked,
                bolds,
                about,
                hints,
                line,
                plain,
                weight,
                prose(other, text, linked, weight));
    }

    /// The stretch [from, to) of this block as a block of its own, in the same place.
    Block stretch(int from, int to, Shape other) {
        var within = anchors.stream()
                .filter(a -> a.from() >= from && a.to() <= to)
                .map(a -> new Anchor(a.from() - from, a.to() - from, a.reference()))
                .toList();
        int links = within.stream().mapToInt(a -> a.to() - a.from()).sum();
        var bold = bolds.stream()
                .map(b -> new Bold(Math.max(b.from(), from) - from, Math.min(b.to(), to) - from))
                .filter(b -> b.to() > b.from())
                .toList();
        return Block.of(order, box, other, level, text.substring(from, to), within, links, bold, 0, hints);
    }
}
