// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.ArticleId;
import stet.model.Change;
import stet.model.Event;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Story;
import stet.model.Withholding;

/// One line of the stream: a revision, or an event in an article's life.
///
/// @param at when it was seen
/// @param notBefore the look before, so it happened between the two
/// @param firstSeen when the article was first seen, or its history was taken over
/// @param headline as it stands after the change; empty where it may not be told
/// @param versions how many versions the article has now
/// @param what the revision or the event, or why it is not told
public record StreamItem(
        Instant at,
        Optional<Instant> notBefore,
        Instant firstSeen,
        ArticleId article,
        OutletId outlet,
        String outletName,
        String section,
        String language,
        String headline,
        int versions,
        What what) {
    public sealed interface What {
        record Revised(Revision revision) implements What {
            public Set<Change.Kind> kinds() {
                return revision.changes().stream().map(Change::kind).collect(Collectors.toSet());
            }
        }

        record Happened(Event event) implements What {}

        /// Something that may not be told.
        ///
        /// @param key the number of the newer version, or the kind of the event
        /// @param from the number of the older version; 0 for an event
        record Withheld(String key, int from, Withholding why) implements What {}
    }

    /// Whether another archive saw it, before the article's history was taken over.
    public boolean isImported() {
        return at.isBefore(firstSeen);
    }

    /// As it stands in this text of the article.
    public StreamItem of(Story story) {
        return new StreamItem(
                at,
                notBefore,
                firstSeen,
                article,
                outlet,
                outletName,
                section,
                story.language().isEmpty() ? language : story.language(),
                story.headline(),
                versions,
                what);
    }

    public StreamState state() {
        return new StreamState(
                at,
                cursor(),
                switch (what) {
                    case What.Revised r -> r.revision().comparer();
                    case What.Happened _, What.Withheld _ -> 0;
                },
                outletName);
    }

    /// The place in the stream: pass it as `before` to get what is older.
    public String cursor() {
        return switch (what) {
            case What.Revised r ->
                cursor(at, article, Integer.toString(r.revision().to()));
            case What.Happened h -> cursor(at, article, h.event().kind().name());
            case What.Withheld w -> cursor(at, article, w.key());
        };
    }

    /// @param key the number of the newer version, or the kind of event
    static String cursor(Instant at, ArticleId article, String key) {
        return at.toEpochMilli() + "-" + article.text() + "-" + key;
    }
}
