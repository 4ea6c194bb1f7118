// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "max-age=300, -, 300",
                "'public, MAX-AGE = \"60\"', -, 60",
                "max-age=300, 100, 200",
                "max-age=300, 400, 0",
                "'max-age=300, s-maxage=60', 10, 50",
                "'max-age=60, max-age=300', -, 60",
                "'no-cache, max-age=300', -, -",
                "no-store, -, -",
                "private, -, -",
                "x-max-age=5, -, -",
                "max-age=soon, -, -",
                "max-age=-5, -, -",
                "max-age=99999999999999999999, -, 31536000",
                "max-age=999999999999, -, 31536000",
                "max-age=300, tomorrow, 300",
                "-, 100, -"
            })
    void whatIsLeftIsMaxAgeWithoutAge(String control, String age, Long left) {
        var headers = Stream.of(header("cache-control", control), header("AGE", age))
                .flatMap(Optional::stream)
                .toList();
        var capture = new Capture(
                new Address("https://example.org/"),
                List.of(),
                false,
                Instant.EPOCH,
                Duration.ZERO,
                200,
                headers,
                Payload.EMPTY,
                Payload.EMPTY);

        assertEquals(Optional.ofNullable(left).map(Duration::ofSeconds), capture.freshFor());
    }

    private static Optional<Header> header(String name, String value) {
        return Optional.ofNullable(value).map(v -> new Header(name, v));
    }
}
