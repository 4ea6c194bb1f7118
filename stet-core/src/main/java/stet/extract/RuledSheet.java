// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stet.model.Story;

/// A page as walked, with what an outlet's rules say of its boxes. Without rules it changes nothing.
///
/// @param texts the boxes that hold the text by the rules, by the number of their first block, none of them inside
/// another; empty when the rules name none
/// @param places what the words in each box are by the rules
record RuledSheet(Sheet sheet, NavigableMap<Integer, Box> texts, List<Optional<Ruling.Place>> places) {
    private static final String BY_RULE = "by the outlet's rules";

    RuledSheet {
        texts = Collections.unmodifiableNavigableMap(new TreeMap<>(texts));
        places = List.copyOf(places);
    }

    static RuledSheet of(Sheet sheet, Marks marks) {
        if (marks.isEmpty()) {
            return new RuledSheet(sheet, Collections.emptyNavigableMap(), List.of());
        }
        var texts = new TreeMap<Integer, Box>();
        for (int index : marks.bodyBoxes()) {
            var box = sheet.boxes().get(index);
            boolean inside = !texts.isEmpty() && texts.lastEntry().getValue().holds(box);
            if (!inside && box.endBlock() > box.firstBlock()) {
                texts.put(box.firstBlock(), box);
            }
        }
        return new RuledSheet(spared(sheet, texts.values()), texts, marks.places(sheet));
    }

    /// The boxes that hold the text are not furniture, whatever their names say.
    private static Sheet spared(Sheet sheet, Collection<Box> texts) {
        if (texts.isEmpty()) {
            return sheet;
        }
        var boxes = new ArrayList<>(sheet.boxes());
        for (var text : texts) {
            sheet.chain(text, sheet.root()).forEach(box -> boxes.set(box.index(), box.unnamed()));
        }
        return new Sheet(boxes, sheet.blocks(), sheet.head());
    }

    /// The box of the text with the headline's, as the rules name it.
    Optional<Region> region(Optional<Block> headline) {
        return texts.values().stream()
                .reduce(sheet::around)
                .map(body -> Region.around(sheet, sheet.boxes().get(body.index()), headline));
    }

    Optional<Block> headline() {
        return marked(Ruling.Place.HEADLINE).stream().findFirst();
    }

    private List<Block> marked(Ruling.Place place) {
        return places.isEmpty()
                ? List.of()
                : sheet.blocks().stream()
                        .filter(b -> places.get(b.box()).filter(place::equals).isPresent())
                        .toList();
    }

    /// The rulings with the rules over them, and those on marked blocks that no one ruled on since they stand
    /// elsewhere on the page.
    List<Ruling> over(List<Ruling> rulings, Region region) {
        if (places.isEmpty()) {
            return rulings;
        }
        var all = new ArrayList<Ruling>();
        rulings.forEach(ruling -> all.add(over(ruling)));
        for (var block : sheet.blocks()) {
            var place = places.get(block.box());
            if (place.isPresent() && !region.scope().holds(block)) {
                all.add(new Ruling(block, place.get(), BY_RULE));
            }
        }
        all.sort(Comparator.comparingInt(ruling -> ruling.block().order()));
        return all;
    }

    private Ruling over(Ruling ordinary) {
        var block = ordinary.block();
        var place = places.get(block.box());
        if (place.isPresent()) {
            return new Ruling(block, place.get(), BY_RULE);
        }
        var text = texts.floorEntry(block.order());
        boolean inText = texts.isEmpty() || text != null && text.getValue().holds(block);
        return switch (ordinary.place()) {
            case TEXT, SUBHEADING, ITEM, QUOTE, ROW ->
                inText ? ordinary : ordinary.as(Ruling.Place.OUT, "outside the boxes that the outlet's rules name");
            case STANDFIRST -> standfirst(ordinary, inText);
            case BYLINE, HEADLINE, NOTE, CAPTION, OUT -> ordinary;
        };
    }

    /// When the rules name the standfirst, another line that looks like one is text, or nothing.
    private Ruling standfirst(Ruling ordinary, boolean inText) {
        if (marked(Ruling.Place.STANDFIRST).isEmpty()) {
            return ordinary;
        }
        var place = inText && !texts.isEmpty() ? Ruling.Place.TEXT : Ruling.Place.OUT;
        return ordinary.as(place, "not the standfirst that the outlet's rules name");
    }

    /// The story with the standfirst and byline that the rules name.
    Story named(Story story) {
        var standfirst = words(Ruling.Place.STANDFIRST);
        var byline = words(Ruling.Place.BYLINE);
        if (standfirst.isEmpty() && byline.isEmpty()) {
            return story;
        }
        var clean = Bylines.clean(byline);
        var shown = byline.isEmpty() ? story.byline() : clean.isEmpty() ? byline : clean;
        return new Story(
                story.headline(),
                standfirst.isEmpty() ? story.standfirst() : standfirst,
                shown,
                story.authors().isEmpty() ? Names.in(shown) : story.authors(),
                story.published(),
                story.modified(),
                story.language(),
                story.section(),
                story.paragraphs(),
                story.posts(),
                story.pictures());
    }

    private String words(Ruling.Place place) {
        return marked(place).stream().map(b -> Spaces.tidy(b.text())).collect(Collectors.joining(" "));
    }
}
