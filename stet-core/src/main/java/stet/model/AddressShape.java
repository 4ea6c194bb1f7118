// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an address has in common with others of its kind: its path with every part replaced by what sort of part it is,
/// and the names in its query. `/news/2026/11/30/ferry-to-run-all-winter-4711882.html` has the shape
/// `/{word}/{year}/{nn}/{nn}/{words}-{number}.html`.
///
/// An outlet's articles have few shapes, whatever its language, and its lists have others; so shapes are learned
/// from the articles that are known, and tell articles among the links of a page.
///
/// @param text at most 200 characters
public record AddressShape(String text) {
    private static final int LONGEST = 200;
    private static final int MOST_PARTS = 12;

    private static final Pattern ENDING = Pattern.compile("(.+?)([.][a-z]{2,5})");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d{2}[-_.]?\\d{2}[-_.]?\\d{2}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern CODE = Pattern.compile("(?=[a-z]*\\d)(?=\\d*[a-z])[a-z0-9]{8,}");
    private static final Pattern SHORT_CODE = Pattern.compile("[a-z]{1,3}\\d{2,}");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern BREAK = Pattern.compile("[-_+~,;:]+|%20");
    private static final int FEWEST_WORDS = 3;

    public AddressShape {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a shape has at most %d characters".formatted(LONGEST));
        }
    }

    public static AddressShape of(Address address) {
        var parts = Arrays.stream(address.path().toLowerCase(Locale.ROOT).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        var shape = new StringBuilder();
        for (int i = 0; i < Math.min(parts.size(), MOST_PARTS); i++) {
            var part = part(parts.get(i));
            boolean number = part.equals("{year}") && i == parts.size() - 1; // a year has months or stories below it
            shape.append('/').append(number ? "{number}" : part);
        }
        if (parts.isEmpty() || address.path().endsWith("/")) {
            shape.append('/');
        }
        if (!address.query().isEmpty()) {
            shape.append('?').append(names(address.query()));
        }
        return new AddressShape(shape.substring(0, Math.min(shape.length(), LONGEST)));
    }

    /// Whether it says enough by itself: it has a number, a code or a headline's words, and not names alone.
    public boolean isTelling() {
        return Stream.of("{number}", "{code}", "{words}", "{day}", "{year}", "=")
                .anyMatch(text::contains);
    }

    private static String part(String part) {
        var ending = ENDING.matcher(part);
        return ending.matches() && !DIGITS.matcher(ending.group(2).substring(1)).matches()
                ? bare(ending.group(1)) + ending.group(2)
                : bare(part);
    }

    private static String bare(String part) {
        if (IDENTIFIER.matcher(part).matches()) {
            return "{code}";
        }
        if (DAY.matcher(part).matches()) {
            return "{day}";
        }
        var sorts = new ArrayList<String>();
        int words = 0;
        for (var piece : BREAK.split(part)) {
            var sort = sort(piece);
            words += sort.equals("{word}") ? 1 : 0;
            sorts.add(sort);
        }
        return sorts.size() == 1 ? sorts.getFirst() : joined(sorts, words);
    }

    /// Many words are a headline, in which a short number is a word too; what stands before and after them
    /// is kept.
    private static String joined(List<String> sorts, int words) {
        if (words < FEWEST_WORDS) {
            return sorts.stream().distinct().collect(Collectors.joining("-"));
        }
        var kept = new ArrayList<String>();
        if (isName(sorts.getFirst())) {
            kept.add(sorts.getFirst());
        }
        kept.add("{words}");
        if (isName(sorts.getLast())) {
            kept.add(sorts.getLast());
        }
        return String.join("-", kept);
    }

    private static boolean isName(String sort) {
        return sort.equals("{number}") || sort.equals("{code}") || sort.equals("{day}");
    }

    private static String sort(String piece) {
        if (YEAR.matcher(piece).matches()) {
            return "{year}";
        }
        if (DIGITS.matcher(piece).matches()) {
            return piece.length() <= 2 ? "{nn}" : "{number}";
        }
        if (CODE.matcher(piece).matches() || SHORT_CODE.matcher(piece).matches()) {
            return "{code}";
        }
        return piece.indexOf('%') >= 0 && piece.length() > 40 ? "{words}" : "{word}";
    }

    /// The names of the parameters, in order of the alphabet; which values they have is not said.
    private static String names(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .map(name -> name + "=")
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return text;
    }
}
