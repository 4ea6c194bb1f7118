// SPDX-License-Identifier: Apache-2.0
package stet.imports;

/// A record that is not what it should be. Caught where its article is put together, and told.
final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    private final String where;
    private final String why;

    /// @param where names the record: `news_article_versions 17`
    Broken(String where, String why) {
        super(where + ": " + why, null, false, false);
        this.where = where;
        this.why = why;
    }

    Trouble in(String file) {
        return new Trouble(file, where, why);
    }
}
