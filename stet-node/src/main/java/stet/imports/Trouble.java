// SPDX-License-Identifier: Apache-2.0
package stet.imports;

/// What could not be taken over.
///
/// @param file in which it stands
/// @param where in it, for instance `line 12, news_articles 7`
/// @param why in words for an operator
public record Trouble(String file, String where, String why) {
    @Override
    public String toString() {
        return "%s, %s: %s".formatted(file, where, why);
    }
}
