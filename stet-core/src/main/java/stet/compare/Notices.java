// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Locale;
import stet.compare.Lexicon.Topic;

/// Recognises what an outlet itself marks as a correction, a clarification, an update or an editor's note.
final class Notices {
    /// Longer paragraphs are text that happens to speak of corrections.
    private static final int LONGEST = 500;
    /// A label stands before a colon or a bracket within this many code units.
    private static final int LABEL = 48;

    private static final String OPENERS = "[【(（*·•";
    private static final String LABEL_ENDS = ":：(（]】—–-";

    private Notices() {}

    static boolean isNotice(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        var lower = text.toLowerCase(Locale.ROOT).strip();
        return isLabelled(lower)
                || Lexicon.mentions(Topic.EARLIER, lower)
                || Lexicon.mentions(Topic.ARTICLE, lower) && Lexicon.mentions(Topic.AMENDED, lower);
    }

    /// What the outlet calls it: `correction`, `clarification`, `update`, `editor` or `note`. It is a correction
    /// only when the outlet says so.
    static String name(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (Lexicon.mentions(Topic.CORRECTION, lower)) {
            return "correction";
        }
        if (Lexicon.mentions(Topic.CLARIFICATION, lower)) {
            return "clarification";
        }
        if (Lexicon.mentions(Topic.EDITOR, lower)) {
            return "editor";
        }
        return Lexicon.mentions(Topic.UPDATE, lower) || Lexicon.mentions(Topic.AMENDED, lower) ? "update" : "note";
    }

    /// Whether the text says that an article cannot be had any more.
    static boolean saysGone(String text) {
        return Lexicon.mentions(Topic.GONE, text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLabelled(String lower) {
        int start = 0;
        while (start < lower.length() && OPENERS.indexOf(lower.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < Math.min(lower.length(), start + LABEL) && LABEL_ENDS.indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        boolean ended = end < lower.length() && LABEL_ENDS.indexOf(lower.charAt(end)) >= 0;
        return ended && isLabel(lower.substring(start, end).strip());
    }

    private static boolean isLabel(String label) {
        return Lexicon.begins(Topic.CORRECTION, label)
                || Lexicon.begins(Topic.CLARIFICATION, label)
                || Lexicon.begins(Topic.UPDATE, label)
                || Lexicon.begins(Topic.EDITOR, label);
    }
}
