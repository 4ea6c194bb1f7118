// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Reading.NoArticle;
import stet.model.Reading.Reason;
import stet.model.Site;
import stet.model.Story;

/// Reads the article out of a page.
///
/// One parse, one walk that turns the page into boxes and blocks, then a ruling on each block. What the page states
/// about itself (JSON-LD, meta elements) finds and confirms, but every word of a story was visible text.
public final class Extractor {
    /// Kept with every version; raised whenever the same page may read differently.
    public static final int VERSION = 2;

    private Extractor() {}

    /// @param contentType the Content-Type header's value; may be empty
    public static Reading extract(Payload content, String contentType, Address address) {
        var bytes = content.bytes();
        if (bytes.length == 0) {
            return new NoArticle(Reason.EMPTY, "the answer has no body");
        }
        var foreign = MediaTypes.notHtml(bytes, contentType);
        if (foreign.isPresent()) {
            return new NoArticle(Reason.NOT_HTML, foreign.get());
        }
        return extract(Decoder.decode(bytes, contentType), address);
    }

    /// @param html decoded text of a page
    public static Reading extract(String html, Address address) {
        return read(Walk.over(Parsing.parse(html)), address);
    }

    /// One story of an article's pages in order: the first page's heads, all pages' paragraphs and captions. What the
    /// next page repeats (its notes, a summary) is not said twice.
    public static Story join(Story first, Story next) {
        var said = new LinkedHashSet<String>();
        first.paragraphs().forEach(p -> said.add(p.text()));
        said.add(first.standfirst());
        var paragraphs = new ArrayList<Paragraph>();
        var notes = new ArrayList<Paragraph>();
        for (var p : first.paragraphs()) {
            (p.kind() == Paragraph.Kind.NOTE ? notes : paragraphs).add(p);
        }
        boolean opening = true;
        for (var p : next.paragraphs()) {
            boolean note = p.kind() == Paragraph.Kind.NOTE;
            opening &= said.contains(p.text());
            if (note && !said.contains(p.text()) || !note && !opening) {
                (note ? notes : paragraphs).add(p);
            }
        }
        boolean notesFirst =
                !first.paragraphs().isEmpty() && first.paragraphs().getFirst().kind() == Paragraph.Kind.NOTE;
        paragraphs.addAll(notesFirst ? 0 : paragraphs.size(), notes);
        var captions = new LinkedHashSet<>(first.captions());
        captions.addAll(next.captions());
        return new Story(
                first.headline(),
                first.standfirst(),
                first.byline(),
                first.authors(),
                first.published(),
                first.modified().or(next::modified),
                first.language(),
                first.section(),
                paragraphs,
                List.copyOf(captions));
    }

    private static Reading read(Sheet sheet, Address address) {
        var facts = Facts.of(sheet.head());
        var headline = Headlines.visible(sheet, facts);
        var furniture = Furniture.of(sheet, headline);
        var region = Region.of(sheet, furniture, headline);
        var base = sheet.head().base().isEmpty()
                ? address
                : address.resolve(sheet.head().base()).orElse(address);
        var title = headline.map(h -> Spaces.tidy(h.text())).orElseGet(() -> Headlines.stated(facts));
        var story = region.map(r -> Judge.rule(sheet, furniture, r, headline, facts))
                .filter(rulings -> !title.isBlank()
                        || rulings.stream().anyMatch(r -> r.place().isBody()))
                .map(rulings -> Stories.of(rulings, title, facts, base));
        var verdict = Verdicts.on(sheet, facts, story);
        if (verdict.isPresent()) {
            return verdict.get();
        }
        return story.<Reading>map(s -> new Reading.Article(
                        s, canonical(sheet.head(), address, base), NextPages.of(sheet.head(), address)))
                .orElseGet(() -> new NoArticle(Reason.EMPTY, "no text that reads like an article"));
    }

    /// What the page names as its address; only believed within the same site.
    private static Optional<Address> canonical(Head head, Address address, Address base) {
        return head.related("canonical")
                .or(() -> head.meta("og:url"))
                .flatMap(base::resolve)
                .filter(a -> Site.of(a).equals(Site.of(address)));
    }
}
