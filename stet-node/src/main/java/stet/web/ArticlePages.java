// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stet.model.ArticleId;
import stet.model.Revision;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.Library;

/// Answers for an article, its checks and its single versions.
final class ArticlePages {
    static final int CHECKS = 500;

    private final Library library;
    private final Press press;
    private final InstantSource clock;

    ArticlePages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
    }

    Reply article(Asked asked) {
        return found(asked, "", record -> {
            var words = press.words();
            var revisions = words.isEnglish() ? List.<Revision>of() : library.revisions(record.id());
            var page = ArticlePage.of(record, revisions, beside(record), clock.instant(), words);
            var title =
                    words.say("article.title", page.heading(), record.versions().size());
            var description = record.clipping()
                    .map(words::handedIn)
                    .orElseGet(() -> words.say(
                            "article.description",
                            record.outletName(),
                            record.versions().size(),
                            words.moment(record.firstSeen())));
            var feeds = FeedLinks.of(page.path(), "", words.say("article.feed"));
            return press.print(
                    "article", press.frame(title, description, Frame.Here.CHANGES, page.path(), feeds), page);
        });
    }

    private ArticlePage.Beside beside(ArticleRecord record) {
        return new ArticlePage.Beside(
                library.collections().of(record.id()),
                library.witnesses(record.id()).stream()
                        .map(clipping -> ArticlePage.Witness.of(clipping, record, press.words()))
                        .toList(),
                library.histories(record.id()).stream()
                        .map(history -> ArticlePage.ImportedHistory.of(history, record, press.words()))
                        .toList());
    }

    Reply checks(Asked asked) {
        return found(asked, "/checks", record -> {
            var words = press.words();
            var page = ChecksPage.of(record, library.checks(record.id(), CHECKS), words);
            var title = words.say("checks.title", page.heading());
            return press.print(
                    "checks",
                    press.unlisted(title, title, Frame.Here.CHANGES, "/a/%s/checks".formatted(record.id()), List.of()),
                    page);
        });
    }

    Reply version(Asked asked) {
        var typed = asked.part("n");
        return found(
                asked,
                "/v/" + typed,
                record -> Numbers.version(typed)
                        .flatMap(n -> library.version(record.id(), n))
                        .<Reply>map(version -> version(record, version, asked.query("before")))
                        .orElseGet(() -> new Reply.Refused(Problem.noVersion(
                                record.id().text(), typed, record.versions().size(), press.words()))));
    }

    /// @param before the number of a reading, to see the text that it took the place of; else the present
    /// text is shown
    private Reply version(ArticleRecord record, Version version, String before) {
        var words = press.words();
        var readings = library.readings(record.id()).stream()
                .filter(reading -> reading.version() == version.number())
                .toList();
        var former = Numbers.version(before)
                .flatMap(nr -> readings.stream().filter(r -> r.nr() == nr).findFirst());
        var shown = former.map(r -> version.read(library.before(record.id(), r), r.prior()))
                .orElse(version);
        var evidence = library.evidence(record.id(), version.number());
        var read = new VersionPage.Readings(readings, former);
        var page = VersionPage.of(record, shown, evidence, read, press.site(), words);
        var title = words.say("version.title", version.number(), page.heading());
        var description = record.clipping()
                .map(words::handedIn)
                .orElseGet(() -> words.say(
                        "version.description",
                        version.number(),
                        words.moment(version.seenFrom()),
                        record.outletName()));
        return press.print(
                "version", press.unlisted(title, description, Frame.Here.CHANGES, page.path(), List.of()), page);
    }

    /// Finds the article that the address names. An id typed in capitals, or with o for 0, leads to its
    /// proper form.
    ///
    /// @param rest what follows the id in the path
    private Reply found(Asked asked, String rest, Function<ArticleRecord, Reply> answer) {
        var typed = asked.part("id");
        var id = ArticleId.parse(typed);
        Optional<ArticleRecord> article = id.flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var proper = article.get().id().text();
        return proper.equals(typed) ? answer.apply(article.get()) : new Reply.Elsewhere(301, "/a/" + proper + rest);
    }
}
