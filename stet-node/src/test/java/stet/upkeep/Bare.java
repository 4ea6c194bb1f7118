// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import stet.model.Digest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an attacker needs for a backup that fits itself.
public final class Bare {
    private Bare() {}

    /// Puts a file's present length and digest into the manifest.
    public static void sign(Path manifest, String name, Path file) throws IOException {
        var tree = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(manifest));
        var bytes = Files.readAllBytes(file);
        ((ObjectNode) tree.path("files"))
                .putArray(name)
                .addObject()
                .put("bytes", bytes.length)
                .put("sha256", Digest.of(bytes).hex());
        Files.write(manifest, JsonMapper.shared().writeValueAsBytes(tree));
    }

    /// Every secret in a store, one a line.
    public static String secrets(Path store) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select digest from invitation union all select digest from session union all select digest from token")) {
            var lines = new StringBuilder();
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
            return lines.toString();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
