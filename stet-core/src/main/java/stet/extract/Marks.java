// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Elements that an outlet's rules picked, and the boxes that the walk made of them. A marked element is a block of its
/// own, whatever its tag. One per page, for one thread.
final class Marks {
    private final Map<Element, Ruling.Place> places = new HashMap<>(); // an element equals itself alone
    private final Set<Element> bodies = new HashSet<>();
    private final Set<Element> dropped = new HashSet<>();
    private final Map<Integer, Ruling.Place> placeOfBox = new HashMap<>();
    private final List<Integer> bodyBoxes = new ArrayList<>();

    /// The first mark on an element stays.
    void mark(Element element, Ruling.Place place) {
        places.putIfAbsent(element, place);
    }

    /// The walk passes it over with all that is in it. It stays in the page: to take a hundred thousand elements
    /// out of one parent, one by one, would take as many steps for each.
    void drop(Element element) {
        dropped.add(element);
    }

    boolean drops(Element element) {
        return !dropped.isEmpty() && dropped.contains(element);
    }

    /// Whether it, or an element around it, is dropped.
    boolean isGone(Element element) {
        return !dropped.isEmpty()
                && (drops(element) || element.parents().stream().anyMatch(dropped::contains));
    }

    void markBody(Element element) {
        bodies.add(element);
    }

    boolean isEmpty() {
        return places.isEmpty() && bodies.isEmpty();
    }

    boolean has(Element element) {
        return !isEmpty() && (places.containsKey(element) || bodies.contains(element));
    }

    /// Told by the walk: this element is that box.
    void boxed(Element element, int box) {
        if (isEmpty()) {
            return;
        }
        var place = places.get(element);
        if (place != null) {
            placeOfBox.put(box, place);
        }
        if (bodies.contains(element)) {
            bodyBoxes.add(box);
        }
    }

    /// The numbers of the boxes that hold the text, in document order.
    List<Integer> bodyBoxes() {
        return List.copyOf(bodyBoxes);
    }

    /// The numbers of the boxes with that mark, in document order.
    List<Integer> boxes(Ruling.Place place) {
        return placeOfBox.entrySet().stream()
                .filter(e -> e.getValue() == place)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// For each box of the sheet what its words are, by the innermost mark around it.
    List<Optional<Ruling.Place>> places(Sheet sheet) {
        var inherited = new Ruling.Place[sheet.boxes().size()];
        for (var box : sheet.boxes()) {
            var own = placeOfBox.get(box.index());
            inherited[box.index()] = own == null && !sheet.isRoot(box) ? inherited[box.parent()] : own;
        }
        return Arrays.stream(inherited).map(Optional::ofNullable).toList();
    }
}
