// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import stet.model.Address;
import stet.model.ArticleId;
import stet.store.Library;

/// Finds the article that a person means: by its id, or by any address it is or was at.
final class Lookup {
    private Lookup() {}

    static ArticleId article(Library library, String named) {
        var byAddress = Address.parse(named).flatMap(library::at);
        if (byAddress.isPresent()) {
            return byAddress.get();
        }
        return ArticleId.parse(named)
                .filter(id -> library.article(id).isPresent())
                .orElseThrow(() -> new Main.Wrong(
                        "there is no article “%s”; give its id (six letters, as in 7k2m9q) or its address"
                                .formatted(named)));
    }
}
