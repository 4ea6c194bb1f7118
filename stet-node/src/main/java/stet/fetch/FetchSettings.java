// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/// How Stet asks the web. Timeouts are real time; politeness and delays are the clock's ([Timekeeper]).
///
/// @param connectTimeout until a connection stands, for each address that a name resolves to
/// @param timeout for one look: the network time of all its hops together, waiting for a turn not counted
/// @param largestBodyBytes of an answer's body as sent
/// @param largestContentBytes of a body after content decoding
/// @param mostHops redirects followed from one address, 0 to 20
/// @param politeness the least pause between the end of one request to a site and the start of the next
/// @param longestCrawlDelay what a larger Crawl-delay of robots.txt counts as
/// @param userAgent starts with the product token that robots.txt is asked for, then a version and how to reach
/// the operator: `Stet/0.1 (+https://example.org/about)`
/// @param allow addresses on private networks that may be fetched
/// @param ceilings what may be asked of a site at most
/// @param requestsKept how long a request stays in the log, 2 days or longer, since ceilings are counted there
public record FetchSettings(
        Duration connectTimeout,
        Duration timeout,
        long largestBodyBytes,
        long largestContentBytes,
        int mostHops,
        Duration politeness,
        Duration longestCrawlDelay,
        String userAgent,
        Set<Allowed> allow,
        Ceilings ceilings,
        Duration requestsKept) {

    private static final Pattern USER_AGENT = Pattern.compile("[A-Za-z_-]+(/[\\x21-\\x7e]+)?( [\\x20-\\x7e]*)?");
    private static final long LARGEST = 1L << 30;

    public static final FetchSettings DEFAULTS = new FetchSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            10L << 20,
            32L << 20,
            8,
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            "Stet/0.1",
            Set.of(),
            Ceilings.DEFAULTS,
            Duration.ofDays(14));

    public FetchSettings {
        allow = Set.copyOf(allow);
        between("connectTimeout", connectTimeout, Duration.ofMillis(1), Duration.ofMinutes(5));
        between("timeout", timeout, Duration.ofMillis(1), Duration.ofMinutes(10));
        between("politeness", politeness, Duration.ZERO, Duration.ofDays(1));
        between("longestCrawlDelay", longestCrawlDelay, Duration.ZERO, Duration.ofDays(1));
        between("requestsKept", requestsKept, Duration.ofDays(2), Duration.ofDays(3660));
        between("largestBodyBytes", largestBodyBytes, 1, LARGEST);
        between("largestContentBytes", largestContentBytes, 1, LARGEST);
        between("mostHops", mostHops, 0, 20);
        if (!USER_AGENT.matcher(userAgent).matches()) {
            throw new IllegalArgumentException(
                    "userAgent is a product token of letters, then /version and a comment, in ASCII, not \"" + userAgent
                            + "\"");
        }
    }

    /// The product token that robots.txt names us by (RFC 9309, section 2.2.1).
    String productToken() {
        return userAgent.split("[/ ]", 2)[0];
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s is %s to %s, not %s".formatted(name, least, most, value));
        }
    }

    private static void between(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d to %d, not %d".formatted(name, least, most, value));
        }
    }
}
