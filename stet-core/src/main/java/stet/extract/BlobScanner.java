// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads the values out of a script in one pass that nothing stops: brackets nest, strings and names before a colon are
/// told apart, and all else that a program has is passed over. So it reads JSON, what is assigned to a variable, what a
/// function is called with, and JSON that was cut off. One per script, for one thread.
final class BlobScanner {
    /// Values nested deeper are left out.
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 200_000;
    private static final String PART_OF_WORD = "_$.+-!";

    private final String script;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int values;
    private int tooDeep;

    private BlobScanner(String script) {
        this.script = script;
        open.push(new Open('\0'));
    }

    /// A bracket whose end has not come yet, and what stood in it.
    private static final class Open {
        private final char bracket;
        private final List<Blob.Member> members = new ArrayList<>();
        private String name = "";

        Open(char bracket) {
            this.bracket = bracket;
        }

        void add(Blob value) {
            members.add(new Blob.Member(name, value));
            name = "";
        }

        Blob closed() {
            return bracket == '{'
                    ? new Blob.Group(members)
                    : new Blob.Row(members.stream().map(Blob.Member::value).toList());
        }
    }

    /// The script's values in order, each with the variable that it is assigned to, which may be empty.
    static List<Blob.Member> scan(String script) {
        return new BlobScanner(script).scan();
    }

    private List<Blob.Member> scan() {
        while (at < script.length() && values < MOST_VALUES) {
            step(script.charAt(at));
        }
        while (open.size() > 1) {
            close();
        }
        return List.copyOf(open.element().members);
    }

    private void step(char c) {
        switch (c) {
            case '{', '[', '(' -> {
                at++;
                if (open.size() > DEEPEST || tooDeep > 0) {
                    tooDeep++;
                } else {
                    open.push(new Open(c));
                }
            }
            case '}', ']', ')' -> {
                at++;
                if (tooDeep > 0) {
                    tooDeep--;
                } else if (open.size() > 1) {
                    close();
                }
            }
            case '"', '\'', '`' -> string(c);
            case '/' -> comment();
            default -> {
                if (isWord(c)) {
                    word();
                } else {
                    at++;
                }
            }
        }
    }

    private void close() {
        var closed = open.pop().closed();
        value(closed);
    }

    private void value(Blob value) {
        values++;
        if (tooDeep == 0) {
            open.element().add(value);
        }
    }

    /// Whether a colon follows, or at the top an equals sign that assigns: then what was read is a name.
    private boolean isName() {
        int next = at;
        while (next < script.length() && Spaces.isHtmlSpace(script.charAt(next))) {
            next++;
        }
        return next < script.length()
                && (script.charAt(next) == ':'
                        || script.charAt(next) == '='
                                && !script.startsWith("==", next)
                                && !script.startsWith("=>", next));
    }

    private void word() {
        int from = at;
        while (at < script.length() && isWord(script.charAt(at))) {
            at++;
        }
        var word = script.substring(from, at);
        if (isName()) {
            open.element().name = tooDeep > 0 ? open.element().name : word;
        } else if (at >= script.length() || script.charAt(at) != '(') {
            value(new Blob.Word(word));
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || PART_OF_WORD.indexOf(c) >= 0;
    }

    private void comment() {
        if (script.startsWith("//", at)) {
            int end = script.indexOf('\n', at);
            at = end < 0 ? script.length() : end;
        } else if (script.startsWith("/*", at)) {
            int end = script.indexOf("*/", at + 2);
            at = end < 0 ? script.length() : end + 2;
        } else {
            at++;
        }
    }

    /// A string in quotes; a quote that its line does not close is a sign like any other.
    private void string(char quote) {
        int from = ++at;
        boolean escaped = false;
        for (int end = from; end < script.length(); end++) {
            char c = script.charAt(end);
            if (c == '\\') {
                escaped = true;
                end++;
            } else if (c == quote) {
                at = end + 1;
                var text = script.substring(from, end);
                said(escaped ? unescaped(text) : text);
                return;
            } else if (c == '\n' && quote != '`') {
                at = end;
                return;
            }
        }
        at = script.length();
    }

    private void said(String text) {
        if (isName()) {
            open.element().name = tooDeep > 0 ? open.element().name : text;
        } else {
            value(new Blob.Text(text));
        }
    }

    /// ECMA-262, section 12.9.4: what a string says with its escapes; one that is not whole stands for itself.
    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char sign = text.charAt(++i);
            int digits = sign == 'u' ? 4 : sign == 'x' ? 2 : 0;
            int code = digits == 0 ? -1 : code(text, i + 1, digits);
            if (code >= 0) {
                plain.append((char) code);
                i += digits;
            } else {
                plain.append(escaped(sign));
            }
        }
        return plain.toString();
    }

    private static int code(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static char escaped(char sign) {
        return switch (sign) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b', 'f', 'v' -> ' ';
            default -> sign;
        };
    }
}
