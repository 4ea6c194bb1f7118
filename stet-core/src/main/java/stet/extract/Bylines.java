// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.regex.Pattern;

/// Bylines as they stay the same from one fetch to the next: without stated times, counters and tools.
final class Bylines {
    private static final int LONGEST = 250;
    private static final int SHORTEST_NAME = 4;
    private static final Pattern PARTED = Pattern.compile("\\s*[|·•\n]\\s*|\\s+[–—-]\\s+|\\s*[,;]\\s+|\\s{2,}");
    private static final Pattern CLOCK = Pattern.compile(
            "\\d{1,2}[:.hH]\\d{2}(?!\\d)|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}|\\b(?:19|20)\\d{2}\\b|\\d\\s*(?:年|月|日|시|분)");
    /// A relative time or counter that follows a name without a sign between.
    private static final Pattern TAIL = Pattern.compile(
            "(?isU)\\s+(?:\\d+\\s+\\p{L}+\\s+ago|\\d+\\s+min(?:ute)?s?\\s+read|il y a \\d.*|vor \\d.*|hace \\d.*|\\d+\\s+\\p{L}+\\s+fa|há \\d.*|\\d+\\s+\\p{L}+\\s+geleden|\\d+\\s+\\p{L}+\\s+назад|(?:published|updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt)\\b.*).*$");

    /// A day that follows a name without a sign between: "19 December 2023", "on December 19", "12/19".
    private static final Pattern DAY = Pattern.compile(
            "(?U)(?:^|\\s+)(?:(?:on|am|le|el|il|em|op)\\s+)?(?:\\d{1,2}(?:st|nd|rd|th|[.º])?\\s+(?:de\\s+)?\\p{L}+\\.?,?\\s+(?:de\\s+)?\\d{4}|\\p{L}{3,12}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?=,|\\s+\\d{4}|$)).*$");
    private static final Pattern EDGES = Pattern.compile("^[\\s|·•,]+|[\\s,;|·•–—-]+$");
    private static final Pattern FROM_NUMBER = Pattern.compile("(?:^|\\s+)\\d.*$");
    /// The part of a site where its writers' pages are.
    private static final Pattern WRITERS = Pattern.compile(
            "(?i)/(?:authors?|autor(?:en|es|as?)?|auteurs?|autore|by|people|profiles?|contributors?|journalists?|reporters?|writers?|redacteur|redakteur|byline|staff|team|skribent|forfatter)/[^/]");

    private Bylines() {}

    /// Whether a link leads to a writer's page.
    static boolean isWriter(Block.Anchor anchor) {
        return WRITERS.matcher(anchor.reference()).find();
    }

    /// The words of the links to writers' pages.
    static java.util.List<String> writers(Block block) {
        return block.anchors().stream()
                .filter(Bylines::isWriter)
                .map(a -> block.text().substring(a.from(), a.to()))
                .flatMap(words -> Names.in(words).stream())
                .distinct()
                .toList();
    }

    /// Whether a line is named as a byline, opens like one or links to its writers, and names somebody.
    static boolean isNamed(Block block, int around) {
        return isShort(block)
                && block.prose() == 0
                && (Hint.BYLINE.in(around | block.hints())
                                && !Names.in(clean(block.text())).isEmpty()
                        || opens(block)
                        || block.linkShare() > 0.3 && !writers(block).isEmpty());
    }

    static boolean isShort(Block block) {
        return block.text().length() <= LONGEST;
    }

    /// "By Jane Doe", "Par …", "Von …" and their like: the opening word, then a name.
    static boolean opens(Block block) {
        if (!isShort(block) || !Phrase.BY.in(block.plain())) {
            return false;
        }
        var line = clean(block.text());
        var plain = Phrase.plain(line);
        int opening = Phrase.BY.opening(plain);
        if (opening == 0 || line.length() > 140 || Scripts.endsSentence(line)) {
            return false;
        }
        var rest = Names.withoutSigns(line.substring(opening));
        return !rest.isEmpty()
                && (rest.length() < 80 && Names.isRole(rest)
                        || Character.isUpperCase(rest.charAt(0))
                        || !Character.isLowerCase(rest.charAt(0)) && Character.isLetter(rest.charAt(0)))
                && rest.split(" ").length <= 16;
    }

    /// The line without times before it, up to the next part that is a time, a counter or a tool.
    static String clean(String written) {
        var text = TAIL.matcher(written).replaceFirst("");
        int start = 0;
        var part = PARTED.matcher(text);
        while (part.find() && isNumbered(text.substring(start, part.start()))) {
            start = part.end();
        }
        return upToTime(text.substring(start));
    }

    private static boolean isNumbered(String part) {
        return part.isBlank() || hasDigit(part) && letters(withoutDay(part)) < SHORTEST_NAME;
    }

    private static String withoutDay(String part) {
        return FROM_NUMBER.matcher(DAY.matcher(part).replaceFirst("")).replaceFirst("");
    }

    private static String upToTime(String text) {
        var m = PARTED.matcher(text);
        int from = 0;
        int kept = 0;
        while (from <= text.length()) {
            int end = m.find() ? m.start() : text.length();
            var part = text.substring(from, end);
            var bare = withoutDay(part);
            if (bare.length() < part.length()) {
                kept = bare.isBlank() ? kept : from + bare.length();
                break;
            }
            if (!part.isBlank() && (isTime(part) || isTool(part) || Manner.isCount(plainBlock(part)))) {
                break;
            }
            kept = end;
            if (end >= text.length()) {
                break;
            }
            from = m.end();
        }
        return Spaces.tidy(EDGES.matcher(text.substring(0, kept)).replaceAll(""));
    }

    /// Whether a line states a time: it opens with a word for it, or has such a word and a number, or a clock time
    /// or date and little else.
    static boolean isTime(String line) {
        return isPlainTime(Phrase.plain(line));
    }

    /// @param line as [Phrase#plain] writes it
    static boolean isPlainTime(String line) {
        var plain = line.strip();
        boolean number = plain.length() < 120 && hasDigit(plain);
        if (number
                && plain.length() < 120
                && (Phrase.TIME.opens(plain) || plain.length() < 60 && Phrase.TIME.in(plain))) {
            return true;
        }
        return number && plain.length() < 60 && CLOCK.matcher(plain).find() && letters(plain) < 36;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    private static boolean isTool(String part) {
        return Phrase.TOOL.is(Phrase.plain(part));
    }

    private static Block plainBlock(String text) {
        return Block.of(0, 0, Shape.LOOSE, 0, text.strip(), java.util.List.of(), 0, java.util.List.of(), 0, 0);
    }
}
