// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// What became of a part of the page outside its paragraphs. Spans count code points.
public record FieldEdit(Field field, String before, String after, List<Span> spans) {
    public enum Field {
        HEADLINE,
        STANDFIRST,
        BYLINE,
        CAPTION
    }

    public FieldEdit {
        spans = List.copyOf(spans);
    }
}
