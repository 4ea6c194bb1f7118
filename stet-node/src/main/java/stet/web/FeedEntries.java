// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.compare.Comparison;
import stet.model.Event;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Story;
import stet.search.Piece;
import stet.store.Found;
import stet.store.Library;
import stet.store.StreamItem;
import stet.store.StreamItem.What;
import stet.syndicate.Entry;
import stet.syndicate.Row;

/// Makes the entry of each change, with the marked comparison inside.
final class FeedEntries {
    private final Library library;
    private final Press press;

    FeedEntries(Library library, Press press) {
        this.library = library;
        this.press = press;
    }

    List<Entry> of(List<StreamItem> items) {
        var told = library.told(items);
        return items.stream()
                .map(item -> entry(item, Optional.ofNullable(told.get(item.cursor()))))
                .toList();
    }

    /// An article in which something stands that was searched for, with the versions in which it does.
    Entry found(Found.Article article) {
        var words = press.words();
        var name = "%s /a/%s/v/%d found"
                .formatted(article.outlet(), article.id(), article.in().getFirst());
        var passage = article.passage().stream().map(Piece::text).collect(Collectors.joining());
        return new Entry(
                "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                press.site() + "/a/" + article.id(),
                Headings.of(article.headline(), words),
                article.outletName(),
                words.say("search.entry", SearchPage.stands(article, words), passage),
                article.since(),
                article.since(),
                Tongue.of(article.language(), article.headline()).lang(),
                List.of(),
                List.of());
    }

    /// @param told empty for an event, and where the texts are damaged
    private Entry entry(StreamItem item, Optional<Library.Told> told) {
        return switch (item.what()) {
            case What.Revised _ ->
                entry(item, told.map(Library.Told::after), told.map(this::rows).orElse(List.of()));
            case What.Happened(var event) -> entry(item, library.shown(item.article(), event.at()), List.of());
            case What.Withheld _ -> entry(item, Optional.empty(), List.of());
        };
    }

    /// @param story as it stood when the change was seen: later versions and readings make no other entry
    private Entry entry(StreamItem item, Optional<Story> story, List<Row> rows) {
        var line = StreamLine.of(story.map(item::of).orElse(item), press.words());
        return new Entry(
                permanent(item),
                press.site() + line.href(),
                line.headline(),
                item.outletName(),
                line.sum(),
                item.at(),
                item.at(),
                line.tongue().lang(),
                kinds(item),
                rows);
    }

    /// One per change, for ever, wherever the archive is served: a name-based UUID (RFC 9562, section 5.3) of what
    /// changed and when it was seen.
    private static String permanent(StreamItem item) {
        var name = "%s %s %d".formatted(item.outlet(), place(item), item.at().toEpochMilli());
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(StreamItem item) {
        return switch (item.what()) {
            case What.Revised(Revision r) -> revised(item, r.from(), Integer.toString(r.to()));
            case What.Happened(var event) -> happened(item, event.kind());
            case What.Withheld(String key, int from, var _) ->
                from > 0 ? revised(item, from, key) : happened(item, Event.Kind.valueOf(key));
        };
    }

    private static String revised(StreamItem item, int from, String to) {
        return "/a/%s/%d..%s".formatted(item.article(), from, to);
    }

    private static String happened(StreamItem item, Event.Kind kind) {
        return "/a/%s#%s-%d"
                .formatted(item.article(), StreamQuery.token(kind), item.at().toEpochMilli());
    }

    private List<String> kinds(StreamItem item) {
        return switch (item.what()) {
            case What.Revised r ->
                r.kinds().stream()
                        .sorted()
                        .map(k -> press.words().word("kind", k))
                        .toList();
            case What.Happened(var event) -> List.of(press.words().word("eventname", event.kind()));
            case What.Withheld _ -> List.of();
        };
    }

    /// The comparison as it was stored when the change was seen; made anew only when an older program made it.
    private List<Row> rows(Library.Told told) {
        var comparison = told.revision().comparer() == Comparison.VERSION
                ? Comparison.of(told.revision())
                : Comparison.of(told.before(), told.after()).insteadOf(told.revision());
        var words = press.words();
        return Stream.concat(
                        Arrangement.of(comparison, told.before(), told.after(), words.reader(), press.showsWhole())
                                .stream()
                                .flatMap(this::row),
                        PageDetails.of(comparison, told.before(), told.after(), words).changed().stream()
                                .filter(d -> d.number() > 0)
                                .map(d -> new Row(
                                        heading(d.name()), flat(d.sides().both()), Row.Fate.KEPT)))
                .toList();
    }

    private Stream<Row> row(Marking line) {
        return switch (line) {
            case Marking.Unchanged _, Marking.MovedAway _ -> Stream.empty();
            case Marking.Changed c ->
                Stream.of(new Row(heading(c.title()), flat(c.sides().both()), fate(c.kind())));
        };
    }

    private String heading(String title) {
        return press.words().say("feed.row", title);
    }

    private static Row.Fate fate(Marking.Kind kind) {
        return switch (kind) {
            case Marking.Kind.Added() -> Row.Fate.ADDED;
            case Marking.Kind.Removed() -> Row.Fate.REMOVED;
            case Marking.Kind.Moved _ -> Row.Fate.MOVED;
            case Marking.Kind.Headline(), Marking.Kind.Reworded(), Marking.Kind.Split(), Marking.Kind.Merged() ->
                Row.Fate.KEPT;
        };
    }

    /// A feed's row is one paragraph; where the text was cut, a pilcrow says so.
    private static List<Run> flat(List<List<Run>> paragraphs) {
        var runs = new java.util.ArrayList<Run>();
        for (var paragraph : paragraphs) {
            if (!runs.isEmpty()) {
                runs.add(new Run(Run.Fate.KEPT, " ¶ "));
            }
            runs.addAll(paragraph);
        }
        return runs;
    }
}
