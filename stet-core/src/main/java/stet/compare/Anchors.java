// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Links equal paragraphs: the common beginning and end, then those that are unique in both versions (patience diff, B.
/// Cohen), then their equal neighbours, then the rest in order.
final class Anchors {
    private final Links links;
    private final int[] before;
    private final int[] after;

    private Anchors(Texts before, Texts after, Links links) {
        this.links = links;
        var known = new HashMap<String, Integer>();
        this.before = numbers(before, known);
        this.after = numbers(after, known);
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
            var next = known.size();
            numbers[i] = known.computeIfAbsent(texts.text(i), _ -> next);
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
        int texts = 0;
        for (int number : before) {
            texts = Math.max(texts, number + 1);
        }
        var countBefore = new int[texts];
        var countAfter = new int[texts];
        var place = new int[texts];
        for (int number : before) {
            countBefore[number]++;
        }
        for (int j = 0; j < after.length; j++) {
            if (after[j] < texts) {
                countAfter[after[j]]++;
                place[after[j]] = j;
            }
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
        Map<Integer, Deque<Integer>> places = new HashMap<>();
        for (int j = 0; j < after.length; j++) {
            if (!links.isLinkedAfter(j)) {
                places.computeIfAbsent(after[j], _ -> new ArrayDeque<>()).add(j);
            }
        }
        for (int i = 0; i < before.length; i++) {
            var free = places.getOrDefault(before[i], new ArrayDeque<>());
            if (!links.isLinkedBefore(i) && !free.isEmpty()) {
                links.link(i, free.remove());
            }
        }
    }
}
