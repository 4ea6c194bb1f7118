// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stet.model.StatedTime;

/// Gathers what could date a post: time elements and dated properties, on a page that says that it is live also
/// attributes with a time, lines that open with a clock time, and the addresses of the updates that it states.
final class Dating {
    private static final int MOST = 4000;
    private static final List<String> ATTRIBUTES = List.of(
            "data-timestamp",
            "data-time",
            "data-datetime",
            "data-date",
            "data-published",
            "data-publish-date",
            "data-published-at",
            "data-created",
            "data-posted",
            "data-utc-time");
    private static final Pattern CLOCK =
            Pattern.compile("^[^\\p{L}\\p{N}]{0,6}\\p{Nd}{1,2}\\s?(?:[:.hH]\\s?\\p{Nd}{2}(?!\\p{Nd})|Uhr|時|시)");

    private final Sheet sheet;
    private final Furniture furniture;
    private final Region region;
    private final Sights sights;
    private final List<StatedPost> stated;

    Dating(Sheet sheet, Furniture furniture, Region region, Sights sights, List<StatedPost> stated) {
        this.sheet = sheet;
        this.furniture = furniture;
        this.region = region;
        this.sights = sights;
        this.stated = stated;
    }

    /// In the order of the page, at most 4,000.
    ///
    /// @param live whether the page says that it is
    List<Mark> marks(boolean live) {
        return Stream.of(
                        timed(),
                        live ? Stream.of(stated(), attributed(), clocks()).flatMap(m -> m) : Stream.<Mark>empty())
                .flatMap(m -> m)
                .filter(m -> region.scope().holds(m.box()) && !furniture.has(m.box()))
                .sorted(Comparator.comparingInt((Mark m) -> m.box().index()))
                .limit(MOST)
                .toList();
    }

    private Stream<Mark> timed() {
        return sheet.head().times().stream()
                .filter(t -> t.box() < sheet.boxes().size())
                .map(t -> new Mark(
                        sheet.boxes().get(t.box()),
                        Dates.parse(t.value()).map(time -> new StatedTime(time, source(t))),
                        ""));
    }

    private static String source(Head.Stated time) {
        return time.property().isEmpty() ? "a time element" : "itemprop " + time.property();
    }

    /// The boxes that the stated updates' addresses lead to.
    private Stream<Mark> stated() {
        var boxes = new HashMap<String, Box>();
        for (var box : inScope()) {
            var id = sights.elementOf(box).id();
            if (!id.isEmpty()) {
                boxes.putIfAbsent(id, box);
            }
        }
        return stated.stream()
                .flatMap(post -> Stream.ofNullable(boxes.get(post.fragment()))
                        .map(box -> new Mark(box, post.at(), post.fragment())));
    }

    private Stream<Mark> attributed() {
        var marks = new ArrayList<Mark>();
        for (var box : inScope()) {
            var element = sights.elementOf(box);
            ATTRIBUTES.stream()
                    .filter(element::hasAttr)
                    .flatMap(name -> Dates.parse(element.attr(name)).stream()
                            .map(time -> new StatedTime(time, "attribute " + name)))
                    .findFirst()
                    .ifPresent(time -> marks.add(new Mark(box, Optional.of(time), "")));
        }
        return marks.stream();
    }

    private List<Box> inScope() {
        return sheet.boxes().subList(region.scope().index(), region.scope().end());
    }

    private Stream<Mark> clocks() {
        return sheet.blocksOf(region.scope()).stream()
                .filter(b -> CLOCK.matcher(b.text()).find())
                .map(b -> new Mark(sheet.boxOf(b), Optional.empty(), ""));
    }
}
