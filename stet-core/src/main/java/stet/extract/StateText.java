// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stet.model.Address;

/// A text in a page's embedded state that could be an article's: a string of HTML or of paragraphs, or a list of
/// blocks.
///
/// @param source where it stands, for people
/// @param html its blocks in order
/// @param headline that the state gives it; may be empty
/// @param addressed whether the state gives it the page's own address
/// @param weight of its running text, by [Scripts#weight]
record StateText(String source, List<String> html, String headline, boolean addressed, int weight) {
    /// Less is a teaser.
    private static final int LEAST = 300;
    /// The same for a single string without marks of paragraphs.
    private static final int LEAST_PLAIN = 500;

    private static final double LIKE = 0.6;
    private static final int NEAREST_OWNERS = 5;
    private static final int PARAGRAPH = 140;
    /// The share of a text that is sentences, and that of a title's words that its article has.
    private static final double MOSTLY = 0.6;

    private static final double OF_TITLE = 0.4;
    private static final int LONGEST_HEADLINE = 400;
    /// No text begins with one of these; a piece of a broken string may.
    private static final String BROKEN = ",.;:!?)]}";

    private static final int SHORTEST_NAME = 8;
    private static final int MOST = 200;

    private static final List<String> HEADLINES =
            List.of("headline", "title", "headLine", "heading", "webTitle", "hed", "headlines", "name");
    private static final List<String> ADDRESSES = List.of(
            "url",
            "slug",
            "path",
            "canonical",
            "canonical_url",
            "canonicalUrl",
            "link",
            "href",
            "permalink",
            "uri",
            "mainEntityOfPage",
            "website_url");
    private static final List<String> OF_ARTICLES = List.of(
            "headline",
            "slug",
            "author",
            "authors",
            "byline",
            "publishedAt",
            "datePublished",
            "published_at",
            "createdAt",
            "excerpt",
            "teaser");
    private static final Pattern ELSEWHERE = Pattern.compile("comment|repl(?:y|ies)|related|recommend|trending|popular"
            + "|mostread|latest|teaser|newsletter|author|bio$|biography|consent|cookie|privacy|terms|legal|i18n|locale|translation"
            + "|acceptedanswer|question|seo|description|summary|excerpt|standfirst|caption|footer|faq|advert");
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern PARTED =
            Pattern.compile("</?(?:p|br|li|h[1-6]|div|blockquote)\\b[^<>]{0,2000}>|\\n\\s*\\n");

    StateText {
        html = List.copyOf(html);
    }

    String markup() {
        return String.join("\n", html);
    }

    /// The page's own article among the texts of its state; empty where it is none, or could be any of several.
    ///
    /// @param titles that the page states
    /// @param alone whether a text that nothing ties to the page is its article when there is no other
    static Optional<StateText> of(List<AppState.Source> state, List<String> titles, Address address, boolean alone) {
        var name = address.path().replaceFirst(".*/(?=[^/]+/?$)", "").replaceFirst("/$", "");
        var search = new Search(name.length() >= SHORTEST_NAME ? name : "");
        state.forEach(search::read);
        var heaviest = search.found.stream()
                .sorted(Comparator.comparingInt(StateText::weight).reversed())
                .toList();
        return heaviest.stream()
                .filter(t -> t.addressed || t.isTitled(titles))
                .findFirst()
                .or(() -> alone ? only(heaviest).filter(t -> t.isAbout(titles)) : Optional.empty());
    }

    /// Whether words of a title stand in the text: its own title's, if it has one.
    private boolean isAbout(List<String> titles) {
        var words = Set.copyOf(Witness.words(TAG.matcher(markup()).replaceAll(" ")));
        return (headline.isEmpty() ? titles : List.of(headline))
                .stream()
                        .map(Witness::words)
                        .anyMatch(
                                title -> title.stream().filter(words::contains).count() > title.size() * OF_TITLE);
    }

    private boolean isTitled(List<String> titles) {
        var like = Likeness.to(headline);
        return !headline.isEmpty()
                && titles.stream()
                        .map(Likeness::to)
                        .anyMatch(t -> t.of(like) >= LIKE || like.total() > 3 && like.within(t) > 0.9);
    }

    private static Optional<StateText> only(List<StateText> heaviest) {
        var others = heaviest.stream()
                .skip(1)
                .filter(t -> !t.headline.equals(heaviest.getFirst().headline) || t.headline.isEmpty())
                .mapToInt(StateText::weight)
                .sum();
        boolean single = !heaviest.isEmpty() && others < heaviest.getFirst().weight;
        return single ? Optional.of(heaviest.getFirst()) : Optional.empty();
    }

    /// Goes through a page's state. A text that was taken is not searched for another.
    private static final class Search {
        private final String name;
        private final List<StateText> found = new ArrayList<>();
        private final List<Blob.Group> owners = new ArrayList<>();
        private String source = "";

        Search(String name) {
            this.name = name;
        }

        void read(AppState.Source from) {
            source = from.name();
            visit(from.blob());
        }

        private void visit(Blob blob) {
            switch (blob) {
                case Blob.Text(var text) -> string(text);
                case Blob.Word _ -> {}
                case Blob.Row row -> {
                    if (!list(row)) {
                        row.items().forEach(this::visit);
                    }
                }
                case Blob.Group group -> {
                    owners.add(group);
                    for (var member : group.members()) {
                        var key = SIGN.matcher(member.name().toLowerCase(Locale.ROOT))
                                .replaceAll("");
                        if (!ELSEWHERE.matcher(key).find()) {
                            visit(member.value());
                        }
                    }
                    owners.removeLast();
                }
            }
        }

        private void string(String text) {
            if (text.length() < LEAST / 3) {
                return;
            }
            int least = PARTED.matcher(text).find() ? LEAST : LEAST_PLAIN;
            add(StateMarkup.blocks(text), least);
        }

        private boolean list(Blob.Row row) {
            long articles = row.items().stream()
                    .filter(i -> i instanceof Blob.Group g
                            && g.members().stream().anyMatch(m -> OF_ARTICLES.contains(m.name())))
                    .count();
            return row.items().size() > 1 && articles * 2 < row.items().size() && add(StateMarkup.blocks(row), LEAST);
        }

        private boolean add(List<String> blocks, int least) {
            int all = 0;
            int weight = 0;
            var last = "";
            for (var block : blocks) {
                for (var part : PARTED.split(block)) {
                    last = part.isBlank() ? last : part;
                    var words = TAG.matcher(part).replaceAll("").strip();
                    all += Scripts.weight(words);
                    weight += isRunning(words) ? Scripts.weight(words) : 0;
                }
            }
            if (weight < least || weight < all * MOSTLY || Rescue.isElliptic(last) || found.size() >= MOST) {
                return false;
            }
            found.add(new StateText(source, blocks, headline(), isAddressed(), weight));
            return true;
        }

        /// Whether words are sentences of some language, not a program or a list of names.
        private static boolean isRunning(String words) {
            int letters = 0;
            int spaces = 0;
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                letters += Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK ? 1 : 0;
                spaces += c == ' ' || c == '\u00a0' || Scripts.isUnspaced(c) ? 1 : 0;
            }
            return Scripts.weight(words) >= 50
                    && BROKEN.indexOf(words.charAt(0)) < 0
                    && letters > words.length() * 0.7
                    && spaces > words.length() / 25
                    && (Scripts.endsSentence(words) || Scripts.weight(words) >= PARAGRAPH);
        }

        private List<Blob.Group> nearest() {
            return owners.subList(Math.max(0, owners.size() - NEAREST_OWNERS), owners.size())
                    .reversed();
        }

        private String headline() {
            return nearest().stream()
                    .flatMap(owner -> HEADLINES.stream()
                            .flatMap(key -> owner.member(key).stream())
                            .flatMap(value -> line(value).stream()))
                    .findFirst()
                    .orElse("");
        }

        private static Optional<String> line(Blob value) {
            var text = switch (value) {
                case Blob.Text(var words) -> words;
                case Blob.Group group ->
                    group.text(List.of("basic", "rendered", "text", "value", "main", "default"))
                            .orElse("");
                case Blob.Row _, Blob.Word _ -> "";
            };
            var line = Spaces.tidy(TAG.matcher(text).replaceAll(""));
            return line.isEmpty() || line.length() > LONGEST_HEADLINE ? Optional.empty() : Optional.of(line);
        }

        private boolean isAddressed() {
            return !name.isEmpty()
                    && nearest().stream()
                            .limit(2)
                            .flatMap(o -> ADDRESSES.stream().flatMap(k -> o.member(k).stream()))
                            .anyMatch(v -> v instanceof Blob.Text(var text) && text.contains(name));
        }
    }
}
