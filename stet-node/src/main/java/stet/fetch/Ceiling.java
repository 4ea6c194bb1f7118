// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import stet.model.Budget;

/// What may be asked of one site at most, whatever it is for: articles, seeds, robots.txt, redirects and hubs together.
/// It holds for every span of that length, not for hours and days of a calendar.
///
/// @param requestsPerHour 1 to 1,000,000
/// @param bytesPerDay received in 24 hours, heads and encryption included; at least 1 MiB
public record Ceiling(int requestsPerHour, long bytesPerDay) {
    private static final int MOST_REQUESTS = 1_000_000;

    /// As many requests as the pauses between them let through, and 4 GiB.
    public static final Ceiling USUAL = new Ceiling(MOST_REQUESTS, 4L << 30);

    public Ceiling {
        if (requestsPerHour < 1 || requestsPerHour > MOST_REQUESTS) {
            throw new IllegalArgumentException(
                    "requests per hour are 1 to %d, not %d".formatted(MOST_REQUESTS, requestsPerHour));
        }
        if (bytesPerDay < Budget.LEAST_BYTES) {
            throw new IllegalArgumentException("bytes per day are at least 1 MiB, not " + bytesPerDay);
        }
    }
}
