// SPDX-License-Identifier: Apache-2.0
package stet.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VersionCsvTest {
    private static ObjectNode version(String title, String text) {
        var node = JsonMapper.shared()
                .createObjectNode()
                .put("article", "7k2m9q")
                .put("version", 2)
                .put("title", title)
                .put("text", text)
                .put("text_sha256", "ab");
        node.putArray("authors").add("Ada Lind").add("Bo Ek");
        return node;
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertEquals(
                "7k2m9q,,2,,,,,\"Ferry, \"\"at last\"\"\",,,\"Ada Lind; Bo Ek\",,,,,\"one\n\ntwo\",,,,,,,ab,,,,,\r\n",
                VersionCsv.line(version("Ferry, \"at last\"", "one\n\ntwo")));
        assertEquals(VersionCsv.COLUMNS.size(), VersionCsv.head().strip().split(",").length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noCellIsAFormula(String title) {
        assertTrue(VersionCsv.line(version(title, "")).contains("'" + title), title);
    }

    @Test
    void whatIsWithheldHasItsReason() {
        var node = JsonMapper.shared().createObjectNode().put("article", "7k2m9q");
        node.putObject("withheld").put("reason", "asked for");
        node.putObject("text_sha256").put("1", "ab");

        assertEquals("7k2m9q,,,,,,,,,,,,,,,,,,,,,,,,\"asked for\",,,\r\n", VersionCsv.line(node));
    }
}
