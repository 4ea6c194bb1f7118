// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Reads hints out of attributes. Names are cut where humps, hyphens and digits cut them, and their parts are looked up
/// singly and in pairs, so `readMore`, `read-more` and `c-read_more__box2` say the same, and a hashed name says
/// nothing.
/// Remembers each attribute value of the page at hand: one per page, for one thread.
final class Hints {
    private static final Map<String, Integer> WORDS = words();
    private static final int LONGEST = 600;
    private static final int LONGEST_RUN = 3;
    private static final int LONGEST_PREFIX = 7;
    private static final int LENGTH_OF_SUFFIX = 5;
    private static final int LENGTH_OF_UUID = 36;
    private static final int SHORTEST_HEX = 5;
    /// A few letters between digits at the beginning of a name are no word.
    private static final int SHORT = 3;
    private static final String GAP = "";
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-");
    /// What style sheet compilers put before a hash.
    private static final Set<String> PREFIXES = Set.of("css", "sc", "jsx", "jss", "svelte", "emotion");

    private final Map<String, Integer> seen = new HashMap<>();

    /// The hints of an element as a mask of [Hint#bit()]s.
    int of(Element element) {
        int mask = byTag(element.normalName());
        if (element.attributesSize() == 0) {
            return mask;
        }
        for (Attribute attribute : element.attributes()) {
            mask |= byAttribute(attribute.getKey(), attribute.getValue());
        }
        return mask;
    }

    private static int byTag(String tag) {
        return switch (tag) {
            case "nav", "menu" -> Hint.MENU.bit();
            case "aside" -> Hint.SIDE.bit();
            case "footer" -> Hint.FOOT.bit();
            case "figcaption" -> Hint.CAPTION.bit();
            case "address" -> Hint.BYLINE.bit();
            case "time" -> Hint.TIME.bit();
            case "dialog" -> Hint.HIDDEN.bit();
            default -> 0;
        };
    }

    private int byAttribute(String key, String value) {
        return switch (key) {
            case "class",
                    "id",
                    "data-component",
                    "data-testid",
                    "data-module",
                    "data-type",
                    "data-qa",
                    "data-block",
                    "data-component-name",
                    "data-name",
                    "data-area",
                    "data-widget",
                    "data-element",
                    "data-label" -> named(value);
            case "aria-label" -> value.length() < 40 ? named(value) : 0;
            case "role" -> byRole(value);
            case "itemprop" -> byProperty(value);
            case "rel" -> value.equals("author") ? Hint.BYLINE.bit() : 0;
            case "hidden" -> Hint.HIDDEN.bit();
            case "aria-hidden" -> 0;
            case "style" -> value.contains("display:none") || value.contains("display: none") ? Hint.HIDDEN.bit() : 0;
            default -> 0;
        };
    }

    private static int byRole(String role) {
        return switch (role) {
            case "navigation", "menu", "menubar", "search", "toolbar" -> Hint.MENU.bit();
            case "complementary" -> Hint.SIDE.bit();
            case "contentinfo" -> Hint.FOOT.bit();
            case "dialog", "alertdialog" -> Hint.CONSENT.bit();
            case "doc-subtitle" -> Hint.STANDFIRST.bit();
            case "note", "doc-errata" -> Hint.NOTE.bit();
            case "doc-pullquote" -> Hint.PULL.bit();
            default -> 0;
        };
    }

    /// Properties of schema.org's Article and of the things around it.
    private static int byProperty(String property) {
        return switch (property) {
            case "articleBody" -> Hint.BODY.bit();
            case "author", "creator" -> Hint.BYLINE.bit();
            case "headline" -> Hint.HEADLINE.bit();
            case "alternativeHeadline", "description", "abstract" -> Hint.STANDFIRST.bit();
            case "datePublished", "dateModified", "dateCreated" -> Hint.TIME.bit();
            case "caption" -> Hint.CAPTION.bit();
            case "comment" -> Hint.COMMENT.bit();
            case "keywords" -> Hint.TAGS.bit();
            default -> 0;
        };
    }

    int named(String value) {
        var known = seen.get(value);
        if (known != null) {
            return known;
        }
        int mask = 0;
        int end = Math.min(value.length(), LONGEST);
        for (int from = 0; from < end; ) {
            int to = from;
            while (to < end && !Spaces.isHtmlSpace(value.charAt(to))) {
                to++;
            }
            if (to > from) {
                mask |= byParts(parts(value.substring(from, to)));
            }
            from = to + 1;
        }
        seen.put(value, mask);
        return mask;
    }

    private static int byParts(List<String> parts) {
        int mask = 0;
        for (int i = 0; i < parts.size(); i++) {
            var run = parts.get(i);
            mask |= WORDS.getOrDefault(run, 0);
            for (int j = i + 1; !run.isEmpty() && j < Math.min(i + LONGEST_RUN, parts.size()); j++) {
                if (parts.get(j).isEmpty()) {
                    break;
                }
                run += parts.get(j);
                mask |= WORDS.getOrDefault(run, 0);
            }
        }
        return mask;
    }

    /// Cuts `readMore-box2` into read, more, box. A part made by a machine leaves a gap, so that its neighbours do not
    /// make a pair.
    static List<String> parts(String name) {
        if (name.length() >= LENGTH_OF_UUID && UUID.matcher(name).find()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        int end = withoutSuffix(name);
        boolean afterPrefix = false;
        for (int from = 0; from < end; ) {
            int to = from;
            boolean digits = false;
            while (to < end && Character.isLetterOrDigit(name.charAt(to))) {
                digits |= Character.isDigit(name.charAt(to++));
            }
            if (to > from) {
                if (afterPrefix || digits && isGenerated(name, from, to)) {
                    parts.add(GAP);
                } else {
                    cut(name, from, to, parts);
                }
                afterPrefix = to - from <= LONGEST_PREFIX && PREFIXES.contains(name.substring(from, to));
            }
            from = to + 1;
        }
        return parts;
    }

    /// The length without the hash that CSS Modules put at the end: five signs, some of them digits or inner capitals.
    private static int withoutSuffix(String name) {
        int from = name.length() - LENGTH_OF_SUFFIX;
        if (from < 2 || name.charAt(from - 1) != '_' || name.charAt(from - 2) != '_') {
            return name.length();
        }
        for (int i = from; i < name.length(); i++) {
            if (Character.isDigit(name.charAt(i)) || i > from && Character.isUpperCase(name.charAt(i))) {
                return from;
            }
        }
        return name.length();
    }

    /// Whether this part of a name, which has a digit, is a hash of the kind that style sheet compilers write: digits
    /// among its letters (but for the x of a size, `300x250`), or five hexadecimal digits and more.
    private static boolean isGenerated(String name, int from, int to) {
        boolean hex = to - from >= SHORTEST_HEX;
        boolean digitAfterLetter = false;
        int letters = 0;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (Character.isDigit(c) || c == 'x' && isBetweenDigits(name, i, from, to)) {
                if (letters > 0 && letters <= SHORT && Character.isDigit(name.charAt(from))) {
                    return true;
                }
                digitAfterLetter |= letters > 0;
            } else if (digitAfterLetter) {
                return true;
            } else {
                letters++;
            }
            hex &= Character.digit(c, 16) >= 0;
        }
        return hex && letters > 0;
    }

    private static boolean isBetweenDigits(String name, int at, int from, int to) {
        return at > from
                && at + 1 < to
                && Character.isDigit(name.charAt(at - 1))
                && Character.isDigit(name.charAt(at + 1));
    }

    private static void cut(String name, int from, int to, List<String> parts) {
        int start = from;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > start && Character.isLowerCase(name.charAt(i - 1));
            if (hump || Character.isDigit(c)) {
                add(name, start, i, parts);
                start = hump ? i : i + 1;
            }
        }
        add(name, start, to, parts);
    }

    private static void add(String name, int from, int to, List<String> parts) {
        if (to > from) {
            parts.add(name.substring(from, to).toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Integer> words() {
        var words = new HashMap<String, Integer>();
        for (var line : Resource.lines("hints.txt")) {
            int colon = line.indexOf(':');
            int bit = Hint.valueOf(line.substring(0, colon)).bit();
            for (var word : line.substring(colon + 1).strip().split(" +")) {
                words.merge(word, bit, (a, b) -> a | b);
            }
        }
        return Map.copyOf(words);
    }
}
