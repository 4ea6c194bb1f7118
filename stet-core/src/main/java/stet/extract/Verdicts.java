// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import stet.model.Paragraph;
import stet.model.Reading.NoArticle;
import stet.model.Reading.Reason;
import stet.model.Story;

/// Tells pages that stand in an article's place. Every sign needs both its words, in a prominent place, and the lack of
/// an article: an article that reports on captchas or paywalls has both paragraphs and a headline of its own.
final class Verdicts {
    /// Running text, in letters, below which a page may be no article.
    private static final int HARDLY_ANY = 400;
    private static final int STUB = 2200;
    private static final int LOOKED_AT = 20_000;
    private static final int SHORT_PAGE = 3000;

    private Verdicts() {}

    /// Why the page is no article; empty when it is one.
    static Optional<NoArticle> on(Sheet sheet, Facts facts, Optional<Story> story) {
        int prose = story.map(Verdicts::prose).orElse(0);
        if (sheet.blocks().isEmpty() && facts.titles().isEmpty()) {
            return no(Reason.EMPTY, "the page has no words");
        }
        boolean says = story.stream().anyMatch(Verdicts::hasParagraphs);
        return (says || prose > HARDLY_ANY ? Optional.<NoArticle>empty() : gate(sheet, prose))
                .or(() -> paywall(sheet, facts, story, prose))
                .or(() -> index(sheet, facts, prose))
                .or(() -> story.isEmpty()
                                || prose == 0 && story.get().paragraphs().isEmpty()
                        ? no(Reason.EMPTY, "no text that reads like an article")
                        : Optional.empty());
    }

    private static Optional<NoArticle> gate(Sheet sheet, int prose) {
        var prominent = Phrase.plain(prominent(sheet));
        var everything = Phrase.plain(everything(sheet));
        boolean small = everything.length() < SHORT_PAGE;
        if (small
                && (Phrase.CHALLENGE.in(prominent)
                        || prose < 200 && everything.length() < 1200 && Phrase.CHALLENGE.in(everything))) {
            return no(Reason.CHALLENGE, "asks for proof that the reader is no robot");
        }
        if (Phrase.NOT_FOUND.in(prominent)) {
            return no(Reason.SOFT_NOT_FOUND, "its title or first heading says that the page is not there");
        }
        if (small && Phrase.ERROR.in(prominent)) {
            return no(Reason.ERROR_PAGE, "its title or first heading reports an error");
        }
        return Phrase.CONSENT.in(prominent)
                        || prose < 300 && small && Phrase.CONSENT.in(everything) && everything.contains("cookie")
                ? no(Reason.CONSENT_WALL, "asks for consent and shows no article")
                : Optional.empty();
    }

    /// A stub: stated not to be free and ended by a box that sells, or very short and ended by one.
    private static Optional<NoArticle> paywall(Sheet sheet, Facts facts, Optional<Story> story, int prose) {
        long paragraphs = story.map(s -> s.paragraphs().stream()
                        .filter(p -> p.kind() == Paragraph.Kind.TEXT)
                        .count())
                .orElse(0L);
        if (prose >= STUB) {
            return Optional.empty();
        }
        boolean notFree = facts.free().isPresent() && !facts.free().get();
        boolean sold = (notFree || paragraphs <= 4 && prose < 900) && sells(sheet);
        if (notFree && (sold || paragraphs <= 3 && prose < 900)) {
            return no(Reason.PAYWALL, "stated not to be free, and only %d paragraphs are shown".formatted(paragraphs));
        }
        return sold && paragraphs <= 4 && prose < 900
                ? no(Reason.PAYWALL, "ends after %d paragraphs with an offer to subscribe".formatted(paragraphs))
                : Optional.empty();
    }

    /// Whether a visible box asks to pay or to log in before reading on.
    private static boolean sells(Sheet sheet) {
        for (var block :
                sheet.blocks().subList(0, Math.min(LOOKED_AT, sheet.blocks().size()))) {
            if (block.text().length() < 300 && Phrase.WALL.in(block.plain())) {
                int around = sheet.hintsWithin(sheet.boxOf(block), sheet.root());
                if (!Hint.MENU.in(around) && !Hint.FOOT.in(around) && !Hint.HIDDEN.in(around)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<NoArticle> index(Sheet sheet, Facts facts, int prose) {
        int text = 0;
        int linked = 0;
        int links = 0;
        for (var block : sheet.blocks()) {
            text += block.text().length();
            linked += block.linked();
            links += block.linkShare() > 0.8 ? 1 : 0;
        }
        boolean mostlyLinks = links >= 10 && linked > text * 0.5 && prose < linked / 2;
        return prose < 600 && mostlyLinks && !(facts.article() && prose > 150)
                ? no(Reason.INDEX, "%d links and hardly any text".formatted(links))
                : Optional.empty();
    }

    /// Three paragraphs of running text: no page that stands in for an article says so much.
    private static boolean hasParagraphs(Story story) {
        return story.paragraphs().stream()
                        .filter(p -> p.kind() == Paragraph.Kind.TEXT && Scripts.weight(p.text()) > 60)
                        .count()
                >= 3;
    }

    /// How much running text a story has, in letters.
    static int prose(Story story) {
        return story.paragraphs().stream()
                .mapToInt(p -> Scripts.weight(p.text()))
                .sum();
    }

    /// The title and the first headings: what a page says first about itself.
    private static String prominent(Sheet sheet) {
        var out = new StringBuilder(sheet.head().title());
        sheet.blocks().stream()
                .filter(b -> b.shape() == Shape.HEADING && b.level() <= 2)
                .limit(2)
                .forEach(b -> out.append("\n").append(b.line()));
        return out.toString();
    }

    private static String everything(Sheet sheet) {
        var out = new StringBuilder();
        for (var block : sheet.blocks()) {
            if (out.length() > SHORT_PAGE) {
                break;
            }
            out.append(block.line()).append('\n');
        }
        return out.toString();
    }

    private static Optional<NoArticle> no(Reason reason, String detail) {
        return Optional.of(new NoArticle(reason, detail));
    }
}
