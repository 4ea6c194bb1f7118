// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Any class attribute is read in bounded time, each name in it by itself.
final class NamingFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /// Of each half, so that both are read whole.
    private static final int READ = 290;

    @FuzzTest
    void anyNamesAreReadEachByItself(byte[] bytes) {
        var written = new String(bytes, StandardCharsets.UTF_8);
        var hints = new Hints();

        assertTimeout(LIMIT, () -> hints.named(written));

        var names = written.substring(0, Math.min(written.length(), READ));
        var reversed = new StringBuilder(names).reverse().toString();
        int together = hints.named(names) | hints.named(reversed);
        assertEquals(together, new Hints().named(names + " " + reversed), names);
    }
}
