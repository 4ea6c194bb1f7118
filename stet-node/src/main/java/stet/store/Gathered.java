// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.coverage.Countables;
import stet.coverage.Counted;
import stet.coverage.Follower;
import stet.model.ArticleId;
import stet.model.Clipping;
import stet.model.OutletId;

/// A collection with its articles, out of the tables.
final class Gathered {
    private Gathered() {}

    static CollectionRecord read(DSLContext sql, Record row) {
        long nr = row.get(Tables.Collection.NR);
        return new CollectionRecord(
                row.get(Tables.Collection.SLUG),
                row.get(Tables.Collection.TITLE),
                row.get(Tables.Collection.NOTE),
                row.get(Tables.Collection.KEEPER),
                Instant.ofEpochMilli(row.get(Tables.Collection.CREATED)),
                Instant.ofEpochMilli(row.get(Tables.Collection.CHANGED)),
                row.get(Tables.Collection.REVISION),
                members(sql, nr),
                followed(sql, nr));
    }

    static List<Counted> followed(DSLContext sql, long collection) {
        return sql
                .select(Tables.Followed.WORDS)
                .from(Tables.Followed.TABLE)
                .where(Tables.Followed.COLLECTION.eq(collection))
                .orderBy(Tables.Followed.PLACE)
                .fetch(Tables.Followed.WORDS)
                .stream()
                .flatMap(words -> Counted.by(words).stream())
                .toList();
    }

    private static List<CollectionRecord.Member> members(DSLContext sql, long collection) {
        return sql.select(Tables.all(Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(Tables.Member.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Member.ARTICLE))
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Member.ARTICLE))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Tables.Member.COLLECTION.eq(collection))
                .orderBy(Tables.Member.PLACE, Tables.Member.ARTICLE)
                .fetch(row -> member(sql, row));
    }

    private static CollectionRecord.Member member(DSLContext sql, Record row) {
        long nr = row.get(Tables.Article.NR);
        var redaction = Redactions.of(sql, nr);
        var clipping = Clippings.of(sql, nr);
        var seen = Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN));
        return new CollectionRecord.Member(
                new ArticleId(row.get(Tables.Article.ID)),
                new OutletId(row.get(Tables.Article.OUTLET)),
                row.get(Tables.Outlet.NAME),
                row.get(Tables.Article.LANGUAGE),
                redaction.headline(sql, row),
                clipping.map(Clipping::at)
                        .orElse(Times.at(row.get(Tables.Article.PUBLISHED)).orElse(seen)),
                row.get(Tables.Article.VERSIONS),
                headlines(sql, nr, clipping, redaction),
                clipping,
                redaction.ofAll());
    }

    /// Those that may be shown.
    private static List<CollectionRecord.Headline> headlines(
            DSLContext sql, long nr, Optional<Clipping> clipping, Redaction redaction) {
        var headlines = new ArrayList<CollectionRecord.Headline>();
        sql.select(Tables.Version.NUMBER, Tables.Version.SEEN_FROM, Tables.Version.HEADLINE)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(nr))
                .orderBy(Tables.Version.NR)
                .forEach(row -> {
                    var text = redaction.text(row.value3());
                    if (redaction.of(row.value1()).isEmpty()
                            && (headlines.isEmpty()
                                    || !headlines.getLast().text().equals(text))) {
                        var from = clipping.map(Clipping::at).orElse(Instant.ofEpochMilli(row.value2()));
                        headlines.add(new CollectionRecord.Headline(row.value1(), from, text));
                    }
                });
        return headlines;
    }

    static FollowedFigure follow(DSLContext sql, CollectionRecord collection, Counted counted) {
        var found = new LinkedHashMap<ArticleId, List<Follower.Stretch>>();
        int left = Collections.MOST_VERSIONS;
        for (var member : collection.members()) {
            if (left > 0) {
                found.put(member.article(), follow(sql, member, counted));
                left -= member.versions();
            }
        }
        return new FollowedFigure(
                counted, found, found.size() == collection.members().size());
    }

    private static List<Follower.Stretch> follow(DSLContext sql, CollectionRecord.Member member, Counted counted) {
        var follower = new Follower(counted, member.language());
        var nr = Library.number(sql, member.article()).orElseThrow();
        var times = times(sql, nr);
        try {
            new Readings(sql, member.article(), nr, Redactions.of(sql, nr)).each((number, story) -> {
                var seen = times.getOrDefault(number, new Seen(member.at(), member.at()));
                var stated = member.clipping().map(Clipping::at);
                follower.add(number, stated.orElse(seen.from()), stated.orElse(seen.until()), story);
            });
        } catch (Damaged e) {
            return follower.stretches(); // what is damaged tells nothing, and spoils no other
        }
        return follower.stretches();
    }

    /// When a version was seen.
    private record Seen(Instant from, Instant until) {}

    private static Map<Integer, Seen> times(DSLContext sql, long nr) {
        var times = new LinkedHashMap<Integer, Seen>();
        sql.select(Tables.Version.NUMBER, Tables.Version.SEEN_FROM, Tables.Version.SEEN_UNTIL)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.of(nr))
                .forEach(row -> times.put(
                        row.value1(),
                        new Seen(Instant.ofEpochMilli(row.value2()), Instant.ofEpochMilli(row.value3()))));
        return times;
    }

    static List<Countables.Countable> countables(DSLContext sql, CollectionRecord collection) {
        var countables = new Countables();
        int left = Collections.MOST_VERSIONS;
        for (var member : collection.members()) {
            if (left > 0) {
                read(sql, member, countables);
                left -= member.versions();
            }
        }
        return countables.best();
    }

    private static void read(DSLContext sql, CollectionRecord.Member member, Countables countables) {
        var nr = Library.number(sql, member.article()).orElseThrow();
        try {
            new Readings(sql, member.article(), nr, Redactions.of(sql, nr))
                    .each((_, story) -> countables.add(member.article().text(), member.language(), story));
        } catch (Damaged e) {
            return; // as above
        }
    }
}
