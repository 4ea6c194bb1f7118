// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private final Sheet sheet;
    private final Furniture furniture;
    private final Region region;
    private final Sights sights;
    private final List<StatedPost> stated;
    private final Clock clock;

    Dating(Sheet sheet, Furniture furniture, Region region, Sights sights, List<StatedPost> stated, Clock clock) {
        this.sheet = sheet;
        this.furniture = furniture;
        this.region = region;
        this.sights = sights;
        this.stated = stated;
        this.clock = clock;
    }

    /// In the order of the page, at most 4,000.
    ///
    /// @param live whether the page says that it is
    List<Mark> marks(boolean live) {
        return Stream.of(
                        timed(),
                        live ? Stream.of(stated(), attributed(), clocks()).flatMap(m -> m) : Stream.<Mark>empty())
                .flatMap(m -> m)
                .filter(m -> isNear(m.box()))
                .sorted(Comparator.comparingInt((Mark m) -> m.box().index()))
                .limit(MOST)
                .toList();
    }

    private boolean isNear(Box box) {
        return region.scope().holds(box) && !furniture.has(box);
    }

    private Stream<Mark> timed() {
        return sheet.head().times().stream()
                .filter(t -> t.box() < sheet.boxes().size()
                        && isNear(sheet.boxes().get(t.box()))) // before its value is parsed, which takes longer
                .map(t -> new Mark(
                        sheet.boxes().get(t.box()),
                        Dates.parse(t.value()).map(time -> new StatedTime(time, source(t))),
                        false));
    }

    private static String source(Head.Stated time) {
        return time.property().isEmpty() ? "a time element" : "itemprop " + time.property();
    }

    /// The boxes to which the addresses of the stated updates lead, and those of the blocks that begin like them.
    private Stream<Mark> stated() {
        var byFragment = new HashMap<String, StatedPost>();
        var byOpening = new HashMap<String, StatedPost>();
        for (var post : stated) {
            byFragment.putIfAbsent(post.fragment(), post);
            post.openings().forEach(opening -> byOpening.putIfAbsent(opening, post));
        }
        byFragment.remove("");
        return Stream.concat(
                inScope().stream()
                        .flatMap(box -> Stream.ofNullable(
                                        byFragment.get(sights.elementOf(box).id()))
                                .map(post -> new Mark(box, post.at(), true))),
                sheet.blocksOf(region.scope()).stream()
                        .flatMap(block -> Stream.ofNullable(byOpening.get(StatedPost.opening(block.plain())))
                                .map(post -> new Mark(sheet.boxOf(block), post.at(), true))));
    }

    private Stream<Mark> attributed() {
        var marks = new ArrayList<Mark>();
        for (var box : inScope()) {
            var element = sights.elementOf(box);
            if (box.tag().equals("time")) {
                marks.add(new Mark(box, Optional.empty(), false));
            }
            ATTRIBUTES.stream()
                    .filter(element::hasAttr)
                    .flatMap(name -> Dates.parse(element.attr(name)).stream()
                            .map(time -> new StatedTime(time, "attribute " + name)))
                    .findFirst()
                    .ifPresent(time -> marks.add(new Mark(box, Optional.of(time), false)));
        }
        return marks.stream();
    }

    private List<Box> inScope() {
        return sheet.boxes().subList(region.scope().index(), region.scope().end());
    }

    private Stream<Mark> clocks() {
        var opening = sheet.blocksOf(region.scope()).stream()
                .filter(b -> Clock.opens(b.text()) && isNear(sheet.boxOf(b)))
                .limit(MOST)
                .toList();
        var times = clock.times(opening.stream().map(Block::text).toList());
        return IntStream.range(0, opening.size())
                .mapToObj(i -> new Mark(sheet.boxOf(opening.get(i)), times.get(i), false));
    }
}
