// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What every page has around its content.
///
/// @param title without the site's name
/// @param description one plain sentence for search engines and previews
/// @param here which entry of the main navigation is current
/// @param canonical the page's permanent path; empty when it has none
/// @param feeds what a feed reader finds on this page
/// @param indexed whether search engines may list it; the outlets' own texts are not ours to offer there
record Frame(
        String title,
        String description,
        Here here,
        Optional<String> canonical,
        List<Feed> feeds,
        boolean indexed,
        Assets assets,
        Words words,
        Visitor visitor,
        String site) {
    private static final int LONGEST = 300;

    enum Here {
        CHANGES,
        OUTLETS,
        SEARCH,
        ABOUT,
        ADMIN,
        ACCOUNT,
        NOWHERE
    }

    record Feed(String type, String title, String href) {}

    Frame {
        title = plain(title);
        description = plain(description);
        feeds = List.copyOf(feeds);
    }

    /// Without controls that would turn the text around them (Unicode Bidirectional Algorithm, section 2), and
    /// short.
    private static String plain(String text) {
        var bare = text.replaceAll("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "");
        return bare.codePointCount(0, bare.length()) <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /// Where the reader chooses language and time zone, and comes back from.
    String reader() {
        return "/reader"
                + canonical
                        .map(path -> "?back=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                        .orElse("");
    }

    /// Where the reader signs in, and comes back from.
    String signIn() {
        return Gate.signIn(canonical.orElse("/"));
    }

    boolean at(Here entry) {
        return here == entry;
    }
}
