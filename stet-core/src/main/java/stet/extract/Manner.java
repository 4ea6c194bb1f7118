// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.regex.Pattern;

/// What a block says it is, by its own words alone.
final class Manner {
    private static final Pattern COUNT =
            Pattern.compile("^[^\\p{L}]{0,3}\\d[\\d.,  \u202f]*\\s?[kKmM]?\\+?(?:\\s+[\\p{L}']+){0,4}\\W*$");
    private static final Pattern BULLET = Pattern.compile("[•‣▪◦●■∙·–*-]\\s+");
    private static final Pattern BEFORE_NOTE = Pattern.compile("[\\s\\[(*_•—–-]+");
    private static final Pattern BEFORE_POINTER = Pattern.compile("[^\\p{L}\\p{N}【]+");
    private static final Pattern AFTER_NOTE = Pattern.compile(
            "^\\s*(?:\\([^)]{0,40}\\)|[\\d/., hH:]{1,24})?\\s*[:：.–—\\-|\\]]|^\\s+(?:at|on|le|am|el|il|em|op)\\s+[^:]{2,40}:.*|^.{0,8}$");
    private static final Pattern FULL_NOTE = Pattern.compile(
            "^(?:\\W{0,3})(?:this (?:article|story|post|piece|report) (?:was|has been) (?:updated|amended|corrected|modified)"
                    + "|an earlier version of|a previous version of|cet article a été (?:modifié|corrigé)|une version (?:précédente|antérieure) de"
                    + "|in einer (?:früheren|vorherigen) (?:version|fassung)|una versión anterior de|una versione precedente|uma versão anterior"
                    + "|in een eerdere versie|dieser (?:artikel|text) wurde (?:aktualisiert|korrigiert|geändert)|este artículo (?:fue|ha sido) (?:actualizado|corregido|modificado)"
                    + "|questo articolo è stato (?:aggiornato|corretto|modificato)|este (?:artigo|texto) foi (?:atualizado|corrigido)|dit artikel (?:is|werd) (?:aangepast|gewijzigd|gecorrigeerd)).*",
            Pattern.DOTALL);

    private static final Pattern ABBREVIATED = Pattern.compile("\\b\\p{L}{1,3}\\.$");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,3}[.)]\\s+\\p{L}.*");

    private Manner() {}

    /// "Correction: …", "This article was amended on …".
    static boolean isNote(Block block) {
        if (block.weight() > 1500) {
            return false;
        }
        var plain = without(BEFORE_NOTE, block.plain());
        int opening = Phrase.NOTE.opening(plain);
        return opening > 0 && AFTER_NOTE.matcher(plain.substring(opening)).lookingAt() && plain.length() > opening + 12
                || FULL_NOTE.matcher(plain).matches();
    }

    /// A pointer to another article.
    static boolean isPointer(Block block) {
        var plain = without(BEFORE_POINTER, block.plain());
        int opening = Phrase.READ_ON.opening(plain);
        if (opening == 0) {
            return false;
        }
        if (block.linkShare() > 0.3 || plain.length() - opening < 3) {
            return true;
        }
        var rest = plain.substring(opening).strip();
        boolean colon = plain.charAt(opening - 1) == ':'
                || rest.startsWith(":")
                || rest.startsWith("|")
                || rest.startsWith("：");
        return colon && block.weight() < 220 && (!block.anchors().isEmpty() || !Scripts.endsSentence(plain));
    }

    /// A plea or an instruction: "Sign up for our newsletter".
    static boolean isPlea(Block block) {
        if (block.weight() > 320) {
            return false;
        }
        var plain = block.plain();
        return Phrase.PROMO.opens(plain)
                || (!block.anchors().isEmpty() || block.strong() > block.text().length() / 2 || block.weight() < 90)
                        && !isSpeech(plain)
                        && Phrase.PROMO.in(plain);
    }

    private static boolean isSpeech(String plain) {
        return plain.indexOf('"') >= 0 || plain.indexOf('“') >= 0 || plain.indexOf('«') >= 0 || plain.indexOf('„') >= 0;
    }

    static boolean isLabel(Block block) {
        return block.text().length() < 60 && Phrase.LABEL.is(block.plain());
    }

    /// "4,512 views", "12 comments", a bare number.
    static boolean isCount(Block block) {
        return block.text().length() < 48
                && !Scripts.endsSentence(block.text())
                && COUNT.matcher(block.line()).matches()
                && !(block.shape() == Shape.HEADING
                        && NUMBERED.matcher(block.line()).matches());
    }

    /// A line that states a time and no more.
    static boolean isTime(Block block) {
        if (block.text().length() > 120) {
            return false;
        }
        if (block.shape() == Shape.PARAGRAPH && isStatement(block)) {
            return false;
        }
        var line = block.line();
        boolean stopped = line.endsWith(".") || line.endsWith(":");
        return Bylines.isPlainTime(block.plain())
                && !Scripts.endsSentence(stopped ? line.substring(0, line.length() - 1) : line);
    }

    private static String without(Pattern opening, String text) {
        var found = opening.matcher(text);
        return found.lookingAt() ? text.substring(found.end()) : text;
    }

    /// Whether a line ends with a full stop after a word, and does not open with a word for a time.
    private static boolean isStatement(Block block) {
        var plain = block.plain().strip();
        int stop = plain.length() - 1;
        return stop > 3
                && plain.charAt(stop) == '.'
                && plain.indexOf(' ') > 0
                && !ABBREVIATED.matcher(plain).find()
                && !Phrase.TIME.opens(plain);
    }

    static boolean isBullet(String line) {
        return BULLET.matcher(line).lookingAt() && line.charAt(0) != '-' && line.charAt(0) != '–';
    }

    /// The line without the bullet that was typed before it.
    static int bulletLength(String line) {
        var bullet = BULLET.matcher(line);
        return bullet.lookingAt() ? bullet.end() : 0;
    }
}
