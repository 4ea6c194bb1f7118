// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The one walk over the parsed page: elements become boxes, runs of text become blocks. Never recurses, so depth costs
/// no stack. One per page, for one thread.
final class Walk implements NodeFilter {
    /// More boxes than this no article has; what comes after is not read.
    private static final int MOST_BOXES = 400_000;

    private final Hints names = new Hints();
    private final List<OpenBox> open = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final TextRun run = new TextRun();
    private final HeadGatherer head = new HeadGatherer();
    private final Marks marks;
    private final Sights sights;

    private int images;
    private int controls;

    private Walk(Marks marks, Sights sights) {
        this.marks = marks;
        this.sights = sights;
    }

    /// An element whose end has not come yet.
    ///
    /// @param cells whether the nearest table holds data
    private record OpenBox(
            int index,
            Element element,
            Tag tag,
            int hints,
            Shape shape,
            int level,
            int firstBlock,
            int images,
            int controls,
            boolean cells) {}

    /// @param marks what an outlet's rules picked; told which boxes these elements became
    /// @param sights told of the boxes and pictures on the way
    static Sheet over(Document page, Marks marks, Sights sights) {
        var walk = new Walk(marks, sights);
        org.jsoup.select.NodeTraversor.filter(walk, page);
        walk.flush();
        return new Sheet(walk.boxes, walk.blocks, walk.head.gathered());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            run.append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (node instanceof DataNode || !(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (marks.drops(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        var tag = marks.has(element)
                ? Tag.FLOW
                : inRow() ? Tag.of(element.normalName()).inline() : Tag.of(element.normalName());
        head.read(element, tag, boxes.size());
        return switch (tag) {
            case SILENT -> {
                pass(element, tag);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case BREAK -> {
                run.breakLine(this::flush);
                yield FilterResult.CONTINUE;
            }
            case PICTURE -> {
                images++;
                pass(element, tag);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case CONTROL -> {
                boolean picture = Tag.showsPicture(element);
                images += picture ? 1 : 0;
                controls += picture ? 0 : 1;
                yield FilterResult.SKIP_ENTIRELY;
            }
            case FLOW, INLINE, LINK, STRONG -> enter(element, tag);
        };
    }

    private void pass(Element element, Tag tag) {
        sights.passed(element, tag, open.isEmpty() ? 0 : open.getLast().index(), blocks.size());
    }

    /// Whether the walk is inside a row of data, where cells and what wraps their words do not end a block.
    private boolean inRow() {
        return !open.isEmpty() && open.getLast().shape() == Shape.ROW;
    }

    private FilterResult enter(Element element, Tag tag) {
        int hints = names.of(element);
        if (boxes.size() >= MOST_BOXES || tag != Tag.FLOW && Tag.isCut(element, hints)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (tag == Tag.FLOW) {
            flush();
        }
        var around = open.isEmpty() ? new OpenBox(0, element, tag, 0, Shape.LOOSE, 0, 0, 0, 0, false) : open.getLast();
        boolean table = element.normalName().equals("table");
        boolean cells = table ? Tables.holdsData(element) : around.cells();
        var shape = table && !cells ? Shape.LOOSE : Tag.shape(element.normalName(), hints, around.shape(), cells);
        int level = shape == Shape.HEADING ? Tag.level(element.normalName(), around.level()) : 0;
        int index = boxes.size();
        boxes.add(new Box(index, around.index(), index, element.normalName(), "", hints, 0, 0, 0, 0));
        marks.boxed(element, index);
        sights.boxed(element);
        open.add(new OpenBox(index, element, tag, hints, shape, level, blocks.size(), images, controls, cells));
        run.enter(tag, hints, tag == Tag.LINK ? element.attr("href") : "");
        if (element.normalName().equals("td") || element.normalName().equals("th")) {
            run.cell(shape == Shape.ROW);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (open.isEmpty() || !open.getLast().element().equals(node)) {
            return FilterResult.CONTINUE;
        }
        var closing = open.getLast();
        if (closing.tag() == Tag.FLOW) {
            flush();
        }
        run.leave(closing.tag(), closing.hints());
        open.removeLast();
        int parent = open.isEmpty() ? closing.index() : open.getLast().index();
        boxes.set(
                closing.index(),
                new Box(
                        closing.index(),
                        parent,
                        boxes.size(),
                        closing.element().normalName(),
                        closing.element().className(),
                        closing.hints(),
                        closing.firstBlock(),
                        blocks.size(),
                        images - closing.images(),
                        controls - closing.controls()));
        return FilterResult.CONTINUE;
    }

    /// Ends the block at hand at the nearest block-level box.
    private void flush() {
        if (run.isEmpty()) {
            run.clear();
            return;
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            var box = open.get(i);
            if (box.tag() == Tag.FLOW || i == 0) {
                run.block(blocks.size(), box.index(), box.shape(), box.level()).ifPresent(blocks::add);
                break;
            }
        }
        run.clear();
    }

    /// Reads on the way what stands in the head or in attributes.
    private static final class HeadGatherer {
        private static final int MOST = 2000;
        private static final int LONGEST_SCRIPT = 2_000_000;
        private static final Pattern SPACE = Pattern.compile("\\s+");

        private final Map<String, String> metas = new HashMap<>();
        private final List<String> ledger = new ArrayList<>();
        private final List<Head.Stated> times = new ArrayList<>();
        private final List<Head.Related> links = new ArrayList<>();
        private String title = "";
        private String language = "";
        private String base = "";

        void read(Element element, Tag tag, int box) {
            switch (element.normalName()) {
                case "html" ->
                    language = element.attr("lang").isEmpty() ? element.attr("xml:lang") : element.attr("lang");
                case "title" ->
                    title = title.isEmpty() && !element.tag().namespace().endsWith("svg") ? element.text() : title;
                case "base" -> base = base.isEmpty() ? element.attr("href") : base;
                case "meta" -> meta(element, box);
                case "script" -> script(element);
                case "link" -> related(element);
                case "a" -> anchor(element);
                default -> dated(element, tag, box);
            }
        }

        private void meta(Element meta, int box) {
            var content = meta.attr("content");
            for (var key : List.of("property", "name", "itemprop", "http-equiv")) {
                var name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && metas.size() < MOST) {
                    metas.putIfAbsent(name, content);
                }
            }
            dated(meta, Tag.SILENT, box);
        }

        private void script(Element script) {
            var type = script.attr("type").toLowerCase(Locale.ROOT);
            if (type.startsWith("application/ld+json") && ledger.size() < 50) {
                var data = script.data();
                if (data.length() < LONGEST_SCRIPT) {
                    ledger.add(data);
                }
            }
        }

        private void related(Element link) {
            var rels = link.attr("rel").toLowerCase(Locale.ROOT);
            for (var rel : isOneWord(rels) ? List.of(rels) : List.of(SPACE.split(rels))) {
                if (!rel.isEmpty() && links.size() < MOST && !rel.equals("stylesheet")) {
                    links.add(new Head.Related(rel, link.attr("href")));
                }
            }
        }

        private static boolean isOneWord(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) <= ' ') {
                    return false;
                }
            }
            return true;
        }

        private void anchor(Element anchor) {
            if (anchor.attributesSize() > 0 && anchor.hasAttr("rel")) {
                related(anchor);
            }
            if (links.size() < MOST && anchor.childNodeSize() == 1 && anchor.childNode(0) instanceof TextNode words) {
                var text = words.getWholeText();
                if (text.length() < 40 && Phrase.NEXT.mayBe(text) && Phrase.NEXT.is(Phrase.plain(text))) {
                    links.add(new Head.Related("next", anchor.attr("href")));
                }
            }
        }

        private void dated(Element element, Tag tag, int box) {
            if (element.attributesSize() == 0 || times.size() >= MOST) {
                return;
            }
            var property = element.attributes().get("itemprop"); // the parser writes names in small letters
            boolean time = element.normalName().equals("time");
            if (!time && !property.startsWith("date")) {
                return;
            }
            var value = element.hasAttr("datetime") ? element.attr("datetime") : element.attr("content");
            if (value.isEmpty() && tag != Tag.SILENT) {
                value = element.ownText();
            }
            times.add(new Head.Stated(element.hasAttr("pubdate") ? "pubdate" : property, value, box));
        }

        Head gathered() {
            return new Head(Spaces.tidy(title), metas, ledger, times, links, language.strip(), base.strip());
        }
    }
}
