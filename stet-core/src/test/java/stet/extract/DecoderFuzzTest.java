// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;

/// Any bytes are decoded to a text, whatever encoding they claim.
final class DecoderFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @FuzzTest
    void anyBytesAreDecoded(byte[] page) {
        assertTimeout(LIMIT, () -> Promises.keptDecoded(page));
    }
}
