// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/// A block of Internet addresses: the first `bits` of 128. An IPv4 address counts as its IPv4-mapped form (RFC
/// 4291, section 2.5.5.2), so that one comparison serves both families.
record Prefix(long high, long low, int bits) {
    private static final int IPV4_OFFSET = 96;
    private static final long MAPPED = 0xffffL << 32;
    private static final Pattern QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    Prefix {
        if (bits < 0 || bits > 128) {
            throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + bits);
        }
    }

    /// That one address.
    static Prefix of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4
                ? new Prefix(0, MAPPED | Integer.toUnsignedLong(bytes.getInt()), 128)
                : new Prefix(bytes.getLong(), bytes.getLong(), 128);
    }

    /// Reads `192.0.2.0/24`, `2001:db8::/32` or a bare address.
    ///
    /// @throws IllegalArgumentException for anything else: names, zones, short, octal and hexadecimal forms, and
    /// lengths beyond the family's
    static Prefix parse(String written) {
        int slash = written.indexOf('/');
        var address = slash < 0 ? written : written.substring(0, slash);
        boolean four = isDottedQuad(address);
        if (!four && !SIX.matcher(address).matches()) {
            throw new IllegalArgumentException("not an Internet address: " + written);
        }
        int most = four ? 32 : 128;
        int bits = slash < 0 ? most : length(written, written.substring(slash + 1), most);
        var one = of(InetAddress.ofLiteral(address));
        return new Prefix(one.high, one.low, four ? IPV4_OFFSET + bits : bits);
    }

    private static int length(String written, String digits, int most) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("not a prefix length of 0 to %d: %s".formatted(most, written));
        }
        return Integer.parseInt(digits);
    }

    /// Whether this is an IPv4 address in its one canonical form: four decimal parts without leading zeros.
    static boolean isDottedQuad(String host) {
        if (!QUAD.matcher(host).matches()) {
            return false;
        }
        for (var part : host.split("[.]")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    boolean contains(Prefix other) {
        return other.bits >= bits
                && ((high ^ other.high) & upper(Math.min(bits, 64))) == 0
                && ((low ^ other.low) & upper(Math.max(bits - 64, 0))) == 0;
    }

    /// The IPv4 address in the last 32 bits, as a prefix of its own.
    Prefix lastAsIpv4() {
        return new Prefix(0, MAPPED | low & 0xffffffffL, 128);
    }

    /// Whether its last half is an ISATAP interface identifier, which embeds an IPv4 address (RFC 5214, section
    /// 6.1).
    boolean isIsatap() {
        return bits == 128 && (low >>> 32 & ~0x0200_0000L) == 0x5efe;
    }

    private static long upper(int bits) {
        return bits == 0 ? 0 : -1L << 64 - bits;
    }
}
