// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.coverage.Kinship;
import stet.coverage.Rarity;
import stet.coverage.Report;
import stet.coverage.Trait;
import stet.coverage.Traits;
import stet.model.ArticleId;
import stet.model.OutletId;

/// Which articles of the same days may tell the same story: the search index names those that share a rare trait, and
/// their texts then say how much they share. Looks at a bounded number of both.
final class Suggesting {
    /// Whose texts are read.
    private static final int MOST_READ = 40;

    private final DSLContext sql;
    private final Duration within;

    /// @param within so long before or after the article
    Suggesting(DSLContext sql, Duration within) {
        this.sql = sql;
        this.within = within;
    }

    List<Suggested> like(long nr, Set<ArticleId> left, int most) {
        var own = row(nr).orElseThrow();
        var report = report(own);
        if (report.isEmpty()) {
            return List.of();
        }
        var days = days(report.get().at());
        int articles = sql.fetchCount(
                Tables.Article.TABLE.join(Tables.Target.TABLE).on(Tables.Target.NR.eq(Tables.Article.NR)),
                days.and(Tables.Article.VERSIONS.gt(0)));
        var shared = shared(report.get().traits(), days, Rarity.mostOf(Math.max(1, articles)));
        var rarity = new Rarity(Math.max(1, articles), shared.with());
        return shared.points().entrySet().stream()
                .filter(entry -> entry.getKey() != nr && !left.contains(ArticleId.of(entry.getKey())))
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(MOST_READ)
                .flatMap(entry -> row(entry.getKey()).stream())
                .flatMap(row -> suggested(report.get(), row, rarity).stream())
                .filter(suggested -> suggested.kinship().isLikely())
                .sorted(Comparator.comparingDouble((Suggested s) -> s.kinship().score())
                        .reversed()
                        .thenComparing(Suggested::at)
                        .thenComparing(Suggested::article))
                .limit(most)
                .toList();
    }

    private Condition days(Instant at) {
        return Collections.at()
                .between(at.minus(within).toEpochMilli(), at.plus(within).toEpochMilli());
    }

    /// Which articles have how many of the traits that are not common.
    ///
    /// @param with how many articles have each trait
    private record Shared(Map<String, Integer> with, Map<Long, Integer> points) {}

    private Shared shared(Traits traits, Condition days, int most) {
        var with = new HashMap<String, Integer>();
        var points = new HashMap<Long, Integer>();
        for (var trait : traits.all()) {
            var having = having(trait, days, most);
            if (!having.isEmpty()) {
                with.put(trait.terms(), having.size());
                if (having.size() <= most) {
                    having.forEach(nr -> points.merge(nr, trait.kind() == Trait.Kind.WORD ? 1 : 2, Integer::sum));
                }
            }
        }
        return new Shared(with, points);
    }

    /// One more than `most` where a trait is common.
    private List<Long> having(Trait trait, Condition days, int most) {
        var words = WordIndex.of(sql);
        return sql.select(Tables.Article.NR)
                .from(WordIndex.ARTICLES)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(words.article()))
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Article.NR))
                .where(words.has(trait.terms()))
                .and(days)
                .limit(most + 1)
                .fetch(Tables.Article.NR);
    }

    private Optional<Record> row(long nr) {
        return sql.select(Tables.all(Tables.Article.ALL, Tables.Target.ALL, Tables.Outlet.ALL))
                .from(Tables.Article.TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(Tables.Article.NR))
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Article.OUTLET))
                .where(Tables.Article.NR.eq(nr))
                .and(Tables.Article.VERSIONS.gt(0))
                .fetchOptional()
                .map(row -> row);
    }

    /// Empty where the kept text is damaged or withheld.
    private Optional<Report> report(Record row) {
        long nr = row.get(Tables.Article.NR);
        try {
            var story = new Readings(sql, ArticleId.of(nr), nr, Redactions.of(sql, nr))
                    .newest(row.get(Tables.Article.VERSIONS));
            return Optional.of(new Report(at(row), Traits.of(story, row.get(Tables.Article.LANGUAGE))));
        } catch (Damaged | Withheld e) {
            return Optional.empty();
        }
    }

    private static Instant at(Record row) {
        return Times.at(row.get(Tables.Article.PUBLISHED))
                .orElse(Instant.ofEpochMilli(row.get(Tables.Target.FIRST_SEEN)));
    }

    private Optional<Suggested> suggested(Report own, Record row, Rarity rarity) {
        return report(row)
                .map(report -> new Suggested(
                        new ArticleId(row.get(Tables.Article.ID)),
                        new OutletId(row.get(Tables.Article.OUTLET)),
                        row.get(Tables.Outlet.NAME),
                        row.get(Tables.Article.LANGUAGE),
                        Redactions.of(sql, row.get(Tables.Article.NR)).headline(sql, row),
                        report.at(),
                        Kinship.of(own, report, rarity)));
    }
}
