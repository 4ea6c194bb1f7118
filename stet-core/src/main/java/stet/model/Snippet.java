// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// The one most telling passage of a revision, at most 200 code points, marked; may be empty.
public record Snippet(List<Run> runs) {
    public static final Snippet NONE = new Snippet(List.of());

    public Snippet {
        runs = List.copyOf(runs);
    }
}
