// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.time.Instant;
import java.util.Optional;

/// What a feed says of itself.
///
/// @param id permanent (RFC 4287, section 4.2.6), for instance a tag URI
/// @param home the page that the feed is the machine form of
/// @param self where this document of the feed is
/// @param next the document with the entries before these (RFC 5005, section 3)
/// @param archive the document with the entries before these that will not change any more (RFC 5005,
/// section 4)
/// @param updated when the newest entry was made
/// @param language a BCP 47 tag, of the titles and summaries
public record Channel(
        String id,
        String title,
        String home,
        String self,
        Optional<String> next,
        Optional<String> archive,
        Instant updated,
        String language) {}
