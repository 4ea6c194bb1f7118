// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// People's names in a line that states them.
final class Names {
    private static final Pattern PARTED = Pattern.compile(
            "\\s*[,،、;؛|/•·]\\s*|\\s+(?:and|und|et|y|e|en|och|og|i|и|ve|&|with|mit|avec|con|com|met)\\s+");
    /// Two spaces or more: what stands behind them is the name's paper.
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Zs}]{2,}");
    /// Degrees and the like behind a name, its marks in brackets.
    private static final Pattern SUFFIX =
            Pattern.compile("\\s+(?:\\p{Lu}{2,4}|Ph\\.?D\\.?|M\\.?D\\.?)$|\\s*\\([^)]{1,12}\\)$");
    private static final Pattern DEGREE = Pattern.compile("\\p{Lu}{2,4}|Ph\\.?D\\.?|M\\.?D\\.?|[JS]r\\.?");
    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Zs}:：]+");
    private static final int MOST_WORDS = 6;

    private Names() {}

    /// The names in a byline or a meta element, without the word before them; what is an address, has digits or is
    /// longer than six words is no name.
    static List<String> in(String line) {
        var names = new LinkedHashSet<String>();
        for (var part : PARTED.split(GAP.split(withoutOpening(line.strip()), 2)[0])) {
            var name = withoutSuffix(withoutOpening(Spaces.tidy(part)).strip());
            if (isName(name)
                    && (names.isEmpty()
                            || !isRole(name) && !DEGREE.matcher(name).matches())) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    private static String withoutSuffix(String name) {
        var bare = SUFFIX.matcher(name).replaceFirst("");
        return bare.indexOf(' ') > 0 ? bare : name;
    }

    /// Whether a line says what somebody is at a paper: "Contributing Opinion Writer", "our harbour correspondent".
    static boolean isRole(String line) {
        var plain = Phrase.plain(line);
        int space = plain.lastIndexOf(' ');
        return Phrase.ROLE.is(plain) || Phrase.ROLE.is(plain.substring(space + 1)) || Phrase.ROLE.opens(plain);
    }

    /// In a script that has them, a name's words begin with capitals, save for the likes of "van" and "de la".
    private static boolean hasCapitals(String name) {
        int small = 0;
        int large = 0;
        for (var word : name.split("[ -]")) {
            int first = word.isEmpty() ? ' ' : word.codePointAt(0);
            small += Character.isLowerCase(first) ? 1 : 0;
            large += Character.isUpperCase(first) ? 1 : 0;
        }
        return small <= large || name.indexOf(' ') < 0;
    }

    /// Drops "By", "Von", "Par" and their like.
    static String withoutOpening(String line) {
        int opening = Phrase.BY.opening(Phrase.plain(line));
        return opening == 0 || opening >= line.length() ? line : withoutSigns(line.substring(opening));
    }

    /// The line without the spaces and colons before it.
    static String withoutSigns(String line) {
        var signs = SIGNS.matcher(line);
        return signs.lookingAt() ? line.substring(signs.end()) : line;
    }

    private static boolean isName(String name) {
        return name.length() >= 2
                && name.length() <= 60
                && name.split(" ").length <= MOST_WORDS
                && name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints().noneMatch(Character::isDigit)
                && !name.contains("://")
                && name.indexOf('@') < 0
                && hasCapitals(name)
                && !Phrase.ROLE.is(Phrase.plain(name))
                && (Character.isUpperCase(name.codePointAt(0)) || !isRole(name));
    }
}
