// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private static final String GAP = "";
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-");
    private static final int SHORTEST_UUID = 24;
    private static final Pattern SIZE = Pattern.compile("[0-9]+x[0-9]+");
    private static final Pattern HASH =
            Pattern.compile("(?i).*\\p{L}[0-9]+\\p{L}.*|[0-9]+\\p{L}{1,3}[0-9]+.*|(?=.*[0-9])(?=.*[a-f])[0-9a-f]{5,}");
    /// The hash that CSS Modules put at the end: five characters, some of them digits or inner capitals.
    private static final Pattern SUFFIX = Pattern.compile("__(?=.{5}$)(?=.*[0-9]|.+[A-Z])[\\w+-]{5}$");
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
        var cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        for (var name : cut.split("[ \t\n\f\r]+")) {
            mask |= byParts(parts(name));
        }
        seen.put(value, mask);
        return mask;
    }

    private static int byParts(List<String> parts) {
        int mask = 0;
        for (int i = 0; i < parts.size(); i++) {
            var run = "";
            for (int j = i;
                    j < Math.min(i + LONGEST_RUN, parts.size()) && !parts.get(j).isEmpty();
                    j++) {
                run += parts.get(j);
                mask |= WORDS.getOrDefault(run, 0);
            }
        }
        return mask;
    }

    /// Cuts `readMore-box2` into read, more, box. A part made by a machine leaves a gap, so that its neighbours do not
    /// make a pair.
    static List<String> parts(String name) {
        if (name.length() >= SHORTEST_UUID && UUID.matcher(name).find()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var before = "";
        var plain = name.contains("__") ? SUFFIX.matcher(name).replaceFirst("") : name;
        for (var part : SEPARATORS.split(plain)) {
            if (PREFIXES.contains(before) || isGenerated(part)) {
                parts.add(GAP);
            } else {
                cut(part, parts);
            }
            before = part;
        }
        return parts;
    }

    /// Whether this part of a name is a hash of the kind that style sheet compilers write: a digit among its letters,
    /// or
    /// hexadecimal with digits. Sizes (`300x250`) are not.
    private static boolean isGenerated(String part) {
        return hasDigit(part) && HASH.matcher(SIZE.matcher(part).replaceAll("")).matches();
    }

    private static boolean hasDigit(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= '0' && part.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static void cut(String name, List<String> parts) {
        var part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if (!Character.isLetter(c) || hump) {
                add(parts, part);
            }
            if (Character.isLetter(c)) {
                part.append(Character.toLowerCase(c));
            }
        }
        add(parts, part);
    }

    private static void add(List<String> parts, StringBuilder part) {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
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
