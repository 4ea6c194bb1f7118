// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.extract.Extractor;
import stet.extract.Inspection;
import stet.extract.SiteRules;
import stet.model.Capture;
import stet.model.Fingerprint;
import stet.model.Imprint;
import stet.model.Lesson;
import stet.model.Looks;
import stet.model.Paragraph;
import stet.model.Reading;
import stet.model.SiteMemory;
import stet.model.Story;
import stet.model.Target;
import stet.model.Version;
import stet.model.Watched;

/// What is remembered when a page is read: its outlet's furniture, and the article's latest version, whose text no
/// memory takes away.
///
/// @param rules of the outlet
public record Recollection(Target target, SiteMemory memory, Optional<Story> latest, SiteRules rules) {

    /// A page with more blocks that could be furniture is no ordinary one, and teaches so many.
    private static final int MOST_TAUGHT = 200;

    /// @param rules of the target's outlet
    public static Recollection of(Watched watched, SiteRules rules) {
        return of(watched.target(), watched.memory(), watched.latest(), rules);
    }

    /// @param latest whose text no memory takes away
    public static Recollection of(Target target, SiteMemory memory, Optional<Version> latest, SiteRules rules) {
        return new Recollection(target, memory.asOf(Extractor.VERSION), latest.map(Version::story), rules);
    }

    /// The same, with this for the article's latest version.
    public Recollection standing(Story story) {
        return new Recollection(target, memory, Optional.of(story), rules);
    }

    Inspection inspection(Capture capture) {
        return Pages.inspection(capture, rules);
    }

    Reading reading(Kept.Page page) {
        return reading(Extractor.inspect(page.content(), page.contentType(), page.address(), rules.at(page.at())));
    }

    Reading reading(Inspection inspection) {
        return inspection.reading(memory, standing());
    }

    boolean isLatest(Story story) {
        return latest.map(s -> s.digest().equals(story.digest())).orElse(false);
    }

    /// Whether the story is the latest version but for paragraphs that are known furniture by now.
    boolean onlyFurnitureLeft(Story now) {
        if (latest.isEmpty()) {
            return false;
        }
        var there = texts(now);
        var left = new HashSet<String>();
        for (var text : standing()) {
            if (!there.contains(text) && memory.isFurniture(Fingerprint.of(text))) {
                left.add(text);
            }
        }
        boolean some = !left.isEmpty() && left.size() < standing().size();
        return some && latest.get().without(left).digest().equals(now.digest());
    }

    /// Whether nothing but a place of changing furniture shows another text.
    boolean isFurniture(Difference difference) {
        return !memory.places().isEmpty()
                && difference.replacedPlace().filter(memory::isVolatile).isPresent();
    }

    /// What an article's first page teaches.
    Lesson lesson(Pages.Whole page) {
        return lesson(true, Difference.imprints(page), Optional.empty(), List.of());
    }

    /// What a changed page teaches. A place counts as churning only when the look before saw a change as well: an
    /// outlet edits now and then, furniture changes at every look.
    Lesson lesson(Difference difference, Looks looks) {
        var imprints = Difference.imprints(difference.page());
        var churned = looks.unchanged() == 0 ? difference.replacedPlace() : Optional.<Fingerprint>empty();
        return lesson(false, imprints, churned, held(imprints));
    }

    private Lesson lesson(
            boolean first, Map<String, Imprint> imprints, Optional<Fingerprint> churned, List<Fingerprint> held) {
        if (!(target instanceof Target.Article(var id, var _, var _))) {
            throw new IllegalStateException("a seed teaches nothing about furniture: " + target);
        }
        var standing = standing();
        var newcomers = imprints.entrySet().stream()
                .filter(e -> !standing.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Imprint::text))
                .limit(MOST_TAUGHT)
                .toList();
        return new Lesson(Extractor.VERSION, id, first, newcomers, churned, held);
    }

    /// Places under suspicion that show the text they showed before.
    private List<Fingerprint> held(Map<String, Imprint> imprints) {
        var standing = standing();
        return imprints.entrySet().stream()
                .filter(e -> standing.contains(e.getKey()))
                .map(e -> e.getValue().place())
                .filter(memory.places()::containsKey)
                .distinct()
                .toList();
    }

    private Set<String> standing() {
        return latest.map(Recollection::texts).orElse(Set.of());
    }

    private static Set<String> texts(Story story) {
        return story.paragraphs().stream().map(Paragraph::text).collect(Collectors.toSet());
    }
}
