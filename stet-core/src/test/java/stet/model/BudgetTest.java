// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    @ParameterizedTest
    @CsvSource({
        "60, 104857600, --requests 60 --bytes 100MiB",
        "0.5, 1048577, --requests 0.5 --bytes 1048577B",
        "3600, 1099511627776, --requests 3600 --bytes 1048576MiB"
    })
    void itIsWrittenAsTheCommandLineTakesIt(double requests, long bytes, String words) {
        assertEquals(words, new Budget(OptionalDouble.of(requests), OptionalLong.of(bytes)).toString());
    }

    @Test
    void whatIsLeftOpenIsNotWritten() {
        assertEquals("--default", Budget.BY_SETTINGS.toString());
        assertEquals("--bytes 1MiB", new Budget(OptionalDouble.empty(), OptionalLong.of(1 << 20)).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 3600.01, Double.NaN, Double.POSITIVE_INFINITY})
    void noHourBearsSuchANumber(double requests) {
        assertThrows(
                IllegalArgumentException.class, () -> new Budget(OptionalDouble.of(requests), OptionalLong.empty()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, (1 << 20) - 1, (1L << 40) + 1})
    void noDayBearsSuchANumber(long bytes) {
        assertThrows(IllegalArgumentException.class, () -> new Budget(OptionalDouble.empty(), OptionalLong.of(bytes)));
    }
}
