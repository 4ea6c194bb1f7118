// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    @TempDir
    private Path data = Path.of("");

    private Settings given(String key, String value) {
        return Settings.read(data, Map.of(), Map.of(key, value));
    }

    private static void readAll(Settings settings) {
        settings.speed();
        settings.fetch("0.1");
        settings.sitesAtOnce();
        settings.archive("0.1");
        settings.web();
    }

    private static String refusal(Runnable reading) {
        return String.valueOf(
                assertThrows(Settings.WrongSettings.class, reading::run).getMessage());
    }

    @Test
    void withoutAnyTheDefaultsHold() {
        var settings = Settings.read(data, Map.of(), Map.of());

        assertEquals(1.0, settings.speed());
        assertEquals(Duration.ofSeconds(10), settings.fetch("0.1").politeness());
        assertEquals("Stet/0.1", settings.fetch("0.1").userAgent());
        assertEquals(64, settings.sitesAtOnce());
    }

    @Test
    void theFileYieldsToTheEnvironmentAndThatToTheCommandLine() throws IOException {
        Files.writeString(
                data.resolve("stet.conf"),
                "watch.sites-at-once = 2, fetch { politeness = 2s, contact = \"a@b.example\" }");
        var environment = Map.of("STET_WATCH_SITES_AT_ONCE", "3", "STET_FETCH_POLITENESS", "3s", "HOME", "/root");

        var settings = Settings.read(data, environment, Map.of("watch.sites-at-once", "4"));

        assertEquals(4, settings.sitesAtOnce());
        assertEquals(Duration.ofSeconds(3), settings.fetch("0.1").politeness());
        assertEquals("Stet/0.1 (+a@b.example)", settings.fetch("0.1").userAgent());
    }

    @Test
    void anUnknownKeyNamesTheNearest() throws IOException {
        Files.writeString(data.resolve("stet.conf"), "fetch.politness = 2s");

        assertTrue(refusal(() -> Settings.read(data, Map.of(), Map.of()))
                .contains("politness; did you mean fetch.politeness?"));
        Files.delete(data.resolve("stet.conf"));
        assertTrue(refusal(() -> given("web.prot", "1"))
                .startsWith("--set: there is no setting web.prot; did you mean web.port?"));
        assertTrue(refusal(() -> Settings.read(data, Map.of("STET_WEB_PROT", "1"), Map.of()))
                .contains("STET_WEB_PORT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clock.speed         | fast    | a number from 0.001 to 1000000
            clock.speed         | 0       | a number from 0.001 to 1000000
            clock.speed         | NaN     | a number from 0.001 to 1000000
            fetch.politeness    | soon    | a length of time with its unit
            fetch.timeout       | 10 eons | a length of time with its unit
            fetch.largest-body  | 10 QX   | a size with its unit
            fetch.most-hops     | 21      | a whole number from 0 to 20
            watch.sites-at-once | 0       | a whole number from 1 to 10000
            watch.sites-at-once | many    | a whole number from 1 to 10000
            archive.largest-file| big     | a size with its unit
            web.port            | 65536   | a whole number from 0 to 65535
            """)
    void aWrongValueIsNamedWithItsKeyAndWhatIsAllowed(String key, String value, String allowed) {
        var message = refusal(() -> readAll(given(key, value)));

        assertTrue(message.contains(key) && message.contains(value) && message.contains(allowed), message);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        var file = Files.writeString(data.resolve("stet.conf"), "fetch { politeness = ");

        assertTrue(refusal(() -> Settings.read(data, Map.of(), Map.of())).startsWith(file + " cannot be read"));
    }

    /// Every key of the defaults, and every kind of value that it cannot hold.
    static Stream<String> keys() {
        return ConfigFactory.parseResources(SettingsTest.class.getClassLoader(), "stet/cli/stet.conf")
                .entrySet()
                .stream()
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyOfTheDefaultsIsReadBySomebody(String key) throws IOException {
        Files.writeString(data.resolve("stet.conf"), key + " = [1, 2]");

        var message = refusal(() -> readAll(Settings.read(data, Map.of(), Map.of())));

        assertTrue(message.contains(key.replaceFirst("\\..*", "")), message);
    }

    @Test
    void theDefaultsAreAllThere() {
        assertEquals(28, keys().count(), List.of(keys().toArray()).toString());
    }
}
