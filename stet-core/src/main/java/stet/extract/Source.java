// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.io.Reader;
import java.util.Arrays;
import java.util.Locale;

/// A page's source without what scripts, styles and comments hold, which is half of many a page, and which a parser
/// would copy to no use. JSON-LD stays.
///
/// Markup is told from what only looks like it as browsers do (WHATWG HTML, section 13.2.5). Where a parser may read
/// the same signs in more than one way (broken tags, what has no end, drawings and other places in which a script need
/// not be one) nothing is left out, so that the tree is the same but for the words of scripts, styles and comments.
final class Source {
    private static final String COMMENT = "<!--";
    private static final String END_OF_COMMENT = "-->";
    /// In letters: svg and xmp.
    private static final int SHORTEST_SPECIAL = 3;

    private final String html;
    private final int mostMarks;
    private final Gaps gaps = new Gaps();
    private int at;
    private int marks;
    /// The element, if any, in which nothing is left out.
    private String within = "";
    /// Whether it is certain how a parser reads what comes; from where it is not, all is kept.
    private boolean sure = true;

    private Source(String html, int mostMarks) {
        this.html = html;
        this.mostMarks = mostMarks;
    }

    /// Elements whose content is something else than elements and text, or may be.
    private enum Special {
        SCRIPT,
        STYLE,
        TITLE,
        TEXTAREA,
        IFRAME,
        SVG,
        MATH,
        SELECT,
        NOSCRIPT,
        FRAMESET,
        NOFRAMES,
        NOEMBED,
        PLAINTEXT,
        XMP;

        private static final Special[] ALL = values();

        private final String tag = name().toLowerCase(Locale.ROOT);
    }

    /// @param mostMarks tags, comments and stray marks; what comes after the last of them is cut
    static Source of(String html, int mostMarks) {
        var source = new Source(html, mostMarks);
        source.scan();
        return source;
    }

    /// How many tags, comments and stray marks it has.
    int marks() {
        return marks;
    }

    Reader reader() {
        return new Kept(html, gaps, at);
    }

    /// Reads what is left out, too.
    Reader wholeReader() {
        return new Kept(html, new Gaps(), at);
    }

    private void scan() {
        while (at < html.length() && marks < mostMarks) {
            int mark = html.indexOf('<', at);
            at = mark < 0 ? html.length() : mark + 1;
            if (mark >= 0) {
                marks++;
                markup(at < html.length() && sure ? html.charAt(at) : ' ');
            }
        }
    }

    private void markup(char first) {
        if (isLetter(first)) {
            startTag();
        } else if (first == '/') {
            endTag();
        } else if (first == '!') {
            declaration();
        } else if (first == '?') {
            skipTo(html.indexOf('>', at));
        }
    }

    private void startTag() {
        int name = at;
        skipName();
        int end = at;
        skipAttributes();
        if (!sure || !within.isEmpty() || end - name < SHORTEST_SPECIAL) {
            return;
        }
        for (var special : Special.ALL) {
            if (isNamed(name, end, special.tag)) {
                content(special, end);
            }
        }
    }

    /// @param attributes where the tag's attributes begin
    private void content(Special special, int attributes) {
        switch (special) {
            case SCRIPT -> script(attributes);
            case STYLE -> leaveOut(endOf(special, at));
            case TITLE, TEXTAREA, IFRAME -> skipTo(endOf(special, at));
            case SVG, MATH, SELECT, NOSCRIPT -> within = special.tag;
            case FRAMESET, NOFRAMES, NOEMBED, PLAINTEXT, XMP -> sure = false;
        }
    }

    /// After a comment sign the begin of another script would hide the end of this one from a parser.
    private void script(int attributes) {
        int end = endOf(Special.SCRIPT, at);
        int comment = end < 0 ? -1 : html.indexOf(COMMENT, at, end);
        if (comment >= 0 && indexOf("<script", comment, end) >= 0) {
            sure = false;
        } else if (isData(attributes, at)) {
            skipTo(end);
        } else {
            leaveOut(end);
        }
    }

    /// Whether a script may hold JSON-LD, as far as can be told before character references are read.
    private boolean isData(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = html.charAt(i);
            if (c == '&' || (c | ' ') == 'j' && html.regionMatches(true, i, "json", 0, 4)) {
                return true;
            }
        }
        return false;
    }

    private void endTag() {
        int name = ++at;
        if (at >= html.length() || !isLetter(html.charAt(at))) {
            skipTo(html.indexOf('>', at));
            return;
        }
        skipName();
        if (!within.isEmpty() && isNamed(name, at, within)) {
            within = "";
        }
        skipAttributes();
    }

    private void declaration() {
        int mark = at - 1;
        if (!html.startsWith(COMMENT, mark)) {
            skipTo(html.startsWith("![", at) ? -1 : html.indexOf('>', at));
            return;
        }
        int end = html.indexOf(END_OF_COMMENT, mark + 2); // <!--> and <!---> are whole comments
        if (end < 0 || html.indexOf("--!>", mark + 2, end) >= 0) {
            sure = false;
            return;
        }
        at = mark + COMMENT.length();
        leaveOut(Math.max(at, end));
        skipTo(end + END_OF_COMMENT.length());
    }

    private void skipName() {
        while (at < html.length() && !endsName(html.charAt(at))) {
            at++;
        }
    }

    private static boolean endsName(char c) {
        return c == '>' || c == '/' || Spaces.isHtmlSpace(c);
    }

    /// To the end of the tag, by the tokenizer's states for attributes (sections 13.2.5.32 to 40).
    private void skipAttributes() {
        boolean named = false;
        while (sure && at < html.length()) {
            char c = html.charAt(at++);
            if (c == '>') {
                return;
            }
            if (c == '=') {
                sure = named;
                named = false;
                skipValue();
            } else if (c == '/') {
                named = false;
            } else if (!Spaces.isHtmlSpace(c)) {
                sure = isPlain(c);
                named = true;
            }
        }
    }

    private void skipValue() {
        while (at < html.length() && Spaces.isHtmlSpace(html.charAt(at))) {
            at++;
        }
        char quote = at < html.length() ? html.charAt(at) : '>';
        if (quote == '"' || quote == '\'') {
            int end = html.indexOf(quote, at + 1);
            skipTo(end < 0 ? end : end + 1);
            return;
        }
        while (at < html.length() && html.charAt(at) != '>' && !Spaces.isHtmlSpace(html.charAt(at))) {
            sure &= isPlain(html.charAt(at++));
        }
    }

    private static boolean isPlain(char c) {
        return c != '<' && c != '"' && c != '\'';
    }

    private static boolean isLetter(char c) {
        return (c | ' ') >= 'a' && (c | ' ') <= 'z';
    }

    private boolean isNamed(int from, int to, String name) {
        return to - from == name.length() && html.regionMatches(true, from, name, 0, name.length());
    }

    /// Where the end tag of an element without elements begins; negative where there is none.
    private int endOf(Special special, int from) {
        var tag = "</" + special.tag;
        int end = from - 1;
        do {
            end = indexOf(tag, end + 1, html.length());
        } while (end >= 0 && !(end + tag.length() < html.length() && endsName(html.charAt(end + tag.length()))));
        return end;
    }

    /// Where a tag begins, in letters of either case.
    private int indexOf(String tag, int from, int to) {
        int found = html.indexOf('<', from, to);
        while (found >= 0 && !html.regionMatches(true, found, tag, 0, tag.length())) {
            found = html.indexOf('<', found + 1, to);
        }
        return found;
    }

    /// @param end negative when there is none: a parser may then go on from anywhere
    private void skipTo(int end) {
        sure = end >= 0;
        at = sure ? end : at;
    }

    private void leaveOut(int end) {
        if (end > at && within.isEmpty()) {
            gaps.add(at, end);
        }
        skipTo(end);
    }

    /// Stretches that are left out, in order.
    private static final class Gaps {
        private int[] ends = new int[64];
        private int size;

        void add(int from, int to) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
            }
            ends[size++] = from;
            ends[size++] = to;
        }

        int from(int gap, int otherwise) {
            return 2 * gap < size ? ends[2 * gap] : otherwise;
        }

        int to(int gap) {
            return ends[2 * gap + 1];
        }
    }

    /// Reads what is between the gaps.
    private static final class Kept extends Reader {
        private final String html;
        private final Gaps gaps;
        private final int end;
        private int at;
        private int gap;

        Kept(String html, Gaps gaps, int end) {
            this.html = html;
            this.gaps = gaps;
            this.end = end;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            int read = 0;
            while (read < length && at < end) {
                int most = Math.min(gaps.from(gap, end), end) - at;
                int some = Math.min(length - read, most);
                html.getChars(at, at + some, into, offset + read);
                read += some;
                at += some;
                if (some == most && at < end) {
                    at = gaps.to(gap++);
                }
            }
            return read == 0 && length > 0 ? -1 : read;
        }

        @Override
        public void close() {}
    }
}
