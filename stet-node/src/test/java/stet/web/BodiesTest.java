// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Payload;

class BodiesTest {
    private final AtomicInteger made = new AtomicInteger();

    /// A kilobyte that cannot be compressed.
    private Supplier<Payload> noise(int seed) {
        return () -> {
            made.incrementAndGet();
            var bytes = new byte[1000];
            new SplittableRandom(seed).nextBytes(bytes);
            return Payload.of(bytes);
        };
    }

    @Test
    void aBodyIsMadeOnceForItsTag() {
        var bodies = new Bodies(10_000);

        var first = bodies.gzipped("one", noise(1));
        var again = bodies.gzipped("one", noise(2));

        assertEquals(1, made.get());
        assertEquals(first, again);
        assertArrayEquals(noise(1).get().bytes(), Bodies.plain(again).bytes());
    }

    @Test
    void whatWasNotAskedForTheLongestIsMadeAgain() {
        var bodies = new Bodies(3_500);
        bodies.gzipped("one", noise(1));
        bodies.gzipped("two", noise(2));
        bodies.gzipped("three", noise(3));
        bodies.gzipped("one", noise(1));

        bodies.gzipped("four", noise(4));

        bodies.gzipped("one", noise(1));
        assertEquals(4, made.get());
        bodies.gzipped("two", noise(2));
        assertEquals(5, made.get());
    }

    @Test
    void aBodyThatIsLargerThanAllRoomIsStillGiven() {
        var bodies = new Bodies(500);

        var body = bodies.gzipped("one", noise(1));

        assertArrayEquals(noise(1).get().bytes(), Bodies.plain(body).bytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    gzip                   | true
                    deflate, GZIP ;q=1.0   | true
                    br;q=1.0, gzip;q=0.8   | true
                    x-gzip                 | true
                    gzip;q=0               | false
                    gzip;q=0.000           | false
                    identity               | false
                    none                   | false
                    """)
    void gzipIsSentToThoseWhoTakeIt(String accepted, boolean takes) {
        assertEquals(takes, Answers.takesGzip(accepted));
    }
}
