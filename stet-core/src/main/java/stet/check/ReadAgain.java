// SPDX-License-Identifier: Apache-2.0
package stet.check;

import stet.extract.Extractor;
import stet.extract.SiteRules;
import stet.model.Reading;
import stet.model.Story;

/// What the present extractor, with the rules of the capture's day, makes of the page that a version was read from.
public sealed interface ReadAgain {
    record Told(Story story) implements ReadAgain {}

    /// The article has several pages, of which the archive holds the first alone: its text cannot be made again.
    record Several() implements ReadAgain {}

    record NoArticle(Reading.NoArticle why) implements ReadAgain {}

    record Lost(String why) implements ReadAgain {}

    static ReadAgain of(Kept kept, SiteRules rules) {
        return switch (kept) {
            case Kept.Lost(var why) -> new Lost(why);
            case Kept.Page(var content, var type, var address, var at) ->
                switch (Extractor.extract(content, type, address, rules.at(at)).reading()) {
                    case Reading.NoArticle none -> new NoArticle(none);
                    case Reading.Article(var story, var _, var next) ->
                        next.isPresent() ? new Several() : new Told(story);
                };
        };
    }
}
