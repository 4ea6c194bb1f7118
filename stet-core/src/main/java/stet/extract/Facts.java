// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stet.model.StatedTime;

/// What the page states about its article outside the text a reader sees, from JSON-LD, meta elements and the head.
/// Witnesses only: the text itself is always the visible one.
///
/// @param titles every title stated, likeliest first
/// @param descriptions every summary stated
/// @param siteName the outlet's name as stated; may be empty
/// @param outlets names that are the paper's or another organization's, not a writer's
/// @param body the article's text as stated; may be empty
/// @param free whether the article is stated to be free to read; empty when nothing is stated
/// @param article whether the page states that it is an article
record Facts(
        List<String> titles,
        List<String> descriptions,
        String siteName,
        List<String> authors,
        List<String> outlets,
        Optional<StatedTime> published,
        Optional<StatedTime> modified,
        String language,
        String section,
        String body,
        Optional<Boolean> free,
        boolean article) {

    private static final Pattern DOMAIN = Pattern.compile("\\.(?:com|net|org|de|fr|tv|co\\.\\w\\w)$");
    private static final Pattern AFTER_TAG = Pattern.compile("[,; ]");
    /// Codes of languages (Indonesian, Hebrew, Yiddish) that are written otherwise in canonical form.
    private static final Set<String> RENAMED = Set.of("in", "iw", "ji");
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}]");

    Facts {
        titles = List.copyOf(titles);
        descriptions = List.copyOf(descriptions);
        authors = List.copyOf(authors);
        outlets = List.copyOf(outlets);
    }

    /// The authors that are people, as far as the page tells.
    List<String> people() {
        return authors.stream().filter(a -> !isOutlet(a)).toList();
    }

    /// Whether a name is the outlet's, with or without its domain.
    boolean isOutlet(String name) {
        var plain = letters(name);
        return outlets.stream().map(Facts::letters).anyMatch(o -> o.equals(plain));
    }

    private static String letters(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        var bare = DOMAIN.matcher(small.startsWith("the ") ? small.substring(4) : small)
                .replaceFirst("");
        return SIGN.matcher(bare).replaceAll("");
    }

    static Facts of(Head head) {
        var ledger = JsonLd.article(head.ledger());
        var published = ledger.published()
                .or(() -> first(head, Dates.PUBLISHED_METAS))
                .or(() -> property(head, "datepublished"))
                .or(() -> property(head, "pubdate"));
        var modified =
                ledger.modified().or(() -> first(head, Dates.MODIFIED_METAS)).or(() -> property(head, "datemodified"));
        return new Facts(
                distinct(
                        ledger.headline(),
                        head.meta("og:title").orElse(""),
                        head.meta("twitter:title").orElse(""),
                        head.title()),
                distinct(
                        ledger.description(),
                        head.meta("og:description").orElse(""),
                        head.meta("description").orElse(""),
                        head.meta("twitter:description").orElse("")),
                head.meta("og:site_name", "application-name").orElse(ledger.publisher()),
                authors(ledger, head),
                Stream.concat(
                                ledger.organizations().stream(),
                                Stream.of(
                                        head.meta("og:site_name").orElse(""),
                                        head.meta("application-name").orElse(""),
                                        ledger.publisher()))
                        .filter(n -> !n.isBlank())
                        .toList(),
                published,
                modified,
                language(head, ledger),
                head.meta("article:section", "og:article:section", "section", "parsely-section")
                        .orElse(ledger.section()),
                ledger.body(),
                ledger.free(),
                ledger.found()
                        || head.meta("og:type")
                                .filter(t -> t.toLowerCase(Locale.ROOT).startsWith("article"))
                                .isPresent());
    }

    /// The same, with these times.
    Facts dated(Optional<StatedTime> publishedAt, Optional<StatedTime> modifiedAt) {
        return new Facts(
                titles,
                descriptions,
                siteName,
                authors,
                outlets,
                publishedAt,
                modifiedAt,
                language,
                section,
                body,
                free,
                article);
    }

    private static List<String> distinct(String... all) {
        return List.copyOf(
                new LinkedHashSet<>(Stream.of(all).filter(s -> !s.isBlank()).toList()));
    }

    private static List<String> authors(JsonLd ledger, Head head) {
        if (!ledger.authors().isEmpty()) {
            return ledger.authors();
        }
        return head.meta(
                        "author",
                        "article:author_name",
                        "parsely-author",
                        "sailthru.author",
                        "dc.creator",
                        "byl",
                        "cxenseparse:author")
                .map(Names::in)
                .orElse(List.of());
    }

    private static Optional<StatedTime> first(Head head, List<String> metas) {
        return metas.stream()
                .flatMap(name -> head.meta(name).flatMap(Dates::parse).stream()
                        .map(time -> new StatedTime(time, "meta " + name)))
                .findFirst();
    }

    private static Optional<StatedTime> property(Head head, String property) {
        return head.times().stream()
                .filter(t -> t.property().toLowerCase(Locale.ROOT).contains(property))
                .flatMap(t -> Dates.parse(t.value()).stream())
                .map(time -> new StatedTime(time, "itemprop " + property))
                .findFirst();
    }

    private static String language(Head head, JsonLd ledger) {
        return Stream.of(
                        head.language(),
                        head.meta("content-language", "language", "dc.language").orElse(""),
                        ledger.language(),
                        head.meta("og:locale").orElse(""))
                .map(Facts::tag)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// A BCP 47 tag in its canonical form, or empty.
    private static String tag(String written) {
        if (isCanonical(written)) {
            return written;
        }
        var first = AFTER_TAG.split(written.strip().replace('_', '-'), 2)[0];
        var tag = Locale.forLanguageTag(first).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }

    /// Whether the tag is two small letters, perhaps with two capital ones for the country, as most pages write it;
    /// looked at first, since the short way costs nothing. A few such languages have other names by now.
    private static boolean isCanonical(String tag) {
        return (tag.length() == 2 || tag.length() == 5 && tag.charAt(2) == '-' && areIn(tag, 3, 'A', 'Z'))
                && areIn(tag, 0, 'a', 'z')
                && !RENAMED.contains(tag.substring(0, 2));
    }

    private static boolean areIn(String tag, int at, char first, char last) {
        return tag.charAt(at) >= first
                && tag.charAt(at) <= last
                && tag.charAt(at + 1) >= first
                && tag.charAt(at + 1) <= last;
    }
}
