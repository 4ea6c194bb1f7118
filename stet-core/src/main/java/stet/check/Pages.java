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
import stet.model.Digest;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Story;

/// One story from an article's pages, which may be several. An article can be edited between the fetch of its first
/// page and of its last; so a story of several pages that is not the one already known counts only when two readings of
/// all its pages, one right after the other, say the same. Each page then stood unchanged from its first fetch to its
/// second, so all of them stood together when the second reading began (the double collect of Afek et al., Atomic
/// snapshots of shared memory, J. ACM 40(4), 1993, section 3; a page that is changed and changed back in between
/// aside).
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

    /// More pages than this are a list of links that calls itself an article.
    int MOST = 20;

    /// How often all the pages are read while no two readings in a row say the same.
    int MOST_READINGS = 4;

    /// @param recollection what is known of the article and of its outlet
    /// @param answers as they were asked for: all pages in order, and all of them again
    static Pages read(Recollection recollection, List<Fetched> answers) {
        var left = answers;
        var before = Optional.<Digest>empty();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            var pages = once(recollection, left);
            if (!(pages instanceof Whole whole)) {
                return pages;
            }
            int count = whole.inspections().size();
            var text = whole.story().digest();
            if (count == 1 || recollection.isLatest(whole.story()) || before.equals(Optional.of(text))) {
                return whole;
            }
            if (left.size() == count && reading + 1 < MOST_READINGS) {
                return new More(whole.first().address());
            }
            left = left.subList(count, left.size());
            before = Optional.of(text);
        }
        return new Broken("the article was edited while its pages were read");
    }

    /// One reading of all pages.
    private static Pages once(Recollection recollection, List<Fetched> answers) {
        if (!(answers.getFirst() instanceof Fetched.Page(var first))) {
            return new Broken("the first page, asked for again, gave no usable answer");
        }
        var inspection = recollection.inspection(first);
        return switch (recollection.reading(inspection)) {
            case Reading.NoArticle none -> new NoStory(none);
            case Reading.Article article -> joined(recollection, first, inspection, article, answers);
        };
    }

    private static Pages joined(
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
                return new More(next.get());
            }
            if (!(answers.get(page) instanceof Fetched.Page(var more))) {
                return new Broken("page %d of the article gave no usable answer".formatted(page + 1));
            }
            var further = recollection.inspection(more);
            if (!(recollection.reading(further) instanceof Reading.Article part)) {
                return new Broken("page %d of the article could not be read".formatted(page + 1));
            }
            story = Extractor.join(story, part.story());
            next = part.next();
            inspections.add(further);
        }
        return new Whole(first, story, article.canonical(), inspections);
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
