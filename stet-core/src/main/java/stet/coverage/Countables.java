// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import stet.compare.Mentions;
import stet.model.Story;

/// What several articles count: things whose number differs between them, or between their versions, are worth
/// following. For one thread.
public final class Countables {
    private static final int MOST = 8;
    private static final int MOST_THINGS = 2000;
    /// Words of up to so many letters are mostly articles, prepositions and conjunctions.
    private static final int SHORT_WORD = 3;
    private static final int MOST_TEXTS = 20_000;

    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    /// Nothing was taken yet.
    public Countables() {}

    /// What is counted in one language, as far as it was read.
    private static final class Thing {
        private final String word;
        private final String language;
        private final Map<String, Set<BigDecimal>> values = new LinkedHashMap<>();

        Thing(String word, String language) {
            this.word = word;
            this.language = language;
        }

        Set<BigDecimal> all() {
            var all = new TreeSet<BigDecimal>();
            values.values().forEach(all::addAll);
            return all;
        }
    }

    /// Something that could be followed.
    ///
    /// @param words that count it, in one language or several
    /// @param values that were given, the least first
    /// @param articles how many give one
    /// @param changed how many of them give more than one
    public record Countable(List<String> words, List<BigDecimal> values, int articles, int changed) {
        public Countable {
            words = List.copyOf(words);
            values = List.copyOf(values);
        }
    }

    /// Takes a version of an article.
    ///
    /// @param language of the article where the version does not say itself
    public void add(String article, String language, Story story) {
        var spoken = story.language().isEmpty() ? language : story.language();
        Counted.texts(story)
                .filter(text -> read.size() < MOST_TEXTS && read.add(article + "\n" + text))
                .flatMap(text -> Mentions.figures(text, spoken).stream())
                .forEach(figure -> add(article, Locale.forLanguageTag(spoken).getLanguage(), figure));
    }

    /// By the first word after the figure that is no preposition: what follows it is seldom counted.
    private void add(String article, String language, Mentions.Figure figure) {
        for (var counted :
                figure.counted().stream().limit(1).filter(Countables::counts).toList()) {
            var word = brief(counted);
            var key = language + " " + Counted.folded(word);
            if (things.containsKey(key) || things.size() < MOST_THINGS) {
                things.computeIfAbsent(key, _ -> new Thing(word.toLowerCase(Locale.ROOT), language))
                        .values
                        .computeIfAbsent(article, _ -> new TreeSet<>())
                        .add(figure.value());
            }
        }
    }

    private static boolean counts(String word) {
        return !Scripts.isSpaced(word)
                || word.codePointCount(0, word.length()) > SHORT_WORD
                || !Character.isLetter(word.codePointAt(0));
    }

    /// In scripts without spaces the thing is told by the first two signs.
    private static String brief(String counted) {
        return Scripts.isSpaced(counted) || counted.codePointCount(0, counted.length()) <= 2
                ? counted
                : counted.substring(0, counted.offsetByCodePoints(0, 2));
    }

    /// Those that are most worth following, at most eight. What two languages give the same unround number of
    /// is taken for one thing.
    public List<Countable> best() {
        var left = new ArrayList<>(things.values().stream()
                .filter(thing -> thing.values.size() > 1 || thing.all().size() > 1)
                .sorted(worth())
                .toList());
        var unpaired = new ArrayList<>(things.values());
        var best = new ArrayList<Countable>();
        while (!left.isEmpty() && best.size() < MOST) {
            var group = group(left.removeFirst(), unpaired);
            left.removeAll(group);
            best.add(countable(group));
        }
        return best;
    }

    private static Comparator<Thing> worth() {
        return Comparator.<Thing>comparingLong(thing ->
                        thing.values.values().stream().filter(v -> v.size() > 1).count())
                .thenComparingInt(thing -> thing.values.size())
                .thenComparing(thing -> thing.all().size() > 1)
                .thenComparing(thing -> thing.all().stream().anyMatch(Kinship::isUnround))
                .reversed();
    }

    /// One word of each language.
    private static List<Thing> group(Thing first, List<Thing> unpaired) {
        var group = new ArrayList<>(List.of(first));
        var languages = new HashSet<>(Set.of(first.language));
        for (var thing : unpaired) {
            boolean same = thing.all().stream()
                    .anyMatch(v -> Kinship.isUnround(v) && first.all().contains(v));
            if (same && languages.add(thing.language)) {
                group.add(thing);
            }
        }
        unpaired.removeAll(group);
        return group;
    }

    private static Countable countable(List<Thing> group) {
        var values = new TreeSet<BigDecimal>();
        var articles = new LinkedHashSet<String>();
        int changed = 0;
        for (var thing : group) {
            values.addAll(thing.all());
            articles.addAll(thing.values.keySet());
            changed += (int)
                    thing.values.values().stream().filter(v -> v.size() > 1).count();
        }
        return new Countable(
                group.stream().map(thing -> thing.word).distinct().toList(),
                new ArrayList<>(values),
                articles.size(),
                changed);
    }
}
