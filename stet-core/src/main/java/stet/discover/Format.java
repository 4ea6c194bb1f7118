// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Shapes;

/// What a seed's bytes are.
enum Format {
    FEED,
    JSON_FEED,
    SITEMAP,
    ADDRESS_LINES,
    PAGE,
    EMPTY,
    UNKNOWN;

    private static final Pattern HTML =
            Pattern.compile("(?is)^(?>\\s*<!--.*?-->)*+\\s*(<!doctype\\s+html|<html|<head|<body|<div|<title|<meta).*");
    private static final Pattern LINES = Pattern.compile("(?s)^\\s*https?://\\S+\\s*(\\n.*)?");
    private static final Pattern START =
            Pattern.compile("<\\?xml\\s|<(?:rss|feed|channel|rdf:RDF|urlset|sitemapindex)[\\s>]");
    private static final Pattern PAGE_BEGINS = Pattern.compile("(?i)<(?:!doctype|html|head|body|title|meta)");
    private static final int HEAD = 4096;

    /// @param shapes what is known of the outlet's addresses
    static Listing read(Payload content, String contentType, Address address, Shapes shapes) {
        var unzipped = Unzipped.of(content);
        var text = withoutJunk(Decoding.text(unzipped.content().bytes(), contentType));
        var listing = switch (of(text, contentType)) {
            case FEED -> Feeds.read(text, address);
            case JSON_FEED -> JsonFeeds.read(text, address);
            case SITEMAP -> Sitemaps.read(text, address);
            case ADDRESS_LINES -> Sitemaps.readLines(text, address);
            case PAGE -> SectionPages.read(unzipped.content(), contentType, address, shapes);
            case EMPTY -> Listing.unreadable("it is empty");
            case UNKNOWN -> Listing.unreadable("it is neither a feed nor a sitemap nor a page");
        };
        return listing.after(unzipped.trouble());
    }

    static Format of(Payload content, String contentType) {
        return of(withoutJunk(Decoding.text(Unzipped.of(content).content().bytes(), contentType)), contentType);
    }

    /// Programs print warnings before a feed begins. What stands before it is cut, unless it is a page.
    private static String withoutJunk(String text) {
        var head = text.substring(0, Math.min(text.length(), HEAD));
        var start = START.matcher(head);
        return start.find()
                        && !PAGE_BEGINS
                                .matcher(head.substring(0, start.start()))
                                .find()
                ? text.substring(start.start())
                : text;
    }

    private static Format of(String text, String contentType) {
        if (text.isBlank()) {
            return EMPTY;
        }
        var head = text.substring(0, Math.min(text.length(), HEAD));
        if (HTML.matcher(head).matches()) {
            return PAGE;
        }
        if (head.stripLeading().startsWith("{")) {
            return JSON_FEED;
        }
        if (LINES.matcher(head).matches()) {
            return ADDRESS_LINES;
        }
        return byRoot(Outline.of(head).root(), contentType);
    }

    private static Format byRoot(String root, String contentType) {
        return switch (root) {
            case "rss", "RDF", "feed", "channel" -> FEED;
            case "urlset", "sitemapindex" -> SITEMAP;
            default -> contentType.contains("html") && !root.isEmpty() ? PAGE : UNKNOWN;
        };
    }
}
