// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "GET / HTTP/1.1 and more\r\n\r\n",
                "GET http://elsewhere/ HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n",
                "\r\n\r\n"
            })
    void whatIsNoRequestEndsTheConnectionWithoutAnAnswer(String sent) throws IOException {
        try (Gazette gazette = new Gazette()) {
            assertEquals("", exchange(gazette, sent));
        }
    }

    @Test
    void aHeadWithoutEndIsRefusedAfterBoundedReading() throws IOException {
        try (Gazette gazette = new Gazette()) {
            assertEquals("", exchange(gazette, "GET / HTTP/1.1\r\nX: " + "a".repeat(32 * 1024 - 18)));
        }
    }

    @Test
    void oneConnectionTakesSeveralRequests() throws IOException {
        try (Gazette gazette = new Gazette()) {
            String both = exchange(
                    gazette,
                    "GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");

            assertTrue(both.startsWith("HTTP/1.1 404 "), both);
            assertTrue(both.contains("HTTP/1.1 405 "), both);
        }
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() throws IOException {
        try (Gazette gazette = new Gazette()) {
            String answer = exchange(gazette, "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.endsWith("\r\n\r\n"), answer);
        }
    }

    private static String exchange(Gazette gazette, String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), gazette.port())) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
