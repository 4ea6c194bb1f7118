// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;

/// The three forms in which any list of changes can be followed.
final class FeedLinks {
    private FeedLinks() {}

    /// @param path without its ending, for instance `/changes`
    /// @param query with its question mark, or empty
    static List<Frame.Feed> of(String path, String query, String title) {
        return List.of(
                new Frame.Feed("application/atom+xml", title, path + ".atom" + query),
                new Frame.Feed("application/rss+xml", title, path + ".rss" + query),
                new Frame.Feed("application/feed+json", title, path + ".json" + query));
    }
}
