// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Arrays;
import java.util.Map;

/// Words and what each stands for, looked up by a stretch of a text without copying it: a hash table with open
/// addressing, never more than a quarter full.
final class WordTable {
    private final String[] words;
    private final int[] masks;
    /// Of each word, so that few others are compared with a stretch sign by sign.
    private final int[] hashes;
    private final int longest;

    /// @param masks what each word, which is not empty, stands for; never 0
    WordTable(Map<String, Integer> masks) {
        int size = Integer.highestOneBit(Math.max(1, masks.size()) * 4) * 2;
        this.words = new String[size];
        this.masks = new int[size];
        this.hashes = new int[size];
        this.longest = masks.keySet().stream().mapToInt(String::length).max().orElse(0);
        Arrays.fill(words, "");
        masks.forEach((word, mask) -> {
            var letters = word.toCharArray();
            int hash = hash(0, letters, 0, letters.length);
            int slot = slot(letters, 0, letters.length, hash);
            this.words[slot] = word;
            this.hashes[slot] = hash;
            this.masks[slot] = mask;
        });
    }

    /// What the stretch [from, to) of the text stands for; 0 for no word of the table.
    int get(String text, int from, int to) {
        if (to - from > longest) {
            return 0;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = first(hash);
        while (masks[slot] != 0 && !(words[slot].length() == to - from && text.startsWith(words[slot], from))) {
            slot = slot + 1 & words.length - 1;
        }
        return masks[slot];
    }

    int get(char[] text, int from, int to) {
        return get(text, from, to, hash(0, text, from, to));
    }

    /// @param hash of the stretch, by [#hash]
    int get(char[] text, int from, int to, int hash) {
        return to - from > longest ? 0 : masks[slot(text, from, to, hash)];
    }

    /// The hash of a stretch that lengthens one whose hash is known.
    static int hash(int before, char[] text, int from, int to) {
        int hash = before;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    /// Where the stretch is, or would be.
    private int slot(char[] text, int from, int to, int hash) {
        int slot = first(hash);
        while (masks[slot] != 0 && !(hashes[slot] == hash && isAt(slot, text, from, to))) {
            slot = slot + 1 & words.length - 1;
        }
        return slot;
    }

    /// The slot that is looked at first.
    private int first(int hash) {
        return (hash ^ hash >>> 15) & words.length - 1;
    }

    private boolean isAt(int slot, char[] text, int from, int to) {
        var word = words[slot];
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
