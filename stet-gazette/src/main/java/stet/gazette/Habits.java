// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How an outlet publishes: what does not change from one article to the next.
///
/// @param language a BCP 47 tag
/// @param noise whether each fetch of a page differs in advertisements, counters, tokens and the like
public record Habits(
        String name, String language, Template template, FeedKind feed, Validation validation, boolean noise) {

    /// The markup that an outlet's pages are made of, and the character encoding they travel in.
    public enum Template {
        /// Clean HTML5 with JSON-LD and Open Graph, in UTF-8.
        CLEAN(StandardCharsets.UTF_8, true),
        /// Tables within tables, in windows-1252, which only the page itself declares.
        TABLES(Charset.forName("windows-1252"), false),
        /// XHTML 1.0 in ISO-8859-1.
        XHTML(StandardCharsets.ISO_8859_1, true),
        /// Nested `div`s with hashed class names and the text once more in a JSON block, in UTF-8.
        HASHED(StandardCharsets.UTF_8, true);

        private final Charset charset;
        private final boolean declared;

        Template(Charset charset, boolean declared) {
            this.charset = charset;
            this.declared = declared;
        }

        Charset charset() {
            return charset;
        }

        String contentType() {
            return declared ? "text/html; charset=" + charset.name() : "text/html";
        }
    }

    /// What stands at `/feed.xml`.
    public enum FeedKind {
        RSS,
        ATOM,
        /// Nothing: articles are found through `/feed.json`, the sitemaps and the home page alone.
        NONE
    }

    /// What an outlet says to conditional requests.
    public enum Validation {
        /// A strong ETag that changes exactly when the article does, Last-Modified, and 304 (RFC 9110, section
        /// 13).
        GOOD,
        /// No validators; every answer is whole.
        NONE,
        /// A weak ETag that is new at each fetch; never 304.
        RANDOM
    }

    /// An English outlet with clean pages, an RSS feed, good validators and noise.
    public static Habits plain() {
        return new Habits("The Test Gazette", "en", Template.CLEAN, FeedKind.RSS, Validation.GOOD, true);
    }

    public Habits withName(String changed) {
        return new Habits(changed, language, template, feed, validation, noise);
    }

    public Habits withLanguage(String changed) {
        return new Habits(name, changed, template, feed, validation, noise);
    }

    public Habits withTemplate(Template changed) {
        return new Habits(name, language, changed, feed, validation, noise);
    }

    public Habits withFeed(FeedKind changed) {
        return new Habits(name, language, template, changed, validation, noise);
    }

    public Habits withValidation(Validation changed) {
        return new Habits(name, language, template, feed, changed, noise);
    }

    public Habits withoutNoise() {
        return new Habits(name, language, template, feed, validation, false);
    }

    String direction() {
        return language.startsWith("ar") || language.startsWith("he") || language.startsWith("fa") ? "rtl" : "ltr";
    }
}
