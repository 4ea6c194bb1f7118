// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Significance;
import stet.model.Snippet;
import stet.model.Story;

/// Compares two stories: alignment, marks, kinds of change, what they amount to. For one comparison.
final class Comparer {
    /// Below this share of text in linked paragraphs, the article is another text.
    private static final double REWRITTEN = 0.15;
    /// An article shorter than this, in code units, is too short to speak of a rewrite.
    private static final int ARTICLE = 300;
    /// A page with at most this much text in place of an article of more than the second figure is a notice.
    private static final int NOTICE = 250;

    private static final int BEFORE_NOTICE = 500;
    private static final int NOTICE_PARAGRAPHS = 3;
    /// Shorter sentences turn up in two places by chance.
    private static final int SENTENCE = 16;

    private static final int UNSPACED_SENTENCE = 8;

    private final Vocabulary vocabulary = Vocabulary.exact();
    private final Effort effort = new Effort();
    private final Story before;
    private final Story after;
    private final Texts olds;
    private final Texts news;
    private int wordsAdded;
    private int wordsRemoved;

    private record Relinked(Link before, Link after) {}

    private record Draft(Row row, List<Passage> passages) {}

    private Comparer(Story before, Story after) {
        this.before = before;
        this.after = after;
        this.olds = new Texts(texts(before), vocabulary);
        this.news = new Texts(texts(after), vocabulary);
    }

    static Comparison compare(Story before, Story after) {
        return new Comparer(before, after).compare();
    }

    private static List<String> texts(Story story) {
        return story.paragraphs().stream().map(Paragraph::text).toList();
    }

    private Comparison compare() {
        var fields = Fields.between(before, after, vocabulary, effort);
        var edits = Edits.between(olds, news, Alignment.of(olds, news, effort), effort).stream()
                .map(this::withLinks)
                .toList();
        var numbered = Rows.numbered(fields, edits);
        var drafts = numbered.stream().map(this::draft).toList();
        drafts.forEach(this::count);
        var language = after.language().isEmpty() ? before.language() : after.language();
        var classifier = new Classifier(language, movedSentences(drafts));
        var changes = new ArrayList<Change>();
        for (var draft : drafts) {
            changes.addAll(changes(draft, classifier));
        }
        rewritten(edits, drafts).ifPresent(changes::addFirst);
        var heaviest = Weight.heaviest(Rows.with(changes, numbered));
        return new Comparison(
                fields,
                edits,
                changes,
                heaviest.map(Weight::of).orElse(Significance.MINOR),
                heaviest.map(row -> Snippets.of(row, before, after)).orElse(Snippet.NONE),
                wordsAdded,
                wordsRemoved,
                effort.isCutShort());
    }

    /// An unchanged paragraph whose links lead elsewhere becomes one that was reworded nowhere, so that it is a
    /// row.
    private Edit withLinks(Edit edit) {
        return edit instanceof Edit.Same(int i, int j, boolean moved)
                        && !changedLinks(i, j).isEmpty()
                ? new Edit.Reworded(i, j, moved, List.of())
                : edit;
    }

    /// The links that kept their words but lead elsewhere.
    private List<Relinked> changedLinks(int i, int j) {
        var olds = before.paragraphs().get(i).links();
        var news = after.paragraphs().get(j).links();
        if (olds.isEmpty() || news.isEmpty() || olds.equals(news)) {
            return List.of();
        }
        Map<String, Link> byText = new HashMap<>();
        olds.forEach(link -> byText.putIfAbsent(link.text(), link));
        Set<String> kept = olds.stream().map(Link::address).collect(Collectors.toSet());
        var changed = new ArrayList<Relinked>();
        for (var link : news) {
            var old = byText.getOrDefault(link.text(), link);
            if (!old.address().equals(link.address()) && !kept.contains(link.address())) {
                changed.add(new Relinked(old, link));
            }
        }
        return changed;
    }

    private Draft draft(Row row) {
        return switch (row) {
            case Row.OfField(var _, var edit, var _) ->
                new Draft(
                        row,
                        Passage.of(
                                Tokens.of(edit.before(), vocabulary),
                                Tokens.of(edit.after(), vocabulary),
                                edit.spans()));
            case Row.OfText(var _, var edit, var _) -> new Draft(row, passages(edit));
        };
    }

    private List<Passage> passages(Edit edit) {
        return switch (edit) {
            case Edit.Reworded(int i, int j, var _, var spans) -> Passage.of(olds.tokens(i), news.tokens(j), spans);
            case Edit.Split(int i, var parts, var _, var spans) ->
                Passage.of(olds.tokens(i), news.joined(parts.getFirst(), parts.getLast() + 1), spans);
            case Edit.Merged(var sources, int j, var _, var spans) ->
                Passage.of(olds.joined(sources.getFirst(), sources.getLast() + 1), news.tokens(j), spans);
            case Edit.Same _, Edit.Added _, Edit.Removed _ -> List.of();
        };
    }

    private void count(Draft draft) {
        for (var p : draft.passages) {
            wordsRemoved += Words.count(p.before(), p.beforeFrom(), p.beforeTo());
            wordsAdded += Words.count(p.after(), p.afterFrom(), p.afterTo());
        }
        if (draft.row instanceof Row.OfText(var _, Edit.Added(int j), var _)) {
            wordsAdded += Words.count(news.tokens(j));
        }
        if (draft.row instanceof Row.OfText(var _, Edit.Removed(int i), var _)) {
            wordsRemoved += Words.count(olds.tokens(i));
        }
    }

    /// What was taken out in one place and put in at another, word for word.
    private static Set<String> movedSentences(List<Draft> drafts) {
        var removed = new HashSet<String>();
        var added = new HashSet<String>();
        for (var draft : drafts) {
            for (var p : draft.passages) {
                if (p.addedTokens() == 0 && isSentence(p.removed())) {
                    removed.add(p.removed());
                } else if (p.removedTokens() == 0 && isSentence(p.added())) {
                    added.add(p.added());
                }
            }
        }
        removed.retainAll(added);
        return removed;
    }

    private static boolean isSentence(String text) {
        return text.length() >= (Words.areUnspaced(text) ? UNSPACED_SENTENCE : SENTENCE);
    }

    private List<Change> changes(Draft draft, Classifier classifier) {
        int number = draft.row.number();
        return switch (draft.row) {
            case Row.OfField(var _, var edit, var _) ->
                changes(edit, number, classifier.changes(draft.passages, number));
            case Row.OfText(var _, var edit, var _) -> {
                var changes = new ArrayList<Change>();
                shape(edit, number).forEach(changes::add);
                changes.addAll(classifier.changes(draft.passages, number));
                yield changes;
            }
        };
    }

    /// A field that looks the same says so; otherwise the field comes first, then what it says in finer words.
    private static List<Change> changes(FieldEdit edit, int number, List<Change> inside) {
        if (Typography.looksSame(edit.before(), edit.after())) {
            return List.of(new Change(Kind.STYLE, Words.brief(edit.before()), Words.brief(edit.after()), "", number));
        }
        var kind = switch (edit.field()) {
            case HEADLINE -> Kind.HEADLINE;
            case STANDFIRST -> Kind.STANDFIRST;
            case BYLINE -> Kind.BYLINE;
            case CAPTION -> Kind.CAPTION;
        };
        var changes = new ArrayList<Change>();
        changes.add(new Change(kind, Words.brief(edit.before()), Words.brief(edit.after()), "", number));
        if (kind == Kind.HEADLINE || kind == Kind.STANDFIRST) {
            inside.stream()
                    .filter(c -> switch (c.kind()) {
                        case FIGURE, NAME, QUOTATION, ATTRIBUTION, HEDGE, DATE -> true;
                        default -> false;
                    })
                    .forEach(changes::add);
        }
        return changes;
    }

    /// What happened to the paragraph as a whole.
    private List<Change> shape(Edit edit, int number) {
        return switch (edit) {
            case Edit.Added(int j) -> {
                var paragraph = after.paragraphs().get(j);
                yield List.of(Classifier.added(paragraph, Words.count(news.tokens(j)), number));
            }
            case Edit.Removed(int i) -> {
                var paragraph = before.paragraphs().get(i);
                yield List.of(Classifier.removed(paragraph, Words.count(olds.tokens(i)), number));
            }
            case Edit.Same(int i, var _, var _) -> moved(olds.text(i), true, number);
            case Edit.Reworded(int i, int j, boolean moved, var _) -> {
                var changes = new ArrayList<>(moved(olds.text(i), moved, number));
                for (var link : changedLinks(i, j)) {
                    changes.add(new Change(
                            Kind.LINK,
                            link.before.address(),
                            link.after.address(),
                            Words.brief(link.after.text()),
                            number));
                }
                yield changes;
            }
            case Edit.Split(int i, var _, boolean moved, var _) -> layout(olds.text(i), moved, number);
            case Edit.Merged(var _, int j, boolean moved, var _) -> layout(news.text(j), moved, number);
        };
    }

    private static List<Change> moved(String text, boolean moved, int number) {
        var brief = Words.brief(text);
        return moved ? List.of(new Change(Kind.MOVED, brief, brief, "", number)) : List.of();
    }

    private static List<Change> layout(String text, boolean moved, int number) {
        var changes = new ArrayList<>(moved(text, moved, number));
        changes.add(new Change(Kind.LAYOUT, Words.brief(text), Words.brief(text), "", number));
        return changes;
    }

    /// Whether the article became another text, or a notice that it is gone; the notice's words are then in `now`.
    private Optional<Change> rewritten(List<Edit> edits, List<Draft> drafts) {
        int kept = 0;
        for (var edit : edits) {
            kept += switch (edit) {
                case Edit.Same(var _, int j, var _) -> news.text(j).length();
                case Edit.Reworded(var _, int j, var _, var _) -> news.text(j).length();
                case Edit.Merged(var _, int j, var _, var _) -> news.text(j).length();
                case Edit.Split(int i, var _, var _, var _) -> olds.text(i).length();
                case Edit.Added _, Edit.Removed _ -> 0;
            };
        }
        int oldLength = length(olds);
        int newLength = length(news);
        int number = drafts.stream()
                .map(Draft::row)
                .filter(Row.OfText.class::isInstance)
                .mapToInt(Row::number)
                .min()
                .orElse(0);
        if (number == 0 || oldLength <= ARTICLE || kept >= REWRITTEN * Math.max(oldLength, newLength)) {
            return Optional.empty();
        }
        boolean gone = news.size() > 0
                && news.size() <= NOTICE_PARAGRAPHS
                && newLength < NOTICE
                && (oldLength > BEFORE_NOTICE || Notices.saysGone(news.text(0)));
        var now = gone ? Words.brief(news.text(0)) : "";
        return Optional.of(new Change(Kind.REWRITTEN, "", now, "", number));
    }

    private static int length(Texts texts) {
        int length = 0;
        for (int k = 0; k < texts.size(); k++) {
            length += texts.text(k).length();
        }
        return length;
    }
}
