// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Sighting;

/// Any bytes at a seed's address are read: feed, sitemap, list of addresses, page, or none of them.
final class SeedsFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> CONTENT_TYPES = List.of(
            "", "application/rss+xml", "application/feed+json", "text/xml; charset=utf-16", "text/html", "text/plain");
    private static final Seed SEED =
            new Seed(new OutletId("harbour"), new Address("https://example.org/feed"), Seed.Kind.FEED);

    @FuzzTest
    void anySeedIsRead(byte[] bytes) {
        var contentType =
                CONTENT_TYPES.get(bytes.length == 0 ? 0 : (bytes[bytes.length - 1] & 0xff) % CONTENT_TYPES.size());

        assertTimeout(LIMIT, () -> read(Payload.of(bytes), contentType));
    }

    private static void read(Payload content, String contentType) {
        var named = Seeds.read(SEED, content, contentType, SEED.address());

        assertEquals(named, Seeds.read(SEED, content, contentType, SEED.address()), "the same bytes read the same");
        var addresses = named.sightings().stream().map(Sighting::address).toList();
        assertEquals(addresses.size(), new HashSet<>(addresses).size(), "each address once");
        assertTrue(addresses.size() <= content.size(), "no more sightings than bytes");
        Discovery.look(SEED.address(), content, contentType);
    }
}
