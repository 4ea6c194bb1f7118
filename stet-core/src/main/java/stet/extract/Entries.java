// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.model.StatedTime;

/// Finds the posts of a live page: boxes of one kind that follow each other, each with a time of its own, that hold the
/// page's running text. A page that says that it is live is believed on less.
final class Entries {
    /// How many posts show that a page is live that does not say so.
    private static final int SEVERAL = 3;
    private static final double OUT_OF_ORDER = 0.2;
    /// Shares of the running text that posts hold on a page that only looks live, and on one whose names say that
    /// it is.
    private static final double HALF = 0.5;
    private static final double FIFTH = 0.2;
    private static final double MOSTLY_SAYING = 0.6;
    private static final int SHORT = 25;
    private static final int TRIED = 12;

    private final Sheet sheet;
    private final Furniture furniture;
    private final Region region;
    private final Sights sights;
    private final List<StatedPost> stated;
    private final Set<String> fragments;
    /// Whether the page says that it is live.
    private final boolean live;

    /// Boxes of one kind in one box.
    private record Kind(int parent, String tag) {}

    /// Where posts could be.
    ///
    /// @param marks the first mark in each box, by the box's number
    private record Row(Kind kind, SortedMap<Integer, Mark> marks) {
        /// How many of them the page states for machines.
        private long stated() {
            return marks.values().stream().filter(Mark::stated).count();
        }
    }

    private Entries(
            Sheet sheet, Furniture furniture, Region region, Sights sights, List<StatedPost> stated, boolean live) {
        this.live = live;
        this.sheet = sheet;
        this.furniture = furniture;
        this.region = region;
        this.sights = sights;
        this.stated = stated;
        this.fragments = stated.stream()
                .map(StatedPost::fragment)
                .filter(fragment -> !fragment.isEmpty())
                .collect(Collectors.toSet());
    }

    /// In document order; none on a page that is not live.
    ///
    /// @param facts what the page states of itself
    static List<Entry> of(Sheet sheet, Furniture furniture, Region region, Sights sights, Facts facts) {
        var stated = StatedPost.in(sheet.head().ledger());
        boolean named = isNamedLive(sheet, furniture);
        boolean live = named || !stated.isEmpty();
        var marks = new Dating(sheet, furniture, region, sights, stated, Clock.of(facts)).marks(live);
        boolean few = !live && marks.size() < SEVERAL && marks.stream().noneMatch(m -> isUpdate(sights, m));
        return few ? List.of() : new Entries(sheet, furniture, region, sights, stated, live).among(marks);
    }

    private static boolean isNamedLive(Sheet sheet, Furniture furniture) {
        for (var box : sheet.boxes()) {
            if (box.is(Hint.LIVE) && !furniture.has(box)) {
                return true;
            }
        }
        return false;
    }

    /// Whether microdata says that a post stands around.
    private static boolean isUpdate(Sights sights, Mark mark) {
        for (var around = sights.elementOf(mark.box()); around != null; around = around.parent()) {
            if (around.attr("itemprop").trim().equalsIgnoreCase("liveBlogUpdate")) {
                return true;
            }
        }
        return false;
    }

    private List<Entry> among(List<Mark> marks) {
        var rows = rows(marks);
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::stated)
                        .thenComparingInt(row -> row.marks().size())
                        .reversed())
                .limit(TRIED)
                .map(row -> isLine(row.kind().tag()) ? headed(row) : boxed(together(row, rows)))
                .filter(this::areLive)
                .findFirst()
                .orElse(List.of());
    }

    private List<Row> rows(List<Mark> marks) {
        var rows = new LinkedHashMap<Kind, Row>();
        for (var mark : marks) {
            for (var box : sheet.chain(mark.box(), region.scope())) {
                var kind = new Kind(box.parent(), box.tag());
                rows.computeIfAbsent(kind, k -> new Row(k, new TreeMap<>()))
                        .marks()
                        .merge(box.index(), mark, Mark::with);
            }
        }
        return List.copyOf(rows.values());
    }

    private static boolean isLine(String tag) {
        return switch (tag) {
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "hr", "b", "strong", "time", "span", "a" -> true;
            default -> false;
        };
    }

    /// A row with those of the same kind beside its box, where a box for each day holds the posts.
    private Row together(Row row, List<Row> rows) {
        var around = sheet.boxes().get(row.kind().parent());
        var all = new TreeMap<Integer, Mark>();
        for (var other : rows) {
            var beside = sheet.boxes().get(other.kind().parent());
            if (other.kind().tag().equals(row.kind().tag())
                    && beside.tag().equals(around.tag())
                    && beside.parent() == around.parent()) {
                all.putAll(other.marks());
            }
        }
        addAlike(all);
        return new Row(row.kind(), all);
    }

    /// On a page that says that it is live, boxes of the same name beside those with a sign are posts without one.
    private void addAlike(SortedMap<Integer, Mark> marks) {
        if (!live || marks.size() < 2) {
            return;
        }
        var first = sheet.boxes().get(marks.firstKey());
        var around = sheet.parentOf(first);
        for (int child = around.index() + 1;
                child < around.end();
                child = sheet.boxes().get(child).end()) {
            var box = sheet.boxes().get(child);
            if (box.tag().equals(first.tag())
                    && !box.name().isBlank()
                    && box.name().equals(first.name())) {
                marks.putIfAbsent(child, new Mark(box, Optional.empty(), false));
            }
        }
    }

    /// Each box a post.
    private List<Entry> boxed(Row row) {
        var entries = new ArrayList<Entry>();
        row.marks().forEach((index, mark) -> {
            var box = sheet.boxes().get(index);
            if (box.endBlock() > box.firstBlock()) {
                entries.add(new Entry(box, box.firstBlock(), box.endBlock(), mark.time(), fragment(box)));
            }
        });
        return entries;
    }

    /// Each box the head of a post that goes on to the next head.
    private List<Entry> headed(Row row) {
        var around = sheet.boxes().get(row.kind().parent());
        var entries = new ArrayList<Entry>();
        int end = around.endBlock();
        for (var head : List.copyOf(row.marks().entrySet()).reversed()) {
            var box = sheet.boxes().get(head.getKey());
            if (box.firstBlock() < end) {
                entries.addFirst(
                        new Entry(around, box.firstBlock(), end, head.getValue().time(), fragment(box)));
                end = box.firstBlock();
            }
        }
        return entries;
    }

    /// What its own box is called, else the first box in it that the page states as an update.
    private String fragment(Box box) {
        var inside = sheet.boxes().subList(box.index(), box.end()).stream()
                .map(b -> sights.elementOf(b).id())
                .filter(fragments::contains);
        return Stream.concat(Stream.of(sights.elementOf(box).id()), inside)
                .flatMap(id -> StatedPost.fragment("#" + id).stream())
                .findFirst()
                .orElse("");
    }

    private boolean areLive(List<Entry> entries) {
        if (entries.isEmpty() || isMarkedUp(entries.getFirst()) || areStated(entries)) {
            return !entries.isEmpty();
        }
        var saying = entries.stream().filter(this::says).toList();
        if (saying.size() < entries.size() * MOSTLY_SAYING) {
            return false;
        }
        double share = saying.stream().mapToInt(this::prose).sum() / (double) Math.max(1, prose(region.scope()));
        boolean named = Hint.LIVE.in(sheet.hintsWithin(entries.getFirst().box(), sheet.root()));
        return !stated.isEmpty() || named
                ? saying.size() >= 2 && share >= FIFTH
                : saying.size() >= SEVERAL
                        && share >= HALF
                        && entries.stream()
                                        .filter(e -> region.body().holds(e.box()))
                                        .count()
                                >= entries.size() * HALF
                        && areInOrder(entries);
    }

    /// Whether the page states one of them by its address, or half of them by their times.
    private boolean areStated(List<Entry> entries) {
        var times = stated.stream()
                .flatMap(post -> post.at().stream())
                .map(StatedTime::instant)
                .collect(Collectors.toSet());
        return entries.stream().anyMatch(e -> fragments.contains(e.fragment()))
                || entries.stream()
                                .filter(e -> e.at().map(StatedTime::instant)
                                        .filter(times::contains)
                                        .isPresent())
                                .count()
                        >= Math.max(2, entries.size() * HALF);
    }

    /// Whether microdata says that it is an update.
    private boolean isMarkedUp(Entry entry) {
        return entry.isBoxed() && sights.elementOf(entry.box()).attr("itemprop").equals("liveBlogUpdate");
    }

    /// Whether their times go one way, with few exceptions, and are not all the same.
    private static boolean areInOrder(List<Entry> entries) {
        var times = entries.stream()
                .flatMap(e -> e.at().stream())
                .map(at -> at.instant())
                .toList();
        int later = 0;
        int earlier = 0;
        for (int i = 1; i < times.size(); i++) {
            int order = times.get(i).compareTo(times.get(i - 1));
            later += order > 0 ? 1 : 0;
            earlier += order < 0 ? 1 : 0;
        }
        int exceptions = Math.min(later, earlier);
        return later + earlier - exceptions >= SEVERAL - 1
                && exceptions <= Math.max(1, (later + earlier) * OUT_OF_ORDER);
    }

    /// Whether the entry has words of its own, and no link over them of which they are a teaser.
    private boolean says(Entry entry) {
        for (var block : sheet.blocks().subList(entry.from(), entry.to())) {
            if (furniture.has(block)) {
                continue;
            }
            if (leadsAway(block)) {
                return false;
            }
            if (isWord(block)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(Block block) {
        return block.shape() != Shape.CAPTION
                && block.linkShare() < 0.5
                && (block.prose() > 0
                        || block.weight() >= SHORT && !Manner.isTime(block) && block.shape() != Shape.HEADING);
    }

    /// A short link may name the writer.
    private static boolean leadsAway(Block block) {
        return block.linkShare() > 0.8
                && (block.weight() >= SHORT || block.shape() == Shape.HEADING)
                && block.anchors().stream().noneMatch(a -> a.reference().indexOf('#') >= 0);
    }

    private int prose(Entry entry) {
        return prose(entry.from(), entry.to());
    }

    private int prose(Box box) {
        return prose(box.firstBlock(), box.endBlock());
    }

    private int prose(int from, int to) {
        return sheet.blocks().subList(from, to).stream()
                .filter(b -> !furniture.has(b))
                .mapToInt(Block::prose)
                .sum();
    }
}
