// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.StatedTime;
import stet.model.Story;

/// Makes the story out of the rulings.
final class Stories {
    private Stories() {}

    static Story of(List<Ruling> rulings, String headline, Facts facts, Address base) {
        var byline = byline(rulings);
        var authors = authors(rulings, byline, facts);
        return new Story(
                headline,
                standfirst(rulings),
                byline,
                authors,
                facts.published().map(StatedTime::instant),
                facts.modified().map(StatedTime::instant),
                facts.language(),
                facts.section(),
                paragraphs(rulings, base),
                captions(rulings));
    }

    /// The blocks ruled a standfirst that stand together, as one line.
    private static String standfirst(List<Ruling> rulings) {
        var found = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.STANDFIRST)
                .map(Ruling::block)
                .toList();
        if (found.isEmpty()) {
            return "";
        }
        var first = found.getFirst();
        return found.stream()
                .filter(b -> b.box() == first.box() || b.shape() == Shape.ITEM && first.shape() == Shape.ITEM)
                .map(b -> Spaces.tidy(b.text()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /// The people stated, else those named on the page; an outlet is an author only where nobody is named.
    private static List<String> authors(List<Ruling> rulings, String byline, Facts facts) {
        var stated = facts.people();
        if (!stated.isEmpty()) {
            return stated;
        }
        var linked = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.BYLINE)
                .flatMap(r -> Bylines.writers(r.block()).stream())
                .distinct()
                .toList();
        var named = linked.isEmpty() ? Names.in(byline) : linked;
        var people = named.stream().filter(n -> !facts.isOutlet(n)).toList();
        return people.isEmpty() ? facts.authors() : people;
    }

    /// The first line ruled a byline that names somebody; a bare "By" is joined with what follows.
    private static String byline(List<Ruling> rulings) {
        var lines = rulings.stream()
                .filter(r -> r.place() == Ruling.Place.BYLINE)
                .map(r -> Bylines.clean(r.block().text()))
                .filter(l -> !l.isEmpty())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!Names.in(lines.get(i)).isEmpty()) {
                boolean bare = Phrase.BY.is(Phrase.plain(lines.get(i))) && i + 1 < lines.size();
                return bare ? lines.get(i) + " " + lines.get(i + 1) : lines.get(i);
            }
        }
        return lines.stream()
                .filter(l -> Phrase.BY.opening(Phrase.plain(l)) > 0)
                .findFirst()
                .orElse("");
    }

    private static List<String> captions(List<Ruling> rulings) {
        var captions = new LinkedHashSet<String>();
        for (var ruling : rulings) {
            var text = ruling.place() == Ruling.Place.CAPTION
                    ? Spaces.tidy(ruling.block().text())
                    : "";
            if (Scripts.hasWords(text) && !Manner.isLabel(ruling.block())) {
                captions.add(text);
            }
        }
        return List.copyOf(captions);
    }

    private static List<Paragraph> paragraphs(List<Ruling> rulings, Address base) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var ruling : rulings) {
            var text = ruling.place().isBody() ? Spaces.tidy(ruling.block().text()) : "";
            if (Scripts.hasWords(text)) {
                paragraphs.add(new Paragraph(kind(ruling.place()), text, links(ruling.block(), base)));
            }
        }
        return paragraphs;
    }

    private static Paragraph.Kind kind(Ruling.Place place) {
        return switch (place) {
            case SUBHEADING -> Paragraph.Kind.SUBHEADING;
            case ITEM -> Paragraph.Kind.LIST_ITEM;
            case QUOTE -> Paragraph.Kind.QUOTATION;
            case ROW -> Paragraph.Kind.TABLE_ROW;
            case NOTE -> Paragraph.Kind.NOTE;
            case TEXT, HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> Paragraph.Kind.TEXT;
        };
    }

    private static List<Link> links(Block block, Address base) {
        var links = new ArrayList<Link>();
        for (var anchor : block.anchors()) {
            var words = Spaces.tidy(block.text().substring(anchor.from(), anchor.to()));
            if (!words.isEmpty() && !anchor.reference().startsWith("#")) {
                base.resolve(anchor.reference()).ifPresent(a -> links.add(new Link(words, a.text())));
            }
        }
        return links;
    }
}
