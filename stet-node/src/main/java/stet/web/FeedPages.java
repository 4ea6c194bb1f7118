// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.ArticleId;
import stet.model.Payload;
import stet.store.Found;
import stet.store.Library;
import stet.store.StreamItem;
import stet.syndicate.AtomFeed;
import stet.syndicate.Channel;
import stet.syndicate.Feed;
import stet.syndicate.JsonFeed;
import stet.syndicate.RssFeed;

/// Answers for feeds: of all changes, of a filtered view, of an outlet, of a collection and of an article.
final class FeedPages {
    private static final int MOST = 50;

    private final Library library;
    private final Press press;
    private final InstantSource clock;
    private final FeedEntries entries;

    FeedPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
        this.entries = new FeedEntries(library, press);
    }

    /// The three formats and how each is written.
    enum Format {
        ATOM(".atom", AtomFeed.MEDIA_TYPE),
        RSS(".rss", RssFeed.MEDIA_TYPE),
        JSON(".json", JsonFeed.MEDIA_TYPE);

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }

        String ending() {
            return ending;
        }

        String write(Feed feed) {
            return switch (this) {
                case ATOM -> AtomFeed.write(feed);
                case RSS -> RssFeed.write(feed);
                case JSON -> JsonFeed.write(feed);
            };
        }
    }

    /// What a feed is about.
    ///
    /// @param path of the feed without its ending
    /// @param query that narrows it, with its question mark; may be empty
    /// @param home the path of the page that shows the same
    /// @param older the query for the entries before these; empty when there are none
    private record Subject(String path, String query, String home, String title, Optional<String> older) {}

    Reply changes(Asked asked, Format format) {
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) ->
                stream(
                        query,
                        "/changes",
                        "/" + query.withBefore("").text(),
                        press.words().say("changes.title"),
                        format);
        };
    }

    Reply outlet(Asked asked, Format format) {
        var typed = asked.part("outlet");
        var outlet = OutletPages.find(library, typed, clock.instant());
        if (outlet.isEmpty()) {
            return new Reply.Refused(Problem.noOutlet(typed, press.words()));
        }
        var id = outlet.get().outlet().id();
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) -> {
                var title =
                        press.words().say("outlet.feed", outlet.get().outlet().name());
                yield stream(query.withOutlet(Optional.of(id)), "/o/" + id, "/o/" + id, title, format);
            }
        };
    }

    /// What a search finds: changes, or the articles in whose versions it stands.
    Reply search(Asked asked, Format format) {
        var query = SearchPages.query(asked);
        if (query.isEmpty()) {
            return new Reply.Elsewhere(303, "/search?q=" + SearchPages.encoded(asked.query("q")));
        }
        var found = library.search(query.get(), "", MOST);
        var q = "?q=" + SearchPages.encoded(query.get().typed());
        var title = press.words().say("search.title.for", query.get().typed());
        var subject = new Subject("/search", q, "/search" + q, title, Optional.empty());
        return query.get().isOfChanges()
                ? document(
                        subject,
                        found.changes().stream().map(Found.Changed::item).toList(),
                        Instant.EPOCH,
                        format)
                : articles(subject, found.articles(), format);
    }

    private Reply articles(Subject subject, List<Found.Article> articles, Format format) {
        var updated = articles.stream()
                .map(Found.Article::since)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var tag = articles.stream()
                .map(article -> article.id() + "/" + article.in())
                .collect(Collectors.joining(" ", format.ending() + subject.query() + " ", ""));
        return new Reply.Document(format.type, tag, Optional.of(updated), Reply.Keep.REVALIDATE, () -> {
            var feed = new Feed(
                    channel(subject, updated, format),
                    articles.stream().map(entries::found).toList());
            return Payload.of(format.write(feed).getBytes(StandardCharsets.UTF_8));
        });
    }

    Reply article(Asked asked, Format format) {
        var typed = asked.part("id");
        var article = ArticleId.parse(typed).flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var path = "/a/" + article.get().id();
        var headline = article.get().versions().getLast().headline();
        var title = press.words().say("article.feed.named", headline.isBlank() ? path : headline);
        return document(
                new Subject(path, "", path, title, Optional.empty()),
                library.changesOf(article.get().id(), MOST),
                article.get().firstSeen(),
                format);
    }

    Reply collection(Asked asked, Format format) {
        var typed = asked.part("slug");
        var collection = CollectionPages.find(library.collections(), typed);
        if (collection.isEmpty()) {
            return new Reply.Refused(Problem.noCollection(typed, press.words()));
        }
        var path = "/c/" + collection.get().slug();
        return document(
                new Subject(path, "", path, collection.get().title(), Optional.empty()),
                library.collections().changes(collection.get().slug(), MOST),
                collection.get().created(),
                format);
    }

    private Reply stream(StreamQuery query, String path, String home, String title, Format format) {
        var items = library.latest(query.filter(clock.instant()), query.before(), MOST + 1);
        var shown = items.subList(0, Math.min(MOST, items.size()));
        var inPath = path.equals("/changes") ? query : query.withOutlet(Optional.empty());
        var older = items.size() > MOST
                ? Optional.of(inPath.withBefore(shown.getLast().cursor()).text())
                : Optional.<String>empty();
        return document(new Subject(path, inPath.text(), home, title, older), shown, Instant.EPOCH, format);
    }

    /// The entries are made only for readers who do not have them: comparing is the costly part.
    private Reply document(Subject subject, List<StreamItem> items, Instant otherwise, Format format) {
        var updated = items.stream().map(StreamItem::at).max(Instant::compareTo).orElse(otherwise);
        var tag = items.stream()
                .map(StreamItem::cursor)
                .collect(Collectors.joining(" ", format.ending() + subject.path() + subject.query() + " ", ""));
        return new Reply.Document(format.type, tag, Optional.of(updated), Reply.Keep.REVALIDATE, () -> {
            var feed = new Feed(channel(subject, updated, format), entries.of(items));
            return Payload.of(format.write(feed).getBytes(StandardCharsets.UTF_8));
        });
    }

    private Channel channel(Subject subject, Instant updated, Format format) {
        var site = press.site();
        var feed = site + subject.path() + format.ending();
        return new Channel(
                site + subject.path() + subject.query(),
                press.words().say("feed.title", subject.title()),
                site + subject.home(),
                feed + subject.query(),
                subject.older().map(q -> feed + q),
                Optional.empty(),
                updated,
                press.words().reader().toLanguageTag());
    }
}
