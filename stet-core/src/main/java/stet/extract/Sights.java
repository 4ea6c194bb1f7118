// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// What the walk passed that is read only where it matters: the element behind each box, and the pictures. One per
/// page, for one thread; it holds on to the parsed page.
final class Sights {
    /// More pictures than this no article shows.
    private static final int MOST = 2000;

    private final List<Element> elements = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    /// A picture on its way.
    ///
    /// @param box the number of the box around it
    /// @param block the number of the block at hand, or else of the next one
    record Image(Element element, int box, int block) {}

    /// Told by the walk: the next box is this element.
    void boxed(Element element) {
        elements.add(element);
    }

    /// Told by the walk: here stands a picture, or something else without words.
    void passed(Element element, Tag tag, int box, int block) {
        boolean shown = tag == Tag.PICTURE || element.normalName().equals("noscript") && isLoneImage(element);
        if (shown && images.size() < MOST) {
            images.add(new Image(element, box, block));
        }
    }

    /// Pages that load their pictures by script repeat them for readers without.
    private static boolean isLoneImage(Element element) {
        var only = element.firstElementChild();
        return only != null && only.nextElementSibling() == null && Tag.of(only.normalName()) == Tag.PICTURE;
    }

    Element elementOf(Box box) {
        return elements.get(box.index());
    }

    /// In document order.
    List<Image> images() {
        return List.copyOf(images);
    }
}
