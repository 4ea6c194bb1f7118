// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Optional;

/// One entry of a live page: the paragraphs [first, end) of its story, counted from 0. A headline of its own is the
/// first of them, as a subheading.
///
/// @param at as the page states it; empty when it states none that names a day
/// @param byline who wrote it, as shown, without times; may be empty
/// @param fragment what leads to it when put behind the page's address and a `#`; may be empty
public record Post(int first, int end, Optional<StatedTime> at, String byline, String fragment) {
    public Post {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("a post has a paragraph, not [%d, %d)".formatted(first, end));
        }
    }

    /// The same post over other paragraphs.
    public Post over(int from, int to) {
        return new Post(from, to, at, byline, fragment);
    }
}
