// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import stet.extract.Extractor;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Story;

/// One story from an article's pages, which may be several.
sealed interface Pages {
    record Whole(Story story, Optional<Address> canonical) implements Pages {}

    /// The story goes on at another address.
    record More(Address next) implements Pages {}

    record NoStory(Reading.NoArticle why) implements Pages {}

    /// A later page could not be read: the look as a whole says nothing, for a cut text is no version.
    record Broken(String detail) implements Pages {}

    /// More pages than this are a list of links that calls itself an article.
    int MOST = 20;

    static Pages read(Capture first, List<Fetched> answers) {
        return switch (reading(first)) {
            case Reading.NoArticle none -> new NoStory(none);
            case Reading.Article(var story, var canonical, var next) -> join(story, canonical, next, first, answers);
        };
    }

    private static Pages join(
            Story first,
            Optional<Address> canonical,
            Optional<Address> second,
            Capture capture,
            List<Fetched> answers) {
        var story = first;
        var next = second;
        var seen = new HashSet<Address>();
        seen.add(capture.requested());
        seen.add(capture.address());
        for (int page = 1; next.isPresent() && page < MOST && seen.add(next.get()); page++) {
            if (page >= answers.size()) {
                return new More(next.get());
            }
            if (!(answers.get(page) instanceof Fetched.Page(var more))) {
                return new Broken("page %d of the article gave no usable answer".formatted(page + 1));
            }
            if (!(reading(more) instanceof Reading.Article(var part, var _, var after))) {
                return new Broken("page %d of the article could not be read".formatted(page + 1));
            }
            story = Extractor.join(story, part);
            next = after;
        }
        return new Whole(story, canonical);
    }

    static Reading reading(Capture capture) {
        return Extractor.extract(
                capture.content(), capture.header("Content-Type").orElse(""), capture.address());
    }
}
