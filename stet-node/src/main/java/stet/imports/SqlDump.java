// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a dump as `mysqldump` and SQLite's `.dump` write it, one after the other, whatever
/// its size. All statements but CREATE TABLE and INSERT are passed over; nothing is ever executed. For
/// one thread.
final class SqlDump {
    /// In bytes of one row, as it stands in the dump. MySQL itself takes no more by default.
    static final int LARGEST_ROW = 16 << 20;

    private static final int LARGEST_TABLE = 64 << 10;
    private static final int LONGEST_WORD = 64;
    private static final int END = -1;

    private final InputStream in;
    private final Rows rows;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private long before; // of the buffer, in the file
    private long line = 1;
    private final Map<String, List<String>> tables = new HashMap<>();
    private Escapes escapes = Escapes.BACKSLASH;
    private boolean whole = true; // the last statement or comment
    private boolean begun; // by a program that says so, and says when it is done
    private boolean completed;

    /// How a quotation mark stands inside a text.
    enum Escapes {
        /// MySQL's: behind a backslash, or twice.
        BACKSLASH,
        /// The standard's and SQLite's: twice.
        DOUBLED
    }

    /// Where a row stands.
    ///
    /// @param columns their names, in order
    /// @param offset of its opening parenthesis
    record Place(String table, List<String> columns, Escapes escapes, long offset, long line) {}

    /// Hears of each row.
    interface Rows {
        /// @param row from its opening to its closing parenthesis
        void row(Place place, byte[] row) throws IOException;

        /// The row is larger than [#LARGEST_ROW], or the dump ends in it.
        void unreadable(Place place, String why);

        /// The dump ends before its end.
        void cut(long line);

        /// So many bytes are read.
        void done(long bytes);
    }

    SqlDump(InputStream in, Rows rows) {
        this.in = in;
        this.rows = rows;
    }

    void read() throws IOException {
        while (pastBlanks() != END) {
            whole = false; // until its semicolon
            switch (word()) {
                case "INSERT", "REPLACE" -> insert();
                case "CREATE" -> create();
                case "PRAGMA" -> {
                    escapes = Escapes.DOUBLED; // no other program writes that
                    pastStatement();
                }
                default -> pastStatement();
            }
        }
        rows.done(at());
        if (!whole || begun && !completed) {
            rows.cut(line);
        }
    }

    private long at() {
        return before + next;
    }

    private int peek() throws IOException {
        if (next == filled) {
            before += filled;
            rows.done(before);
            next = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled == 0 ? END : buffer[next] & 0xff;
    }

    private int take() throws IOException {
        int c = peek();
        if (c != END) {
            next++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    /// Past blanks and comments; the next sign, which is not taken.
    private int pastBlanks() throws IOException {
        while (true) {
            int c = peek();
            if (c == '#' || c == '-' && isNext("--")) {
                pastLine();
            } else if (c == '/' && isNext("/*")) {
                pastComment();
            } else if (c == END || c > ' ') {
                return c;
            } else {
                take();
            }
        }
    }

    /// Whether these two signs come next; near the buffer's end it is moved up first.
    private boolean isNext(String two) throws IOException {
        if (filled - next < 2) {
            before += next;
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
            filled += Math.max(0, in.read(buffer, filled, buffer.length - filled));
        }
        return filled - next >= 2 && buffer[next] == two.charAt(0) && buffer[next + 1] == two.charAt(1);
    }

    private void pastLine() throws IOException {
        var beginning = new Bounded(LONGEST_WORD);
        for (int c = take(); c != END && c != '\n'; c = take()) {
            beginning.write(c);
        }
        var comment = new String(beginning.bytes(), StandardCharsets.UTF_8);
        begun |= comment.startsWith("-- MySQL dump ") || comment.startsWith("-- MariaDB dump ");
        completed |= comment.startsWith("-- Dump completed");
    }

    private void pastComment() throws IOException {
        take();
        take();
        int last = 0;
        int c = take();
        while (c != END && !(last == '*' && c == '/')) {
            last = c;
            c = take();
        }
        whole &= c != END;
    }

    /// The next word in capitals; empty where none stands. One that is too long is cut.
    private String word() throws IOException {
        var word = new StringBuilder();
        for (int c = pastBlanks(); isOfWord(c); c = peek()) {
            if (word.length() < LONGEST_WORD) {
                word.append((char) c);
            }
            take();
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isOfWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
    }

    /// A name, quoted or not, without the schema before it.
    private String name() throws IOException {
        var name = new StringBuilder();
        int quote = pastBlanks();
        if (quote == '`' || quote == '"') {
            take();
            for (int c = take(); c != END && c != quote; c = take()) {
                if (name.length() < LONGEST_WORD) {
                    name.append((char) c);
                }
            }
        } else {
            name.append(word().toLowerCase(Locale.ROOT));
        }
        if (peek() == '.') {
            take();
            return name();
        }
        return name.toString();
    }

    private void pastStatement() throws IOException {
        for (int c = pastBlanks(); c != END && c != ';'; c = pastBlanks()) {
            if (isQuote(c)) {
                pastQuoted(null);
            } else {
                take();
            }
        }
        whole = take() == ';';
    }

    private static boolean isQuote(int c) {
        return c == '\'' || c == '"' || c == '`';
    }

    /// @param kept where it is kept, too
    private void pastQuoted(@Nullable Bounded kept) throws IOException {
        int quote = take();
        keep(kept, quote);
        for (int c = take(); c != END; c = take()) {
            keep(kept, c);
            if (c == quote) {
                return;
            }
            if (c == '\\' && escapes == Escapes.BACKSLASH && quote != '`') {
                keep(kept, take());
            }
        }
    }

    private static void keep(@Nullable Bounded kept, int c) {
        if (kept != null && c != END) {
            kept.write(c);
        }
    }

    private void create() throws IOException {
        if (!word().equals("TABLE")) {
            pastStatement();
            return;
        }
        var name = name();
        if (name.equals("if")) { // not exists
            word();
            word();
            name = name();
        }
        if (pastBlanks() == '(') {
            var text = new Bounded(LARGEST_TABLE);
            pastParentheses(text);
            tables.put(name.toLowerCase(Locale.ROOT), columns(new String(text.bytes(), StandardCharsets.UTF_8)));
        }
        pastStatement();
    }

    /// The names of a table's columns: the first word of each definition that is no key or constraint.
    private static List<String> columns(String definitions) {
        var columns = new ArrayList<String>();
        int depth = 0;
        boolean begins = false;
        for (int i = 0; i < definitions.length(); i++) {
            char c = definitions.charAt(i);
            if (begins && c > ' ') {
                begins = false;
                boolean quoted = c == '`' || c == '"';
                int from = quoted ? i + 1 : i;
                int to = from;
                while (to < definitions.length()
                        && (quoted ? definitions.charAt(to) != c : isOfWord(definitions.charAt(to)))) {
                    to++;
                }
                var name = definitions.substring(from, to);
                if (quoted || !name.matches("(?i)primary|unique|key|index|constraint|foreign|fulltext|spatial|check")) {
                    columns.add(name.toLowerCase(Locale.ROOT));
                }
                i = quoted ? to : to - 1;
            } else if (isQuote(c)) {
                int end = definitions.indexOf(c, i + 1);
                i = end < 0 ? definitions.length() : end;
            } else if (c == '(') {
                begins = depth++ == 0;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 1) {
                begins = true;
            }
        }
        return columns;
    }

    private void insert() throws IOException {
        for (var word = word(); !word.equals("INTO"); word = word()) {
            if (word.isEmpty()) {
                pastStatement();
                return;
            }
        }
        var table = name().toLowerCase(Locale.ROOT);
        var columns = tables.getOrDefault(table, List.of());
        if (pastBlanks() == '(') {
            var text = new Bounded(LARGEST_TABLE);
            pastParentheses(text);
            columns = columns(new String(text.bytes(), StandardCharsets.UTF_8));
        }
        if (word().equals("VALUES")) {
            rows(table, columns);
        }
        pastStatement();
    }

    private void rows(String table, List<String> columns) throws IOException {
        while (pastBlanks() == '(') {
            var place = new Place(table, columns, escapes, at(), line);
            var row = new Bounded(LARGEST_ROW);
            boolean whole = pastParentheses(row);
            if (!whole) {
                rows.unreadable(place, "the dump ends inside this row");
            } else if (row.overflowed()) {
                rows.unreadable(place, "the row is larger than %d MB".formatted(LARGEST_ROW >> 20));
            } else {
                rows.row(place, row.bytes());
            }
            if (pastBlanks() == ',') {
                take();
            }
        }
    }

    /// @return false when the dump ends before the last one closes
    private boolean pastParentheses(Bounded kept) throws IOException {
        int depth = 0;
        while (true) {
            int c = peek();
            if (c == END) {
                return false;
            }
            if (isQuote(c)) {
                pastQuoted(kept);
                continue;
            }
            keep(kept, take());
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
    }

    /// Bytes up to a bound; what is beyond is dropped.
    private static final class Bounded {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean overflowed;

        Bounded(int most) {
            this.most = most;
        }

        void write(int c) {
            if (bytes.size() < most) {
                bytes.write(c);
            } else {
                overflowed = true;
            }
        }

        boolean overflowed() {
            return overflowed;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
