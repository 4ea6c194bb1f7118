// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Site;
import stet.store.Library;
import stet.store.Roster;

/// Finds what a person means: an article by its id, or by any address it is or was at; an outlet by its short name.
final class Lookup {
    private Lookup() {}

    static ArticleId article(Library library, String named) {
        var byAddress = Address.parse(named).flatMap(library::at);
        if (byAddress.isPresent()) {
            return byAddress.get();
        }
        return ArticleId.parse(named)
                .filter(id -> library.complete().article(id).isPresent())
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

    /// The sites of an outlet, its home's and its seeds', by its short name; or the one site of a host or address.
    static Set<Site> sites(Roster roster, String named) {
        var outlet = roster.outlets().stream()
                .filter(o -> o.id().text().equals(named))
                .findFirst();
        if (outlet.isPresent()) {
            return Stream.concat(
                            Stream.of(outlet.get().home()),
                            outlet.get().seeds().stream().map(Seed::address))
                    .map(Site::of)
                    .collect(Collectors.toSet());
        }
        return Set.of(Address.parse(named)
                .or(() -> Address.parse("https://" + named))
                .filter(address -> address.host().matches(".*[.:].*"))
                .map(address -> named.contains(":") && !named.contains("/") ? new Site(named) : Site.of(address))
                .orElseThrow(() -> new Main.Wrong(
                        "“%s” is neither an outlet's short name nor a host; `stet list` shows the outlets"
                                .formatted(named))));
    }
}
