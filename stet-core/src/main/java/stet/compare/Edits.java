// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import stet.model.Edit;

/// Turns links into edits: in the order of the newer version, removals last.
final class Edits {
    /// What each paragraph weighs on top of its code units: about as much as a long one has. So the fewest
    /// paragraphs move, and between as many, those with the least text; one that passes three others is what moved.
    private static final int EACH = 600;

    private final Texts olds;
    private final Texts news;
    private final Links links;
    private final Effort effort;
    private final BitSet moved;

    private Edits(Texts olds, Texts news, Links links, Effort effort) {
        this.olds = olds;
        this.news = news;
        this.links = links;
        this.effort = effort;
        this.moved = moved();
        partNotices();
    }

    /// An outlet's own note that stands elsewhere was taken away there and put in here: where it stands is what it
    /// says of the article, so that it is told as a note and not as a moved paragraph.
    private void partNotices() {
        for (int j = moved.nextSetBit(0); j >= 0; j = moved.nextSetBit(j + 1)) {
            int i = links.beforeOf(j);
            if (links.sourcesOf(j) == 1 && links.partsOf(i) == 1 && Notices.isNotice(news.text(j))) {
                links.unlink(i, j);
            }
        }
    }

    static List<Edit> between(Texts olds, Texts news, Links links, Effort effort) {
        var edits = new Edits(olds, news, links, effort);
        var result = new ArrayList<Edit>();
        for (int j = 0; j < news.size(); j++) {
            if (!links.isLinkedAfter(j)) {
                result.add(new Edit.Added(j));
            } else if (edits.isHead(j)) {
                result.add(edits.linked(j));
            }
        }
        for (int i = 0; i < olds.size(); i++) {
            if (!links.isLinkedBefore(i)) {
                result.add(new Edit.Removed(i));
            }
        }
        return result;
    }

    /// Whether this is the first, or only, paragraph that its source became.
    private boolean isHead(int after) {
        return links.isLinkedAfter(after) && links.afterOf(links.beforeOf(after)) == after;
    }

    private BitSet moved() {
        var heads = IntStream.range(0, news.size()).filter(this::isHead).toArray();
        var places = IntStream.of(heads).map(links::beforeOf).toArray();
        var weights = IntStream.of(places)
                .mapToDouble(i -> EACH + olds.text(i).length())
                .toArray();
        var moved = new BitSet();
        Order.moved(places, weights).stream().forEach(k -> moved.set(heads[k]));
        return moved;
    }

    private Edit linked(int after) {
        int before = links.beforeOf(after);
        int sources = links.sourcesOf(after);
        int parts = links.partsOf(before);
        boolean away = moved.get(after);
        if (sources == 1 && parts == 1 && olds.text(before).equals(news.text(after))) {
            return new Edit.Same(before, after, away);
        }
        var spans = Marks.between(olds.joined(before, before + sources), news.joined(after, after + parts), effort);
        if (sources > 1) {
            return new Edit.Merged(range(before, sources), after, away, spans);
        }
        return parts > 1
                ? new Edit.Split(before, range(after, parts), away, spans)
                : new Edit.Reworded(before, after, away, spans);
    }

    private static List<Integer> range(int from, int count) {
        return IntStream.range(from, from + count).boxed().toList();
    }
}
