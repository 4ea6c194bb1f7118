// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The application state embedded in a page: what its scripts hold for the program that draws the page in a browser
/// (`__NEXT_DATA__`, `window.__INITIAL_STATE__ = …`, islands of JSON, JSON-LD, state in attributes), with JSON that is
/// written inside strings opened. One per page, for one thread.
final class AppState {
    /// In signs, over all scripts of a page; what is more is not read.
    private static final int LONGEST = 16_000_000;

    private static final int MOST_VALUES = 1_000_000;
    private static final int INNERMOST = 3;
    private static final int SHORTEST_JSON = 8;

    private final List<Source> sources = new ArrayList<>();
    private final StringBuilder flight = new StringBuilder();
    private int left = LONGEST;
    private int values;

    /// @param name where on the page it stands, for people
    record Source(String name, Blob blob) {}

    private AppState() {}

    /// In the order of the page.
    static List<Source> of(Document page) {
        var state = new AppState();
        page.stream().forEach(state::read);
        if (!state.flight.isEmpty()) {
            state.add("the script self.__next_f", Flight.rows(state.flight.toString()));
        }
        return List.copyOf(state.sources);
    }

    private void read(Element element) {
        if (element.nameIs("script")) {
            script(element);
            return;
        }
        for (Attribute attribute : element.attributes()) {
            var value = attribute.getValue();
            if (isJson(value)) {
                add("the attribute " + attribute.getKey(), BlobScanner.scan(within(value)));
            }
        }
    }

    private void script(Element script) {
        var type = script.attr("type").toLowerCase(Locale.ROOT);
        if (type.contains("html") || type.contains("template") || type.equals("importmap")) {
            return;
        }
        var data = within(data(script));
        var id = script.id();
        var kind = type.contains("ld+json") ? "JSON-LD" : "a script" + (type.isEmpty() ? "" : " of " + type);
        var members = BlobScanner.scan(data);
        if (data.contains("__next_f.push")) {
            members.forEach(member -> Flight.gather(member.value(), flight));
            return;
        }
        for (var member : members) {
            var name =
                    member.name().isEmpty() ? id.isEmpty() ? kind : "the script " + id : "the script " + member.name();
            add(name, member.value());
        }
    }

    /// What is left of the page's allowance.
    private String within(String text) {
        var read = text.substring(0, Math.min(left, text.length()));
        left -= read.length();
        return read;
    }

    /// Angular writes five signs of its own in the state that it leaves in a page.
    private static String data(Element script) {
        var data = script.data();
        return data.contains("&q;")
                ? data.replace("&q;", "\"")
                        .replace("&l;", "<")
                        .replace("&g;", ">")
                        .replace("&s;", "'")
                        .replace("&a;", "&")
                : data;
    }

    private void add(String name, List<Blob.Member> members) {
        members.forEach(member -> add(name, member.value()));
    }

    private void add(String name, Blob blob) {
        var opened = opened(blob, 0);
        if (opened instanceof Blob.Group || opened instanceof Blob.Row) {
            sources.add(new Source(name, opened));
        }
    }

    /// The same with JSON inside strings as the values that it says. Its depth is bounded by the scanner's.
    private Blob opened(Blob blob, int inside) {
        if (++values > MOST_VALUES) {
            return new Blob.Word("");
        }
        return switch (blob) {
            case Blob.Group(var members) ->
                new Blob.Group(members.stream()
                        .map(m -> new Blob.Member(m.name(), opened(m.value(), inside)))
                        .toList());
            case Blob.Row(var items) ->
                new Blob.Row(items.stream().map(i -> opened(i, inside)).toList());
            case Blob.Text(var text) -> inside < INNERMOST && isJson(text) ? inner(text, inside) : blob;
            case Blob.Word _ -> blob;
        };
    }

    private Blob inner(String text, int inside) {
        var json = text.startsWith("%") ? decoded(text) : text;
        var said = BlobScanner.scan(within(json)).stream()
                .map(m -> opened(m.value(), inside + 1))
                .collect(Collectors.toList());
        return said.size() == 1 ? said.getFirst() : new Blob.Row(said);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a stray per cent sign: it is not what it looked like
        }
    }

    private static boolean isJson(String text) {
        if (text.length() < SHORTEST_JSON) {
            return false;
        }
        var bare = text.strip();
        return bare.startsWith("{") && bare.endsWith("}")
                || bare.startsWith("[") && bare.endsWith("]")
                || bare.startsWith("%7B%22")
                || bare.startsWith("%5B%7B");
    }
}
