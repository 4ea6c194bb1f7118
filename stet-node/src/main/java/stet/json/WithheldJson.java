// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.util.SortedMap;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.Withholding;
import stet.model.Withholding.Extent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is withheld and why, as everybody is told it.
public final class WithheldJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WithheldJson() {}

    /// Without who decided it, and without the words that are withheld.
    public static ObjectNode of(Withholding withholding) {
        var node = JSON.createObjectNode();
        switch (withholding.extent()) {
            case Extent.Whole() -> node.put("extent", "article");
            case Extent.OneVersion(int number) -> node.put("extent", "version").put("version", number);
            case Extent.Passage _ -> node.put("extent", "passage");
        }
        return node.put("ground", Token.of(withholding.ground()))
                .put("status", withholding.ground().status())
                .put("since", withholding.by().at().toString())
                .put("reason", withholding.reason());
    }

    /// In an export, in the place of an article of which nothing is shown.
    ///
    /// @param digests of its texts, by version
    public static ObjectNode line(ArticleId article, Withholding why, SortedMap<Integer, Digest> digests) {
        var node = JSON.createObjectNode().put("article", article.text());
        node.set("withheld", of(why));
        var kept = node.putObject("text_sha256");
        digests.forEach((version, digest) -> kept.put(Integer.toString(version), digest.hex()));
        return node;
    }

    /// All that those who decide it see.
    public static ObjectNode whole(Withholding withholding) {
        var node = JSON.createObjectNode()
                .put("nr", withholding.nr())
                .put("article", withholding.article().text());
        node.setAll(of(withholding));
        if (withholding.extent() instanceof Extent.Passage(String text)) {
            node.put("passage", text);
        }
        node.put("who", withholding.by().who());
        withholding
                .lifted()
                .ifPresent(by -> node.put("lifted", by.at().toString()).put("lifted_by", by.who()));
        return node;
    }
}
