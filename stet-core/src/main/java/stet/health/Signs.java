// SPDX-License-Identifier: Apache-2.0
package stet.health;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import stet.model.Answer;
import stet.model.Tally;

/// The measures, with the limits at which they speak and fall silent. The limits are chosen, not measured: wide enough
/// that a quiet Sunday, a day of live pages or a few broken articles say nothing.
final class Signs {
    /// Fewer are chance.
    static final int FEWEST_USUAL = 30;

    static final int FEWEST_DAYS = 3;

    /// Until a weekend is known with the days around it.
    private static final int WEEK = 8;

    private static final int FEWEST_RECENT = 10;
    private static final int FEWEST_REVISIONS = 20;
    private static final int FEWEST_BARRED = 3;
    private static final int FEWEST_UNANSWERED = 5;

    /// An outlet of which so many articles were expected in vain.
    private static final double MISSED = 8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Signs() {}

    /// @return 0 when there are too few to tell
    static double share(int part, int whole, int fewest) {
        return whole < fewest ? 0 : (double) part / whole;
    }

    /// Either no article came for so long that eight were expected, and half as long again as ever in four weeks,
    /// and more than a day (three in the first week). Or, of an outlet with many, hardly any came in a day, and
    /// half as many as on its quietest day. Only while its seeds and pages can be read: else it is not the outlet
    /// that is quiet; nor does a time count in which nobody looked, as when Stet stood still.
    ///
    /// @param habit articles a day; 0 when it is not known
    static Sign quiet(Chart recent, Chart usual, double habit) {
        int came = recent.sum(Tally::firsts);
        boolean misread = recent.pagesWithoutArticle() > 0.3 * recent.pages();
        if (recent.listings() == 0 || misread || habit * FEWEST_DAYS < 2) {
            return Sign.UNKNOWN;
        }
        var last = came > 0 ? recent.last(Tally::firsts) : usual.last(Tally::firsts);
        double gap = days(recent.watchedSince(last, usual));
        boolean silent = came == 0
                && gap > (usual.days() < WEEK ? 3 : 1)
                && gap * habit >= MISSED
                && gap >= 1.5 * days(usual.longestGap(Tally::firsts));
        boolean few = habit >= FEWEST_USUAL
                && usual.days() >= WEEK
                && came <= 0.1 * habit
                && 2 * came < usual.least(Tally::firsts);
        var why = came == 0
                ? "no new article since about %s, where %.1f a day are usual".formatted(TIME.format(last), habit)
                : "%d new articles in a day, where %.0f are usual".formatted(came, habit);
        return new Sign(silent || few, came >= Math.max(1, 0.25 * habit), why);
    }

    private static double days(Duration length) {
        return length.toMillis() / (double) Duration.ofDays(1).toMillis();
    }

    /// @param habit the usual share of pages without an article
    static Sign unreadable(Chart recent, double habit) {
        int pages = recent.pages();
        if (pages < FEWEST_RECENT) {
            return Sign.UNKNOWN;
        }
        double share = (double) recent.pagesWithoutArticle() / pages;
        return new Sign(
                share >= Math.max(0.5, habit + 0.3),
                share <= Math.max(0.25, habit + 0.1),
                "no article was found on %d of %d pages in a day (usually on %s); the outlet may have a new design"
                        .formatted(recent.pagesWithoutArticle(), pages, percent(habit)));
    }

    /// @param habit the usual words of a text; 0 when they are not known
    static Sign shortened(Chart recent, double habit) {
        if (recent.texts() < FEWEST_RECENT || habit == 0) {
            return Sign.UNKNOWN;
        }
        double words = recent.words();
        return new Sign(
                words <= 0.4 * habit,
                words >= 0.65 * habit,
                "texts have about %.0f words in a day's %d, where %.0f are usual; the outlet may have a new design"
                        .formatted(words, recent.texts(), habit));
    }

    static Sign blocked(Chart lately) {
        int looks = lately.looks();
        int barred = lately.barred();
        if (looks == 0) {
            return Sign.UNKNOWN;
        }
        return new Sign(
                barred >= FEWEST_BARRED && 2 * barred >= looks,
                lately.usable() >= FEWEST_BARRED && 5 * barred <= looks,
                "the outlet did not let Stet in at %d of the last %d looks (%s); ask it for leave, or pause it"
                        .formatted(barred, looks, commonest(lately, Answer.Worth.BARRED)));
    }

    static Sign unreachable(Chart lately) {
        int looks = lately.looks();
        int unanswered = lately.unanswered();
        if (looks == 0) {
            return Sign.UNKNOWN;
        }
        return new Sign(
                unanswered >= FEWEST_UNANSWERED && unanswered >= 0.8 * looks,
                lately.usable() > 0 && unanswered <= 0.5 * looks,
                "no usable answer came at %d of the last %d looks (mostly %s)"
                        .formatted(unanswered, looks, commonest(lately, Answer.Worth.TROUBLE)));
    }

    private static String commonest(Chart chart, Answer.Worth worth) {
        return chart.answers().entrySet().stream()
                .filter(e -> e.getKey().worth() == worth)
                .max(Map.Entry.<Answer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(e -> e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("");
    }

    /// @param habit the usual share of looks that see a change
    static Sign noisy(Chart recent, double habit) {
        int readings = recent.readings();
        int revisions = recent.sum(Tally::revisions);
        if (readings < FEWEST_USUAL) {
            return Sign.UNKNOWN;
        }
        double share = (double) revisions / readings;
        return new Sign(
                revisions >= FEWEST_REVISIONS && share >= Math.max(0.3, 4 * habit),
                share <= Math.max(0.15, 2 * habit),
                "%d of %d looks in a day saw a change (usually %s); something on the pages may turn at every look, and "
                                .formatted(revisions, readings, percent(habit))
                        + "a rule can take it out");
    }

    /// @param habit the usual share of versions whose text stood before
    static Sign flipping(Chart recent, double habit) {
        int revisions = recent.sum(Tally::revisions);
        int returns = recent.sum(Tally::returns);
        if (revisions < FEWEST_RECENT) {
            return revisions == 0 && recent.readings() >= FEWEST_USUAL ? new Sign(false, true, "") : Sign.UNKNOWN;
        }
        double share = (double) returns / revisions;
        return new Sign(
                returns >= FEWEST_RECENT && share >= Math.max(0.3, 3 * habit),
                share <= Math.max(0.15, 1.5 * habit),
                "%d of %d new versions in a day had a text that stood before (usually %s); the outlet may serve two "
                                .formatted(returns, revisions, percent(habit))
                        + "editions in turn");
    }

    private static String percent(double share) {
        return "%.0f %%".formatted(100 * share);
    }
}
