// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

/// What a request is for, as it stands in the log of requests.
public enum Purpose {
    /// To look at an article.
    ARTICLE("article"),

    /// To look at a feed, a sitemap or a section page.
    SEED("seed"),

    /// To find out what can be watched behind an address.
    SEARCH("search"),

    ROBOTS("robots.txt"),

    /// To subscribe at a hub (WebSub).
    HUB("hub");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /// @param hops redirects followed before this request
    String reason(int hops) {
        return hops == 0 ? word : word + ", redirect " + hops;
    }
}
