// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Sighting;
import stet.model.Terms;

/// Sitemaps and their indexes (sitemaps.org 0.9), with the news extension, as XML or as plain text.
final class Sitemaps {
    private Sitemaps() {}

    static Listing read(String text, Address address) {
        var whole = WellFormed.of(text);
        return whole.xml().isEmpty()
                ? Listing.unreadable(whole.trouble())
                : parsed("text/xml", whole.xml(), address).after(whole.trouble());
    }

    /// One address a line.
    static Listing readLines(String text, Address address) {
        return parsed("text/plain", text, address);
    }

    private static Listing parsed(String type, String text, Address address) {
        var parser = new SiteMapParser(false);
        parser.setStrictNamespace(false);
        parser.enableExtension(Extension.NEWS);
        try {
            return listing(parser.parseSiteMap(type, text.getBytes(StandardCharsets.UTF_8), url(address)), address);
        } catch (UnknownFormatException | IOException e) {
            return Listing.unreadable("it is no sitemap that can be read: " + e.getMessage());
        }
    }

    private static Listing listing(AbstractSiteMap parsed, Address address) {
        return switch (parsed) {
            case SiteMapIndex index ->
                new Listing("", "", Optional.empty(), List.of(), parts(index, address), Terms.NONE, "");
            case SiteMap map ->
                Listing.of(
                        map.getSiteMapUrls().stream()
                                .flatMap(entry -> sighting(entry, address).stream())
                                .toList(),
                        "");
            default -> Listing.unreadable("it is no sitemap");
        };
    }

    private static List<Listing.Part> parts(SiteMapIndex index, Address address) {
        Map<Address, Listing.Part> once = new LinkedHashMap<>();
        for (var part : index.getSitemaps()) {
            var modified = Optional.ofNullable(part.getLastModified()).map(Date::toInstant);
            address.resolve(part.getUrl().toString())
                    .ifPresent(at -> once.putIfAbsent(at, new Listing.Part(at, modified)));
        }
        Comparator<Listing.Part> byAge =
                Comparator.comparing(part -> part.modified().orElse(Instant.EPOCH));
        return once.values().stream().sorted(byAge.reversed()).toList();
    }

    private static Optional<Sighting> sighting(SiteMapURL entry, Address address) {
        var news = news(entry);
        return address.resolve(entry.getUrl().toString())
                .map(found -> new Sighting(
                        found.withoutTracking(),
                        Optional.empty(),
                        news.flatMap(n -> Optional.ofNullable(n.getTitle()))
                                .map(String::strip)
                                .orElse(""),
                        news.flatMap(n -> Optional.ofNullable(n.getPublicationDate()))
                                .map(Date::toInstant),
                        Optional.ofNullable(entry.getLastModified()).map(Date::toInstant)));
    }

    private static Optional<NewsAttributes> news(SiteMapURL entry) {
        var attributes = entry.getAttributesForExtension(Extension.NEWS);
        var all = attributes == null ? Stream.empty() : Arrays.stream(attributes);
        return all.filter(NewsAttributes.class::isInstance)
                .map(NewsAttributes.class::cast)
                .findFirst();
    }

    private static URL url(Address address) {
        try {
            return address.uri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("an address that is no URL: " + address, e);
        }
    }
}
