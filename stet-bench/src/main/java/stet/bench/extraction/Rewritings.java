// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ways to write the very same page: the same words in the same places, other bytes.
final class Rewritings {
    private static final Pattern CLASS = Pattern.compile("(\\sclass=)\"([^\"]*)\"");
    private static final Pattern SCRIPT = Pattern.compile("(?i)<script\\b");
    private static final Pattern LINK = Pattern.compile("(?i)(<a\\b[^>]*?\\shref=\"[^\"#?]*)(\\?[^\"#]*)?([#\"])");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern HEADING = Pattern.compile("(?is)(<h1\\b[^>]*>)(.*?)(</h1\\s*>)");
    private static final Pattern CURLY =
            Pattern.compile("[’‘“”\u00a0]|&(?:rsquo|lsquo|ldquo|rdquo|nbsp|#8217|#8216|#8220|#8221|#160);");
    private static final Pattern QUOTED_TWICE = Pattern.compile("[“”]|&(?:ldquo|rdquo|#8220|#8221);");
    private static final Pattern BLANK = Pattern.compile("\u00a0|&(?:nbsp|#160);");
    private static final Map<Integer, String> NAMED = Map.of(
            0x2019,
            "&rsquo;",
            0x2018,
            "&lsquo;",
            0x201c,
            "&ldquo;",
            0x201d,
            "&rdquo;",
            0x2014,
            "&mdash;",
            0x2013,
            "&ndash;",
            0xa0,
            "&nbsp;",
            0xe9,
            "&eacute;",
            0x2026,
            "&hellip;");
    private static final List<String> INDENTS = List.of(" ", "\n", "\n      ", "  ");

    private Rewritings() {}

    static Optional<String> lineEnds(Look look) {
        var plain = look.page().html().replace("\r\n", "\n");
        return Optional.of(look.again() ? plain.replace("\n", "\r\n") : plain);
    }

    static Optional<String> attributes(Look look) {
        var hashed = tags(look).with(Markup.Kind.TAG, tag -> {
            var matcher = CLASS.matcher(tag);
            return matcher.find()
                    ? new StringBuilder(tag)
                            .insert(matcher.end(2), " css-" + letters(look.visit(), 6))
                            .toString()
                    : tag;
        });
        return Optional.of(SCRIPT.matcher(hashed).replaceAll(_ -> "<script nonce=\"" + look.token() + "\""));
    }

    static Optional<String> tracking(Look look) {
        return Optional.of(tags(look)
                .with(Markup.Kind.TAG, tag -> LINK.matcher(tag).replaceAll(link -> quoted(tracked(link, look)))));
    }

    private static String tracked(MatchResult link, Look look) {
        var query = link.group(2) == null ? "?" : link.group(2) + "&amp;";
        return "%s%sutm_source=s%d&amp;rnd=%s%s"
                .formatted(link.group(1), query, look.number(0, 99), look.token(), link.group(3));
    }

    /// Character references for what was written out.
    static Optional<String> references(Look look) {
        return once(look, Markup.Kind.TEXT, text -> signs(text, sign -> reference(sign, look.visit())));
    }

    private static String reference(int sign, Random random) {
        if (sign < 0x80 && sign != '\'') {
            return Character.toString(sign);
        }
        var named = NAMED.get(sign);
        if (named != null && random.nextBoolean()) {
            return named;
        }
        return (random.nextInt(10) < 7 ? "&#%d;" : "&#x%X;").formatted(sign);
    }

    /// Straight quotation marks and plain blanks for curly and unbroken ones.
    static Optional<String> typography(Look look) {
        return once(look, Markup.Kind.TEXT, text -> CURLY.matcher(text).replaceAll(mark -> straight(mark.group())));
    }

    private static String straight(String mark) {
        if (BLANK.matcher(mark).matches()) {
            return " ";
        }
        return QUOTED_TWICE.matcher(mark).matches() ? "\"" : "'";
    }

    static Optional<String> whitespace(Look look) {
        return once(
                look,
                Markup.Kind.TEXT,
                text -> SPACES.matcher(text)
                        .replaceAll(_ -> INDENTS.get(look.visit().nextInt(INDENTS.size()))));
    }

    /// The heading of the second look is wrapped, as in a test of two variants.
    static Optional<String> wrappedHeading(Look look) {
        var html = look.page().html();
        return Optional.of(
                look.again()
                        ? HEADING.matcher(html).replaceFirst("$1<span data-ab=\"variant-b\" class=\"hl\">$2</span>$3")
                        : html);
    }

    /// Two neighbouring paragraphs of the second look get a wrapper of their own. Empty where none are neighbours.
    static Optional<String> wrappedParagraphs(Look look) {
        var page = look.page();
        if (!look.again()) {
            return Optional.of(page.html());
        }
        for (int i = 1; i < page.paragraphs().size(); i++) {
            var first = page.paragraphs().get(i - 1);
            var second = page.paragraphs().get(i);
            if (page.html().substring(first.end(), second.start()).isBlank()) {
                return Optional.of(page.html().substring(0, first.start())
                        + "<div class=\"fade-in\" data-seg=\"1\">"
                        + page.html().substring(first.start(), second.end())
                        + "</div>"
                        + page.html().substring(second.end()));
            }
        }
        return Optional.empty();
    }

    /// The page as it is, and in the second look rewritten.
    private static Optional<String> once(Look look, Markup.Kind kind, UnaryOperator<String> rewrite) {
        return Optional.of(
                look.again() ? tags(look).with(kind, rewrite) : look.page().html());
    }

    private static Markup tags(Look look) {
        return Markup.of(look.page().html());
    }

    private static String signs(String text, IntFunction<String> each) {
        return text.codePoints().mapToObj(each).collect(Collectors.joining());
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
