// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import stet.model.Address;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;

/// Reads the article out of a page.
public final class Extractor {
    /// Kept with every version; raised whenever the same page may read differently.
    public static final int VERSION = 1;

    private Extractor() {}

    /// @param contentType the Content-Type header's value; may be empty
    public static Reading extract(Payload content, String contentType, Address address) {
        throw new IllegalStateException("not built");
    }

    /// @param html decoded text of a page
    public static Reading extract(String html, Address address) {
        throw new IllegalStateException("not built");
    }

    /// One story of an article's pages in order.
    public static Story join(Story first, Story next) {
        throw new IllegalStateException("not built");
    }
}
