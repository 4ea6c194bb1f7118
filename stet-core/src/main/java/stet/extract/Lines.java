// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;

/// Cuts a block at the line breaks that its page made where these part paragraphs, items or lines of a header.
final class Lines {
    /// How far back the end of a sentence is looked for.
    private static final int NEAR = 16;
    /// What has more lines than this is not cut further.
    private static final int MOST = 1000;

    private Lines() {}

    /// Outside the body every line speaks for itself: headline, summary and byline often share one block.
    static List<Block> ofHeader(Block block) {
        return block.text().indexOf('\n') < 0 || block.shape() == Shape.PARAGRAPH && block.prose() > 300
                ? List.of(block)
                : cut(block, anyLine -> true);
    }

    /// In the body a line break parts what follows when that is a typed bullet, or when a sentence ended before and
    /// the line is long enough to be a paragraph.
    static List<Block> ofBody(Block block) {
        if (block.text().indexOf('\n') < 0) {
            return block.text().indexOf('•') > 0 ? bullets(block) : List.of(block);
        }
        var text = block.text();
        return cut(block, at -> {
                    int end = text.indexOf('\n', at + 1);
                    var next = text.substring(at + 1, end < 0 ? text.length() : end)
                            .strip();
                    return Manner.isBullet(next)
                            || block.shape() != Shape.QUOTE
                                    && Scripts.endsSentence(text.substring(Math.max(0, at - NEAR), at))
                                    && Scripts.weight(next) > 60;
                })
                .stream()
                .flatMap(b -> bullets(b).stream())
                .toList();
    }

    private interface Place {
        boolean parts(int lineFeed);
    }

    private static List<Block> cut(Block block, Place place) {
        var parts = new ArrayList<Block>();
        int from = 0;
        var text = block.text();
        for (int at = text.indexOf('\n'); at >= 0 && parts.size() < MOST; at = text.indexOf('\n', at + 1)) {
            if (place.parts(at)) {
                add(parts, block, from, at);
                from = at + 1;
            }
        }
        add(parts, block, from, text.length());
        return parts;
    }

    /// A bullet in the middle of a line begins an item when a sentence ended before it, which is what is left of
    /// items typed under an unclosed paragraph.
    private static List<Block> bullets(Block block) {
        var parts = new ArrayList<Block>();
        int from = 0;
        var text = block.text();
        for (int at = text.indexOf(" • ", 1); at > 0 && parts.size() < MOST; at = text.indexOf(" • ", at + 1)) {
            if (Scripts.endsSentence(text.substring(Math.max(from, at - NEAR), at)) || from > 0) {
                add(parts, block, from, at);
                from = at + 1;
            }
        }
        add(parts, block, from, text.length());
        return parts;
    }

    private static void add(List<Block> parts, Block block, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Spaces.isBlank(block.text().charAt(start))) {
            start++;
        }
        while (end > start && Spaces.isBlank(block.text().charAt(end - 1))) {
            end--;
        }
        if (start == 0 && end == block.text().length()) {
            parts.add(block);
        } else if (Scripts.hasWords(block.text().substring(start, end))) {
            parts.add(block.stretch(start, end, block.shape()));
        }
    }
}
