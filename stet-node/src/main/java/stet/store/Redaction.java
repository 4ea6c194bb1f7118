// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.compare.Comparison;
import stet.model.Event;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.Revision;
import stet.model.Story;
import stet.model.Withholding;
import stet.model.Withholding.Extent;

/// What of one article readers are not shown. Words that are withheld are blackened sign by sign, so that whatever
/// points into a text still fits.
final class Redaction {
    static final Redaction NONE = new Redaction(List.of());

    private static final String BLACK = "█";

    private final List<Withholding> inForce;
    private final List<Pattern> passages;

    Redaction(List<Withholding> inForce) {
        this.inForce = List.copyOf(inForce);
        this.passages = inForce.stream()
                .flatMap(
                        w -> w.extent() instanceof Extent.Passage(String text) ? Stream.of(pattern(text)) : Stream.of())
                .toList();
    }

    private static Pattern pattern(String passage) {
        var words = Arrays.stream(passage.split(" "))
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\u00a0\\u202f]+"));
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    List<Withholding> inForce() {
        return inForce;
    }

    boolean isNothing() {
        return inForce.isEmpty();
    }

    /// Why nothing of the article is shown, if so.
    Optional<Withholding> ofAll() {
        return inForce.stream().filter(w -> w.extent() instanceof Extent.Whole).findFirst();
    }

    /// Why a version is not shown, if so.
    Optional<Withholding> of(int version) {
        return ofAll().or(() -> inForce.stream()
                .filter(w -> w.extent().equals(new Extent.OneVersion(version)))
                .findFirst());
    }

    /// Why what changed between two versions is not shown, if so.
    Optional<Withholding> of(int from, int to) {
        return of(to).or(() -> of(from));
    }

    /// @throws Withheld when nothing of the article is shown
    void allow() {
        ofAll().ifPresent(why -> {
            throw new Withheld(why);
        });
    }

    /// As it may be shown.
    ///
    /// @throws Withheld when the version may not be
    Story story(int version, Story story) {
        of(version).ifPresent(why -> {
            throw new Withheld(why);
        });
        return passages.isEmpty() ? story : blackened(story);
    }

    /// What is told of a change between texts that may be shown: compared anew where words in them may be blackened.
    Revision revision(Revision told, Story before, Story after) {
        return passages.isEmpty()
                ? told
                : Comparison.of(before, after).insteadOf(told).revision(told.from(), told.to());
    }

    /// Whether what is stored of a change may tell words that are withheld.
    boolean hidesWords() {
        return !passages.isEmpty();
    }

    Event event(Event event) {
        return passages.isEmpty() ? event : new Event(event.kind(), event.at(), text(event.detail()));
    }

    /// The headline of an article as it may be shown: of its last version that may; empty when none may.
    ///
    /// @param row with the article's columns
    String headline(DSLContext sql, Record row) {
        if (inForce.isEmpty()) {
            return row.get(Tables.Article.HEADLINE);
        }
        if (of(row.get(Tables.Article.VERSIONS)).isEmpty()) {
            return text(row.get(Tables.Article.HEADLINE));
        }
        return sql
                .select(Tables.Version.NUMBER, Tables.Version.HEADLINE)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(row.get(Tables.Article.NR)))
                .orderBy(Tables.Version.NR.desc())
                .fetch()
                .stream()
                .filter(version -> of(version.value1()).isEmpty())
                .findFirst()
                .map(version -> text(version.value2()))
                .orElse("");
    }

    /// A text in which what is withheld is black.
    String text(String text) {
        var shown = text;
        for (var passage : passages) {
            shown = passage.matcher(shown).replaceAll(found -> black(found.group()));
        }
        return shown;
    }

    private static String black(String words) {
        return words.codePoints()
                .mapToObj(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? Character.toString(c) : BLACK)
                .collect(Collectors.joining());
    }

    private Story blackened(Story story) {
        return new Story(
                text(story.headline()),
                text(story.standfirst()),
                text(story.byline()),
                story.authors().stream().map(this::text).toList(),
                story.published(),
                story.modified(),
                story.language(),
                story.section(),
                story.paragraphs().stream().map(this::blackened).toList(),
                story.posts().stream()
                        .map(p -> new Post(p.first(), p.end(), p.at(), text(p.byline()), p.fragment()))
                        .toList(),
                story.pictures().stream().flatMap(this::blackened).toList());
    }

    /// A picture whose words are blackened is told without its address, which may say the same; left out when it has no
    /// captions.
    private Stream<Picture> blackened(Picture picture) {
        var shown = new Picture(
                picture.address(),
                text(picture.alt()),
                picture.captions().stream().map(this::text).toList());
        if (shown.equals(picture)) {
            return Stream.of(picture);
        }
        return shown.captions().isEmpty()
                ? Stream.empty()
                : Stream.of(new Picture(Optional.empty(), shown.alt(), shown.captions()));
    }

    /// A link whose words are blackened is left out: where it leads may say the same.
    private Paragraph blackened(Paragraph paragraph) {
        var links = paragraph.links().stream()
                .filter(link -> text(link.text()).equals(link.text()))
                .toList();
        return new Paragraph(paragraph.kind(), text(paragraph.text()), links);
    }
}
