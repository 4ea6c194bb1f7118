// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;

/// Where a version comes from that Stet did not see: another archive's history was taken over. The
/// version's times are what that archive claims.
///
/// @param source the kind of archive
/// @param file the name of the file or folder that was imported
/// @param record what names the version there, for instance `news_article_versions 17`
/// @param taken when it was taken over
/// @param by who took it over
/// @param readAgain when that archive had last read its text again, as far as it says
/// @param earlier where that archive had it from in turn, as JSON; empty when it saw the version itself
public record Origin(
        Source source,
        String file,
        String record,
        Instant taken,
        String by,
        Optional<Instant> readAgain,
        String earlier) {
    /// The archives whose histories can be taken over.
    public enum Source {
        NEWS_SNIFFER("News Sniffer"),
        NEWSDIFFS("NewsDiffs"),
        DIFFENGINE("diffengine"),
        STET("another Stet");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        /// As its makers write it.
        public String title() {
            return title;
        }
    }
}
