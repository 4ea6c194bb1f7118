// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.extract.Explained;

/// The blocks of a page in reading order, each with what it was read as and why; two lines for each, so that it reads
/// well in a narrow window.
///
/// @param colour whether escape sequences for colour are written (ECMA-48, section 8.3.117)
/// @param columns how wide the window is
record ExplainedPage(List<Explained> blocks, boolean colour, int columns) {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String INDENT = "            ";

    ExplainedPage {
        blocks = List.copyOf(blocks);
    }

    String text() {
        var lines = new ArrayList<String>();
        for (var block : blocks) {
            var words = INDENT + Printable.text(block.text());
            lines.add(block.isKept() ? kept(block) : paint(DIM, line("dropped", block)));
            lines.add(block.isKept() ? cut(words) : paint(DIM, cut(words)));
        }
        long kept = blocks.stream().filter(Explained::isKept).count();
        lines.add("%d blocks kept, %d dropped".formatted(kept, blocks.size() - kept));
        return String.join("\n", lines) + "\n";
    }

    /// The same, for machines.
    List<Map<String, Object>> fields() {
        return blocks.stream().map(ExplainedPage::fields).toList();
    }

    private static Map<String, Object> fields(Explained block) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kept", block.isKept());
        if (block.isKept()) {
            fields.put("as", block.as());
        }
        fields.put("why", block.reason());
        fields.put("path", block.path());
        fields.put("text", block.text());
        return fields;
    }

    private String kept(Explained block) {
        var line = line(block.as(), block);
        return paint(BOLD, line.substring(0, block.as().length()))
                + line.substring(block.as().length());
    }

    private String line(String as, Explained block) {
        return cut("%-10s  %s  ‹%s›".formatted(as, block.reason(), Printable.text(block.path())));
    }

    /// As much as fits on a line.
    private String cut(String text) {
        var cut = Cells.cut(text, columns - 1);
        return cut.length() < text.length() ? cut + "…" : text;
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
