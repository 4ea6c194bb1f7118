// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import stet.model.Address;
import stet.model.Payload;

/// What somebody wants to watch, as lists of it travel between programs: OPML 2.0 (opml.org/spec2.opml) or one address
/// a line.
///
/// @param sources each address once, in order
/// @param troubles what could not be read, in words for an operator
public record SourceList(List<Source> sources, List<String> troubles) {
    private static final int MOST = 100_000;
    private static final int MOST_TROUBLES = 20;

    /// @param title as the list has it; may be empty
    public record Source(String title, Address address) {}

    public SourceList {
        sources = List.copyOf(sources);
        troubles = List.copyOf(troubles);
    }

    /// Reads as much as can be read. In OPML every outline counts that has an `xmlUrl`, however deeply it lies,
    /// or that is of type `link` with a `url`. In a plain list, what follows an address on its line is its
    /// title; a line with a number sign in front is a remark; and an address may lack its scheme.
    public static SourceList read(Payload content) {
        var text = Decoding.text(content.bytes(), "");
        return Outline.of(text).root().equalsIgnoreCase("opml") ? opml(text) : lines(text);
    }

    private static SourceList opml(String text) {
        var reader = new Reading();
        for (Element outline : Jsoup.parse(text, "", Parser.xmlParser()).select("outline")) {
            var feed = attribute(outline, "xmlUrl");
            var address = !feed.isEmpty() || !attribute(outline, "type").equalsIgnoreCase("link")
                    ? feed
                    : attribute(outline, "url");
            var title = attribute(outline, "title");
            if (!address.isEmpty()) {
                reader.add(address, title.isEmpty() ? attribute(outline, "text") : title);
            }
        }
        return reader.list();
    }

    /// Programs differ in how they write the names' capitals.
    private static String attribute(Element outline, String name) {
        return outline.attributes().getIgnoreCase(name).strip();
    }

    private static SourceList lines(String text) {
        var reader = new Reading();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    var parts = line.split("\\s+", 2);
                    reader.add(parts[0], parts.length == 1 ? "" : parts[1].replaceFirst("^#\\s*", ""));
                });
        return reader.list();
    }

    private static final class Reading {
        private final Map<Address, Source> sources = new LinkedHashMap<>();
        private final List<String> troubles = new ArrayList<>();
        private int wrong;
        private int beyond;

        void add(String written, String title) {
            var plain = written.replaceFirst("^feed:(//)?(?=https?:)", "").replaceFirst("^feed://", "http://");
            var address = Address.parse(plain)
                    .or(() -> Address.parse("https://" + plain).filter(_ -> plain.matches("[^/:\\s]+\\.[^:\\s]+")));
            if (address.isPresent()) {
                add(new Source(title, address.get()));
            } else if (wrong++ < MOST_TROUBLES) {
                troubles.add("“%s” is no http or https address; it was left out"
                        .formatted(written.substring(0, Math.min(200, written.length()))));
            }
        }

        private void add(Source source) {
            if (sources.size() < MOST) {
                sources.putIfAbsent(source.address(), source);
            } else if (!sources.containsKey(source.address())) {
                beyond++;
            }
        }

        SourceList list() {
            if (wrong > MOST_TROUBLES) {
                troubles.add("and %d more that are none".formatted(wrong - MOST_TROUBLES));
            }
            if (beyond > 0) {
                troubles.add("only the first %d addresses were read; left out: %d".formatted(MOST, beyond));
            }
            return new SourceList(new ArrayList<>(sources.values()), troubles);
        }
    }
}
