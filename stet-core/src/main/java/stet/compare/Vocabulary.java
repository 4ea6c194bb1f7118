// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;

/// Gives equal words equal numbers, from 0, so that texts compare as numbers. For one thread; lives for one comparison.
final class Vocabulary {
    private final boolean ignoringCase;
    private int[] slots = new int[1 << 7];
    private String[] texts = new String[1 << 6];
    private int[] starts = new int[1 << 6];
    private int[] ends = new int[1 << 6];
    private int[] hashes = new int[1 << 6];
    private int size;
    /// By the number of a token in its own vocabulary, one more than its number here; 0 when it was not yet asked
    /// for.
    private int[] known = new int[0];

    private Vocabulary(boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
        Arrays.fill(slots, -1);
    }

    /// Tells words apart by every code unit.
    static Vocabulary exact() {
        return new Vocabulary(false);
    }

    /// Takes words for the same that differ in letter case only.
    static Vocabulary folded() {
        return new Vocabulary(true);
    }

    int size() {
        return size;
    }

    /// The number of text[start, end).
    int number(String text, int start, int end) {
        int hash = hash(text, start, end);
        int slot = hash & slots.length - 1;
        while (slots[slot] >= 0) {
            if (hashes[slots[slot]] == hash && is(slots[slot], text, start, end)) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size;
        return add(text, start, end, hash);
    }

    /// The number of a token; all that are asked for have been counted in one other vocabulary, which is
    /// remembered.
    int number(Tokens tokens, int token) {
        int other = tokens.number(token);
        if (other >= known.length) {
            known = Arrays.copyOf(known, Math.max(other + 1, known.length * 2));
        }
        if (known[other] == 0) {
            known[other] = number(tokens.text(), tokens.start(token), tokens.end(token)) + 1;
        }
        return known[other] - 1;
    }

    private int add(String text, int start, int end, int hash) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        texts[size] = text;
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int word = 0; word < size; word++) {
            int slot = hashes[word] & slots.length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = word;
        }
    }

    private boolean is(int word, String text, int start, int end) {
        return ends[word] - starts[word] == end - start
                && text.regionMatches(ignoringCase, start, texts[word], starts[word], end - start);
    }

    private static char folded(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            hash = hash * 31 + (ignoringCase ? folded(c) : c);
        }
        return hash ^ hash >>> 15;
    }
}
