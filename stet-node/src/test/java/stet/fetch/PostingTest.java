// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Address;
import stet.model.Fetched.Failure;
import stet.model.Header;

class PostingTest {
    private static final List<Header> FORM =
            List.of(new Header("hub.mode", "subscribe"), new Header("hub.topic", "https://example.org/a b?x=1&y=é"));

    private final Gatehouse house;

    PostingTest(@TempDir Path folder) throws IOException {
        house = new Gatehouse(folder);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private Posted post(String path) throws InterruptedException {
        return house.fetcher().post(house.server().at(path), FORM, Purpose.HUB);
    }

    @Test
    void aFormIsSentEncodedAndItsAnswerTold() throws Exception {
        house.server().with("/hub", 202, "", "");

        var answered = assertInstanceOf(Posted.Answered.class, post("/hub"));

        assertEquals(202, answered.capture().status());
        var head = house.server().requests().getLast();
        assertTrue(head.startsWith("POST /hub HTTP/1.1\r\n"), head);
        assertTrue(head.contains("Content-Type: application/x-www-form-urlencoded\r\n"), head);
        assertEquals(
                List.of("hub.mode=subscribe&hub.topic=https%3A%2F%2Fexample.org%2Fa+b%3Fx%3D1%26y%3D%C3%A9"),
                house.server().bodies());
    }

    @Test
    void aRedirectThatKeepsTheMethodIsFollowedAndAnotherIsNot() throws Exception {
        house.server().with("/moved", 307, "Location: /hub\r\n", "").with("/hub", 202, "", "");
        house.server().with("/gone", 302, "Location: /hub\r\n", "");
        house.server().with("/out", 308, "Location: http://127.0.0.2:1/\r\n", "");

        var moved = assertInstanceOf(Posted.Answered.class, post("/moved"));
        var gone = assertInstanceOf(Posted.Answered.class, post("/gone"));
        var out = assertInstanceOf(Posted.Failed.class, post("/out"));

        assertEquals(202, moved.capture().status());
        assertEquals(302, gone.capture().status());
        assertEquals(Failure.FORBIDDEN_ADDRESS, out.failure());
    }

    @Test
    void whatIsSentKeepsThePausesAndIsInTheLog() throws Exception {
        house.server().with("/hub", 429, "Retry-After: 3600\r\n", "");

        post("/hub");
        var other = post("/hub");

        assertInstanceOf(Posted.Paused.class, other);
        assertEquals(List.of("POST /hub hub 429"), house.log());
    }

    @Test
    void nothingIsSentToAPrivateAddress() throws Exception {
        try (var strict = house.fetcher(Set.of())) {
            var failed = assertInstanceOf(
                    Posted.Failed.class, strict.post(new Address("http://127.0.0.1:1/"), FORM, Purpose.HUB));

            assertEquals(Failure.FORBIDDEN_ADDRESS, failed.failure());
            assertEquals(List.of(), house.log());
        }
    }
}
