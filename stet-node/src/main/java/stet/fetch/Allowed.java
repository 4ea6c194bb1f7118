// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Addresses on a private network that may be fetched all the same: a network and the ports there. Demos,
/// rehearsals and intranets need it; nothing private is reached without it.
public final class Allowed {
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[(?<six>[^\\]]*)\\]|(?<four>[0-9.]+))(?<bits>/[0-9]{1,3})?:(?<ports>\\*|[0-9-]+)");
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private final String text;
    private final Prefix network;
    private final int fromPort;
    private final int toPort;

    private Allowed(String text, Prefix network, int fromPort, int toPort) {
        this.text = text;
        this.network = network;
        this.fromPort = fromPort;
        this.toPort = toPort;
    }

    /// Reads `127.0.0.1:8801`, `127.0.0.1:8801-8806`, `10.0.0.5:*`, `127.0.1.0/24:8801` or `[fd00::1]:443`.
    ///
    /// @throws IllegalArgumentException for anything else, host names and entries without a port above all
    public static Allowed parse(String written) {
        var trimmed = written.strip();
        var parts = ENTRY.matcher(trimmed);
        if (!parts.matches()) {
            throw wrong(written);
        }
        var network = network(parts, written);
        if (parts.group("ports").equals("*")) {
            return new Allowed(trimmed, network, 1, HIGHEST_PORT);
        }
        var ports = PORTS.matcher(parts.group("ports"));
        if (!ports.matches()) {
            throw wrong(written);
        }
        int from = port(ports, 1, written);
        int to = ports.group(2) == null ? from : port(ports, 2, written);
        if (from > to) {
            throw wrong(written);
        }
        return new Allowed(trimmed, network, from, to);
    }

    /// Reads entries separated by commas; none from a blank text.
    ///
    /// @throws IllegalArgumentException naming the first entry that is none
    public static Set<Allowed> parseAll(String written) {
        return Arrays.stream(written.split(","))
                .filter(entry -> !entry.isBlank())
                .map(Allowed::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean covers(Prefix address, int port) {
        return port >= fromPort && port <= toPort && network.contains(address);
    }

    private static Prefix network(Matcher parts, String written) {
        var address = parts.group("six") == null ? parts.group("four") : parts.group("six");
        try {
            return Prefix.parse(parts.group("bits") == null ? address : address + parts.group("bits"));
        } catch (IllegalArgumentException e) {
            throw wrong(written);
        }
    }

    private static int port(Matcher ports, int group, String written) {
        int port = Integer.parseInt(ports.group(group));
        if (port < 1 || port > HIGHEST_PORT) {
            throw wrong(written);
        }
        return port;
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException(
                "an allowed address is written like 127.0.0.1:8801, 127.0.0.1:8801-8806, 10.0.0.5:*,"
                        + " 127.0.1.0/24:8801 or [fd00::1]:443, not \"" + written + "\"");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allowed that
                && network.equals(that.network)
                && fromPort == that.fromPort
                && toPort == that.toPort;
    }

    @Override
    public int hashCode() {
        return network.hashCode() * 31 + fromPort * 7 + toPort;
    }

    @Override
    public String toString() {
        return text;
    }
}
