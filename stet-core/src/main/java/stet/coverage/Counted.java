// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stet.compare.Mentions;
import stet.model.Paragraph;
import stet.model.Story;
import stet.search.Terms;

/// A thing whose number is followed, by the words that outlets have for it: `countries, nations, países, pays`. A
/// word that ends with a star stands for all that begin so; in scripts without spaces every word does.
///
/// @param words as they were given
public record Counted(List<String> words) {
    public static final int MOST_WORDS = 20;
    private static final int LONGEST = 40;
    private static final String SIGNS = "%$€£¥₹₽₺₩₪‰°";
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s、，؛،]+");

    public Counted {
        words = List.copyOf(words);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("%d words, not 1 to %d".formatted(words.size(), MOST_WORDS));
        }
    }

    /// A figure where a text gives it.
    ///
    /// @param in the paragraph, standfirst or headline
    public record Given(String written, BigDecimal value, String in) {}

    /// Reads words parted by commas or spaces. Empty when there is none, or are more than twenty, or one is
    /// longer than forty characters or has no letter.
    public static Optional<Counted> by(String typed) {
        var words = Arrays.stream(BETWEEN.split(typed))
                .filter(word -> !word.isBlank())
                .distinct()
                .limit(MOST_WORDS + 1L)
                .toList();
        boolean good = !words.isEmpty()
                && words.size() <= MOST_WORDS
                && words.stream().allMatch(word -> word.length() <= LONGEST && !isEmpty(word));
        return good ? Optional.of(new Counted(words)) : Optional.empty();
    }

    private static boolean isEmpty(String word) {
        return word.codePoints().noneMatch(c -> Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0);
    }

    /// The figures that a story gives for it, the headline's first; of equal ones the first.
    public List<Given> in(Story story, String language) {
        var values = new LinkedHashMap<BigDecimal, Given>();
        var spoken = story.language().isEmpty() ? language : story.language();
        texts(story).forEach(text -> of(text, spoken).forEach(given -> values.putIfAbsent(given.value(), given)));
        return List.copyOf(values.values());
    }

    static Stream<String> texts(Story story) {
        return Stream.concat(
                        Stream.of(story.headline(), story.standfirst()),
                        story.paragraphs().stream().map(Paragraph::text))
                .filter(text -> !text.isBlank());
    }

    List<Given> of(String text, String language) {
        var found = new ArrayList<Given>();
        for (var figure : Mentions.figures(text, language)) {
            if (figure.counted().stream().anyMatch(this::isMeant)) {
                found.add(new Given(figure.written(), figure.value(), text));
            }
        }
        return found;
    }

    /// In scripts without spaces, the text goes on without a break after what is counted.
    private boolean isMeant(String counted) {
        var folded = folded(counted);
        return words.stream().anyMatch(word -> {
            boolean open = word.endsWith("*");
            var wanted = folded(open ? word.substring(0, word.length() - 1) : word);
            return folded.equals(wanted)
                    || (open || !Scripts.isSpaced(wanted)) && !wanted.isEmpty() && folded.startsWith(wanted);
        });
    }

    /// Signs such as % have no terms, and stand for themselves.
    static String folded(String word) {
        var terms = Terms.joined(List.of(word));
        return terms.isEmpty() ? word : terms;
    }
}
