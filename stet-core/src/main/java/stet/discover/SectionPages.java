// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.AddressShape;
import stet.model.Hub;
import stet.model.Payload;
import stet.model.Shapes;
import stet.model.Sighting;
import stet.model.Site;
import stet.model.Terms;

/// Home and section pages, read for links that look like articles.
final class SectionPages {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\"';\\s]{1,40})");
    private static final String FURNITURE =
            "nav, footer, [role=navigation], [role=contentinfo], [aria-label*=breadcrumb], form, noscript";

    private SectionPages() {}

    static Listing read(Payload content, String contentType, Address address, Shapes shapes) {
        return read(page(content, contentType, address), address, shapes);
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
    ///
    /// @param shapes what is known of the outlet's addresses
    static Listing read(Document page, Address address, Shapes shapes) {
        var site = Site.of(address);
        Map<Address, String> found = new LinkedHashMap<>();
        for (var anchor : page.select("a[href]")) {
            var title = title(anchor);
            target(anchor, page, address)
                    .filter(to -> !to.equals(address) && Site.of(to).equals(site))
                    .filter(to -> leadsToArticle(anchor, to, title, shapes))
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
                List.of(),
                new Terms(Optional.empty(), hub(page, address), Optional.empty()),
                entries.isEmpty() ? "no link on the page looks like an article" : "");
    }

    private static Optional<Address> target(Element anchor, Document page, Address address) {
        var base = address.resolve(page.baseUri()).orElse(address);
        return base.resolve(anchor.attr("href")).map(Address::withoutTracking);
    }

    /// What the outlet's own pages taught goes before what addresses look like in general. In menus and footers
    /// only an address that is certainly an article's counts, with a headline; elsewhere a headline in front of a
    /// plain address does too, unless the outlet is known to use none like it. A shape of names alone, such as
    /// `/{word}`, is shared by articles and services at once, and asks for a headline everywhere.
    private static boolean leadsToArticle(Element anchor, Address to, String title, Shapes shapes) {
        boolean furniture = anchor.closest(FURNITURE) != null;
        boolean headline = ArticleShape.isHeadline(title);
        return switch (shapes.of(to)) {
            case ARTICLE ->
                AddressShape.of(to).isTelling()
                        ? !furniture || headline
                        : ArticleShape.of(to) != ArticleShape.OTHER && headline;
            case OTHER -> false;
            case STRANGE -> ArticleShape.of(to) == ArticleShape.ARTICLE && headline && !furniture;
            case UNKNOWN ->
                switch (ArticleShape.of(to)) {
                    case ARTICLE -> !furniture || headline;
                    case OPEN -> !furniture && headline;
                    case OTHER -> false;
                };
        };
    }

    private static Optional<Hub> hub(Document page, Address address) {
        return link(page, address, "hub")
                .map(hub -> new Hub(hub, link(page, address, "self").orElse(address)));
    }

    private static Optional<Address> link(Document page, Address address, String relation) {
        return page.select("link[rel~=(?i)\\b" + relation + "\\b][href]").stream()
                .flatMap(link -> address.resolve(link.attr("href")).stream())
                .findFirst();
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
