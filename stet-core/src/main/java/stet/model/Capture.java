// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One HTTP exchange: what was asked, what came, byte for byte.
///
/// @param requested the address that was asked for
/// @param hops the addresses that redirects led through, in order, the answering one last; empty without redirects
/// @param permanent whether every redirect on the way was permanent (301, 308)
/// @param at when the request was sent
/// @param took from request to last byte
/// @param status the HTTP status
/// @param headers as sent, in order
/// @param body as sent, content coding and all
/// @param content the body after content decoding; equal to `body` when there was no coding
public record Capture(
        Address requested,
        List<Address> hops,
        boolean permanent,
        Instant at,
        Duration took,
        int status,
        List<Header> headers,
        Payload body,
        Payload content) {
    public Capture {
        hops = List.copyOf(hops);
        headers = List.copyOf(headers);
    }

    /// Where the answer came from.
    public Address address() {
        return hops.isEmpty() ? requested : hops.getLast();
    }

    /// The first header of that name, in any case.
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /// How long from `at` the answer says that nothing newer is to be had: what is left of Cache-Control's max-age
    /// once Age is taken off (RFC 9111, section 4.2). Empty when it does not say; at most a year.
    public Optional<Duration> freshFor() {
        return Freshness.left(values("Cache-Control"), values("Age"));
    }

    private List<String> values(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
