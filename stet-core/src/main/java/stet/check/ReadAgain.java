// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.ArrayList;
import java.util.List;
import stet.extract.Extractor;
import stet.model.Reading;
import stet.model.Story;

/// What the present extractor, with the rules of the capture's day, makes of the page that a version was read from.
public sealed interface ReadAgain {
    record Told(Story story) implements ReadAgain {}

    /// The article has more pages than the archive holds: its text cannot be made again.
    record Several() implements ReadAgain {}

    record NoArticle(Reading.NoArticle why) implements ReadAgain {}

    record Lost(String why) implements ReadAgain {}

    /// @param recollection of the outlet, and of the version itself, whose text no memory takes away
    static ReadAgain of(Kept kept, Recollection recollection) {
        return switch (kept) {
            case Kept.Lost(var why) -> new Lost(why);
            case Kept.Pages(var all) -> of(all, recollection);
        };
    }

    private static ReadAgain of(List<Kept.Page> pages, Recollection recollection) {
        var stories = new ArrayList<Story>();
        boolean more = true;
        for (var page : pages) {
            switch (recollection.reading(page)) {
                case Reading.NoArticle none -> {
                    return new NoArticle(none);
                }
                case Reading.Article(var story, var _, var next, var _) -> {
                    stories.add(story);
                    more = next.isPresent();
                }
            }
        }
        return more && pages.size() < Pages.MOST
                ? new Several()
                : new Told(stories.stream().reduce(Extractor::join).orElseThrow());
    }
}
