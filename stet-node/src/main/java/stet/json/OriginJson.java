// SPDX-License-Identifier: Apache-2.0
package stet.json;

import stet.model.Origin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a version comes from that Stet did not see, as docs/json.md describes it.
public final class OriginJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OriginJson() {}

    /// What the member `imported` holds.
    public static ObjectNode of(Origin origin) {
        var node = JSON.createObjectNode()
                .put("from", Token.of(origin.source()))
                .put("times_of", origin.source().title())
                .put("file", origin.file())
                .put("record", origin.record())
                .put("at", origin.taken().toString())
                .put("by", origin.by());
        if (!origin.earlier().isEmpty()) {
            node.set("earlier", JSON.readTree(origin.earlier()));
        }
        return node;
    }
}
