// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.time.Instant;

/// What a feed says of itself.
///
/// @param id permanent (RFC 4287, section 4.2.6), for instance a tag URI; the same in all documents of the feed
/// @param home the page that the feed is the machine form of
/// @param self where this document of the feed is
/// @param part which part of the feed this document is
/// @param updated when the newest entry was made
/// @param language a BCP 47 tag, of the titles and summaries
public record Channel(String id, String title, String home, String self, Part part, Instant updated, String language) {}
