// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.trueCondition;
import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.KIND;
import static stet.store.Tables.Target.NR;
import static stet.store.Tables.Target.OUTLET;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Answer;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Target;
import stet.model.Timing;

/// What is looked at next: every target that is due some time, whatever it is, in the order in which it is.
public final class WatchList {
    /// A target counts as late when it has been due for longer: several may be due at once, and a site is asked for one
    /// after another.
    public static final Duration GRACE = Duration.ofMinutes(1);

    private static final List<String> SEEDS =
            Arrays.stream(Seed.Kind.values()).map(Enum::name).toList();

    private final Database database;

    WatchList(Database database) {
        this.database = database;
    }

    /// What a target is.
    public enum Kind {
        ARTICLE,
        FEED,
        SITEMAP,
        SECTION
    }

    /// @param late only those that are late
    public record Filter(Optional<OutletId> outlet, Optional<Kind> kind, boolean late) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), false);
    }

    /// A place in the list: after everything that is due before, and of this instant after lower numbers.
    public record Place(Instant due, long nr) {}

    /// @param watched that pass the filter, late or not
    public record Counts(int watched, int late) {}

    /// @param after only what comes after this; empty for the first
    public List<WatchLine> next(Filter filter, Optional<Place> after, Instant now, int most) {
        return database.read(sql -> lines(
                sql,
                sql.select(Tables.all(Tables.Target.ALL, Tables.Article.ALL, List.of(Tables.Outlet.NAME)))
                        .from(Tables.Target.TABLE)
                        .join(Tables.Outlet.TABLE)
                        .on(Tables.Outlet.ID.eq(OUTLET))
                        .leftJoin(Tables.Article.TABLE)
                        .on(Tables.Article.NR.eq(NR))
                        .where(passes(filter))
                        .and(filter.late() ? isLate(now) : trueCondition())
                        .and(after.map(WatchList::isAfter).orElse(trueCondition()))
                        .orderBy(DUE, NR)
                        .limit(most)
                        .fetch()));
    }

    public Counts counts(Filter filter, Instant now) {
        return database.read(sql -> new Counts(
                sql.fetchCount(Tables.Target.TABLE, passes(filter)),
                sql.fetchCount(Tables.Target.TABLE, passes(filter).and(isLate(now)))));
    }

    /// Articles are asked for by what they are not, so that the order and the count come from an index of what is due,
    /// and no index leads to all that ever was an article.
    private static Condition passes(Filter filter) {
        var due = DUE.isNotNull();
        var outlet = filter.outlet().map(id -> OUTLET.eq(id.text())).orElse(trueCondition());
        var kind = filter.kind()
                .map(k -> k == Kind.ARTICLE ? KIND.notIn(SEEDS) : KIND.eq(k.name()))
                .orElse(trueCondition());
        return due.and(outlet).and(kind);
    }

    private static Condition isLate(Instant now) {
        return DUE.lt(now.minus(GRACE).toEpochMilli());
    }

    private static Condition isAfter(Place place) {
        long due = place.due().toEpochMilli();
        return DUE.ge(due).and(DUE.gt(due).or(NR.gt(place.nr())));
    }

    private static List<WatchLine> lines(DSLContext sql, List<Record> rows) {
        var timings = Timings.recall(sql, rows);
        var sites = Requests.sites(
                sql,
                rows.stream().map(row -> row.get(Tables.Target.SITE)).distinct().toList());
        var redactions = Redactions.of(sql);
        return rows.stream()
                .map(row -> line(sql, row, timings, sites, redactions.of(row.get(NR))))
                .toList();
    }

    private static WatchLine line(
            DSLContext sql, Record row, Map<Long, Timing> timings, Map<String, SiteRecord> sites, Redaction redaction) {
        var target = Frontier.target(row);
        boolean isArticle = target instanceof Target.Article;
        var site = row.get(Tables.Target.SITE);
        long nr = row.get(NR);
        return new WatchLine(
                nr,
                target,
                row.get(Tables.Outlet.NAME),
                isArticle ? row.get(Tables.Article.VERSIONS) : 0,
                isArticle ? redaction.headline(sql, row) : "",
                isArticle ? row.get(Tables.Article.LANGUAGE) : "",
                Instant.ofEpochMilli(row.get(DUE)),
                Rows.looks(row),
                Objects.requireNonNull(timings.get(nr)),
                Optional.ofNullable(row.get(Tables.Target.PACE)).map(Duration::ofMillis),
                Optional.ofNullable(row.get(Tables.Target.ANSWER)).map(Answer::valueOf),
                redaction.ofAll().isPresent() ? "" : redaction.text(row.get(Tables.Target.DETAIL)),
                sites.getOrDefault(site, SiteRecord.unknown(new Site(site))),
                redaction.ofAll());
    }
}
