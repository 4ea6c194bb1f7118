// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Reading.NoArticle;
import stet.model.Reading.Reason;
import stet.model.Site;
import stet.model.Story;

/// Reads the article out of a page.
///
/// One parse, one walk that turns the page into boxes and blocks, then a ruling on each block. What the page states
/// about itself (JSON-LD, meta elements) finds and confirms, but every word of a story was visible text, save where a
/// page shows none and only its embedded state holds the article ([Rescue]).
public final class Extractor {
    /// Kept with every version; raised whenever the same page may read differently.
    public static final int VERSION = 4;

    private Extractor() {}

    /// @param contentType the Content-Type header's value; may be empty
    public static Reading extract(Payload content, String contentType, Address address) {
        return inspect(content, contentType, address, PageRules.NONE).reading();
    }

    /// @param html decoded text of a page
    public static Reading extract(String html, Address address) {
        return inspect(html, address, PageRules.NONE).reading();
    }

    /// Reads by the outlet's rules, where they say anything, and keeps the ruling on each of the page's blocks at
    /// hand.
    ///
    /// @param contentType the Content-Type header's value; may be empty
    public static Inspection inspect(Payload content, String contentType, Address address, PageRules rules) {
        var bytes = content.bytes();
        if (bytes.length == 0) {
            return Inspection.of(new NoArticle(Reason.EMPTY, "the answer has no body"));
        }
        var foreign = MediaTypes.notHtml(bytes, contentType);
        if (foreign.isPresent()) {
            return Inspection.of(new NoArticle(Reason.NOT_HTML, foreign.get()));
        }
        return inspect(Decoder.decode(bytes, contentType), address, rules);
    }

    /// @param html decoded text of a page
    public static Inspection inspect(String html, Address address, PageRules rules) {
        var shown = read(Parsing.parse(html), rules, new Sights(), address);
        return Rescue.isWanted(shown) ? rescued(html, rules, address).orElse(shown) : shown;
    }

    /// The page is parsed anew, with the words of its scripts.
    private static Optional<Inspection> rescued(String html, PageRules rules, Address address) {
        var page = Parsing.parseWhole(html);
        var sights = new Sights();
        var shown = read(page, rules, sights, address);
        return Rescue.of(page, shown, sights, address)
                .map(rescue -> {
                    var seen = new Sights();
                    return read(page, rules, seen, address).from(rescue, seen);
                })
                .filter(rescued -> rescued.says(shown));
    }

    private static Inspection read(Document page, PageRules rules, Sights sights, Address address) {
        var ruled = RuledPage.of(page, rules);
        return read(ruled, Walk.over(page, ruled.marks(), sights), sights, address);
    }

    /// One story of an article's pages in order: the first page's heads, all pages' paragraphs, posts and pictures.
    /// What the next page repeats (its notes, a summary) is not said twice.
    public static Story join(Story first, Story next) {
        return Joining.of(first, next);
    }

    private static Inspection read(RuledPage page, Sheet walked, Sights sights, Address address) {
        var ruled = page.on(walked);
        var sheet = ruled.sheet();
        var stated = page.dated(Facts.of(sheet.head()));
        var headline = ruled.headline().or(() -> Headlines.visible(sheet, stated));
        var furniture = Furniture.of(sheet, headline);
        var found = ruled.region(headline).or(() -> Region.of(sheet, furniture, headline));
        var live = found.map(
                        r -> LivePosts.of(sheet, furniture, address, Entries.of(sheet, furniture, r, sights, stated)))
                .orElse(LivePosts.NONE);
        var region = found.map(r -> live.in(sheet, r, headline));
        var base = sheet.head().base().isEmpty()
                ? address
                : address.resolve(sheet.head().base()).orElse(address);
        var facts = region.map(r -> dated(stated, sheet, r, headline.orElseGet(() -> first(sheet, r)), address, live))
                .orElse(stated);
        var title = headline.map(h -> Spaces.tidy(h.text())).orElseGet(() -> Headlines.stated(facts));
        var rulings = region.map(r -> Judge.rule(ruled, furniture, r, headline, facts, live));
        var pictures = region.map(
                        r -> Pictures.of(sheet, furniture, r, headline, rulings.orElse(List.of()), sights, base))
                .orElse(List.of());
        var story = rulings.filter(all ->
                        !title.isBlank() || all.stream().anyMatch(r -> r.place().isBody()))
                .map(all -> ruled.named(Stories.of(all, title, facts, base, live, pictures)));
        var article = story.map(s -> new Reading.Article(
                s,
                canonical(sheet.head(), address, base),
                NextPages.of(sheet.head(), address),
                new Reading.Stated(facts.titles(), facts.published(), facts.modified(), Optional.empty())));
        var reading = Verdicts.on(sheet, facts, story)
                .<Reading>map(none -> none)
                .or(() -> article)
                .orElseGet(() -> new NoArticle(Reason.EMPTY, "no text that reads like an article"));
        return Inspection.of(reading, article, sheet, rulings.orElse(List.of()), furniture, page.uses());
    }

    private static Facts dated(
            Facts facts, Sheet sheet, Region region, Block headline, Address address, LivePosts live) {
        var text = beginning(sheet, region, headline);
        return facts.published()
                .map(time -> Datelines.onOwnClock(time, sheet, facts.language(), headline, text))
                .or(() -> Datelines.published(sheet, facts.language(), headline, text, address)
                        .filter(time -> !live.isPosted(time)))
                .map(time -> facts.dated(Optional.of(time), facts.modified()))
                .orElse(facts);
    }

    /// The body's first block, or where the headline is in the body the first running text under it.
    private static Block beginning(Sheet sheet, Region region, Block headline) {
        return sheet.blocksOf(region.body()).stream()
                .filter(b -> b.order() > headline.order() && b.prose() > 0)
                .filter(_ -> region.body().holds(headline))
                .findFirst()
                .orElseGet(() -> first(sheet, region));
    }

    private static Block first(Sheet sheet, Region region) {
        return sheet.blocksOf(region.body()).getFirst();
    }

    /// What the page names as its address; only believed within the same site.
    private static Optional<Address> canonical(Head head, Address address, Address base) {
        return head.related("canonical")
                .or(() -> head.meta("og:url"))
                .flatMap(base::resolve)
                .filter(a -> a.host().equals(address.host()) && a.port() == address.port()
                        || Site.of(a).equals(Site.of(address)));
    }
}
