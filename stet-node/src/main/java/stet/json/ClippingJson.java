// SPDX-License-Identifier: Apache-2.0
package stet.json;

import stet.store.ArticleRecord;
import tools.jackson.databind.node.ObjectNode;

/// How a clipping came here, as docs/json.md describes it.
public final class ClippingJson {
    private ClippingJson() {}

    /// @param to what gets the member `clipping`, for an article that is one
    public static void write(ObjectNode to, ArticleRecord article) {
        article.clipping().ifPresent(clipping -> {
            var node = to.putObject("clipping");
            node.put("date", clipping.date())
                    .put("kept_at", clipping.kept().toString())
                    .put("kept_by", clipping.by())
                    .put("note", clipping.note())
                    .put("media_type", clipping.media());
            clipping.of().ifPresent(id -> node.put("of", id.text()));
        });
    }
}
