// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Site;
import stet.store.Clippings;
import stet.store.Roster;

/// Whose articles they are here: an outlet of the same site that is here already, else a new one that is
/// kept and not watched. For one thread.
final class OutletBook {
    private static final int LONGEST_NAME = 200;

    private final Roster roster;
    private final Clippings clippings;
    private final Importer.Wish wish;
    private final Report report;
    private final Map<String, OutletId> known = new HashMap<>();
    private final Set<String> announced = new HashSet<>();

    OutletBook(Roster roster, Clippings clippings, Importer.Wish wish, Report report) {
        this.roster = roster;
        this.clippings = clippings;
        this.wish = wish;
        this.report = report;
    }

    /// The outlet; made when it is not here.
    OutletId of(Foreign article) throws Broken {
        var key = key(article);
        var found = known.get(key);
        if (found == null) {
            found = find(article).orElseGet(() -> make(article));
            known.put(key, found);
        }
        return found;
    }

    /// Counts it, when it would be made.
    void announce(Foreign article) throws Broken {
        if (announced.add(key(article)) && find(article).isEmpty()) {
            report.outlet();
        }
    }

    private static String key(Foreign article) {
        return article.outlet().id().map(OutletId::text).orElse("") + " " + home(article);
    }

    private static Address home(Foreign article) {
        return article.outlet()
                .home()
                .orElseGet(() -> article.address().resolve("/").orElseThrow());
    }

    private Optional<OutletId> find(Foreign article) throws Broken {
        var all = roster.outlets();
        if (wish.outlet().isPresent()) {
            return Optional.of(named(all, wish.outlet().get()));
        }
        var site = site(home(article));
        var same = all.stream()
                .filter(outlet -> site(outlet.home()).equals(site))
                .map(Outlet::id)
                .toList();
        var sameName = article.outlet().id().filter(same::contains);
        if (sameName.isPresent() || home(article).leadsNowhere()) { // an outlet without a site is known by its name
            return sameName;
        }
        var watched = roster.watched().stream().map(Outlet::id).toList();
        return same.stream()
                .filter(watched::contains)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    /// Most archives are from before sites went over to https; it is one site all the same.
    private static Site site(Address home) {
        boolean plain = home.scheme().equals("http") && home.port() == 80;
        return Site.of(plain ? new Address(home.text().replaceFirst("^http:", "https:")) : home);
    }

    private static OutletId named(List<Outlet> all, String wanted) throws Broken {
        return all.stream()
                .filter(outlet -> outlet.id().text().equals(wanted))
                .findFirst()
                .map(Outlet::id)
                .orElseThrow(() -> new Broken("outlet", "there is no outlet “%s”".formatted(wanted)));
    }

    private OutletId make(Foreign article) {
        var paper = article.outlet();
        var name = paper.name().length() > LONGEST_NAME ? paper.name().substring(0, LONGEST_NAME) : paper.name();
        var all = roster.outlets();
        var id = paper.id()
                .filter(wanted -> all.stream().noneMatch(outlet -> outlet.id().equals(wanted)))
                .orElseGet(() -> Clippings.shortName(name, all));
        clippings.outlet(new Outlet(id, name, home(article), paper.language(), List.of()), wish.by());
        report.outlet();
        return id;
    }
}
