// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.model.Imprint;
import stet.model.Paragraph;
import stet.model.Reading;
import stet.model.SiteMemory;
import stet.model.Story;

/// A page that was read, and how: its reading, the ruling on each of its blocks, and what its outlet's memory makes of
/// it. All but the reading is worked out when it is asked for. Immutable; it holds on to the page's text.
public final class Inspection {
    /// What takes away a larger part of a text is no box that the pages share: the article stands at several
    /// addresses.
    private static final double MOST_FORGOTTEN = 1 / 3.0;

    private final Reading reading;
    private final Optional<Reading.Article> told;
    private final Optional<Sheet> sheet;
    private final List<Ruling> rulings;
    private final Optional<Furniture> furniture;
    private final List<Ruled.Use> uses;

    private Inspection(
            Reading reading,
            Optional<Reading.Article> told,
            Optional<Sheet> sheet,
            List<Ruling> rulings,
            Optional<Furniture> furniture,
            List<Ruled.Use> uses) {
        this.reading = reading;
        this.told = told;
        this.uses = List.copyOf(uses);
        this.sheet = sheet;
        this.rulings = List.copyOf(rulings);
        this.furniture = furniture;
    }

    /// Of a page that has no blocks to rule on.
    static Inspection of(Reading.NoArticle none) {
        return new Inspection(none, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    /// @param told what stands on the page, article or not
    /// @param rulings on the blocks of the article's part of the page, in order
    /// @param uses what each of the outlet's rules found
    static Inspection of(
            Reading reading,
            Optional<Reading.Article> told,
            Sheet sheet,
            List<Ruling> rulings,
            Furniture furniture,
            List<Ruled.Use> uses) {
        return new Inspection(reading, told, Optional.of(sheet), rulings, Optional.of(furniture), uses);
    }

    /// The same, telling which of it came from where.
    ///
    /// @param sights of the page after the rescue
    Inspection from(Rescue rescue, Sights sights) {
        return sheet.filter(_ -> reading instanceof Reading.Article)
                .map(s -> new Inspection(
                        reading instanceof Reading.Article article ? article.textFrom(rescue.source()) : reading,
                        told,
                        sheet,
                        rulings.stream()
                                .map(r -> rescue.added(sights.elementOf(s.boxOf(r.block())))
                                        ? r.as(r.place(), r.reason() + ", in " + rescue.source())
                                        : r)
                                .toList(),
                        furniture,
                        uses))
                .orElse(this);
    }

    /// Whether this is an article that has more text than the other reading of the page.
    boolean says(Inspection other) {
        return reading instanceof Reading.Article article
                && Verdicts.prose(article.story())
                        > (other.reading instanceof Reading.Article less ? Verdicts.prose(less.story()) : 0);
    }

    Optional<Sheet> sheet() {
        return sheet;
    }

    List<Ruling> rulings() {
        return rulings;
    }

    /// The page by itself.
    public Reading reading() {
        return reading;
    }

    /// The beginning that everyone is shown in front of a paywall: no article, and never a version of one. Empty
    /// for any other page.
    public Optional<Reading.Article> teaser() {
        return reading instanceof Reading.NoArticle(var reason, var _) && reason == Reading.Reason.PAYWALL
                ? told
                : Optional.empty();
    }

    /// The page by itself, and what the outlet's rules found on it.
    public Ruled ruled() {
        return new Ruled(reading, uses);
    }

    /// The page without what its outlet's memory knows for furniture. What already stands in the article is never
    /// taken away, so that a memory that grows changes no article.
    ///
    /// @param standing the texts of the article's latest version; empty before the first
    public Reading reading(SiteMemory memory, Set<String> standing) {
        return switch (reading) {
            case Reading.NoArticle none -> none;
            case Reading.Article(var story, var canonical, var next, var stated) -> {
                var forgotten = forgotten(story, memory, standing);
                yield forgotten.isEmpty()
                        ? reading
                        : new Reading.Article(story.without(forgotten), canonical, next, stated);
            }
        };
    }

    private Set<String> forgotten(Story story, SiteMemory memory, Set<String> standing) {
        if (memory.prints().isEmpty()
                || story.paragraphs().stream().map(Paragraph::text).allMatch(standing::contains)) {
            return Set.of();
        }
        var known = new HashSet<String>();
        imprints().forEach((text, imprint) -> {
            if (!standing.contains(text) && memory.isFurniture(imprint.text())) {
                known.add(text);
            }
        });
        int all = 0;
        int less = 0;
        for (var paragraph : story.paragraphs()) {
            int weight = Scripts.weight(paragraph.text());
            all += weight;
            less += known.contains(paragraph.text()) ? weight : 0;
        }
        return less > all * MOST_FORGOTTEN ? Set.of() : known;
    }

    /// What the blocks that could be furniture leave in the outlet's memory, by their texts.
    public Map<String, Imprint> imprints() {
        return sheet.map(s -> Imprints.of(s, rulings)).orElse(Map.of());
    }

    /// Every block of the page in reading order, those outside the article's part of it too.
    ///
    /// @param memory what is remembered of the page's outlet
    public List<Explained> blocks(SiteMemory memory) {
        if (sheet.isEmpty() || furniture.isEmpty()) {
            return List.of();
        }
        var ruled = new HashMap<Integer, List<Ruling>>();
        for (var ruling : rulings) {
            ruled.computeIfAbsent(ruling.block().order(), _ -> new ArrayList<>())
                    .add(ruling);
        }
        var imprints = imprints();
        var forgotten = reading instanceof Reading.Article(var story, var _, var _, var _)
                ? forgotten(story, memory, Set.of())
                : Set.<String>of();
        var blocks = new ArrayList<Explained>();
        for (var block : sheet.get().blocks()) {
            var own = ruled.get(block.order());
            for (var ruling : own == null ? List.of(outside(furniture.get(), block)) : own) {
                blocks.add(explained(sheet.get(), ruling, imprints, forgotten, memory));
            }
        }
        return blocks;
    }

    private static Ruling outside(Furniture furniture, Block block) {
        var why = furniture.has(block) ? furniture.why(block) : "outside the article's part of the page";
        return new Ruling(block, Ruling.Place.OUT, why);
    }

    private static Explained explained(
            Sheet sheet, Ruling ruling, Map<String, Imprint> imprints, Set<String> forgotten, SiteMemory memory) {
        var text = Spaces.tidy(ruling.block().text());
        var imprint = Optional.ofNullable(imprints.get(text));
        boolean remembered = forgotten.contains(text);
        boolean kept = ruling.place() != Ruling.Place.OUT && !remembered;
        return new Explained(
                kept ? ruling.place().name().toLowerCase(Locale.ROOT) : "",
                remembered
                        ? "on the pages of %d articles of this outlet"
                                .formatted(imprint.map(i -> memory.articles(i.text()))
                                        .orElse(0))
                        : ruling.reason(),
                Imprints.path(sheet, ruling.block()),
                text,
                imprint);
    }
}
