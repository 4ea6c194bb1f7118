// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long an answer says that it is new (RFC 9111, section 4.2). What is looked at sooner comes out of a cache as it
/// was.
final class Freshness {
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])(s-maxage|max-age)\\s*=\\s*\"?([0-9]{1,18})\"?");
    private static final Pattern NEVER = Pattern.compile("(?:^|[,\\s])(no-cache|no-store|must-understand)\\b");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final Duration LONGEST = Duration.ofDays(365);

    private Freshness() {}

    /// What is left of max-age once Age is taken off; where a cache on the way is told otherwise (s-maxage), the
    /// shorter one. Empty when neither is said, or when the answer may not be reused at all. At most a year.
    static Optional<Duration> left(List<String> cacheControl, List<String> ages) {
        var control = String.join(",", cacheControl).toLowerCase(Locale.ROOT);
        if (NEVER.matcher(control).find()) {
            return Optional.empty();
        }
        long age = ages.stream()
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return MAX_AGE.matcher(control)
                .results()
                .map(found -> Long.parseLong(found.group(2)))
                .min(Long::compare)
                .map(seconds -> Math.clamp(seconds - age, 0, LONGEST.toSeconds()))
                .map(Duration::ofSeconds);
    }
}
