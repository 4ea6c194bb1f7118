// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where the tags of an XML text stand, well-formed or not, read in one pass.
///
/// @param root the local name of the outermost element; empty when there is none
/// @param closed whether the outermost element ends
/// @param entries how many whole entries there are
/// @param wholeUntil the offset after the last whole entry
/// @param openThere the elements that are open at that offset, the outermost first
/// @param deepest how many elements were open at most
record Outline(String root, boolean closed, int entries, int wholeUntil, List<String> openThere, int deepest) {
    /// Deeper than any honest feed; text beyond it is not looked at.
    static final int TOO_DEEP = 256;

    private static final Set<String> ENTRIES = Set.of("item", "entry", "url", "sitemap");

    static Outline of(String xml) {
        return new Scan(xml).outline();
    }

    static String localName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static final class Scan {
        private final String xml;
        private final List<String> open = new ArrayList<>();
        private String root = "";
        private boolean closed;
        private int entries;
        private int wholeUntil;
        private List<String> openThere = List.of();
        private int deepest;

        Scan(String xml) {
            this.xml = xml;
        }

        Outline outline() {
            int at = xml.indexOf('<');
            while (at >= 0 && !closed && deepest < TOO_DEEP) {
                int end = tagEnd(at);
                if (end < 0) {
                    break;
                }
                tag(at, end);
                at = xml.indexOf('<', end);
            }
            return new Outline(root, closed, entries, wholeUntil, openThere, deepest);
        }

        /// The offset after the tag, comment, CDATA section or instruction that starts here; -1 when it does
        /// not end.
        private int tagEnd(int at) {
            if (xml.startsWith("<!--", at)) {
                return after("-->", at + 4);
            }
            if (xml.startsWith("<![CDATA[", at)) {
                return after("]]>", at + 9);
            }
            if (xml.startsWith("<?", at)) {
                return after("?>", at + 2);
            }
            return isTag(at) ? after(">", quotedEnd(at)) : at + 1;
        }

        private boolean isTag(int at) {
            int name = xml.startsWith("</", at) ? at + 2 : at + 1;
            return name < xml.length() && (Character.isLetter(xml.charAt(name)) || xml.charAt(name) == '_');
        }

        /// The offset of the first `>` outside quotes, or the text's end.
        private int quotedEnd(int at) {
            char quote = 0;
            for (int i = at; i < xml.length(); i++) {
                char c = xml.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '>') {
                    return i;
                }
            }
            return xml.length();
        }

        private int after(String mark, int from) {
            int found = xml.indexOf(mark, from);
            return found < 0 ? -1 : found + mark.length();
        }

        private void tag(int at, int end) {
            if (!isTag(at)) {
                return;
            }
            if (xml.startsWith("</", at)) {
                close(name(at + 2), end);
            } else if (xml.charAt(end - 2) != '/') {
                open(name(at + 1));
            }
        }

        private String name(int from) {
            int to = from;
            while (to < xml.length() && " \t\r\n/>".indexOf(xml.charAt(to)) < 0) {
                to++;
            }
            return xml.substring(from, to);
        }

        private void open(String name) {
            if (root.isEmpty()) {
                root = localName(name);
            }
            open.add(name);
            deepest = Math.max(deepest, open.size());
        }

        private void close(String name, int end) {
            int at = open.lastIndexOf(name);
            if (at < 0) {
                return;
            }
            open.subList(at, open.size()).clear();
            closed = open.isEmpty();
            if (ENTRIES.contains(localName(name))
                    && open.stream().noneMatch(outer -> ENTRIES.contains(localName(outer)))) {
                entries++;
                wholeUntil = end;
                openThere = List.copyOf(open);
            }
        }
    }
}
