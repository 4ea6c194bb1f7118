// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The text that a page states for machines (schema.org's articleBody). It confirms and rescues blocks of the visible
/// text; no word of a story is taken from it. Immutable.
final class Witness {
    /// A shorter one is a teaser.
    private static final int SHORTEST = 60;
    private static final int RUN = 3;

    private static final Pattern TAG = Pattern.compile("<[^<>]{1,2000}>");

    private final String words;
    private final Set<String> runs = new HashSet<>();

    private Witness(List<String> words) {
        this.words = " " + String.join(" ", words) + " ";
        runs(words).forEach(runs::add);
    }

    /// @param stated text or HTML; may be empty
    static Witness of(String stated) {
        var words = words(stated.indexOf('<') < 0 ? stated : TAG.matcher(stated).replaceAll(" "));
        return new Witness(words.size() < SHORTEST ? List.of() : words);
    }

    boolean isSilent() {
        return runs.isEmpty();
    }

    /// Whether the block's words stand in the stated text, all and in this order. One word alone proves nothing.
    boolean says(Block block) {
        var said = wordsOf(block.plain());
        return said.size() > 1 && words.contains(" " + String.join(" ", said) + " ");
    }

    /// The share of the block's runs of three words that the stated text has too; 0 for a block of one or two
    /// words.
    double share(Block block) {
        var said = runs(wordsOf(block.plain()));
        return said.isEmpty()
                ? 0
                : (double) said.stream().filter(runs::contains).count() / said.size();
    }

    private static List<String> runs(List<String> words) {
        var runs = new ArrayList<String>();
        var all = String.join(" ", words);
        int from = 0;
        int to = -1;
        for (int last = 0; last < words.size(); last++) {
            to += 1 + words.get(last).length();
            if (last >= RUN - 1) {
                runs.add(all.substring(from, to));
                from += words.get(last - RUN + 1).length() + 1;
            }
        }
        return runs;
    }

    /// Words in lower case; a sign of a script without spaces is a word.
    static List<String> words(String text) {
        return wordsOf(Phrase.plain(text));
    }

    private static List<String> wordsOf(String plain) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= plain.length(); i++) {
            boolean sign = i < plain.length() && Character.isLetterOrDigit(plain.charAt(i));
            boolean alone = sign && Scripts.isUnspaced(plain.charAt(i));
            if (start >= 0 && (!sign || alone)) {
                words.add(plain.substring(start, i));
                start = -1;
            }
            if (alone) {
                words.add(plain.substring(i, i + 1));
            } else if (sign && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
