// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the rows are kept, by the setting `store`.
class StoreSettingTest {
    @TempDir
    private Path data = Path.of("");

    private Settings settings(String store) {
        return Settings.read(data, Map.of("STET_STORE", store), Map.of());
    }

    @Test
    void nothingIsAFileInTheDataFolder() {
        assertEquals(Optional.empty(), settings("").store());
    }

    @Test
    void aServersPasswordIsNotShown() {
        var settings = settings("postgres://stet:se%3Acr%40t@db.example/stet?password=again&sslmode=require");
        var shown = settings("postgres://stet:s3cret@db.example/stet").lines().stream()
                .filter(line -> line.key().equals("store"))
                .findFirst()
                .orElseThrow();

        assertEquals("postgres://stet:…@db.example/stet", shown.value());
        assertTrue(settings.lines().stream().noneMatch(line -> line.value().contains("again")));
    }

    @Test
    void whatIsNoAddressIsToldWithoutThePassword() {
        var refused = assertThrows(Settings.WrongSettings.class, () -> settings("mysql://stet:s3cret@db.example/stet"));

        assertTrue(refused.toString().contains("postgres://user:password@host:5432/database"), refused.toString());
        assertFalse(refused.toString().contains("s3cret"), refused.toString());
    }
}
