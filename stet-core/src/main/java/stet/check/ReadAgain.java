// SPDX-License-Identifier: Apache-2.0
package stet.check;

import stet.extract.Extractor;
import stet.model.Reading;
import stet.model.Story;

/// What the present extractor, with the rules of the capture's day, makes of the page that a version was read from.
public sealed interface ReadAgain {
    record Told(Story story) implements ReadAgain {}

    /// The article has several pages, of which the archive holds the first alone: its text cannot be made again.
    record Several() implements ReadAgain {}

    record NoArticle(Reading.NoArticle why) implements ReadAgain {}

    record Lost(String why) implements ReadAgain {}

    /// @param recollection of the outlet, and of the version itself, whose text no memory takes away
    static ReadAgain of(Kept kept, Recollection recollection) {
        return switch (kept) {
            case Kept.Lost(var why) -> new Lost(why);
            case Kept.Page(var content, var type, var address, var at) ->
                switch (recollection.reading(Extractor.inspect(
                        content, type, address, recollection.rules().at(at)))) {
                    case Reading.NoArticle none -> new NoArticle(none);
                    case Reading.Article(var story, var _, var next, var _) ->
                        next.isPresent() ? new Several() : new Told(story);
                };
        };
    }
}
