// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Story;

/// Which pages are written as things happen.
final class LivePages {
    /// A word of its own in the address: `/live/`, `-live-blog`, `live-updates`. A live concert has such an address
    /// too; what is learned of an outlet's live pages tells how much that means.
    private static final Pattern MARK = Pattern.compile(
            "(?i)(?:^|[/_-])(?:live|liveblog|live-?ticker|liveticker|endirect|en-direct|directo)(?:[/_.-]|$)");

    private LivePages() {}

    static boolean isLive(Address address, Story story) {
        return !story.posts().isEmpty() || MARK.matcher(address.path()).find();
    }
}
