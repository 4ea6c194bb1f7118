// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Whether anything on a page says that its article is to be paid for, or that readers must log in for it. One sign is
/// enough, wherever it stands and whomever it may be meant for: what is asked here is whether text that is not shown
/// may be read at all.
final class Payment {
    private static final int LOOKED_AT = 200_000;
    private static final int LEAST_SENTENCE = 20;
    private static final Pattern NAMED = Pattern.compile("pay-?_?wall|reg-?_?wall|(?<![a-z])premium|paid-?_?content"
            + "|subscribers?-?_?only|subscription-?_?wall|meter(?:ed)?-?_?wall|(?<![a-z])locked|for-?_?subscribers"
            + "|paying|payant|abonn[eé]s|members?-?_?only");
    private static final Pattern NOT_FREE = Pattern.compile(
            "isAccessibleForFree\\\\?[\"']?\\s*:\\s*\\\\?[\"']?\\s*(?:https?://schema\\.org/)?(?:false|no\\b|0)",
            Pattern.CASE_INSENSITIVE);
    /// Members that say so when they are true or hold anything.
    private static final Pattern ASKED = Pattern.compile(
            "paywall|regwall|premium|subscri(?:ber|ption)s?(?:only|required)"
                    + "|requires?(?:subscription|login|registration|payment)|^(?:is)?paid$|paid(?:content|only|article)"
                    + "|^(?:is)?locked$|lockedcontent|^(?:is)?metered|members?only|plusarticle|^isplus|^(?:is)?restricted$|^(?:is)?gated");
    /// Members that say so when they are false.
    private static final Pattern GRANTED = Pattern.compile(
            "^(?:is)?(?:accessible)?(?:for)?free$|isaccessible|hasaccess|hasfullaccess|canread|fullaccess|isopenaccess");
    /// Members that say so by a word.
    private static final Pattern LEVEL =
            Pattern.compile("access|tier$|contentcode|paymodel|paymenttype|entitlement|restriction");
    private static final Pattern PAID = Pattern.compile(
            "paid|premium|subscri|locked|meter|member|regist|restrict|payant|abo(?:nn|$)|plus$|closed|private");
    private static final List<String> SWITCHES =
            List.of("enabled", "active", "isActive", "show", "isEnabled", "required", "locked", "visible", "display");
    private static final List<String> FALSE = List.of(
            "false",
            "no",
            "0",
            "null",
            "undefined",
            "none",
            "",
            "off",
            "free",
            "disabled",
            "!1",
            "open",
            "public",
            "nan");
    private static final Pattern SOLD = Pattern.compile(
            "(?<!\\p{L})(?:subscri[bp]|abonn|suscr[ií][bp]|assina|assine|prenumer"
                    + "|подпи[сш]|підпи[сш]|абонамент|订阅|訂閱|購読|会員|유료|구독|اشترك|اشتراك|مشترك)|mitgliedschaft|medlemskap|tilaa");
    private static final Pattern OTHERWISE =
            Pattern.compile("newsletter|e-?mail|inbox|bolet[ií]n|nyhets?brev|nieuwsbrief"
                    + "|рассылк|メルマガ|whatsapp|telegram|youtube|podcast|channel|kanal|notification|push");

    private Payment() {}

    /// @param shown whether a part of the article is shown: then a bare button that sells is a sign too
    static boolean isAsked(Document page, Sheet sheet, List<AppState.Source> state, boolean shown) {
        return isStated(sheet.head())
                || isNamed(page)
                || isWorded(page, sheet, shown)
                || state.stream().anyMatch(source -> isAsked(source.blob()));
    }

    private static boolean isStated(Head head) {
        return head.ledger().stream()
                        .anyMatch(script -> NOT_FREE.matcher(script).find())
                || head.metas().entrySet().stream().anyMatch(meta -> isAsked(meta.getKey(), meta.getValue()));
    }

    private static boolean isNamed(Document page) {
        return page.stream().anyMatch(Payment::isNamed);
    }

    private static boolean isNamed(Element element) {
        for (Attribute attribute : element.attributes()) {
            var key = attribute.getKey();
            boolean names = key.equals("class") || key.equals("id") || key.startsWith("data-");
            var value = attribute.getValue();
            if (names
                            && value.length() < 2000
                            && NAMED.matcher(value.toLowerCase(Locale.ROOT)).find()
                    || key.startsWith("data-") && isAsked(key.substring(5), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorded(Document page, Sheet sheet, boolean shown) {
        var all = page.body().text();
        if (Phrase.WALL.in(Phrase.plain(all.substring(0, Math.min(LOOKED_AT, all.length()))))) {
            return true;
        }
        return sheet.blocks().stream()
                        .filter(b -> shown || b.weight() >= LEAST_SENTENCE)
                        .filter(b -> isSold(b.plain()))
                        .anyMatch(b -> !isAtEdge(sheet, b))
                || shown
                        && page.select("button, input").stream()
                                .filter(e -> e.closest("nav, header, footer") == null)
                                .anyMatch(e -> isSold(Phrase.plain(e.text() + " " + e.attr("value"))));
    }

    private static boolean isSold(String plain) {
        return SOLD.matcher(plain).find() && !OTHERWISE.matcher(plain).find();
    }

    private static boolean isAtEdge(Sheet sheet, Block block) {
        return (sheet.hintsWithin(sheet.boxOf(block), sheet.root()) & Hint.mask(Hint.MENU, Hint.FOOT)) != 0
                || sheet.chain(sheet.boxOf(block), sheet.root()).stream()
                        .anyMatch(b -> b.tag().equals("header") && !b.is(Hint.BODY));
    }

    private static boolean isAsked(Blob blob) {
        return switch (blob) {
            case Blob.Row(var items) -> items.stream().anyMatch(Payment::isAsked);
            case Blob.Group(var members) -> members.stream().anyMatch(m -> isAsked(m) || isAsked(m.value()));
            case Blob.Text _, Blob.Word _ -> false;
        };
    }

    private static boolean isAsked(Blob.Member member) {
        return switch (member.value()) {
            case Blob.Text(var text) -> isAsked(member.name(), text);
            case Blob.Word(var word) -> isAsked(member.name(), word);
            case Blob.Row(var items) ->
                !items.isEmpty() && ASKED.matcher(bare(member.name())).find();
            case Blob.Group group -> ASKED.matcher(bare(member.name())).find() && isOn(group);
        };
    }

    private static boolean isAsked(String name, String value) {
        var bare = bare(name);
        boolean no = FALSE.contains(value.strip().toLowerCase(Locale.ROOT));
        return !no && ASKED.matcher(bare).find()
                || isDenied(value) && GRANTED.matcher(bare).find()
                || LEVEL.matcher(bare).find()
                        && value.length() < 60
                        && PAID.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isDenied(String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT);
        return plain.equals("false") || plain.equals("no") || plain.equals("0") || plain.equals("!1");
    }

    private static boolean isOn(Blob.Group group) {
        return !group.members().isEmpty()
                && SWITCHES.stream()
                        .map(group::member)
                        .flatMap(Optional::stream)
                        .noneMatch(
                                v -> v instanceof Blob.Word(var word) && FALSE.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static String bare(String name) {
        var bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                bare.append(Character.toLowerCase(name.charAt(i)));
            }
        }
        return bare.toString();
    }
}
