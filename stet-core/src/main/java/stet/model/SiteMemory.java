// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an outlet's pages have taught about its furniture: the blocks that stand on the pages of several articles, and
/// the places that show another text at every look. What is furniture stays so while it is remembered, and does not
/// depend on the order of the lessons, except that a place which holds its text is taken for furniture no longer.
///
/// Bounded: beyond [#MOST_PRINTS] the blocks that fewest articles showed leave first, among them those not met for
/// longest; and so with places.
///
/// @param extractor the version of the extractor that it was learned with; of another one's reading it knows nothing
/// @param lessons how many it was taught; its only clock
public record SiteMemory(int extractor, int lessons, Map<Fingerprint, Seen> prints, Map<Fingerprint, Churn> places) {
    public static final SiteMemory NOTHING = new SiteMemory(0, 0, Map.of(), Map.of());

    /// Blocks remembered of one outlet.
    public static final int MOST_PRINTS = 2_000;

    static final int MOST_PLACES = 200;

    /// On so many articles' pages a block that stands apart is furniture.
    static final int ARTICLES_APART = 3;
    /// The same for one among the paragraphs: an article may well say or point at what two others do.
    static final int ARTICLES_AMONG = 8;

    static final int CHURNS = 3;
    static final int CHURNED_ARTICLES = 2;
    /// Churning that was not seen again for so many lessons was an edit.
    static final int CHURN_LASTS = 200;

    /// Where a block was met.
    ///
    /// @param articles how many different articles' pages showed it; beyond eight, at least
    /// @param known up to eight of them
    /// @param apart whether it stood apart on any
    /// @param last the lesson that showed it last
    public record Seen(int articles, Set<ArticleId> known, boolean apart, int last) {
        static final Seen NOWHERE = new Seen(0, Set.of(), false, 0);

        public Seen {
            known = Set.copyOf(known);
            if (known.size() > ARTICLES_AMONG || known.size() > articles) {
                throw new IllegalArgumentException("%d articles known of %d".formatted(known.size(), articles));
            }
        }

        boolean isFurniture() {
            return articles >= (apart ? ARTICLES_APART : ARTICLES_AMONG);
        }

        private Seen again(Lesson lesson, boolean standsApart, int now) {
            boolean counted = known.contains(lesson.article()) || known.size() == ARTICLES_AMONG && !lesson.first();
            return new Seen(
                    counted ? articles : articles + 1,
                    known.size() == ARTICLES_AMONG ? known : with(known, lesson.article()),
                    apart || standsApart,
                    now);
        }
    }

    /// How often a place's text was wholly replaced between two looks, all else the same.
    ///
    /// @param articles up to two articles where it was
    /// @param last the lesson that showed it last
    public record Churn(int times, Set<ArticleId> articles, int last) {
        public Churn {
            articles = Set.copyOf(articles);
            if (articles.isEmpty() || articles.size() > CHURNED_ARTICLES || times < articles.size()) {
                throw new IllegalArgumentException("%d times on %d articles".formatted(times, articles.size()));
            }
        }

        boolean isVolatile() {
            return times >= CHURNS && articles.size() == CHURNED_ARTICLES;
        }

        private Churn again(ArticleId article, int now) {
            if (!isVolatile() && now - last > CHURN_LASTS) {
                return new Churn(1, Set.of(article), now);
            }
            return new Churn(times + 1, articles.size() == CHURNED_ARTICLES ? articles : with(articles, article), now);
        }
    }

    public SiteMemory {
        prints = Map.copyOf(prints);
        places = Map.copyOf(places);
    }

    /// This memory, if it was learned with that extractor; else one that knows nothing.
    public SiteMemory asOf(int version) {
        return version == extractor ? this : new SiteMemory(version, 0, Map.of(), Map.of());
    }

    /// On how many different articles' pages a block was met; at least so many, when eight or more.
    public int articles(Fingerprint text) {
        return seen(text).map(Seen::articles).orElse(0);
    }

    /// Whether a block with these words is furniture wherever it could be.
    public boolean isFurniture(Fingerprint text) {
        return seen(text).map(Seen::isFurniture).orElse(false);
    }

    /// Whether a place shows another text at every look.
    public boolean isVolatile(Fingerprint place) {
        return Optional.ofNullable(places.get(place)).map(Churn::isVolatile).orElse(false);
    }

    public SiteMemory learn(Lesson lesson) {
        if (lesson.extractor() != extractor) {
            return asOf(lesson.extractor()).learn(lesson);
        }
        int now = lessons + 1;
        var seen = new HashMap<>(prints);
        for (var imprint : lesson.imprints()) {
            boolean apart = imprint.standing() == Imprint.Standing.APART;
            seen.merge(
                    imprint.text(),
                    Seen.NOWHERE.again(lesson, apart, now),
                    (before, _) -> before.again(lesson, apart, now));
        }
        var churns = new HashMap<>(places);
        lesson.held().forEach(churns::remove);
        lesson.churned()
                .ifPresent(place -> churns.merge(
                        place,
                        new Churn(1, Set.of(lesson.article()), now),
                        (before, _) -> before.again(lesson.article(), now)));
        bound(seen, MOST_PRINTS, Comparator.comparingInt(Seen::articles).thenComparingInt(Seen::last));
        bound(churns, MOST_PLACES, Comparator.comparingInt(Churn::times).thenComparingInt(Churn::last));
        return new SiteMemory(extractor, now, seen, churns);
    }

    private Optional<Seen> seen(Fingerprint text) {
        return Optional.ofNullable(prints.get(text));
    }

    /// Lets the least go first; among equals the smaller fingerprint, so that the same lessons leave the same
    /// memory.
    private static <T> void bound(Map<Fingerprint, T> remembered, int most, Comparator<T> least) {
        if (remembered.size() > most) {
            Collection<Fingerprint> leave = remembered.entrySet().stream()
                    .sorted(Map.Entry.<Fingerprint, T>comparingByValue(least).thenComparing(Map.Entry.comparingByKey()))
                    .limit(remembered.size() - most)
                    .map(Map.Entry::getKey)
                    .toList();
            leave.forEach(remembered::remove);
        }
    }

    private static Set<ArticleId> with(Set<ArticleId> some, ArticleId one) {
        var more = new HashSet<>(some);
        more.add(one);
        return more;
    }
}
