// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lines of cells, printed in columns: the first to the left, the others to the right.
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(String... heads) {
        lines.add(List.of(heads));
    }

    void line(String name, List<String> cells) {
        var line = new ArrayList<String>();
        line.add(name);
        line.addAll(cells);
        lines.add(line);
    }

    void print() {
        for (var line : lines) {
            var text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int width = width(column);
                text.append(String.format(column == 0 ? "%-" + width + "s" : "  %" + width + "s", line.get(column)));
            }
            System.out.println(text.toString().stripTrailing());
        }
        System.out.println();
    }

    private int width(int column) {
        return lines.stream()
                .filter(line -> line.size() > column)
                .mapToInt(line -> line.get(column).length())
                .max()
                .orElse(1);
    }

    /// Four decimals, as the figures of a set are told.
    static String exact(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }

    /// Three decimals, or a dash where there is nothing to measure.
    static String figure(Optional<Double> figure) {
        return figure.map(f -> String.format(Locale.ROOT, "%.3f", f)).orElse("-");
    }

    static String hundredths(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
