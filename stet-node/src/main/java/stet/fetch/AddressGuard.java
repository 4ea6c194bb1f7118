// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stet.model.Address;

/// Which addresses may be connected to: the public Internet's, and those an operator allowed by address and port.
///
/// It is asked twice. Before a request it refuses hosts that are written as numbers in any but the canonical
/// form, since readers of addresses disagree on them (0177.0.0.1 is 127.0.0.1 to some and 177.0.0.1 to others).
/// And it is asked by the socket itself, with the resolved address, in the moment of connecting
/// ([GuardedSockets]); so a name that resolves differently the second time gains nothing.
///
/// Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), multicast (RFC 5771, RFC 4291
/// section 2.7), deprecated site-local addresses (RFC 3879). Entries that the registries call globally reachable
/// (AS112, AMT, TURN and PCP anycast) are refused too: no outlet lives there.
final class AddressGuard {
    private static final List<Prefix> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network, RFC 791
                    "10.0.0.0/8", // private, RFC 1918
                    "100.64.0.0/10", // shared by carriers, RFC 6598
                    "127.0.0.0/8", // loopback, RFC 1122
                    "169.254.0.0/16", // link-local, RFC 3927; cloud metadata
                    "172.16.0.0/12", // private, RFC 1918
                    "192.0.0.0/24", // protocol assignments, RFC 6890
                    "192.0.2.0/24", // documentation, RFC 5737
                    "192.31.196.0/24", // AS112, RFC 7535
                    "192.52.193.0/24", // AMT, RFC 7450
                    "192.88.99.0/24", // 6to4 relays, RFC 7526
                    "192.168.0.0/16", // private, RFC 1918
                    "192.175.48.0/24", // AS112, RFC 7534
                    "198.18.0.0/15", // benchmarks, RFC 2544
                    "198.51.100.0/24", // documentation, RFC 5737
                    "203.0.113.0/24", // documentation, RFC 5737
                    "224.0.0.0/4", // multicast, RFC 5771
                    "240.0.0.0/4", // reserved and broadcast, RFC 1112, RFC 919
                    "2001::/23", // protocol assignments with Teredo, ORCHID, benchmarks, RFC 2928, RFC 4380
                    "2001:db8::/32", // documentation, RFC 3849
                    "2002::/16", // 6to4, which embeds any IPv4 address, RFC 3056
                    "2620:4f:8000::/48", // AS112, RFC 7534
                    "3fff::/20") // documentation, RFC 9637
            .map(Prefix::parse)
            .toList();

    private static final Prefix IPV4 = new Prefix(0, 0xffffL << 32, 96);

    /// What IPv6 hands out to the public Internet (RFC 4291, section 2.4). All else is refused by not being in
    /// here: loopback, unspecified, IPv4-compatible (RFC 4291, section 2.5.5.1), local NAT64 64:ff9b:1::/48 (RFC
    /// 8215), discard-only 100::/64 (RFC 6666), segment routing 5f00::/16 (RFC 9602), unique local fc00::/7 (RFC
    /// 4193), link-local fe80::/10, site-local fec0::/10 and multicast ff00::/8.
    private static final Prefix GLOBAL_UNICAST = Prefix.parse("2000::/3");

    /// The well-known prefix of NAT64 (RFC 6052, section 2.1): judged by the IPv4 address that it leads to.
    private static final Prefix NAT64 = Prefix.parse("64:ff9b::/96");

    private final Set<Allowed> allowed;

    AddressGuard(Set<Allowed> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /// Why a host written like this is not asked; empty when it may go on to be resolved.
    Optional<String> refusal(Address address) {
        var host = address.host();
        if (host.startsWith("[")) {
            return host.indexOf('%') >= 0
                    ? Optional.of("an address with a zone belongs to a local link")
                    : refusal(literal(host.substring(1, host.length() - 1)), address.port());
        }
        if (!endsInNumber(host)) {
            return Optional.empty();
        }
        return Prefix.isDottedQuad(host)
                ? refusal(literal(host), address.port())
                : Optional.of("a number that is no IPv4 address in canonical form is not a host");
    }

    /// Why no connection to this resolved address is made; empty when it may be made.
    Optional<String> refusal(InetSocketAddress resolved) {
        return refusal(Prefix.of(resolved.getAddress()), resolved.getPort());
    }

    private Optional<String> refusal(Prefix one, int port) {
        boolean fine = isPublic(one) || allowed.stream().anyMatch(a -> a.covers(one, port));
        return fine
                ? Optional.empty()
                : Optional.of("not an address of the public Internet, and not allowed with port " + port);
    }

    private static boolean isPublic(Prefix one) {
        if (NAT64.contains(one)) {
            return isPublic(one.lastAsIpv4());
        }
        if (one.isIsatap() && !isPublic(one.lastAsIpv4())) {
            return false;
        }
        return (IPV4.contains(one) || GLOBAL_UNICAST.contains(one))
                && SPECIAL.stream().noneMatch(special -> special.contains(one));
    }

    private static Prefix literal(String host) {
        return Prefix.parse(host);
    }

    /// Whether the last label is a number by the URL Standard ("ends in a number checker"), decimal, octal or
    /// hex.
    private static boolean endsInNumber(String host) {
        var bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        var last = bare.substring(bare.lastIndexOf('.') + 1);
        return last.matches("[0-9]+|0[xX][0-9a-fA-F]*");
    }
}
