// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;

/// Any bytes end in a reading: no exception, no stack overflow, in bounded time. `scripts/fuzz` searches for minutes;
/// in the build, what was once found is read again.
final class ExtractorFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @FuzzTest
    void anyBytesEndInAReading(byte[] page) {
        assertTimeout(LIMIT, () -> Promises.kept(page));
    }
}
