// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Links equal paragraphs: the common beginning and end, then those that are unique in both versions (patience diff, B.
/// Cohen), then their equal neighbours, then the rest in order.
final class Anchors {
    private static final int NONE = -1;

    private final Links links;
    private final int[] before;
    private final int[] after;
    /// How many different texts there are.
    private final int texts;

    private Anchors(Texts before, Texts after, Links links) {
        this.links = links;
        Map<String, Integer> known = HashMap.newHashMap(before.size() + after.size());
        this.before = numbers(before, known);
        this.after = numbers(after, known);
        this.texts = known.size();
    }

    static void drop(Texts before, Texts after, Links links) {
        var anchors = new Anchors(before, after, links);
        int start = anchors.commonBeginning();
        anchors.commonEnd(start);
        anchors.unique();
        anchors.neighbours();
        anchors.repeated();
    }

    private static int[] numbers(Texts texts, Map<String, Integer> known) {
        var numbers = new int[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            int next = known.size();
            var earlier = known.putIfAbsent(texts.text(i), next);
            numbers[i] = earlier == null ? next : earlier;
        }
        return numbers;
    }

    private int commonBeginning() {
        int k = 0;
        while (k < Math.min(before.length, after.length) && before[k] == after[k]) {
            links.link(k, k);
            k++;
        }
        return k;
    }

    private void commonEnd(int start) {
        int shift = after.length - before.length;
        int i = before.length - 1;
        while (i >= start && i + shift >= start && before[i] == after[i + shift]) {
            links.link(i, i + shift);
            i--;
        }
    }

    private void unique() {
        var countBefore = new int[texts];
        var countAfter = new int[texts];
        var place = new int[texts];
        for (int number : before) {
            countBefore[number]++;
        }
        for (int j = 0; j < after.length; j++) {
            countAfter[after[j]]++;
            place[after[j]] = j;
        }
        for (int i = 0; i < before.length; i++) {
            int number = before[i];
            if (countBefore[number] == 1 && countAfter[number] == 1 && links.isFree(i, place[number])) {
                links.link(i, place[number]);
            }
        }
    }

    private void neighbours() {
        for (int i = 0; i + 1 < before.length; i++) {
            linkIfEqual(i, i + 1, 1);
        }
        for (int i = before.length - 1; i > 0; i--) {
            linkIfEqual(i, i - 1, -1);
        }
    }

    private void linkIfEqual(int linked, int neighbour, int step) {
        if (!links.isLinkedBefore(linked)) {
            return;
        }
        int j = links.afterOf(linked) + step;
        if (j >= 0 && j < after.length && before[neighbour] == after[j] && links.isFree(neighbour, j)) {
            links.link(neighbour, j);
        }
    }

    private void repeated() {
        var next = new int[after.length]; // the next free place of the same text
        var first = new int[texts];
        Arrays.fill(first, NONE);
        for (int j = after.length - 1; j >= 0; j--) {
            if (!links.isLinkedAfter(j)) {
                next[j] = first[after[j]];
                first[after[j]] = j;
            }
        }
        for (int i = 0; i < before.length; i++) {
            int free = first[before[i]];
            if (!links.isLinkedBefore(i) && free != NONE) {
                links.link(i, free);
                first[before[i]] = next[free];
            }
        }
    }
}
