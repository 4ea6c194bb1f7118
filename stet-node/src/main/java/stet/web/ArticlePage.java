// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.Event;
import stet.model.Revision;
import stet.store.ArticleRecord;
import stet.store.ArticleRecord.VersionLine;
import stet.store.CollectionRecord;

/// An article's life: its versions with the events between them, its headlines and how it is checked.
///
/// @param heading its present headline, or words in its place
/// @param summary the whole life in one sentence
/// @param life newest first
/// @param headlines newest first
/// @param lastLook when it was last looked at; empty before the first look
/// @param nextCheck when it is looked at again, or why never, in words
/// @param imported that its first versions are another archive's; empty where Stet saw all
/// @param beside collections, clippings and imported histories
record ArticlePage(
        ArticleRecord article,
        String heading,
        Tongue tongue,
        String path,
        String summary,
        Timeline timeline,
        List<Moment> life,
        List<Headline> headlines,
        Optional<Instant> lastLook,
        String lastResult,
        String nextCheck,
        Optional<String> imported,
        Beside beside) {
    /// What stands beside an article.
    ///
    /// @param collections that it is in
    /// @param clippings that bear witness to it, the earliest first
    /// @param histories that other archives kept of it
    record Beside(List<CollectionRecord.Line> collections, List<Witness> clippings, List<ImportedHistory> histories) {
        static final Beside NOTHING = new Beside(List.of(), List.of(), List.of());

        Beside {
            collections = List.copyOf(collections);
            clippings = List.copyOf(clippings);
            histories = List.copyOf(histories);
        }
    }

    /// A clipping that bears witness.
    ///
    /// @param lede how it came here, in a sentence
    /// @param path of its version
    /// @param compared of its comparison with the article's first version
    record Witness(String headline, Tongue tongue, String lede, String note, String path, String compared) {
        static Witness of(ArticleRecord clipping, ArticleRecord of, Words words) {
            var kept = clipping.clipping().orElseThrow();
            var headline = clipping.headline();
            var path = "/a/%s/v/1".formatted(clipping.id());
            return new Witness(
                    Headings.of(headline, words),
                    Tongue.of(clipping.language(), headline),
                    words.handedIn(kept),
                    kept.note(),
                    path,
                    "%s/with/%s/1".formatted(path, of.id()));
        }
    }

    /// A history that another archive kept.
    ///
    /// @param extent how many versions of which time, in words
    /// @param compared of the comparison of its last version with the article's first
    record ImportedHistory(String archive, String extent, String path, String compared) {
        static ImportedHistory of(ArticleRecord history, ArticleRecord of, Words words) {
            var versions = history.versions();
            var path = "/a/" + history.id();
            return new ImportedHistory(
                    versions.getFirst()
                            .origin()
                            .map(origin -> origin.source().title())
                            .orElse(""),
                    words.say(
                            "imported.versions",
                            versions.size(),
                            words.moment(versions.getFirst().seenFrom()),
                            words.moment(versions.getLast().seenFrom())),
                    path,
                    "%s/v/%d/with/%s/1".formatted(path, versions.size(), of.id()));
        }
    }

    /// Something in the article's life.
    sealed interface Moment {
        Instant at();
    }

    /// @param line what changed since the version before, in one plain line; empty for the first
    /// @param later how long after the version before, in words; for the first, how long after it was
    /// published
    /// @param within the looks between which it appeared, in words; may be empty
    /// @param size of the bar that shows words added and removed
    record Appeared(VersionLine version, String line, String later, String within, Size size) implements Moment {
        @Override
        public Instant at() {
            return version.seenFrom();
        }
    }

    record Happened(Event event, String sentence) implements Moment {
        @Override
        public Instant at() {
            return event.at();
        }
    }

    /// Widths out of 144 of the bar behind a version's figures.
    record Size(int added, int removed) {}

    /// @param stood how long, in words; empty for the one that stands
    record Headline(String text, Tongue tongue, Instant from, Optional<String> stood) {}

    ArticlePage {
        life = List.copyOf(life);
        headlines = List.copyOf(headlines);
    }

    /// @param revisions the article’s, in any order; without one, its stored English line is shown
    static ArticlePage of(ArticleRecord article, List<Revision> revisions, Beside beside, Instant now, Words words) {
        var headline = article.headline();
        return new ArticlePage(
                article,
                Headings.of(headline, words),
                Tongue.of(article.language(), headline),
                "/a/" + article.id(),
                summary(article, words),
                Timeline.of(article.versions(), words),
                life(article, revisions, words),
                headlines(article, words),
                article.looks().lastLook(),
                lastResult(article, words),
                nextCheck(article, now, words),
                imported(article, words),
                beside);
    }

    /// The versions that may be shown.
    List<VersionLine> shown() {
        return article.versions().stream()
                .filter(version -> version.withheld().isEmpty())
                .toList();
    }

    /// How many times it has changed: the first version is not a change.
    int changes() {
        return article.versions().size() - 1;
    }

    private static Optional<String> imported(ArticleRecord article, Words words) {
        int many = (int) article.versions().stream()
                .filter(version -> version.origin().isPresent())
                .count();
        return article.clipping().isPresent()
                ? Optional.empty()
                : article.versions()
                        .getFirst()
                        .origin()
                        .map(origin -> words.say(
                                "imported.article", many, origin.source().title(), words.moment(origin.taken())));
    }

    private static String summary(ArticleRecord article, Words words) {
        var versions = article.versions();
        if (article.clipping().isPresent()) {
            return words.handedIn(article.clipping().get());
        }
        if (versions.size() == 1) {
            return words.say("article.summary.one");
        }
        var span = Duration.between(
                versions.getFirst().seenFrom(), versions.getLast().seenFrom());
        return words.say(
                "article.summary",
                versions.size(),
                words.length(span),
                many(article, Change.Kind.HEADLINE),
                many(article, Change.Kind.FIGURE),
                many(article, Change.Kind.NOTICE_ADDED));
    }

    private static long many(ArticleRecord article, Change.Kind kind) {
        return article.versions().stream()
                .flatMap(v -> v.revision().stream())
                .filter(r -> r.kinds().contains(kind))
                .count();
    }

    private static List<Moment> life(ArticleRecord article, List<Revision> revisions, Words words) {
        var lines = revisions.stream().collect(Collectors.toMap(Revision::to, words::line));
        var life = new ArrayList<Moment>();
        var versions = article.versions();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var later = i == 0
                    ? first(article, words)
                    : words.say(
                            "later",
                            words.length(Duration.between(versions.get(i - 1).seenFrom(), version.seenFrom())));
            var within = version.notBefore()
                    .map(b -> words.between(b, version.seenFrom()))
                    .orElse("");
            var line = version.revision()
                    .map(r -> lines.getOrDefault(version.number(), r.line()))
                    .orElse("");
            life.add(new Appeared(version, line, later, within, size(version)));
        }
        article.events().forEach(e -> life.add(new Happened(e, StreamLine.sentence(e, words))));
        life.sort(Comparator.comparing(Moment::at).reversed());
        return life;
    }

    private static String first(ArticleRecord article, Words words) {
        if (article.clipping().isPresent()) {
            return words.say("clipping.handed");
        }
        if (article.isImported()) {
            return words.say(
                    "imported.first",
                    article.versions()
                            .getFirst()
                            .origin()
                            .orElseThrow()
                            .source()
                            .title());
        }
        return article.published()
                .map(p -> Duration.between(p, article.versions().getFirst().seenFrom()))
                .filter(d -> !d.isNegative())
                .map(d -> words.say("article.first.after", words.length(d)))
                .orElse(words.say("article.first"));
    }

    private static Size size(VersionLine version) {
        return version.revision()
                .map(r -> {
                    int scale = Math.max(144, r.wordsAdded() + r.wordsRemoved());
                    return new Size(144 * r.wordsAdded() / scale, 144 * r.wordsRemoved() / scale);
                })
                .orElse(new Size(0, 0));
    }

    private static List<Headline> headlines(ArticleRecord article, Words words) {
        var starts = new ArrayList<VersionLine>();
        for (var version : article.versions()) {
            if (version.withheld().isEmpty()
                    && (starts.isEmpty() || !starts.getLast().headline().equals(version.headline()))) {
                starts.add(version);
            }
        }
        var headlines = new ArrayList<Headline>();
        for (int i = starts.size() - 1; i >= 0; i--) {
            var version = starts.get(i);
            var stood = i == starts.size() - 1
                    ? Optional.<String>empty()
                    : Optional.of(words.length(Duration.between(
                            version.seenFrom(), starts.get(i + 1).seenFrom())));
            var text = Headings.of(version.headline(), words);
            headlines.add(
                    new Headline(text, Tongue.of(article.language(), version.headline()), version.seenFrom(), stood));
        }
        return headlines;
    }

    private static String lastResult(ArticleRecord article, Words words) {
        return article.lastAnswer().map(a -> words.word("answer", a)).orElse("");
    }

    private static String nextCheck(ArticleRecord article, Instant now, Words words) {
        var due = article.nextDue();
        if (due.isPresent()) {
            return due.get().isAfter(now)
                    ? words.say("check.next", words.moment(due.get()), words.length(Duration.between(now, due.get())))
                    : words.say("check.due");
        }
        var since = article.events().stream()
                .filter(e -> e.kind() == Event.Kind.ENDED)
                .reduce((_, last) -> last)
                .map(Event::at)
                .or(() -> article.looks().lastLook());
        var why = words.note(article.ended()).text();
        return since.map(s -> words.say("check.never.since", words.date(s), why))
                .orElse(words.say("check.never", why));
    }
}
