// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Condition;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Sighting;
import stet.model.Site;

/// What a seed named, being written: unknown addresses become articles that are due at once.
final class Listing {
    private static final int MOST_IN_ONE_QUESTION = 500;

    private final DSLContext sql;
    private final long seed;
    private final Outcome outcome;
    private final OutletId outlet;

    Listing(DSLContext sql, long seed, Outcome outcome) {
        this.sql = sql;
        this.seed = seed;
        this.outcome = outcome;
        this.outlet = outcome.watched().target().outlet();
    }

    void write(List<Sighting> sightings, List<Seed> parts) {
        parts.forEach(part -> Roster.insert(sql, part, outcome.at()));
        var repeated = repeated(sightings);
        for (int from = 0; from < sightings.size(); from += MOST_IN_ONE_QUESTION) {
            some(sightings.subList(from, Math.min(sightings.size(), from + MOST_IN_ONE_QUESTION)), repeated);
        }
    }

    private void some(List<Sighting> sightings, Set<String> repeated) {
        var known = articles(sightings);
        var guids = guids(sightings);
        var hinted = new LinkedHashMap<Long, Sighting>();
        for (var sighting : sightings) {
            var address = sighting.address().text();
            var guid = sighting.guid().filter(g -> !repeated.contains(g));
            var article = known.get(address);
            if (article == null) {
                article = insert(sighting, guid.map(guids::get).orElse(null));
                known.put(address, article);
            } else {
                hinted.putIfAbsent(article, sighting);
            }
            if (guid.isPresent() && !guids.containsKey(guid.get())) {
                remember(guid.get(), article);
                guids.put(guid.get(), article);
            }
        }
        Histories.wake(sql, List.copyOf(hinted.keySet()), outcome.at().toEpochMilli());
        if (outcome.watched().target() instanceof Seed named) {
            new Hints(sql, seed, named.kind(), outcome.at()).write(hinted);
        }
    }

    private Map<String, Long> articles(List<Sighting> sightings) {
        return new HashMap<>(sql.select(Tables.Address.ADDRESS_, Tables.Address.ARTICLE)
                .from(Tables.Address.TABLE)
                .where(Tables.Address.ADDRESS_.in(
                        sightings.stream().map(s -> s.address().text()).toList()))
                .fetchMap(Tables.Address.ADDRESS_, Tables.Address.ARTICLE));
    }

    private Map<String, Long> guids(List<Sighting> sightings) {
        return new HashMap<>(sql.select(Tables.Guid.GUID, Tables.Guid.ARTICLE)
                .from(Tables.Guid.TABLE)
                .where(Tables.Guid.SEED.eq(seed))
                .and(Tables.Guid.GUID.in(
                        sightings.stream().flatMap(s -> s.guid().stream()).toList()))
                .fetchMap(Tables.Guid.GUID, Tables.Guid.ARTICLE));
    }

    /// A guid that one reading gives to several addresses names none of them.
    private static Set<String> repeated(List<Sighting> sightings) {
        var seen = new HashSet<String>();
        var repeated = new HashSet<String>();
        sightings.stream()
                .flatMap(s -> s.guid().stream())
                .filter(guid -> !seen.add(guid))
                .forEach(repeated::add);
        return repeated;
    }

    private long insert(Sighting sighting, @Nullable Long suspect) {
        return insert(sql, outlet, sighting.address(), sighting.published(), outcome.at(), suspect);
    }

    /// A new article that is due at once.
    ///
    /// @param suspect the article that the entry's guid named before: perhaps it moved here
    static long insert(
            DSLContext sql,
            OutletId outlet,
            Address address,
            Optional<Instant> published,
            Instant now,
            @Nullable Long suspect) {
        long nr = Roster.target(sql, Rows.ARTICLE, outlet, Site.of(address), address, now);
        article(sql, nr, outlet, published, suspect);
        Roster.address(sql, address, nr, now);
        return nr;
    }

    /// The article of a target, without any version.
    static void article(DSLContext sql, long nr, OutletId outlet, Optional<Instant> published, @Nullable Long suspect) {
        sql.insertInto(Tables.Article.TABLE)
                .set(Tables.Article.NR, nr)
                .set(Tables.Article.ID, ArticleId.of(nr).text())
                .set(Tables.Article.OUTLET, outlet.text())
                .set(Tables.Article.CONDITION, Condition.OPEN.name())
                .set(Tables.Article.PUBLISHED, Times.millis(published))
                .set(Tables.Article.SECTION, "")
                .set(Tables.Article.LANGUAGE, "")
                .set(Tables.Article.HEADLINE, "")
                .set(Tables.Article.OPENING, "")
                .set(Tables.Article.VERSIONS, 0)
                .set(Tables.Article.SUSPECT, suspect)
                .execute();
    }

    private void remember(String guid, long article) {
        sql.insertInto(Tables.Guid.TABLE)
                .set(Tables.Guid.SEED, seed)
                .set(Tables.Guid.GUID, guid)
                .set(Tables.Guid.ARTICLE, article)
                .onConflictDoNothing()
                .execute();
    }
}
