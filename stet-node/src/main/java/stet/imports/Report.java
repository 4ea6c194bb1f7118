// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stet.model.Origin;
import stet.store.History;

/// What an import came to. For one thread.
public final class Report {
    /// So many troubles are told one by one; the others are counted.
    public static final int MOST_TOLD = 100;

    private final Origin.Source source;
    private final Map<History.Fate, Integer> articles = new EnumMap<>(History.Fate.class);
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private int versions;
    private int broken;
    private int outlets;

    Report(Origin.Source source) {
        this.source = source;
    }

    void count(History.Fate fate, int ofVersions) {
        articles.merge(fate, 1, Integer::sum);
        versions += ofVersions;
    }

    void broken(Trouble trouble) {
        broken++;
        if (troubles.size() < MOST_TOLD) {
            troubles.add(trouble);
        }
    }

    void leftOut(String what) {
        if (leftOut.size() < MOST_TOLD || leftOut.containsKey(what)) {
            leftOut.merge(what, 1, Integer::sum);
        }
    }

    void outlet() {
        outlets++;
    }

    public Origin.Source source() {
        return source;
    }

    /// How many articles came to what.
    public int articles(History.Fate fate) {
        return articles.getOrDefault(fate, 0);
    }

    /// Articles of which something was written.
    public int written() {
        return articles(History.Fate.FRESH)
                + articles(History.Fate.LISTED)
                + articles(History.Fate.BESIDE)
                + articles(History.Fate.LONGER);
    }

    /// Versions that were written.
    public int versions() {
        return versions;
    }

    /// Outlets that were not known before.
    public int outlets() {
        return outlets;
    }

    /// Rows, lines and articles that could not be taken over.
    public int broken() {
        return broken;
    }

    /// The first of them, at most [#MOST_TOLD].
    public List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /// What was left out on purpose, and how often.
    public Map<String, Integer> leftOut() {
        return Map.copyOf(leftOut);
    }
}
