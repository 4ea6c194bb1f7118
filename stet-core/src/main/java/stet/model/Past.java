// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/// The addresses that a sitemap named without a date when it was first read: its back catalogue. Kept as eight bytes of
/// each one's digest, at most 50,000 of them, which is what one sitemap may hold (sitemaps.org).
public final class Past {
    private static final int MOST = 50_000;

    private final long[] digests; // in ascending order

    private Past(long[] digests) {
        this.digests = digests;
    }

    public static Past of(Collection<Address> addresses) {
        return new Past(addresses.stream()
                .limit(MOST)
                .mapToLong(Past::digest)
                .sorted()
                .distinct()
                .toArray());
    }

    /// From [#bytes].
    public static Past of(Payload kept) {
        var longs = ByteBuffer.wrap(kept.bytes()).asLongBuffer();
        var digests = new long[longs.remaining()];
        longs.get(digests);
        return new Past(digests);
    }

    public boolean holds(Address address) {
        return Arrays.binarySearch(digests, digest(address)) >= 0;
    }

    /// Eight bytes for each address.
    public Payload bytes() {
        var bytes = ByteBuffer.allocate(digests.length * Long.BYTES);
        bytes.asLongBuffer().put(digests);
        return Payload.of(bytes.array());
    }

    private static long digest(Address address) {
        var hex = Digest.of(address.text()).hex();
        return Long.parseUnsignedLong(hex.substring(0, 16), 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Past past && Arrays.equals(digests, past.digests);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digests);
    }
}
