// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What a person did to the archive or to who may use it: a line of the audit log.
///
/// @param subject whom or what it was done to: a name, an outlet's short name, an article's id; may be empty
/// @param detail what else there is to know, for instance the new value; may be empty
public record Deed(long nr, By by, Kind kind, String subject, String detail) {
    public enum Kind {
        ACCOUNT_MADE,
        ACCOUNT_ENDED,
        ROLE_SET,
        PASSWORD_SET,
        INVITED,
        SIGNED_IN,
        SIGN_IN_REFUSED,
        TOKEN_MADE,
        TOKEN_ENDED,
        OUTLET_ADDED,
        OUTLET_PAUSED,
        OUTLET_RESUMED,
        OUTLET_REMOVED,
        OUTLET_RENAMED,
        OUTLET_WANTED,
        OUTLET_BUDGET,
        OUTLET_RULES,
        OUTLET_ASKED,
        /// A look at one article, feed, sitemap or page.
        TARGET_ASKED,
        SITE_RESUMED,
        JOB_ASKED,
        JOB_CANCELLED,
        COLLECTION_BEGUN,
        COLLECTION_EDITED,
        COLLECTION_ENDED,
        CLIPPING_KEPT,
        HISTORIES_IMPORTED,
        WITHHELD,
        WITHHOLDING_LIFTED,
        CAPTURES_GIVEN_UP
    }
}
