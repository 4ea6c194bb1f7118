// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stet.model.Address;
import stet.model.Payload;

/// What one robots.txt says to one product token (RFC 9309). Immutable.
final class RobotsTxt {
    /// RFC 9309, section 2.5: at least this much is read; we read no more.
    static final int MOST_BYTES = 500 * 1024;

    /// No file, so no rules (RFC 9309, section 2.3.1.3).
    static final RobotsTxt NONE = new RobotsTxt(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));

    private static final int MOST_SITEMAPS = 500;

    private final SimpleRobotRules rules;

    private RobotsTxt(SimpleRobotRules rules) {
        this.rules = rules;
    }

    /// @param productToken matched in any case (section 2.2.1)
    static RobotsTxt parse(Address where, Payload content, String productToken) {
        var parser = new SimpleRobotRulesParser();
        parser.setMaxCrawlDelay(Long.MAX_VALUE); // beyond its limit the library forbids the whole site; Manners caps
        return new RobotsTxt(parser.parseContent(
                where.text(), content.bytes(), "text/plain", List.of(productToken.toLowerCase(Locale.ROOT))));
    }

    boolean allows(Address address) {
        return rules.isAllowed(address.text());
    }

    /// Zero when none is given.
    Duration crawlDelay() {
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }

    /// The addresses of its Sitemap lines that are http or https, each once, at most 500.
    List<Address> sitemaps() {
        return rules.getSitemaps().stream()
                .map(Address::parse)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_SITEMAPS)
                .toList();
    }

    /// Where an address's robots.txt stands: one for each scheme, host and port (section 2.3).
    static Address of(Address address) {
        return address.resolve("/robots.txt")
                .orElseThrow(() -> new IllegalArgumentException("no robots.txt for " + address));
    }
}
