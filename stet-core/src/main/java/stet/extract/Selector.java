// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// A CSS selector as jsoup reads it, without the parts whose time on a hostile page has no bound; see [Screening]. It
/// picks elements of the page at hand and can do nothing else. Immutable, for many threads.
public final class Selector {
    /// In UTF-16 units.
    public static final int LONGEST = 500;

    private static final Pattern REST = Pattern.compile("at '(.*)'$", Pattern.DOTALL);

    private final String text;
    private final Evaluator evaluator;
    private final Effort effort;

    private Selector(String text, Evaluator evaluator, Effort effort) {
        this.text = text;
        this.evaluator = evaluator;
        this.effort = effort;
    }

    /// What became of a selector as written.
    public sealed interface Parsed {
        record Good(Selector selector) implements Parsed {}

        /// @param position of the first character that is wrong, from 0
        record Bad(int position, String why) implements Parsed {}
    }

    /// Never throws; what cannot be used is told with its place.
    public static Parsed parse(String written) {
        if (written.isBlank()) {
            return new Parsed.Bad(0, "a selector is not empty");
        }
        if (written.length() > LONGEST) {
            return new Parsed.Bad(LONGEST, "a selector has at most %d characters".formatted(LONGEST));
        }
        return switch (Screening.of(written)) {
            case Screening.Refused(int position, var why) -> new Parsed.Bad(position, why);
            case Screening.Passed(var effort) -> parse(written, effort);
        };
    }

    private static Parsed parse(String written, Effort effort) {
        try {
            return new Parsed.Good(new Selector(written, QueryParser.parse(written), effort));
        } catch (org.jsoup.select.Selector.SelectorParseException | IllegalArgumentException e) {
            var why = String.valueOf(e.getMessage());
            var rest = REST.matcher(why);
            int position = rest.find() ? Math.max(0, written.lastIndexOf(rest.group(1))) : 0;
            return new Parsed.Bad(position, "no CSS selector: " + why);
        }
    }

    public String text() {
        return text;
    }

    /// An upper bound of the comparisons that picking from such a page takes.
    long effort(PageSize page) {
        return effort.on(page);
    }

    /// In document order.
    List<Element> pick(Document page) {
        return page.select(evaluator);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selector that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
