// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import stet.compare.Lexicon.Topic;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Paragraph;

/// Says what kind of change a passage is, by the first rule that applies. Where nothing speaks for a finer label, the
/// answer is wording.
final class Classifier {
    /// A phrase of more tokens than this is reworded; a hedge or a source in it is not what changed.
    private static final int SHORT_PHRASE = 2;

    /// Shorter words are auxiliary verbs as often as not.
    private static final int CONTENT_WORD = 5;

    private static final int SOURCE = 8;
    private static final int NAME = 3;
    /// What is told of a quotation in which a whole sentence gave way to another.
    static final String SENTENCE_OF_IT = "sentence";

    /// The most tokens of a month's or a day's name, such as terça-feira and 月曜日.
    private static final int CALENDAR_WORD = 3;
    /// Fewer tokens are no sentence of their own.
    private static final int SENTENCE = 4;

    private static final int UNSPACED_SENTENCE = 8;
    /// The longest article, in code units.
    private static final int ARTICLE = 3;
    /// How far back a phrase such as "according to" is looked for, in code units.
    private static final int BACK = 24;

    private final boolean nounsHaveCapitals;
    private final Set<String> moved;

    /// @param language a BCP 47 tag, or empty
    /// @param moved the sentences that were taken out in one place and put in at another
    Classifier(String language, Set<String> moved) {
        this.nounsHaveCapitals = language.startsWith("de") || language.startsWith("lb");
        this.moved = Set.copyOf(moved);
    }

    /// The changes of one row, in reading order; of wording, style and quotation one each, since more say no more.
    List<Change> changes(List<Passage> passages, int number) {
        var changes = new ArrayList<Change>();
        var once = new HashSet<String>();
        for (var passage : passages) {
            if (passage.isOnlySpace()) {
                continue;
            }
            var change = change(passage, number);
            boolean repeats = switch (change.kind()) {
                case WORDING, STYLE, QUOTATION -> !once.add(change.kind() + change.about());
                default -> false;
            };
            if (!repeats) {
                changes.add(change);
            }
        }
        return changes;
    }

    private Change change(Passage p, int number) {
        var was = p.removed();
        var now = p.added();
        if (moved.contains(was) || moved.contains(now)) {
            return new Change(Kind.MOVED, Words.brief(was), Words.brief(now), "", number);
        }
        if (Typography.looksSameInAnyCase(was, now)) {
            return plain(Kind.STYLE, p, number);
        }
        if (p.removedTokens() == 0
                && (isSentence(p.after(), p.afterFrom(), p.afterTo())
                        || isBetweenSentences(p.addedTokens(), p.before(), p.beforeFrom()))) {
            return added(now, Words.count(p.after(), p.afterFrom(), p.afterTo()), number);
        }
        if (p.addedTokens() == 0
                && (isSentence(p.before(), p.beforeFrom(), p.beforeTo())
                        || isBetweenSentences(p.removedTokens(), p.after(), p.afterFrom()))) {
            return removed(was, Words.count(p.before(), p.beforeFrom(), p.beforeTo()), number);
        }
        return Figures.in(p, number).orElseGet(() -> plain(kind(p), p, number));
    }

    /// A paragraph that is new.
    static Change added(Paragraph paragraph, int words, int number) {
        var brief = Words.brief(paragraph.text());
        return paragraph.kind() == Paragraph.Kind.NOTE
                ? new Change(Kind.NOTICE_ADDED, "", brief, Notices.name(paragraph.text()), number)
                : added(paragraph.text(), words, number);
    }

    /// A paragraph that is no longer there.
    static Change removed(Paragraph paragraph, int words, int number) {
        var brief = Words.brief(paragraph.text());
        return paragraph.kind() == Paragraph.Kind.NOTE
                ? new Change(Kind.NOTICE_REMOVED, brief, "", Notices.name(paragraph.text()), number)
                : removed(paragraph.text(), words, number);
    }

    private static Change added(String text, int words, int number) {
        return Notices.isNotice(text)
                ? new Change(Kind.NOTICE_ADDED, "", Words.brief(text), Notices.name(text), number)
                : new Change(Kind.TEXT_ADDED, "", Words.brief(text), Integer.toString(words), number);
    }

    private static Change removed(String text, int words, int number) {
        return Notices.isNotice(text)
                ? new Change(Kind.NOTICE_REMOVED, Words.brief(text), "", Notices.name(text), number)
                : new Change(Kind.TEXT_REMOVED, Words.brief(text), "", Integer.toString(words), number);
    }

    private static Change plain(Kind kind, Passage p, int number) {
        var about = kind == Kind.QUOTATION && isOneOfItsSentences(p) ? SENTENCE_OF_IT : "";
        return new Change(kind, Words.brief(p.removed()), Words.brief(p.added()), about, number);
    }

    /// Whether a whole sentence of a longer quotation gave way to another: not the same said in other words.
    private static boolean isOneOfItsSentences(Passage p) {
        return isWholeSentence(p.before(), p.beforeFrom(), p.beforeTo())
                && isWholeSentence(p.after(), p.afterFrom(), p.afterTo())
                && (p.before().quotations().hasMoreSentences(p.before(), p.beforeFrom(), p.beforeTo())
                        || p.after().quotations().hasMoreSentences(p.after(), p.afterFrom(), p.afterTo()));
    }

    /// Whether the tokens are whole sentences, with or without the signs at their ends.
    private static boolean isWholeSentence(Tokens tokens, int from, int to) {
        var sentences = tokens.sentences();
        int first = from;
        while (first > 0 && !sentences.beginsAt(first) && tokens.kind(first - 1) == Tokens.Kind.SIGN) {
            first--;
        }
        int last = to;
        while (last < tokens.size() && !sentences.beginsAt(last) && tokens.kind(last) == Tokens.Kind.SIGN) {
            last++;
        }
        return to - from >= SENTENCE && sentences.beginsAt(first) && sentences.beginsAt(last);
    }

    private static boolean isSentence(Tokens tokens, int from, int to) {
        if (to - from < (tokens.kind(from) == Tokens.Kind.LETTER ? UNSPACED_SENTENCE : SENTENCE)) {
            return false;
        }
        var sentences = tokens.sentences();
        return sentences.beginsAt(from) && (sentences.beginsAt(to) || Sentences.endsSentence(tokens, from, to));
    }

    /// Whether so much stood between two sentences of a text that it was one of its own, however it begins and
    /// ends.
    private static boolean isBetweenSentences(int tokens, Tokens text, int place) {
        return tokens >= UNSPACED_SENTENCE && text.sentences().beginsAt(place);
    }

    private Kind kind(Passage p) {
        if (Typography.sameLetters(p.removed(), p.added())) {
            return Kind.STYLE;
        }
        if (isDate(p)) {
            return Kind.DATE;
        }
        if (isHedge(p) && !(isQuoted(p) && isLongForOne(p))) {
            return Kind.HEDGE;
        }
        boolean slip = p.isOneForOne()
                && Spelling.isSlip(
                        Typography.folded(p.removed()).toLowerCase(Locale.ROOT),
                        Typography.folded(p.added()).toLowerCase(Locale.ROOT));
        boolean named =
                isName(p.before(), p.beforeFrom(), p.beforeTo()) && isName(p.after(), p.afterFrom(), p.afterTo());
        if (isQuoted(p) && !slip) {
            return named && isWholeOrLastName(p) ? Kind.NAME : Kind.QUOTATION;
        }
        if (isSource(p)) {
            return Kind.ATTRIBUTION;
        }
        if (slip) {
            return Kind.STYLE;
        }
        return named && (!nounsHaveCapitals || isFullName(p)) ? Kind.NAME : Kind.WORDING;
    }

    private static boolean isDate(Passage p) {
        return p.isAtMost(CALENDAR_WORD)
                && isCalendarWord(p.removed().toLowerCase(Locale.ROOT))
                && isCalendarWord(p.added().toLowerCase(Locale.ROOT));
    }

    private static boolean isCalendarWord(String word) {
        return Lexicon.has(Topic.MONTH, word) || Lexicon.has(Topic.DAY, word);
    }

    private static boolean isHedge(Passage p) {
        if (Lexicon.has(Topic.HEDGE, p.added()) && p.removedTokens() == 0
                || Lexicon.has(Topic.HEDGE, p.removed()) && p.addedTokens() == 0) {
            return true; // in scripts without spaces, of several tokens
        }
        if (!p.isAtMost(SHORT_PHRASE)) {
            return false;
        }
        var olds = p.removedWords();
        var news = p.addedWords();
        boolean hedged = olds.stream().anyMatch(w -> !news.contains(w) && Lexicon.has(Topic.HEDGE, w))
                || news.stream().anyMatch(w -> !olds.contains(w) && Lexicon.has(Topic.HEDGE, w));
        boolean negated = p.isAtMost(1)
                && olds.stream().anyMatch(w -> Lexicon.has(Topic.NEGATION, w))
                        != news.stream().anyMatch(w -> Lexicon.has(Topic.NEGATION, w))
                && (olds.isEmpty() || news.isEmpty());
        boolean said = p.isOneForOne()
                && olds.stream().allMatch(w -> Lexicon.has(Topic.SAYS, w))
                && news.stream().allMatch(w -> Lexicon.has(Topic.SAYS, w));
        return hedged || negated || said;
    }

    /// Whether one word stands for another of which one says more than how sure the speaker is.
    private static boolean isLongForOne(Passage p) {
        return p.isOneForOne()
                && Stream.of(p.removed(), p.added())
                        .anyMatch(w ->
                                w.length() >= CONTENT_WORD && !Lexicon.has(Topic.HEDGE, w.toLowerCase(Locale.ROOT)));
    }

    private static boolean isQuoted(Passage p) {
        return p.before().quotations().contain(p.beforeFrom(), p.beforeTo())
                && p.after().quotations().contain(p.afterFrom(), p.afterTo());
    }

    private static boolean isSource(Passage p) {
        if (!p.isAtMost(SOURCE) || p.removedTokens() == 0 || p.addedTokens() == 0) {
            return false;
        }
        var tokens = p.after();
        int from = tokens.start(p.afterFrom());
        var ahead = tokens.text()
                .substring(Math.max(0, from - BACK), from)
                .toLowerCase(Locale.ROOT)
                .stripTrailing();
        int end = tokens.end(p.afterTo() - 1);
        var behind = tokens.text()
                .substring(end, Math.min(tokens.text().length(), end + BACK))
                .toLowerCase(Locale.ROOT)
                .stripLeading();
        boolean said = p.isAtMost(NAME)
                && ahead.endsWith(",")
                && p.afterTo() < tokens.size()
                && Lexicon.has(Topic.SAYS, tokens.word(p.afterTo()).toLowerCase(Locale.ROOT));
        return said
                || Lexicon.ends(Topic.SOURCE, ahead)
                || Lexicon.ends(Topic.SOURCE, withoutArticle(ahead))
                || Lexicon.begins(Topic.SOURCE_AFTER, behind);
    }

    /// The text without a last word as short as an article, such as "the" and "dem".
    private static String withoutArticle(String text) {
        int last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('’'));
        return text.length() - last - 1 <= ARTICLE ? text.substring(0, last + 1).stripTrailing() : text;
    }

    /// Capitalised words, none of which begins a sentence or a quotation. Silent in scripts without letter case.
    private static boolean isName(Tokens tokens, int from, int to) {
        if (to - from > NAME || from == to) {
            return false;
        }
        for (int k = from; k < to; k++) {
            if (!isCapitalised(tokens, k) && !tokens.word(k).equals("-")) {
                return false;
            }
        }
        return from > 0 && tokens.kind(from - 1) != Tokens.Kind.SIGN
                || from > 0 && ",)(".contains(tokens.word(from - 1));
    }

    private static boolean isCapitalised(Tokens tokens, int k) {
        return k >= 0
                && k < tokens.size()
                && tokens.kind(k) == Tokens.Kind.WORD
                && Character.isUpperCase(tokens.text().codePointAt(tokens.start(k)));
    }

    /// Whether a person's whole name or the last word of it was replaced: inside a quotation a single capitalised
    /// word is too little to tell.
    private boolean isWholeOrLastName(Passage p) {
        return isBothNames(p) || !nounsHaveCapitals && p.isOneForOne() && isCapitalised(p.after(), p.afterFrom() - 1);
    }

    /// Whether first and last name were both replaced.
    private static boolean isBothNames(Passage p) {
        return p.removedTokens() == 2 && p.addedTokens() == 2;
    }

    /// Whether two capitalised words stand side by side, as first and last name do.
    private static boolean isFullName(Passage p) {
        return isBothNames(p) || isCapitalised(p.after(), p.afterFrom() - 1) || isCapitalised(p.after(), p.afterTo());
    }
}
