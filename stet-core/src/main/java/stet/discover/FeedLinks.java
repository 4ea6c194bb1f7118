// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import stet.discover.Discovery.FeedLink;
import stet.model.Address;

/// The feeds that a page links.
final class FeedLinks {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/xml",
            "text/xml");
    private static final Pattern FEED_PATH =
            Pattern.compile(".*(/(rss|atom|feed|feeds)([._-]?[a-z0-9_-]*)?([.](xml|json|rdf))?/?|[.](rss|atom|rdf))");
    private static final Pattern COMMENTS =
            Pattern.compile("(?i).*(comment|kommentar|comentario|commentaire|reactie).*");

    private FeedLinks() {}

    /// Declared alternates first (HTML, link type `alternate`), then links in the text whose address ends like a
    /// feed's. Feeds of readers' comments are left out.
    static List<FeedLink> of(Document page, Address address) {
        Map<Address, String> found = new LinkedHashMap<>();
        for (var link : page.select("link[rel~=(?i)\\balternate\\b][type][href]")) {
            if (TYPES.contains(type(link)) || isJsonFeed(link)) {
                add(link, link.attr("title"), address, found);
            }
        }
        for (var anchor : page.select("a[href]")) {
            var path = anchor.attr("href").replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
            if (FEED_PATH.matcher(path).matches()) {
                add(anchor, anchor.text(), address, found);
            }
        }
        List<FeedLink> feeds = new ArrayList<>();
        found.forEach((at, title) -> feeds.add(new FeedLink(at, title)));
        return feeds;
    }

    private static void add(Element link, String title, Address address, Map<Address, String> into) {
        var base = address.resolve(link.baseUri()).orElse(address);
        base.resolve(link.attr("href"))
                .filter(to -> !COMMENTS.matcher(to.path() + " " + title).matches())
                .ifPresent(to -> into.putIfAbsent(to, title.strip()));
    }

    private static String type(Element link) {
        return link.attr("type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /// Version 1.0 of JSON Feed used the type of all JSON, which WordPress also uses for its programming
    /// interface.
    private static boolean isJsonFeed(Element link) {
        return type(link).equals("application/json") && link.attr("href").contains("feed");
    }
}
