// SPDX-License-Identifier: Apache-2.0
package stet.web;

/// Where the site is served.
///
/// @param host the name or number to listen on, for instance `127.0.0.1`
/// @param port 0 for any free one
/// @param baseUrl how readers reach the site, without path or slash at the end, for instance
/// `https://stet.example.org`; empty when the site is reached where it listens. It stands in permanent links, citations
/// and feeds.
/// @param metrics who may read `/metrics`
/// @param visibility what the archive shows to whom
/// @param apiPerMinute how often a program may ask, on the average; 1 to 100000
/// @param budgets what outlets may be asked at most, as those who run the archive are shown it
public record WebSettings(
        String host,
        int port,
        String baseUrl,
        Metrics metrics,
        Visibility visibility,
        int apiPerMinute,
        UsualBudgets budgets) {
    private static final int USUAL_PER_MINUTE = 300;

    /// Who may read the figures for machines.
    public enum Metrics {
        OFF,
        /// Programs on this machine that ask directly, not through a proxy.
        LOCAL,
        OPEN
    }

    public WebSettings(String host, int port, String baseUrl) {
        this(host, port, baseUrl, Metrics.LOCAL, Visibility.PUBLIC, USUAL_PER_MINUTE);
    }

    public WebSettings(
            String host, int port, String baseUrl, Metrics metrics, Visibility visibility, int apiPerMinute) {
        this(host, port, baseUrl, metrics, visibility, apiPerMinute, UsualBudgets.DEFAULTS);
    }

    public WebSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the site listens on a host; 127.0.0.1 is this machine alone");
        }
        if (apiPerMinute < 1) {
            throw new IllegalArgumentException("programs may ask at least once a minute, not " + apiPerMinute);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
        if (!baseUrl.isEmpty() && !baseUrl.matches("https?://[^\\s/?#]+")) {
            throw new IllegalArgumentException(
                    "the site's address is like https://stet.example.org, without path or slash at the end, not "
                            + baseUrl);
        }
    }

    /// How readers reach the site, without a slash at the end.
    public String address() {
        return address(port);
    }

    /// @param port at which it listens, where the setting leaves that open
    String address(int port) {
        if (!baseUrl.isEmpty()) {
            return baseUrl;
        }
        var name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, port);
    }

    /// This machine only, at the given port.
    public static WebSettings local(int port) {
        return new WebSettings("127.0.0.1", port, "");
    }
}
