// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import stet.model.Outlet;
import stet.model.Seed;

/// What is watched, as a list for other programs: OPML 2.0 (opml.org/spec2.opml), or one address a line.
final class Opml {
    private Opml() {}

    /// An outline for each outlet; below it one of type `rss` for each feed and one of type `link` for each sitemap
    /// and page.
    static void print(List<Outlet> outlets, PrintWriter out) {
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.println("<opml version=\"2.0\">");
        out.println("<head><title>Outlets watched by Stet</title></head>");
        out.println("<body>");
        for (var outlet : outlets) {
            var name = escaped(outlet.name());
            var home = escaped(outlet.home().text());
            out.println("<outline text=\"%s\" htmlUrl=\"%s\">".formatted(name, home));
            for (var seed : outlet.seeds()) {
                var address = escaped(seed.address().text());
                out.println(
                        seed.kind() == Seed.Kind.FEED
                                ? "<outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\" htmlUrl=\"%s\"/>"
                                        .formatted(name, address, home)
                                : "<outline type=\"link\" text=\"%s\" url=\"%s\"/>".formatted(name, address));
            }
            out.println("</outline>");
        }
        out.println("</body>");
        out.println("</opml>");
    }

    static void lines(List<Outlet> outlets, PrintWriter out) {
        for (var outlet : outlets) {
            out.println("# " + Printable.text(outlet.name()));
            outlet.seeds().forEach(seed -> out.println(seed.address()));
        }
    }

    private static String escaped(String text) {
        return Printable.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
