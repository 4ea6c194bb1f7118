// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Instant;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.store.Library;

/// Finds what a person means: an article by its id, or by any address it is or was at; an outlet by its short name.
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

    /// The outlet of this short name.
    static OutletId outlet(Library library, String named, Instant now) {
        var id = Main.outlet(named);
        if (library.outlet(id, now).isEmpty()) {
            throw new Main.Wrong("there is no outlet “%s”; `stet list` shows them".formatted(id));
        }
        return id;
    }
}
