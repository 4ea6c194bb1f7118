// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stet.model.Span;

/// One replaced stretch in its surroundings: tokens [beforeFrom, beforeTo) of the older text became [afterFrom,
/// afterTo) of the newer. Both are empty where only white space changed.
///
/// @param removed the words before, without the space around them
/// @param added the words after, likewise
record Passage(
        Tokens before,
        int beforeFrom,
        int beforeTo,
        String removed,
        Tokens after,
        int afterFrom,
        int afterTo,
        String added) {
    static List<Passage> of(Tokens before, Tokens after, List<Span> spans) {
        var passages = new ArrayList<Passage>(spans.size());
        int oldUnit = 0;
        int oldPoint = 0;
        int newUnit = 0;
        int newPoint = 0;
        for (var span : spans) {
            int oldFrom = before.text().offsetByCodePoints(oldUnit, span.beforeFrom() - oldPoint);
            oldUnit = before.text().offsetByCodePoints(oldFrom, span.beforeTo() - span.beforeFrom());
            oldPoint = span.beforeTo();
            int newFrom = after.text().offsetByCodePoints(newUnit, span.afterFrom() - newPoint);
            newUnit = after.text().offsetByCodePoints(newFrom, span.afterTo() - span.afterFrom());
            newPoint = span.afterTo();
            passages.add(between(
                    before, before.at(oldFrom), before.at(oldUnit), after, after.at(newFrom), after.at(newUnit)));
        }
        return passages;
    }

    private static Passage between(
            Tokens before, int beforeFrom, int beforeTo, Tokens after, int afterFrom, int afterTo) {
        return new Passage(
                before,
                beforeFrom,
                beforeTo,
                before.words(beforeFrom, beforeTo),
                after,
                afterFrom,
                afterTo,
                after.words(afterFrom, afterTo));
    }

    int removedTokens() {
        return beforeTo - beforeFrom;
    }

    int addedTokens() {
        return afterTo - afterFrom;
    }

    boolean isOnlySpace() {
        return removedTokens() == 0 && addedTokens() == 0;
    }

    /// Whether neither side has more tokens than this.
    boolean isAtMost(int tokens) {
        return removedTokens() <= tokens && addedTokens() <= tokens;
    }

    boolean isOneForOne() {
        return removedTokens() == 1 && addedTokens() == 1;
    }

    /// The words before, in lower case, each alone.
    List<String> removedWords() {
        return words(before, beforeFrom, beforeTo);
    }

    /// The words after, in lower case, each alone.
    List<String> addedWords() {
        return words(after, afterFrom, afterTo);
    }

    private static List<String> words(Tokens tokens, int from, int to) {
        var words = new ArrayList<String>();
        for (int k = from; k < to; k++) {
            if (tokens.kind(k) != Tokens.Kind.SIGN) {
                words.add(tokens.word(k).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
