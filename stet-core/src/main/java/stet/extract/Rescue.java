// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import stet.model.Address;
import stet.model.Reading;
import stet.model.Reading.NoArticle;
import stet.model.Reading.Reason;

/// Puts an article's text that only the page's embedded state holds into the page, which is then read anew: where the
/// page shows none, or one that breaks off. Never where a sign of payment stands: what an outlet shows nobody is none
/// of our business. Only pages without a readable text pay for it.
final class Rescue {
    /// Running text, in letters, below which a page shows no article.
    private static final int HARDLY_ANY = 300;
    /// A longer text that breaks off does so for reasons of its own.
    private static final int LONGEST_STUB = 2200;
    /// So much must follow after the place where the text breaks off.
    private static final int LEAST_REST = 200;

    private static final double SAID = 0.8;
    private static final double HARDLY = 0.3;
    private static final String LOOSE = "p";
    private static final int NEAR_END = 60;
    private static final Pattern ELLIPSIS =
            Pattern.compile("(?:…|&hellip;|&#8230;|\\.\\.\\.)[\\])]?\\s*(?:</\\w+>\\s*)*$");

    private final Document page;
    private final Inspection shown;
    private final Sights sights;
    private final Set<Element> added = Collections.newSetFromMap(new IdentityHashMap<>());
    private String source = "";

    private Rescue(Document page, Inspection shown, Sights sights) {
        this.page = page;
        this.shown = shown;
        this.sights = sights;
    }

    /// Whether a page reads as if there were something to rescue.
    static boolean isWanted(Inspection shown) {
        return isEmpty(shown.reading()) || isBrokenOff(shown.reading());
    }

    /// Changes the page; empty where there is nothing to rescue, or it must not be.
    ///
    /// @param page whole, with the words of its scripts
    /// @param shown what it reads like by itself, where a rescue [is wanted][#isWanted]
    static Optional<Rescue> of(Document page, Inspection shown, Sights sights, Address address) {
        var rescue = new Rescue(page, shown, sights);
        return shown.sheet().filter(sheet -> rescue.apply(sheet, address)).isPresent()
                ? Optional.of(rescue)
                : Optional.empty();
    }

    /// Where the text was found, for people.
    String source() {
        return source;
    }

    /// Whether an element was put into the page, or stands in one that was.
    boolean added(Element element) {
        return added.contains(element) || element.parents().stream().anyMatch(added::contains);
    }

    private static boolean isEmpty(Reading reading) {
        return switch (reading) {
            case NoArticle(var reason, var _) ->
                switch (reason) {
                    case EMPTY, INDEX, CHALLENGE -> true;
                    case PAYWALL, CONSENT_WALL, SOFT_NOT_FOUND, ERROR_PAGE, NOT_HTML -> false;
                };
            case Reading.Article article -> Verdicts.prose(article.story()) < HARDLY_ANY;
        };
    }

    private static boolean isBrokenOff(Reading reading) {
        if (!(reading instanceof Reading.Article article) || Verdicts.prose(article.story()) >= LONGEST_STUB) {
            return false;
        }
        var paragraphs = article.story().paragraphs();
        var last = paragraphs.isEmpty() ? "" : paragraphs.getLast().text();
        return isElliptic(last) || !Scripts.endsSentence(last);
    }

    /// Whether the text breaks off with dots.
    static boolean isElliptic(String text) {
        return ELLIPSIS.matcher(text.substring(Math.max(0, text.length() - NEAR_END)))
                .find();
    }

    private boolean apply(Sheet sheet, Address address) {
        var state = AppState.of(page);
        boolean alone = !(shown.reading() instanceof NoArticle(var reason, var _) && reason == Reason.INDEX);
        var facts = Facts.of(sheet.head());
        var found = StateText.of(state, facts.titles(), address, alone);
        var visible = visible();
        if (found.isEmpty() || Payment.isAsked(page, sheet, state, !visible.isEmpty())) {
            return false;
        }
        source = found.get().source();
        var parts = parts(found.get().markup());
        double said = said(visible, parts);
        if (said >= SAID) {
            return goOn(visible.getLast(), parts);
        }
        return isEmpty(shown.reading())
                && said < HARDLY
                && place(sheet, facts, found.get().headline(), parts);
    }

    /// The blocks of text that the page shows.
    private List<Block> visible() {
        return shown.reading() instanceof Reading.Article
                ? shown.rulings().stream()
                        .filter(r ->
                                r.place().isBody() && Scripts.hasWords(r.block().text()))
                        .map(Ruling::block)
                        .toList()
                : List.of();
    }

    /// The state's text as elements beside each other.
    private static List<Element> parts(String markup) {
        var around = Parsing.parse(markup).body();
        while (around.childNodeSize() == 1 && around.childrenSize() == 1 && isBox(around.child(0))) {
            around = around.child(0);
        }
        var parts = new ArrayList<Element>();
        for (var node : List.copyOf(around.childNodes())) {
            if (node instanceof Element element && Tag.of(element.normalName()) == Tag.FLOW) {
                parts.add(element);
            } else if (!(node instanceof TextNode text && text.isBlank())) {
                if (parts.isEmpty() || !parts.getLast().nameIs(LOOSE)) {
                    parts.add(new Element(LOOSE));
                }
                parts.getLast().appendChild(node);
            }
        }
        return parts;
    }

    private static boolean isBox(Element element) {
        return element.nameIs("div")
                || element.nameIs("article")
                || element.nameIs("section")
                || element.nameIs("main");
    }

    /// The share of the visible text that the state's text has too; 0 where nothing is visible. Of a text that
    /// breaks off the last word may be half a one.
    private static double said(List<Block> visible, List<Element> parts) {
        var words = " " + parts.stream().map(p -> joined(p.text())).collect(Collectors.joining(" ")) + " ";
        int all = 0;
        int said = 0;
        for (var block : visible) {
            all += block.weight();
            said += words.contains(" " + opening(block)) ? block.weight() : 0;
        }
        return all == 0 ? 0 : (double) said / all;
    }

    private static String joined(String text) {
        return String.join(" ", Witness.words(text));
    }

    private static String opening(Block block) {
        var words = Witness.words(block.line());
        boolean whole = Scripts.endsSentence(block.text()) && !isElliptic(block.text()) || words.size() < 2;
        return String.join(" ", whole ? words : words.subList(0, words.size() - 1));
    }

    /// Lets the visible text go on where it breaks off; the paragraph at the break is completed.
    private boolean goOn(Block last, List<Element> parts) {
        var opening = opening(last);
        int at = parts.size() - 1;
        while (at >= 0 && !joined(parts.get(at).text()).contains(opening)) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        boolean completes = Witness.words(parts.get(at).text()).size()
                > Witness.words(last.line()).size() + 1;
        var rest = parts.subList(completes ? at : at + 1, parts.size());
        int more = rest.stream().mapToInt(p -> Scripts.weight(p.text())).sum() - (completes ? last.weight() : 0);
        if (more < LEAST_REST) {
            return false;
        }
        var element = sights.elementOf(shown.sheet().orElseThrow().boxOf(last));
        boolean inside = isBox(element) || element.nameIs("body");
        for (var part : rest.reversed()) {
            added.add(part);
            if (inside) {
                element.insertChildren(element.childNodeSize(), part);
            } else {
                element.after(part);
            }
        }
        if (completes && !inside) {
            element.remove();
        }
        return !completes || !inside;
    }

    /// Puts the text under the visible headline, or with the headline that is stated for it before all else.
    private boolean place(Sheet sheet, Facts facts, String headline, List<Element> parts) {
        var text = new Element("div").attr("itemprop", "articleBody").appendChildren(parts);
        added.add(text);
        var visible = Headlines.visible(sheet, facts)
                .filter(h -> (sheet.hintsWithin(sheet.boxOf(h), sheet.root()) & Hint.FURNITURE) == 0);
        if (visible.isPresent()) {
            sights.elementOf(sheet.boxOf(visible.get())).after(text);
        } else {
            var article = new Element("article").appendChild(text);
            if (!headline.isEmpty()) {
                article.prependElement("h1").text(headline);
            }
            added.add(article);
            page.body().prependChild(article);
        }
        return true;
    }
}
