// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import stet.extract.Extractor;
import stet.extract.Ruled;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Story;

/// One story from an article's pages, which may be several. An article can be edited between the fetch of its first
/// page and of its last; so a story of several pages that is not the one already known counts only when the first
/// page, asked for once more, still reads the same. If it does not, the reading begins anew from there.
sealed interface Pages {
    /// @param first the capture of the first page
    /// @param idle the outlet's rules that every article should meet and that found nothing, in words; may be empty
    record Whole(Capture first, Story story, Optional<Address> canonical, String idle) implements Pages {
        private Whole telling(String idleRules) {
            return new Whole(first, story, canonical, idleRules);
        }
    }

    /// One more page is needed.
    record More(Address next) implements Pages {}

    record NoStory(Reading.NoArticle why) implements Pages {}

    /// A later page could not be read: the look as a whole says nothing, for a cut text is no version.
    record Broken(String detail) implements Pages {}

    /// The first page reads otherwise by now: the reading begins anew with that answer.
    record Anew(int from) implements Pages {}

    /// More pages than this are a list of links that calls itself an article.
    int MOST = 20;

    /// How often a reading begins anew while the article is being edited.
    int MOST_READINGS = 3;

    /// @param known the digest of the story as last seen; empty before the first
    /// @param answers as they were asked for: the first page, the following ones, and the first page again
    /// @param rules of the article's outlet
    static Pages read(SiteRules rules, Optional<Digest> known, List<Fetched> answers) {
        var left = answers;
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            if (!(left.getFirst() instanceof Fetched.Page(var first))) {
                return new Broken("the first page, asked for again, gave no usable answer");
            }
            var ruled = ruled(first, rules);
            var pages = switch (ruled.reading()) {
                case Reading.NoArticle none -> new NoStory(none);
                case Reading.Article article -> read(rules, known, first, article, left);
            };
            if (!(pages instanceof Anew(int from))) {
                return pages instanceof Whole whole ? whole.telling(ruled.idle()) : pages;
            }
            left = left.subList(from, left.size());
        }
        return new Broken("the article was edited while its pages were read");
    }

    private static Pages read(
            SiteRules rules, Optional<Digest> known, Capture first, Reading.Article article, List<Fetched> answers) {
        return switch (join(rules, first, article, answers)) {
            case Joined.Not(var why) -> why;
            case Joined.All(var story, int pages) -> {
                boolean settled = pages == 1 || known.equals(Optional.of(story.digest()));
                if (settled || answers.size() > pages && reads(rules, answers.get(pages), article.story())) {
                    yield new Whole(first, story, article.canonical(), "");
                }
                yield answers.size() == pages ? new More(first.address()) : new Anew(pages);
            }
        };
    }

    private static boolean reads(SiteRules rules, Fetched again, Story story) {
        return again instanceof Fetched.Page(var page)
                && reading(page, rules) instanceof Reading.Article other
                && other.story().digest().equals(story.digest());
    }

    private static Joined join(SiteRules rules, Capture first, Reading.Article article, List<Fetched> answers) {
        var story = article.story();
        var next = article.next();
        var seen = new HashSet<Address>();
        seen.add(first.requested());
        seen.add(first.address());
        int page = 1;
        for (; next.isPresent() && page < MOST && seen.add(next.get()); page++) {
            if (page >= answers.size()) {
                return new Joined.Not(new More(next.get()));
            }
            if (!(answers.get(page) instanceof Fetched.Page(var more))) {
                return new Joined.Not(new Broken("page %d of the article gave no usable answer".formatted(page + 1)));
            }
            if (!(reading(more, rules) instanceof Reading.Article part)) {
                return new Joined.Not(new Broken("page %d of the article could not be read".formatted(page + 1)));
            }
            story = Extractor.join(story, part.story());
            next = part.next();
        }
        return new Joined.All(story, page);
    }

    /// @see #join
    sealed interface Joined {
        /// @param pages how many answers went into it
        record All(Story story, int pages) implements Joined {}

        record Not(Pages why) implements Joined {}
    }

    static Reading reading(Capture capture, SiteRules rules) {
        return ruled(capture, rules).reading();
    }

    private static Ruled ruled(Capture capture, SiteRules rules) {
        return Extractor.extract(
                capture.content(),
                capture.header("Content-Type").orElse(""),
                capture.address(),
                rules.at(capture.at()));
    }
}
