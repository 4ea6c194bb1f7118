// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.compare.Mentions;
import stet.model.Paragraph;
import stet.model.Story;
import stet.search.Terms;

/// What a story is known by: its names, its figures with what they count, and its longer words, the commonest in the
/// text first. A bounded number of each, out of a bounded part of the text.
public final class Traits {
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_NAMES = 24;
    private static final int MOST_FIGURES = 16;
    private static final int MOST_WORDS = 40;
    /// Shorter words are seldom what a story is about; so are single signs in scripts without spaces.
    private static final int WORD = 5;

    private final String language;
    private final Map<String, Trait> traits = new LinkedHashMap<>();
    private final List<Mentions.Figure> figures = new ArrayList<>();

    private Traits(String language) {
        this.language = language;
    }

    /// @param language of the story where it does not say itself; a BCP 47 tag, or empty
    public static Traits of(Story story, String language) {
        var traits = new Traits(story.language().isEmpty() ? language : story.language());
        var texts = bounded(Stream.of(
                        Stream.of(story.headline(), story.standfirst()),
                        story.paragraphs().stream().map(Paragraph::text),
                        story.captions().stream())
                .flatMap(Function.identity()));
        traits.names(texts);
        traits.figures(texts);
        traits.words(texts);
        return traits;
    }

    private static List<String> bounded(Stream<String> texts) {
        var some = new ArrayList<String>();
        int left = MOST_TEXT;
        for (var text : (Iterable<String>) texts::iterator) {
            if (!text.isBlank() && left > 0) {
                some.add(text.length() <= left ? text : text.substring(0, text.offsetByCodePoints(0, left / 2)));
                left -= text.length();
            }
        }
        return some;
    }

    /// All of them, names first, then figures, then words.
    public Collection<Trait> all() {
        return List.copyOf(traits.values());
    }

    Optional<Trait> of(String terms) {
        return Optional.ofNullable(traits.get(terms));
    }

    List<Mentions.Figure> figures() {
        return List.copyOf(figures);
    }

    /// The primary subtag of its language; empty where it is not known.
    String language() {
        return Locale.forLanguageTag(language).getLanguage();
    }

    /// A person is named in full once and then by the last name, so the last word stands for all.
    private void names(List<String> texts) {
        var counted = new Counting();
        for (var text : texts) {
            for (var name : Mentions.names(text, language)) {
                var terms = Terms.joined(List.of(name));
                counted.add(Scripts.isSpaced(name) ? terms.substring(terms.lastIndexOf(' ') + 1) : terms, name);
            }
        }
        counted.commonest(MOST_NAMES).forEach((terms, written) -> add(Trait.Kind.NAME, terms, written));
    }

    private void figures(List<String> texts) {
        var found = texts.stream()
                .flatMap(text -> Mentions.figures(text, language).stream())
                .filter(figure -> !figure.counted().isEmpty())
                .limit(MOST_FIGURES)
                .toList();
        figures.addAll(found);
        for (var figure : found) {
            var written = figure.written() + " " + figure.counted().getFirst();
            add(Trait.Kind.FIGURE, Terms.joined(List.of(written)), written);
        }
    }

    private void words(List<String> texts) {
        var counted = new Counting();
        for (var text : texts) {
            var before = "";
            for (var term : Terms.joined(List.of(text)).split(" ")) {
                boolean sign = !Scripts.isSpaced(term);
                if (sign && !Scripts.isSpaced(before)) {
                    counted.add(before + " " + term, before + term);
                } else if (!sign && term.codePointCount(0, term.length()) >= WORD) {
                    counted.add(term, term);
                }
                before = sign && !isGrammar(term) ? term : "";
            }
        }
        counted.commonest(MOST_WORDS).forEach((terms, written) -> add(Trait.Kind.WORD, terms, written));
    }

    private void add(Trait.Kind kind, String terms, String written) {
        if (!terms.isBlank()) {
            traits.putIfAbsent(terms, new Trait(kind, terms, written));
        }
    }

    /// Hiragana writes endings and particles.
    private static boolean isGrammar(String sign) {
        return UnicodeScript.of(sign.codePointAt(0)) == UnicodeScript.HIRAGANA;
    }

    /// How often each stands in a text, with the longest form in which it does.
    private static final class Counting {
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private final Map<String, String> written = new LinkedHashMap<>();

        void add(String terms, String as) {
            if (!terms.isBlank()) {
                counts.merge(terms, 1, Integer::sum);
                written.merge(terms, as, (a, b) -> b.length() > a.length() ? b : a);
            }
        }

        /// Of equals, those that came first.
        Map<String, String> commonest(int most) {
            var chosen = new LinkedHashMap<String, String>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                    .limit(most)
                    .forEach(entry -> chosen.put(entry.getKey(), written.getOrDefault(entry.getKey(), "")));
            return chosen;
        }
    }
}
