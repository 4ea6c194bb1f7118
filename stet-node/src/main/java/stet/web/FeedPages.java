// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stet.model.ArticleId;
import stet.model.Payload;
import stet.search.Query;
import stet.store.Found;
import stet.store.Library;
import stet.store.StreamItem;
import stet.store.View;
import stet.syndicate.AtomFeed;
import stet.syndicate.Channel;
import stet.syndicate.Entry;
import stet.syndicate.Feed;
import stet.syndicate.JsonFeed;
import stet.syndicate.Part;
import stet.syndicate.RssFeed;

/// Answers for feeds: of all changes, of a filtered view, of an outlet, of a collection, of an article and of a search.
/// Those whose past stays as it is are archived feeds (RFC 5005, section 4); the others are paged (section 3).
final class FeedPages {
    private static final int MOST = 50;
    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final Pattern PLACE = Pattern.compile("[1-9]\\d{0,17}");

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
    /// @param begun when it had nothing yet
    private record Subject(String path, String query, String home, String title, Instant begun) {
        String with(String parameter, String value) {
            return query + (query.isEmpty() ? "?" : "&") + parameter + "=" + value;
        }
    }

    Reply changes(Asked asked, Format format) {
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) -> {
                var bare = query.withBefore("").text();
                var title = press.words().say("changes.title");
                yield stream(asked, query, new Subject("/changes", bare, "/" + bare, title, Instant.EPOCH), format);
            }
        };
    }

    Reply outlet(Asked asked, Format format) {
        var typed = asked.part("outlet");
        var outlet = library.names().entrySet().stream()
                .filter(named -> named.getKey().text().equals(typed))
                .findFirst();
        if (outlet.isEmpty()) {
            return new Reply.Refused(Problem.noOutlet(typed, press.words()));
        }
        var id = outlet.get().getKey();
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) -> {
                var path = "/o/" + id;
                var title = press.words().say("outlet.feed", outlet.get().getValue());
                var narrowed = query.withBefore("").withOutlet(Optional.empty()).text();
                var subject = new Subject(path, narrowed, path, title, Instant.EPOCH);
                yield stream(asked, query.withOutlet(Optional.of(id)), subject, format);
            }
        };
    }

    Reply article(Asked asked, Format format) {
        var typed = asked.part("id");
        var article = ArticleId.parse(typed).flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var id = article.get().id();
        var path = "/a/" + id;
        var headline = article.get().headline();
        var title = press.words().say("article.feed.named", headline.isBlank() ? path : headline);
        var subject = new Subject(path, "", path, title, article.get().firstSeen());
        return archived(asked, new View.OfArticle(id), subject, format).orElseGet(this::noDocument);
    }

    Reply collection(Asked asked, Format format) {
        var typed = asked.part("slug");
        var collection = CollectionPages.find(library.collections(), typed);
        if (collection.isEmpty()) {
            return new Reply.Refused(Problem.noCollection(typed, press.words()));
        }
        var path = "/c/" + collection.get().slug();
        var subject = new Subject(
                path, "", path, collection.get().title(), collection.get().created());
        var changes = library.collections().changes(collection.get().slug(), MOST);
        return document(subject, changes, "", new Part.Page(Optional.empty()), format);
    }

    /// What a search finds: changes, or the articles in whose versions it stands.
    Reply search(Asked asked, Format format) {
        var query = SearchPages.query(asked);
        if (query.isEmpty()) {
            return new Reply.Elsewhere(303, "/search?q=" + SearchPages.encoded(asked.query("q")));
        }
        var q = "?q=" + SearchPages.encoded(query.get().typed());
        var title = press.words().say("search.title.for", query.get().typed());
        var subject = new Subject("/search", q, "/search" + q, title, Instant.EPOCH);
        if (query.get().isOfChanges() && asked.query("from").isEmpty()) {
            var view = new View.Searched(query.get(), settled());
            return archived(asked, view, subject, format).orElseGet(() -> found(asked, query.get(), subject, format));
        }
        return found(asked, query.get(), subject, format);
    }

    /// A view that reaches back as far as from now is paged: what falls out of it is no longer of it.
    private Reply stream(Asked asked, StreamQuery query, Subject subject, Format format) {
        if (query.since().isFixed() && query.before().isEmpty()) {
            var view = new View.Filtered(query.filter(clock.instant()));
            return archived(asked, view, subject, format).orElseGet(this::noDocument);
        }
        var items = library.latest(query.filter(clock.instant()), query.before(), MOST + 1);
        var shown = items.subList(0, Math.min(MOST, items.size()));
        var next = items.size() > MOST
                ? Optional.of(address(
                        subject, format, subject.with("before", shown.getLast().cursor())))
                : Optional.<String>empty();
        var asks = query.before().isEmpty() ? subject.query() : subject.with("before", query.before());
        return document(subject, shown, asks, new Part.Page(next), format);
    }

    /// A document of an archived feed: the one that is subscribed to, a closed volume, or the way to the next.
    private Optional<Reply> archived(Asked asked, View view, Subject subject, Format format) {
        var volumes = new FeedVolumes(library, view);
        var archive = place(asked.query("archive"));
        var next = place(asked.query("next"));
        if (asked.query("archive").isEmpty() && asked.query("next").isEmpty()) {
            return volumes.current().map(volume -> current(view, volume, subject, format));
        }
        if (!volumes.canBeTold()) {
            return Optional.of(new Reply.Refused(Problem.status(503, press.words())));
        }
        if (next.isPresent()) {
            var end = volumes.endAfter(next.getAsLong());
            var there = end.isPresent() ? subject.with("archive", Long.toString(end.getAsLong())) : subject.query();
            return Optional.of(new Reply.Elsewhere(303, subject.path() + format.ending() + there));
        }
        return Optional.of(
                archive.isEmpty()
                        ? noDocument()
                        : volumes.endingAt(archive.getAsLong())
                                .map(volume -> closed(view, volume, subject, format))
                                .orElseGet(this::noDocument));
    }

    private static OptionalLong place(String text) {
        return PLACE.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private Reply noDocument() {
        return new Reply.Refused(Problem.noPage(press.words()));
    }

    private Reply current(View view, FeedVolumes.Volume volume, Subject subject, Format format) {
        var part = new Part.Current(previous(volume, subject, format));
        return document(subject, library.views().items(view, volume.places()), subject.query(), part, format);
    }

    private Reply closed(View view, FeedVolumes.Volume volume, Subject subject, Format format) {
        var end = Long.toString(volume.places().getFirst());
        var part = new Part.Archive(
                address(subject, format, subject.query()),
                previous(volume, subject, format),
                address(subject, format, subject.with("next", end)));
        return document(
                subject, library.views().items(view, volume.places()), subject.with("archive", end), part, format);
    }

    private Optional<String> previous(FeedVolumes.Volume volume, Subject subject, Format format) {
        return volume.before().isEmpty()
                ? Optional.empty()
                : Optional.of(address(
                        subject,
                        format,
                        subject.with("archive", Long.toString(volume.before().getAsLong()))));
    }

    private String address(Subject subject, Format format, String query) {
        return press.site() + subject.path() + format.ending() + query;
    }

    /// A page of what a search finds.
    private Reply found(Asked asked, Query query, Subject subject, Format format) {
        Found found;
        try {
            found = library.search(query, asked.query("from"), MOST);
        } catch (IllegalArgumentException e) { // not a place in a search
            return noDocument();
        }
        var part = new Part.Page(found.next().map(from -> address(subject, format, subject.with("from", from))));
        var asks = asked.query("from").isEmpty() ? subject.query() : subject.with("from", asked.query("from"));
        if (query.isOfChanges()) {
            var items = found.changes().stream().map(Found.Changed::item).toList();
            return document(subject, items, asks, part, format);
        }
        var updated = found.articles().stream()
                .map(Found.Article::since)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var tag = found.articles().stream()
                .map(article -> article.id() + "/" + article.in() + article.headline() + article.passage())
                .collect(Collectors.joining(" ", format.ending() + asks + " ", ""));
        return new Reply.Document(
                format.type,
                tag + withheld(),
                Optional.empty(),
                Reply.Keep.REVALIDATE,
                () -> written(
                        subject,
                        asks,
                        part,
                        updated,
                        found.articles().stream().map(entries::found).toList(),
                        format));
    }

    /// The entries are made only for readers who do not have them: comparing is the costly part.
    ///
    /// @param asks the query by which this document of the feed is asked for
    private Reply document(Subject subject, List<StreamItem> items, String asks, Part part, Format format) {
        var updated = items.stream().map(StreamItem::at).max(Instant::compareTo).orElse(subject.begun());
        var tag = items.stream()
                .map(FeedEntries::tag)
                .collect(Collectors.joining(
                        " ", format.ending() + subject.path() + asks + " " + subject.title() + " " + part + " ", ""));
        var changed = library.withheldSince().filter(updated::isBefore).orElse(updated);
        return new Reply.Document(
                format.type,
                tag + withheld(),
                Optional.of(changed).filter(at -> at.isBefore(settled())),
                part instanceof Part.Archive ? Reply.Keep.LONG : Reply.Keep.REVALIDATE,
                () -> written(subject, asks, part, updated, entries.of(items), format));
    }

    /// Entries are others whenever something is withheld, or is not any more.
    private String withheld() {
        return library.withheldSince().map(at -> " " + at.toEpochMilli()).orElse("");
    }

    /// What was seen before this was recorded long ago, so that a date tells a feed's state: another look that took as
    /// long, or came within the same second, may still be on its way.
    private Instant settled() {
        return clock.instant().minus(LONG_AGO);
    }

    private Payload written(
            Subject subject, String asks, Part part, Instant updated, List<Entry> entries, Format format) {
        var channel = new Channel(
                press.site() + subject.path() + subject.query(),
                press.words().say("feed.title", subject.title()),
                press.site() + subject.home(),
                address(subject, format, asks),
                part,
                updated,
                press.words().reader().toLanguageTag());
        return Payload.of(format.write(new Feed(channel, entries)).getBytes(StandardCharsets.UTF_8));
    }
}
