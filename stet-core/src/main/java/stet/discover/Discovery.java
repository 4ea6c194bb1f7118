// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.List;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Shapes;
import stet.model.Sighting;

/// Looks at what stands at an address that somebody wants to watch, and says what could be watched there.
public final class Discovery {
    private static final List<String> LIKELY_SITEMAPS = List.of(
            "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml", "/sitemap_index.xml");
    private static final List<String> LIKELY_FEEDS =
            List.of("/feed", "/rss.xml", "/feed.xml", "/rss", "/atom.xml", "/index.xml");
    private static final Pattern HTML = Pattern.compile("(?i).*x?html.*");

    private Discovery() {}

    /// @param kind what it is
    /// @param name the outlet's name as the page or feed states it; may be empty
    /// @param language a BCP 47 tag as stated; may be empty
    /// @param feeds the feeds that a page links, declared ones first, each address once
    /// @param sitemaps likely addresses of sitemaps on the same host, which may not exist
    /// @param sightings the articles that a feed, sitemap or section page names
    /// @param trouble what was wrong, in words for an operator; empty when nothing was
    public record Found(
            Kind kind,
            String name,
            String language,
            List<FeedLink> feeds,
            List<Address> sitemaps,
            List<Sighting> sightings,
            String trouble) {
        public Found {
            feeds = List.copyOf(feeds);
            sitemaps = List.copyOf(sitemaps);
            sightings = List.copyOf(sightings);
        }
    }

    public enum Kind {
        FEED,
        SITEMAP,
        /// A home or section page: links to several articles.
        SECTION,
        ARTICLE,
        /// Nothing that can be watched.
        OTHER
    }

    /// @param title as the link gives it; may be empty
    public record FeedLink(Address address, String title) {}

    /// Addresses at which feeds often stand on a site that declares none; they may not exist.
    public static List<Address> likelyFeeds(Address address) {
        return LIKELY_FEEDS.stream()
                .flatMap(path -> address.resolve(path).stream())
                .toList();
    }

    /// @param address where the content was read, after redirects
    /// @param contentType the Content-Type header's value; may be empty
    public static Found look(Address address, Payload content, String contentType) {
        return switch (Format.of(content, contentType)) {
            case FEED, JSON_FEED -> listed(Kind.FEED, address, Format.read(content, contentType, address, Shapes.NONE));
            case SITEMAP, ADDRESS_LINES ->
                listed(Kind.SITEMAP, address, Format.read(content, contentType, address, Shapes.NONE));
            case PAGE -> page(address, content, contentType);
            case UNKNOWN ->
                HTML.matcher(contentType).matches()
                        ? page(address, content, contentType)
                        : nothing(address, content, contentType);
            case EMPTY -> nothing(address, content, contentType);
        };
    }

    private static Found nothing(Address address, Payload content, String contentType) {
        return listed(Kind.OTHER, address, Format.read(content, contentType, address, Shapes.NONE));
    }

    private static Found listed(Kind kind, Address address, Listing listing) {
        return new Found(
                kind,
                listing.title(),
                listing.language(),
                List.of(),
                likelySitemaps(address),
                listing.entries(),
                listing.trouble());
    }

    private static Found page(Address address, Payload content, String contentType) {
        var page = SectionPages.page(Unzipped.of(content).content(), contentType, address);
        var listing = SectionPages.read(page, address, Shapes.NONE);
        var self = new SelfDescription(page);
        var kind = kind(address, self, listing.entries().size());
        return new Found(
                kind,
                self.outlet(),
                listing.language(),
                FeedLinks.of(page, address),
                likelySitemaps(address),
                kind == Kind.SECTION ? listing.entries() : List.of(),
                kind == Kind.OTHER ? listing.trouble() : "");
    }

    /// A home page is never an article, whatever it says of itself; other pages are believed; of those that say
    /// nothing, the address decides.
    private static Kind kind(Address address, SelfDescription self, int articles) {
        boolean home = address.path().equals("/") && address.query().isEmpty();
        if (!home && (self.isArticle() || ArticleShape.of(address) == ArticleShape.ARTICLE && !self.isCollection())) {
            return Kind.ARTICLE;
        }
        return articles > 0 ? Kind.SECTION : Kind.OTHER;
    }

    private static List<Address> likelySitemaps(Address address) {
        return LIKELY_SITEMAPS.stream()
                .flatMap(path -> address.resolve(path).stream())
                .toList();
    }
}
