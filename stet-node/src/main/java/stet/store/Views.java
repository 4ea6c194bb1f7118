// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import stet.model.ArticleId;
import stet.search.Query;

/// What readers ask of views of the stream of changes, in the order in which those were recorded: by places, which
/// stay.
public final class Views {
    private final Database database;

    Views(Database database) {
        this.database = database;
    }

    /// The newest changes, and the place up to which they were read.
    ///
    /// @param upTo what is recorded later stands behind it; 0 while nothing is recorded
    public record Front(List<StreamItem> items, long upTo) {}

    /// As [Library#latest], with what is needed to count later what came after.
    public Front front(Filter filter, String before, int most) {
        var from = Cursor.parse(before);
        return database.read(sql -> new Front(new Changes(sql).latest(filter, from, most), new Places(sql).newest()));
    }

    /// The place of what was recorded last; 0 while nothing is.
    public long newestPlace() {
        return database.read(sql -> new Places(sql).newest());
    }

    /// How many of the changes that pass the filter stand behind one place, up to another.
    ///
    /// @param most where counting stops
    public int count(Filter filter, long after, long upTo, int most) {
        return database.read(sql -> new Places(sql).count(Changes.places(filter), after, upTo, most));
    }

    /// What a view has at a place or before it, newest first.
    public View.Run upTo(View view, long place, int most) {
        return database.read(sql -> switch (view) {
            case View.Filtered(Filter filter) ->
                View.Run.of(new Places(sql).upTo(Changes.places(filter), place, most), most);
            case View.OfArticle(ArticleId id) -> View.Run.of(new Places(sql).upTo(of(sql, id), place, most), most);
            case View.Searched(Query query, Instant _) -> new Searching(sql, query, most).upTo(place);
        });
    }

    /// What a view has behind a place, oldest first.
    public View.Run after(View view, long place, int most) {
        return database.read(sql -> switch (view) {
            case View.Filtered(Filter filter) ->
                View.Run.of(new Places(sql).after(Changes.places(filter), place, most), most);
            case View.OfArticle(ArticleId id) -> View.Run.of(new Places(sql).after(of(sql, id), place, most), most);
            case View.Searched(Query query, Instant _) -> new Searching(sql, query, most).after(place);
        });
    }

    private static Condition of(DSLContext sql, ArticleId id) {
        return Tables.Place.ARTICLE.eq(Library.number(sql, id).orElse(-1L));
    }

    /// Up to which place nothing can come into a view any more; 0 while that cannot be told.
    public long settled(View view) {
        return switch (view) {
            case View.Filtered _, View.OfArticle _ -> Long.MAX_VALUE;
            case View.Searched(Query _, Instant settled) ->
                database.read(sql -> SearchIndex.knowsAllBefore(sql, settled.toEpochMilli())
                        ? SearchIndex.first(settled.toEpochMilli()) - 1
                        : 0L);
        };
    }

    /// In which state the changes are that a view has at these places, in this order: far less to read than those.
    public List<StreamState> states(View view, List<Long> places) {
        return database.read(sql -> switch (view) {
            case View.Filtered _, View.OfArticle _ -> new Changes(sql).states(places);
            case View.Searched _ -> new Changes(sql).statesOfIndexed(places);
        });
    }

    /// The changes that a view has at these places, in this order.
    public List<StreamItem> items(View view, List<Long> places) {
        return database.read(sql -> switch (view) {
            case View.Filtered _, View.OfArticle _ -> new Changes(sql).at(places);
            case View.Searched _ -> Searching.at(sql, places);
        });
    }
}
