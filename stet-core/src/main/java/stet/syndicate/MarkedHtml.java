// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Collectors;
import stet.model.Run;

/// An entry's comparison as HTML that reads well in any feed reader.
///
/// Feed readers drop style sheets always, style attributes often, and `ins` and `del` sometimes. So each mark
/// is said three times: by the element, by an inline style (a line, not only a colour), and by signs that stay
/// when both are gone: `[−33]` for words that went, `[+35]` for words that came, and the row's heading in front
/// of whole paragraphs.
final class MarkedHtml {
    private static final String ADDED = "text-decoration:underline;background-color:#dbe9ff;color:#123a75";
    private static final String REMOVED = "text-decoration:line-through;background-color:#fde6d8;color:#96310f";

    private MarkedHtml() {}

    /// The plain line, then the rows: the article's text in its language, what is said of it in the reader's.
    ///
    /// @param reader a BCP 47 tag of the plain line and the headings, or empty when not known
    static String of(Entry entry, String reader) {
        var said = language(reader);
        var out = new StringBuilder();
        out.append("<p").append(said).append('>').append(Xml.escaped(entry.summary()));
        out.append("</p>\n<div").append(language(entry.language())).append(">\n");
        entry.rows().forEach(row -> {
            out.append("<p>");
            if (!row.heading().isEmpty()) {
                out.append("<strong").append(said).append('>').append(Xml.escaped(row.heading()));
                out.append("</strong> ");
            }
            out.append(body(row)).append("</p>\n");
        });
        return out.append("</div>\n").toString();
    }

    private static String language(String tag) {
        var language = tag.isEmpty() ? "" : " lang=\"" + Xml.escaped(tag) + "\"";
        return language + " dir=\"" + direction(tag) + "\"";
    }

    /// `auto`, which looks at the first letter, where the language is not known.
    private static String direction(String language) {
        if (language.isEmpty()) {
            return "auto";
        }
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    private static String body(Row row) {
        return switch (row.fate()) {
            case KEPT, MOVED -> marked(row.runs());
            case ADDED -> element("ins", ADDED, text(row.runs()));
            case REMOVED -> element("del", REMOVED, text(row.runs()));
        };
    }

    private static String marked(List<Run> runs) {
        return runs.stream().map(MarkedHtml::marked).collect(Collectors.joining());
    }

    private static String marked(Run run) {
        return switch (run.fate()) {
            case KEPT -> Xml.escaped(run.text());
            case ADDED -> signed("ins", ADDED, "+", run.text());
            case REMOVED -> signed("del", REMOVED, "−", run.text());
        };
    }

    /// The spaces around the words stay outside the mark, so that two marks side by side stay apart.
    private static String signed(String name, String style, String sign, String text) {
        var words = text.strip();
        if (words.isEmpty()) {
            return Xml.escaped(text);
        }
        int from = text.indexOf(words);
        return Xml.escaped(text.substring(0, from))
                + element(name, style, "[" + sign + words + "]")
                + Xml.escaped(text.substring(from + words.length()));
    }

    private static String element(String name, String style, String text) {
        return "<" + name + " style=\"" + style + "\">" + Xml.escaped(text) + "</" + name + ">";
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
