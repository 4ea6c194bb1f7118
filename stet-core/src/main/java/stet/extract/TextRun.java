// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text of the block at hand, collapsed as it comes: a run of HTML white space is one space, a line break is a line
/// feed.
final class TextRun {
    private static final int LONGEST = 1_000_000;
    private static final int ABOUT = Hint.ABOUT;

    private final StringBuilder text = new StringBuilder();
    private final List<Block.Anchor> anchors = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private int anchorFrom;
    private int strongDepth;
    private int aboutDepth;
    private int linked;
    private int boldFrom;
    private final List<Block.Bold> bolds = new ArrayList<>();
    private int about;
    private int hints;
    private boolean mixed;
    private final List<Integer> inline = new ArrayList<>();

    void append(String words) {
        int before = text.length();
        int most = Math.min(words.length(), LONGEST - before);
        for (int at = 0; at < most; at++) {
            int end = endOfPlain(words, at, most);
            if (end > at) {
                text.append(words, at, end);
            }
            at = end;
            if (at < most) {
                append(words.charAt(at));
            }
        }
        count(before);
    }

    /// Where the signs end that stay as they are, single spaces between them included.
    private static int endOfPlain(String words, int from, int most) {
        int end = from;
        while (end < most && (isPlain(words.charAt(end)) || end > from && isSingleSpace(words, end))) {
            end++;
        }
        return end;
    }

    private static boolean isSingleSpace(String words, int at) {
        return words.charAt(at) == ' ' && words.charAt(at - 1) != ' ';
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f || c > '\u00ad' && c != '\u200b' && c != '\ufeff';
    }

    private void append(char c) {
        if (Spaces.isHtmlSpace(c)) {
            space();
        } else if (!Spaces.isLayout(c, text.isEmpty() ? ' ' : text.charAt(text.length() - 1))
                && !Character.isISOControl(c)) {
            text.append(c);
        }
    }

    private void space() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ' && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
    }

    private void count(int before) {
        int added = text.length() - before;
        if (added <= 0) {
            return;
        }
        linked += references.isEmpty() ? 0 : added;
        about += aboutDepth > 0 ? added : 0;
        int here = 0;
        for (int mask : inline) {
            here |= mask;
        }
        if (Scripts.hasWords(text, before)) {
            hints = mixed ? hints & here : here;
            mixed = true;
        }
    }

    /// A second break after nothing but white space ends the block.
    void breakLine(Runnable endOfBlock) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '\n') {
            endOfBlock.run();
        } else if (end > 0) {
            text.setLength(end);
            text.append('\n');
        }
    }

    /// Parts the cells of a data row.
    void cell(boolean row) {
        if (row && !isEmpty()) {
            text.append(" | ");
        }
    }

    void enter(Tag tag, int mask, String reference) {
        if (tag == Tag.LINK) {
            references.add(reference);
            anchorFrom = text.length();
        } else if (tag == Tag.STRONG && strongDepth++ == 0) {
            boldFrom = text.length();
        }
        if (tag != Tag.FLOW) {
            aboutDepth += (mask & ABOUT) != 0 ? 1 : 0;
            inline.add(mask);
        }
    }

    void leave(Tag tag, int mask) {
        if (tag == Tag.LINK && !references.isEmpty()) {
            var reference = references.removeLast();
            if (text.length() > anchorFrom) {
                anchors.add(new Block.Anchor(anchorFrom, text.length(), reference));
            }
        } else if (tag == Tag.STRONG && --strongDepth == 0 && text.length() > boldFrom) {
            bolds.add(new Block.Bold(boldFrom, text.length()));
        }
        if (tag != Tag.FLOW && !inline.isEmpty()) {
            aboutDepth -= (mask & ABOUT) != 0 ? 1 : 0;
            inline.removeLast();
        }
    }

    boolean isEmpty() {
        for (int i = 0; i < text.length(); i++) {
            if (!Spaces.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        text.setLength(0);
        anchors.clear();
        anchorFrom = 0;
        linked = 0;
        bolds.clear();
        boldFrom = 0;
        about = 0;
        hints = 0;
        mixed = false;
    }

    /// The block so far; empty when it has no letter or digit.
    Optional<Block> block(int order, int box, Shape shape, int level) {
        if (!references.isEmpty() && text.length() > anchorFrom) {
            anchors.add(new Block.Anchor(anchorFrom, text.length(), references.getLast()));
        }
        if (strongDepth > 0 && text.length() > boldFrom) {
            bolds.add(new Block.Bold(boldFrom, text.length()));
        }
        if (!Scripts.hasWords(text)) {
            return Optional.empty();
        }
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(text.charAt(end - 1))) {
            end--;
        }
        var tidy = text.substring(start, end);
        int length = tidy.length();
        var moved = anchorsMoved(start, length);
        var bold = boldsMoved(start, length);
        var composed = Spaces.composed(tidy);
        if (!composed.equals(tidy)) {
            return Optional.of(normalized(order, box, shape, level, tidy, composed, moved, bold));
        }
        return Optional.of(Block.of(
                order, box, shape, level, tidy, moved, Math.min(linked, length), bold, Math.min(about, length), hints));
    }

    private List<Block.Anchor> anchorsMoved(int by, int length) {
        var moved = new ArrayList<Block.Anchor>(anchors.size());
        for (var anchor : anchors) {
            int from = clamp(anchor.from() - by, length);
            int to = clamp(anchor.to() - by, length);
            if (to > from) {
                moved.add(new Block.Anchor(from, to, anchor.reference()));
            }
        }
        return moved;
    }

    private List<Block.Bold> boldsMoved(int by, int length) {
        var moved = new ArrayList<Block.Bold>(bolds.size());
        for (var bold : bolds) {
            int from = clamp(bold.from() - by, length);
            int to = clamp(bold.to() - by, length);
            if (to > from) {
                moved.add(new Block.Bold(from, to));
            }
        }
        return moved;
    }

    /// Composing moves every place in the text, so the links are placed anew piece by piece.
    private Block normalized(
            int order,
            int box,
            Shape shape,
            int level,
            String tidy,
            String composed,
            List<Block.Anchor> old,
            List<Block.Bold> bold) {
        var moved = new ArrayList<Block.Anchor>();
        int from = 0;
        int at = 0;
        for (var anchor : old) {
            if (anchor.from() >= from) {
                int start = at
                        + Spaces.composed(tidy.substring(from, anchor.from())).length();
                at = start
                        + Spaces.composed(tidy.substring(anchor.from(), anchor.to()))
                                .length();
                from = anchor.to();
                moved.add(new Block.Anchor(start, at, anchor.reference()));
            }
        }
        int length = composed.length();
        return Block.of(
                order,
                box,
                shape,
                level,
                composed,
                moved.stream().filter(a -> a.to() <= length).toList(),
                Math.min(linked, length),
                bold,
                Math.min(about, length),
                hints);
    }

    private static int clamp(int at, int length) {
        return Math.max(0, Math.min(at, length));
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b';
    }
}
