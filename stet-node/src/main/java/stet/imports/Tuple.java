// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row of a dump, with the names of its columns.
final class Tuple {
    private static final int MOST_CELLS = 500;

    private final String where;
    private final List<String> columns;
    private final List<Optional<byte[]>> cells;

    private Tuple(String where, List<String> columns, List<Optional<byte[]>> cells) {
        this.where = where;
        this.columns = columns;
        this.cells = cells;
    }

    /// @param row from its opening to its closing parenthesis
    /// @throws Broken when it is no row of that table
    static Tuple read(SqlDump.Place place, byte[] row) throws Broken {
        var where = "line %d, %s".formatted(place.line(), place.table());
        var cells = new Reader(where, row, place.escapes()).cells();
        if (place.columns().isEmpty()) {
            throw new Broken(where, "the dump does not name the table's columns (CREATE TABLE is missing)");
        }
        if (cells.size() != place.columns().size()) {
            throw new Broken(
                    where,
                    "%d values for %d columns"
                            .formatted(cells.size(), place.columns().size()));
        }
        return new Tuple(where, place.columns(), cells);
    }

    /// Where it stands, with the number that it has in its table where that is known.
    String where() {
        return where;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    boolean isNull(String column) throws Broken {
        return cell(column).isEmpty();
    }

    /// Empty where it is NULL.
    ///
    /// @throws Broken when there is no such column, or no UTF-8 in it
    String text(String column) throws Broken {
        var bytes = cell(column);
        if (bytes.isEmpty()) {
            return "";
        }
        return Texts.utf8(bytes.get()).orElseThrow(() -> new Broken(where, column + " is not in UTF-8"));
    }

    /// @throws Broken when there is no such column, or no whole number in it
    long number(String column) throws Broken {
        var text = text(column);
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new Broken(where, "%s is no number: “%s”".formatted(column, Texts.cut(text)));
        }
        return Long.parseLong(text);
    }

    private Optional<byte[]> cell(String column) throws Broken {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new Broken(where, "there is no column " + column);
        }
        return cells.get(at);
    }

    /// Takes a row apart. For one row.
    private static final class Reader {
        private final String where;
        private final byte[] row;
        private final SqlDump.Escapes escapes;
        private int at = 1;

        Reader(String where, byte[] row, SqlDump.Escapes escapes) {
            this.where = where;
            this.row = row;
            this.escapes = escapes;
        }

        List<Optional<byte[]>> cells() throws Broken {
            var cells = new ArrayList<Optional<byte[]>>();
            while (at < row.length - 1 && cells.size() < MOST_CELLS) {
                cells.add(cell());
                pastBlanks();
                if (at < row.length - 1 && row[at++] != ',') {
                    throw new Broken(where, "the row cannot be read at its byte " + at);
                }
            }
            return cells;
        }

        private void pastBlanks() {
            while (at < row.length - 1 && row[at] <= ' ' && row[at] >= 0) {
                at++;
            }
        }

        private Optional<byte[]> cell() throws Broken {
            pastBlanks();
            if (row[at] == '\'' || row[at] == '"') {
                return Optional.of(quoted());
            }
            int from = at;
            while (at < row.length - 1 && row[at] != ',' && row[at] != '\'') {
                at++;
            }
            var word = new String(row, from, at - from, StandardCharsets.ISO_8859_1).strip();
            if (row[at] == '\'') { // _utf8mb4 'text', X'ff'
                var bytes = quoted();
                return Optional.of(
                        word.equalsIgnoreCase("x") ? hex(new String(bytes, StandardCharsets.ISO_8859_1)) : bytes);
            }
            if (word.toUpperCase(Locale.ROOT).equals("NULL")) {
                return Optional.empty();
            }
            return Optional.of(
                    word.startsWith("0x") ? hex(word.substring(2)) : word.getBytes(StandardCharsets.ISO_8859_1));
        }

        private byte[] hex(String digits) throws Broken {
            try {
                return HexFormat.of().parseHex(digits);
            } catch (IllegalArgumentException e) {
                throw new Broken(where, "“%s” is no hexadecimal number".formatted(Texts.cut(digits)));
            }
        }

        private byte[] quoted() throws Broken {
            var out = new ByteArrayOutputStream();
            byte quote = row[at++];
            while (at < row.length) {
                byte c = row[at++];
                if (c == '\\' && escapes == SqlDump.Escapes.BACKSLASH && at < row.length) {
                    unescape(row[at++], out);
                } else if (c != quote) {
                    out.write(c);
                } else if (at < row.length && row[at] == quote) {
                    out.write(row[at++]);
                } else {
                    return out.toByteArray();
                }
            }
            throw new Broken(where, "a text does not end");
        }

        /// As MySQL's manual has it (Reference Manual 8.4, section 11.1.1, table 11.1).
        private static void unescape(byte c, ByteArrayOutputStream out) {
            switch (c) {
                case '0' -> out.write(0);
                case 'b' -> out.write('\b');
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case 't' -> out.write('\t');
                case 'Z' -> out.write(26);
                case '%', '_' -> {
                    out.write('\\');
                    out.write(c);
                }
                default -> out.write(c);
            }
        }
    }
}
