// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.regex.Pattern;

/// Bylines as they stay the same from one fetch to the next: without stated times, counters and tools.
final class Bylines {
    private static final int LONGEST = 250;
    private static final Pattern PARTED = Pattern.compile("\\s*[|·•\n]\\s*|\\s+[–—-]\\s+|\\s*[,;]\\s+|\\s{2,}");
    private static final Pattern CLOCK = Pattern.compile(
            "\\d{1,2}[:.hH]\\d{2}(?!\\d)|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}|\\b(?:19|20)\\d{2}\\b|\\d\\s*(?:年|月|日|시|분)");
    private static final Pattern NUMBER = Pattern.compile("\\d");
    /// A relative time or counter that follows a name without a sign between.
    private static final Pattern TAIL = Pattern.compile(
            "(?isU)\\s+(?:\\d+\\s+\\p{L}+\\s+ago|\\d+\\s+min(?:ute)?s?\\s+read|il y a \\d.*|vor \\d.*|hace \\d.*|\\d+\\s+\\p{L}+\\s+fa|há \\d.*|\\d+\\s+\\p{L}+\\s+geleden|\\d+\\s+\\p{L}+\\s+назад|(?:published|updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt)\\b.*).*$");

    private Bylines() {}

    static boolean isShort(Block block) {
        return block.text().length() <= LONGEST;
    }

    /// "By Jane Doe", "Par …", "Von …" and their like: the opening word, then a name.
    static boolean opens(Block block) {
        if (!isShort(block) || !Phrase.BY.opensAfterSigns(block.plain())) {
            return false;
        }
        var line = clean(block.text());
        var plain = Phrase.plain(line);
        int opening = Phrase.BY.opening(plain);
        if (opening == 0 || line.length() > 140 || Scripts.endsSentence(line)) {
            return false;
        }
        var rest = line.substring(opening).replaceFirst("^[\\s\\p{Zs}:：]+", "");
        return !rest.isEmpty()
                && (Character.isUpperCase(rest.charAt(0))
                        || !Character.isLowerCase(rest.charAt(0)) && Character.isLetter(rest.charAt(0)))
                && rest.split(" ").length <= 16;
    }

    /// The line up to the first part that is a time, a counter or a tool; empty when it begins with one.
    static String clean(String written) {
        var text = TAIL.matcher(written).replaceFirst("");
        var m = PARTED.matcher(text);
        int from = 0;
        int kept = 0;
        while (from <= text.length()) {
            int end = m.find() ? m.start() : text.length();
            var part = text.substring(from, end);
            if (!part.isBlank() && (isTime(part) || isTool(part) || Manner.isCount(plainBlock(part)))) {
                break;
            }
            kept = end;
            if (end >= text.length()) {
                break;
            }
            from = m.end();
        }
        return Spaces.tidy(
                text.substring(0, kept).replaceFirst("[\\s,;|·•–—-]+$", "").replaceFirst("^[\\s|·•,]+", ""));
    }

    /// Whether a line states a time: it opens with a word for it, or has such a word and a number, or a clock time or
    /// date and little else.
    static boolean isTime(String line) {
        var plain = Phrase.plain(line).strip();
        boolean number = NUMBER.matcher(plain).find();
        if (number
                && plain.length() < 120
                && (Phrase.TIME.opens(plain) || Phrase.TIME.in(plain) && plain.length() < 60)) {
            return true;
        }
        return number && plain.length() < 60 && CLOCK.matcher(plain).find() && letters(plain) < 36;
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
