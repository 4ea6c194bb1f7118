// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Any class name is cut into parts that hold no sign which the name did not.
final class HintsFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @FuzzTest
    void anyNameIsCutIntoParts(byte[] bytes) {
        var name = new String(bytes, StandardCharsets.UTF_8);

        List<String> parts = assertTimeout(LIMIT, () -> Hints.parts(name));

        assertTrue(parts.stream().mapToInt(String::length).sum() <= name.length(), name);
        assertTrue(parts.stream().allMatch(part -> part.chars().allMatch(Character::isLetter)), name);
    }
}
