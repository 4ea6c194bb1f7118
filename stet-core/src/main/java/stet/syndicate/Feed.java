// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.util.List;

/// A feed of changes, the newest first, to be written in any of three formats.
public record Feed(Channel channel, List<Entry> entries) {
    public Feed {
        entries = List.copyOf(entries);
    }
}
