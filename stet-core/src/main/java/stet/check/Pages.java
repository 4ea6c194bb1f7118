// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import stet.extract.Extractor;
import stet.extract.Inspection;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Story;

/// One story from an article's pages, which may be several. An article can be edited between the fetch of its first
/// page and of its last; so a story of several pages that is not the one already known counts only when the first
/// page, asked for once more, still reads the same. If it does not, the reading begins anew from there.
sealed interface Pages {
    /// @param first the capture of the first page
    /// @param inspections of the pages, in order
    record Whole(Capture first, Story story, Optional<Address> canonical, List<Inspection> inspections)
            implements Pages {
        public Whole {
            inspections = List.copyOf(inspections);
        }

        /// The outlet's rules that every article should meet and that found nothing, in words; may be empty.
        String idleRules() {
            return inspections.getFirst().ruled().idle();
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

    /// @param recollection what is known of the article and of its outlet
    /// @param answers as they were asked for: the first page, the following ones, and the first page again
    static Pages read(Recollection recollection, List<Fetched> answers) {
        var left = answers;
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            if (!(left.getFirst() instanceof Fetched.Page(var first))) {
                return new Broken("the first page, asked for again, gave no usable answer");
            }
            var inspection = recollection.inspection(first);
            var pages = switch (recollection.reading(inspection)) {
                case Reading.NoArticle none -> new NoStory(none);
                case Reading.Article article -> read(recollection, first, inspection, article, left);
            };
            if (!(pages instanceof Anew(int from))) {
                return pages;
            }
            left = left.subList(from, left.size());
        }
        return new Broken("the article was edited while its pages were read");
    }

    private static Pages read(
            Recollection recollection,
            Capture first,
            Inspection inspection,
            Reading.Article article,
            List<Fetched> answers) {
        return switch (join(recollection, first, inspection, article, answers)) {
            case Joined.Not(var why) -> why;
            case Joined.All(var story, var inspections) -> {
                int pages = inspections.size();
                boolean settled = pages == 1 || recollection.isLatest(story);
                if (settled || answers.size() > pages && reads(recollection, answers.get(pages), article.story())) {
                    yield new Whole(first, story, article.canonical(), inspections);
                }
                yield answers.size() == pages ? new More(first.address()) : new Anew(pages);
            }
        };
    }

    private static boolean reads(Recollection recollection, Fetched again, Story story) {
        return again instanceof Fetched.Page(var page)
                && recollection.reading(recollection.inspection(page)) instanceof Reading.Article other
                && other.story().digest().equals(story.digest());
    }

    private static Joined join(
            Recollection recollection,
            Capture first,
            Inspection inspection,
            Reading.Article article,
            List<Fetched> answers) {
        var inspections = new ArrayList<Inspection>();
        inspections.add(inspection);
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
            var further = recollection.inspection(more);
            if (!(recollection.reading(further) instanceof Reading.Article part)) {
                return new Joined.Not(new Broken("page %d of the article could not be read".formatted(page + 1)));
            }
            story = Extractor.join(story, part.story());
            next = part.next();
            inspections.add(further);
        }
        return new Joined.All(story, inspections);
    }

    /// @see #join
    sealed interface Joined {
        /// @param inspections of the answers that went into it
        record All(Story story, List<Inspection> inspections) implements Joined {
            public All {
                inspections = List.copyOf(inspections);
            }
        }

        record Not(Pages why) implements Joined {}
    }

    static Reading reading(Capture capture, SiteRules rules) {
        return inspection(capture, rules).reading();
    }

    static Inspection inspection(Capture capture, SiteRules rules) {
        return Extractor.inspect(
                capture.content(),
                capture.header("Content-Type").orElse(""),
                capture.address(),
                rules.at(capture.at()));
    }
}
