// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import stet.extract.Extractor;
import stet.extract.Inspection;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Story;

/// One story from an article's pages, which may be several. An article can be edited between the fetch of its first
/// page and of its last; so the pages of a story that is not the one already known are read twice, one reading right
/// after the other. Pages that say the same in both stood unchanged from their first fetch to their second; when all
/// but the last do, they all stood together when the last was fetched (the double collect of Afek et al., Atomic
/// snapshots of shared memory, J. ACM 40(4), 1993, section 3; a page that is changed and changed back in between
/// aside).
sealed interface Pages {
    /// @param captures of the pages, in order
    /// @param inspections of the same
    /// @param parts what each of them tells
    /// @param edited whether the last page has been edited since: another version is there already
    record Whole(
            List<Capture> captures,
            List<Inspection> inspections,
            List<Story> parts,
            Optional<Address> canonical,
            boolean edited)
            implements Pages {
        public Whole {
            captures = List.copyOf(captures);
            inspections = List.copyOf(inspections);
            parts = List.copyOf(parts);
        }

        Story story() {
            return parts.stream().reduce(Extractor::join).orElseThrow();
        }

        Capture first() {
            return captures.getFirst();
        }

        /// The two readings' common story, when the second, right after this one, shows that its pages
        /// stood together: with the second's pages, as this one's first may be older than an edit of the
        /// last. When the last page has been edited since, only this reading has what stood before.
        Optional<Whole> provenBy(Whole next) {
            int last = parts.size() - 1;
            boolean together = next.parts.size() == parts.size()
                    && IntStream.range(0, last).allMatch(page -> readsTheSame(next, page));
            if (!together) {
                return Optional.empty();
            }
            return Optional.of(
                    readsTheSame(next, last) ? next : new Whole(captures, inspections, parts, canonical, true));
        }

        private boolean readsTheSame(Whole next, int page) {
            return parts.get(page).digest().equals(next.parts.get(page).digest());
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

    /// How often all the pages are read while each reading finds them edited.
    int MOST_READINGS = 4;

    /// @param recollection what is known of the article and of its outlet
    /// @param answers as they were asked for: all pages in order, and all of them again
    static Pages read(Recollection recollection, List<Fetched> answers) {
        var left = answers;
        var before = Optional.<Whole>empty();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            var pages = once(recollection, left);
            if (!(pages instanceof Whole whole)) {
                return pages;
            }
            int count = whole.parts().size();
            var proven = before.flatMap(earlier -> earlier.provenBy(whole));
            if (proven.isPresent()) {
                return proven.get();
            }
            if (count == 1 || recollection.isLatest(whole.story())) {
                return whole;
            }
            if (left.size() == count && reading + 1 < MOST_READINGS) {
                return new More(whole.first().address());
            }
            left = left.subList(count, left.size());
            before = Optional.of(whole);
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
        var captures = new ArrayList<Capture>();
        captures.add(first);
        var inspections = new ArrayList<Inspection>();
        inspections.add(inspection);
        var parts = new ArrayList<Story>();
        parts.add(article.story());
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
            parts.add(part.story());
            next = part.next();
            captures.add(more);
            inspections.add(further);
        }
        return new Whole(captures, inspections, parts, article.canonical(), false);
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
