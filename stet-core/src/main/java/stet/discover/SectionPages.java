// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Sighting;
import stet.model.Site;

/// Home and section pages, read for links that look like articles.
final class SectionPages {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\"';\\s]{1,40})");
    private static final String FURNITURE =
            "nav, footer, [role=navigation], [role=contentinfo], [aria-label*=breadcrumb], form, noscript";

    private SectionPages() {}

    static Listing read(Payload content, String contentType, Address address) {
        return read(page(content, contentType, address), address);
    }

    static Document page(Payload content, String contentType, Address address) {
        try {
            return Jsoup.parse(content.stream(), charset(contentType), address.text());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /// Links to the page's own site that look like articles, each once, where first named, with the first anchor
    /// text that has words.
    static Listing read(Document page, Address address) {
        var site = Site.of(address);
        Map<Address, String> found = new LinkedHashMap<>();
        for (var anchor : page.select("a[href]")) {
            var title = title(anchor);
            target(anchor, page, address)
                    .filter(to -> !to.equals(address) && Site.of(to).equals(site))
                    .filter(to -> leadsToArticle(anchor, to, title))
                    .ifPresent(to -> found.merge(to, title, (first, later) -> first.isEmpty() ? later : first));
        }
        var entries = found.entrySet().stream()
                .map(e -> new Sighting(e.getKey(), Optional.empty(), e.getValue(), Optional.empty(), Optional.empty()))
                .toList();
        var language = page.selectFirst("html[lang]");
        return new Listing(
                page.title(),
                language == null ? "" : language.attr("lang").strip(),
                Optional.empty(),
                entries,
                java.util.List.of(),
                entries.isEmpty() ? "no link on the page looks like an article" : "");
    }

    private static Optional<Address> target(Element anchor, Document page, Address address) {
        var base = address.resolve(page.baseUri()).orElse(address);
        return base.resolve(anchor.attr("href")).map(Address::withoutTracking);
    }

    /// In menus and footers only an address that is certainly an article's counts; elsewhere a headline in front
    /// of a plain address does too.
    private static boolean leadsToArticle(Element anchor, Address to, String title) {
        boolean furniture = anchor.closest(FURNITURE) != null;
        return switch (ArticleShape.of(to)) {
            case ARTICLE -> !furniture || ArticleShape.isHeadline(title);
            case OPEN -> !furniture && ArticleShape.isHeadline(title);
            case OTHER -> false;
        };
    }

    private static String title(Element anchor) {
        var heading = anchor.selectFirst("h1, h2, h3, h4");
        var text = (heading == null ? anchor : heading).text().strip();
        return text.isEmpty() ? anchor.attr("title").strip() : text;
    }

    private static @Nullable String charset(String contentType) {
        var matcher = CHARSET.matcher(contentType);
        try {
            return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }
}
