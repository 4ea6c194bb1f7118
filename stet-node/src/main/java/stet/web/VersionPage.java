// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Post;
import stet.model.Story;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.Evidence;
import stet.store.RereadLine;

/// One version as clean text, to read, print and cite.
///
/// @param parts the text, cut where the posts of a live page begin and end
/// @param links where links in the text lead; only http and https
/// @param stands whether it is the newest
/// @param stood when we saw it, in words
/// @param permanent its whole address
/// @param readings when its text was read again by us, oldest first
/// @param former the reading that took the place of the text shown here, when that is not the present one
record VersionPage(
        ArticleRecord article,
        Version version,
        String heading,
        Tongue tongue,
        String path,
        List<Part> parts,
        List<Reference> links,
        boolean stands,
        String stood,
        List<Evidence> evidence,
        String permanent,
        List<RereadLine> readings,
        Optional<RereadLine> former) {
    /// A post of a live page, or the text before, between or after posts: all of it, on other pages.
    ///
    /// @param blocks the text, with list items gathered into lists
    record Part(Optional<Post> post, List<Block> blocks) {
        Part {
            blocks = List.copyOf(blocks);
        }
    }

    /// A paragraph, or the items of one list.
    record Block(Paragraph.Kind kind, List<String> texts) {
        Block {
            texts = List.copyOf(texts);
        }

        String text() {
            return String.join(" ", texts);
        }
    }

    /// How a version's text was read again.
    ///
    /// @param former as in [VersionPage]
    record Readings(List<RereadLine> all, Optional<RereadLine> former) {
        static final Readings NONE = new Readings(List.of(), Optional.empty());

        Readings {
            all = List.copyOf(all);
        }
    }

    record Reference(String text, Address address) {}

    VersionPage {
        parts = List.copyOf(parts);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
        readings = List.copyOf(readings);
    }

    static VersionPage of(
            ArticleRecord article, Version version, List<Evidence> evidence, Readings read, String site, Words words) {
        var story = version.story();
        var path = "/a/%s/v/%d".formatted(article.id(), version.number());
        return new VersionPage(
                article,
                version,
                story.headline().isBlank() ? words.say("headline.none") : story.headline(),
                tongue(article, version),
                path,
                parts(story),
                references(story.paragraphs()),
                version.number() == article.versions().size(),
                stood(version, words),
                evidence,
                site + path,
                read.all(),
                read.former());
    }

    private static String stood(Version version, Words words) {
        if (version.origin().isPresent()) {
            return words.say(
                    "imported.stood", version.origin().get().source().title(), words.moment(version.seenFrom()));
        }
        return version.seenFrom().equals(version.seenUntil())
                ? words.say("version.stood.once", words.moment(version.seenFrom()))
                : words.say("version.stood", words.moment(version.seenFrom()), words.moment(version.seenUntil()));
    }

    private static Tongue tongue(ArticleRecord article, Version version) {
        var story = version.story();
        var sample = story.paragraphs().isEmpty()
                ? story.headline()
                : story.paragraphs().getFirst().text();
        return Tongue.of(story.language().isEmpty() ? article.language() : story.language(), sample);
    }

    private static List<Part> parts(Story story) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (var post : story.posts()) {
            addText(parts, story.paragraphs().subList(from, post.first()));
            parts.add(new Part(Optional.of(post), blocks(story.paragraphs().subList(post.first(), post.end()))));
            from = post.end();
        }
        addText(parts, story.paragraphs().subList(from, story.paragraphs().size()));
        return parts;
    }

    private static void addText(List<Part> parts, List<Paragraph> paragraphs) {
        if (!paragraphs.isEmpty()) {
            parts.add(new Part(Optional.empty(), blocks(paragraphs)));
        }
    }

    private static List<Block> blocks(List<Paragraph> paragraphs) {
        var blocks = new ArrayList<Block>();
        var items = new ArrayList<String>();
        for (var paragraph : paragraphs) {
            if (paragraph.kind() == Paragraph.Kind.LIST_ITEM) {
                items.add(paragraph.text());
                continue;
            }
            if (!items.isEmpty()) {
                blocks.add(new Block(Paragraph.Kind.LIST_ITEM, items));
                items.clear();
            }
            blocks.add(new Block(paragraph.kind(), List.of(paragraph.text())));
        }
        if (!items.isEmpty()) {
            blocks.add(new Block(Paragraph.Kind.LIST_ITEM, items));
        }
        return blocks;
    }

    /// Links with another scheme than http or https are left out: their addresses come from the outlet's page.
    static List<Reference> references(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .flatMap(p -> p.links().stream())
                .filter(l -> !l.text().isBlank())
                .flatMap(l -> Address.parse(l.address()).map(a -> new Reference(l.text(), a)).stream())
                .distinct()
                .toList();
    }
}
