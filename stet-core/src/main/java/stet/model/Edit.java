// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// What became of one or several paragraphs. The edits of a revision stand in the order of the newer version, removals
/// last, and every paragraph of both versions stands in exactly one. Paragraphs are numbered from 0; spans count code
/// points of the edit's paragraphs joined by one line feed.
public sealed interface Edit {
    record Same(int before, int after, boolean moved) implements Edit {}

    record Reworded(int before, int after, boolean moved, List<Span> spans) implements Edit {
        public Reworded {
            spans = List.copyOf(spans);
        }
    }

    record Added(int after) implements Edit {}

    record Removed(int before) implements Edit {}

    record Split(int before, List<Integer> after, boolean moved, List<Span> spans) implements Edit {
        public Split {
            after = List.copyOf(after);
            spans = List.copyOf(spans);
        }
    }

    record Merged(List<Integer> before, int after, boolean moved, List<Span> spans) implements Edit {
        public Merged {
            before = List.copyOf(before);
            spans = List.copyOf(spans);
        }
    }
}
