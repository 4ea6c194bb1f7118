// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Versions as a table (RFC 4180) for spreadsheets and statistics: of each, what a cell can hold. What
/// [VersionJson] has beyond that (paragraphs, links, posts, pictures) is left out.
public final class VersionCsv {
    /// In their order, which stays; new ones come last.
    static final List<String> COLUMNS = List.of(
            "article",
            "outlet",
            "version",
            "url",
            "seen_from",
            "seen_until",
            "not_before",
            "title",
            "standfirst",
            "byline",
            "authors",
            "published",
            "modified",
            "language",
            "section",
            "text",
            "returns_to",
            "change",
            "significance",
            "extractor",
            "read_again",
            "handed_in",
            "text_sha256",
            "payload_sha256",
            "withheld",
            "comparer",
            "imported_from",
            "damaged");

    private static final CsvSchema SCHEMA = COLUMNS.stream()
            .reduce(CsvSchema.builder(), CsvSchema.Builder::addColumn, (one, _) -> one)
            .setLineSeparator("\r\n")
            .build();
    private static final CsvMapper CSV = CsvMapper.builder().build();

    private VersionCsv() {}

    /// The names of the columns, with the end of the line.
    public static String head() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    /// A version, with the end of the line.
    ///
    /// @param version as [VersionJson] makes it
    public static String line(ObjectNode version) {
        return CSV.writer(SCHEMA)
                .writeValueAsString(
                        COLUMNS.stream().map(column -> cell(version, column)).toList());
    }

    private static String cell(ObjectNode version, String column) {
        return switch (column) {
            case "authors" ->
                text(version.path(column).valueStream().map(JsonNode::asString).collect(Collectors.joining("; ")));
            case "handed_in" -> version.path("clipping").path("kept_at").asString("");
            case "withheld" -> text(version.path(column).path("reason").asString(""));
            case "imported_from" -> version.path("imported").path("from").asString("");
            case "text_sha256" ->
                version.path(column).isString() ? version.path(column).asString() : "";
            default -> text(version.path(column).asString(""));
        };
    }

    /// A spreadsheet takes a cell that begins like this for a formula. What an outlet wrote is not to be reckoned with.
    private static String text(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
