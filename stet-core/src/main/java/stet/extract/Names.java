// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// People's names in a line that states them.
final class Names {
    private static final Pattern PARTED =
            Pattern.compile("\\s*[,;|/•·]\\s*|\\s+(?:and|und|et|y|e|en|och|og|i|и|ve|&|with|mit|avec|con|com|met)\\s+");
    private static final int MOST_WORDS = 6;

    private Names() {}

    /// The names in a byline or a meta element, without the word before them; what is an address, has digits or is
    /// longer than six words is no name.
    static List<String> in(String line) {
        var names = new LinkedHashSet<String>();
        for (var part : PARTED.split(withoutOpening(line))) {
            var name = withoutOpening(Spaces.tidy(part)).strip();
            if (isName(name)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /// Drops "By", "Von", "Par" and their like.
    static String withoutOpening(String line) {
        int opening = Phrase.BY.opening(Phrase.plain(line));
        return opening == 0 || opening >= line.length()
                ? line
                : line.substring(opening).replaceFirst("^[\\s\\p{Zs}:：]+", "");
    }

    private static boolean isName(String name) {
        return name.length() >= 2
                && name.length() <= 60
                && name.split(" ").length <= MOST_WORDS
                && name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints().noneMatch(Character::isDigit)
                && !name.contains("://")
                && name.indexOf('@') < 0;
    }
}
