// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.Sighting;
import stet.model.Terms;

/// RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0.
final class Feeds {
    private Feeds() {}

    static Listing read(String text, Address address) {
        var whole = WellFormed.of(text);
        if (whole.xml().isEmpty()) {
            return Listing.unreadable(whole.trouble());
        }
        try {
            var raw = FeedTree.parse(whole.xml());
            var terms = FeedTerms.of(raw, address);
            var tree = FeedTree.tidied(raw, address);
            var listing = switch (built(tree)) {
                case Channel channel -> channel(channel, address);
                case Feed feed -> feed(feed, address, language(tree));
                default -> Listing.unreadable("a kind of feed that is not known");
            };
            return listing.with(terms).after(whole.trouble());
        } catch (FeedException | IllegalArgumentException e) {
            return Listing.unreadable(
                    Troubles.joined(whole.trouble(), "it is no feed that can be read: " + e.getMessage()));
        }
    }

    /// ROME's parsers expect some elements where the format wants them (RSS its channel), and fall over their
    /// absence.
    private static WireFeed built(Document tree) throws FeedException {
        try {
            return new WireFeedInput(false, Locale.ENGLISH).build(tree);
        } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException e) {
            throw new FeedException("an element that its format asks for is missing", e);
        }
    }

    private static Listing channel(Channel channel, Address address) {
        var entries = channel.getItems().stream()
                .flatMap(item -> sighting(item, address).stream())
                .toList();
        var home = present(channel.getLink()).flatMap(address::resolve);
        return new Listing(
                plain(channel.getTitle()),
                present(channel.getLanguage()).orElse(""),
                home,
                entries,
                List.of(),
                Terms.NONE,
                "");
    }

    /// The address is, in this order: what FeedBurner's copy names as the original, the link, a guid that is a
    /// permalink (RSS 2.0).
    private static Optional<Sighting> sighting(Item item, Address base) {
        var guid = Optional.ofNullable(item.getGuid());
        var permalink = guid.filter(g -> g.isPermaLink()).flatMap(g -> Address.parse(text(g.getValue())));
        var name = guid.flatMap(g -> present(g.getValue())).or(() -> present(item.getUri()));
        return foreign(item.getForeignMarkup(), "origLink")
                .or(() -> present(item.getLink()))
                .flatMap(base::resolve)
                .or(() -> permalink)
                .map(address -> new Sighting(
                        address.withoutTracking(),
                        name,
                        plain(item.getTitle()),
                        instant(item.getPubDate()).or(() -> dublinCore(item)),
                        foreign(item.getForeignMarkup(), "updated", "modified").flatMap(Times::read)));
    }

    private static Optional<Instant> dublinCore(Item item) {
        return item.getModule(DCModule.URI) instanceof DCModule dublinCore
                ? instant(dublinCore.getDate())
                : Optional.empty();
    }

    private static Listing feed(Feed feed, Address address, String language) {
        var entries = feed.getEntries().stream()
                .flatMap(entry -> sighting(entry, address).stream())
                .toList();
        var home = alternate(feed.getAlternateLinks(), address);
        return new Listing(title(feed.getTitleEx()), language, home, entries, List.of(), Terms.NONE, "");
    }

    /// The address is, in this order: FeedBurner's original, the alternate link (RFC 4287, section 4.2.7.2), the
    /// place that the content points to, an id that is an address.
    private static Optional<Sighting> sighting(Entry entry, Address base) {
        return foreign(entry.getForeignMarkup(), "origLink")
                .flatMap(base::resolve)
                .or(() -> alternate(entry.getAlternateLinks(), base))
                .or(() -> entry.getContents().stream()
                        .flatMap(content -> present(content.getSrc()).stream())
                        .findFirst()
                        .flatMap(base::resolve))
                .or(() -> present(entry.getId()).flatMap(Address::parse))
                .map(address -> new Sighting(
                        address.withoutTracking(),
                        present(entry.getId()),
                        title(entry.getTitleEx()),
                        instant(entry.getPublished())
                                .or(() -> instant(entry.getIssued()))
                                .or(() -> instant(entry.getCreated())),
                        instant(entry.getUpdated()).or(() -> instant(entry.getModified()))));
    }

    /// The first alternate that is a page, else the first.
    private static Optional<Address> alternate(List<Link> links, Address base) {
        var pages = links.stream().filter(link -> text(link.getType()).contains("html"));
        return Stream.concat(pages, links.stream())
                .flatMap(link -> present(link.getHref()).flatMap(base::resolve).stream())
                .findFirst();
    }

    private static Optional<String> foreign(List<Element> markup, String... names) {
        return markup.stream()
                .filter(element -> List.of(names).contains(element.getName()))
                .flatMap(element -> present(element.getTextTrim()).stream())
                .findFirst();
    }

    private static String language(Document tree) {
        return text(tree.getRootElement().getAttributeValue("lang", Namespace.XML_NAMESPACE));
    }

    private static String title(@Nullable Content content) {
        if (content == null) {
            return "";
        }
        boolean marked = text(content.getType()).contains("html");
        return marked ? plain(content.getValue()) : text(content.getValue());
    }

    /// RSS does not say whether a title is HTML; most that hold a mark or an escape are.
    private static String plain(@Nullable String title) {
        var text = text(title);
        return text.indexOf('<') >= 0 || text.indexOf('&') >= 0
                ? Jsoup.parseBodyFragment(text).text()
                : text;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip().replaceAll("\\s+", " ");
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.of(text(value)).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
