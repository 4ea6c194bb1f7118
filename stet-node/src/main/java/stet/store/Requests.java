// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static stet.store.Tables.Request.AT;
import static stet.store.Tables.Request.BYTES;
import static stet.store.Tables.Request.NR;
import static stet.store.Tables.Request.SITE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.By;
import stet.model.Deed;
import stet.model.Payload;
import stet.model.Site;

/// Every request that Stet sends, noted before it is sent, and what is remembered of each site between two of them. So
/// the pauses and budgets of a site hold over restarts, and for several processes with one data folder. A power cut may
/// take the last few from the log. Safe for many threads.
public final class Requests {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int AT_ONCE = 1000;

    private final Database database;

    public Requests(Database database) {
        this.database = database;
    }

    /// All that the decision to ask a site is made by.
    ///
    /// @param bytesPerDay that somebody decided on for an outlet of this site; empty when the settings count
    public record Recalled(SiteRecord site, Spent spent, OptionalLong bytesPerDay) {}

    /// @param mostInAnHour of [Spent#nth]
    /// @param unknownBytes what a request counts for that never ended, as when Stet was killed meanwhile
    public Recalled recall(Site site, Instant now, int mostInAnHour, long unknownBytes) {
        return database.read(sql -> new Recalled(
                site(sql, site), spent(sql, site, now, mostInAnHour, unknownBytes), Allowances.bytesPerDay(sql, site)));
    }

    private static Spent spent(DSLContext sql, Site site, Instant now, int mostInAnHour, long unknownBytes) {
        var nth = sql.select(AT)
                .from(Tables.Request.TABLE)
                .where(SITE.eq(site.name()))
                .and(AT.gt(now.minus(HOUR).toEpochMilli()))
                .and(AT.le(now.toEpochMilli()))
                .orderBy(AT.desc())
                .limit(1)
                .offset(mostInAnHour - 1)
                .fetchOptional(AT);
        var day = sql.select(sum(coalesce(BYTES, inline(unknownBytes))), min(AT))
                .from(Tables.Request.TABLE)
                .where(SITE.eq(site.name()))
                .and(AT.gt(now.minus(DAY).toEpochMilli()))
                .and(AT.le(now.toEpochMilli()))
                .fetchSingle();
        BigDecimal bytes = day.value1();
        return new Spent(nth.map(Instant::ofEpochMilli), bytes == null ? 0 : bytes.longValue(), Times.at(day.value2()));
    }

    private static SiteRecord site(DSLContext sql, Site site) {
        return sql.select(Tables.Site.ALL)
                .from(Tables.Site.TABLE)
                .where(Tables.Site.SITE_.eq(site.name()))
                .fetchOptional(Requests::site)
                .orElseGet(() -> SiteRecord.unknown(site));
    }

    private static SiteRecord site(Record row) {
        return new SiteRecord(
                new Site(row.get(Tables.Site.SITE_)),
                row.get(Tables.Site.LAST),
                Times.at(row.get(Tables.Site.BEGUN)),
                Instant.ofEpochMilli(row.get(Tables.Site.ENDED)),
                Duration.ofMillis(row.get(Tables.Site.TOOK)),
                Instant.ofEpochMilli(row.get(Tables.Site.PAUSED_UNTIL)),
                row.get(Tables.Site.REFUSALS),
                new SiteRecord.Barred(
                        row.get(Tables.Site.PAGES), row.get(Tables.Site.SEEDS), row.get(Tables.Site.CHALLENGES)),
                Times.at(row.get(Tables.Site.STOPPED))
                        .map(since -> new SiteRecord.Stop(since, row.get(Tables.Site.WHY))));
    }

    /// Notes a request that is about to be sent.
    ///
    /// @param last the number of the site's last request when it was decided
    /// @return the request's number; empty when somebody else asked or stopped the site since then, and nothing was
    /// noted
    public OptionalLong begin(long last, RequestLine line) {
        return database.note(sql -> {
            var site = site(sql, line.site());
            if (site.last() != last || site.stop().isPresent()) {
                return OptionalLong.empty();
            }
            long nr = sql.insertInto(Tables.Request.TABLE)
                    .set(SITE, line.site().name())
                    .set(AT, line.at().toEpochMilli())
                    .set(Tables.Request.METHOD, line.method())
                    .set(Tables.Request.ADDRESS, line.address().text())
                    .set(Tables.Request.REASON, line.reason())
                    .set(Tables.Request.DETAIL, "")
                    .returningResult(NR)
                    .fetchSingle()
                    .value1();
            write(sql, site, nr, line.at().toEpochMilli());
            return OptionalLong.of(nr);
        });
    }

    /// Notes how a request ended, and changes what is remembered of its site by what is remembered now: much may
    /// have been decided while it was under way.
    ///
    /// @return the site as it is remembered from now on
    public SiteRecord end(long nr, Site site, UnaryOperator<SiteRecord> change, RequestLine.End end) {
        return database.note(sql -> {
            var before = site(sql, site);
            var after = change.apply(before);
            boolean another = before.last() != nr; // this one took too long to be waited for
            write(sql, after, before.last(), another ? Times.millis(before.begun()) : null);
            sql.update(Tables.Request.TABLE)
                    .set(
                            Tables.Request.STATUS,
                            end.status().isPresent() ? (Integer) end.status().getAsInt() : null)
                    .set(BYTES, end.bytes().isPresent() ? (Long) end.bytes().getAsLong() : null)
                    .set(Tables.Request.TOOK, end.took().toMillis())
                    .set(Tables.Request.DETAIL, end.detail())
                    .where(NR.eq(nr))
                    .execute();
            return after;
        });
    }

    private static void write(DSLContext sql, SiteRecord site, long last, @Nullable Long begun) {
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(Tables.Site.SITE_, site.site().name());
        values.put(Tables.Site.LAST, last);
        values.put(Tables.Site.BEGUN, begun);
        values.put(Tables.Site.ENDED, site.ended().toEpochMilli());
        values.put(Tables.Site.TOOK, site.took().toMillis());
        values.put(Tables.Site.PAUSED_UNTIL, site.pausedUntil().toEpochMilli());
        values.put(Tables.Site.REFUSALS, site.refusals());
        values.put(Tables.Site.PAGES, site.barred().pages());
        values.put(Tables.Site.SEEDS, site.barred().seeds());
        values.put(Tables.Site.CHALLENGES, site.barred().challenges());
        values.put(Tables.Site.STOPPED, Times.millis(site.stop().map(SiteRecord.Stop::since)));
        values.put(Tables.Site.WHY, site.stop().map(SiteRecord.Stop::why).orElse(""));
        sql.insertInto(Tables.Site.TABLE)
                .set(values)
                .onConflict(Tables.Site.SITE_)
                .doUpdate()
                .set(values)
                .execute();
    }

    /// Changes what is remembered of a site, by what is remembered now.
    public SiteRecord change(Site site, UnaryOperator<SiteRecord> change) {
        return database.write(sql -> {
            var now = change.apply(site(sql, site));
            write(sql, now, now.last(), Times.millis(now.begun()));
            return now;
        });
    }

    /// Lifts the stop of a site that did not let Stet in.
    public SiteRecord resume(Site site, By by) {
        return database.write(sql -> {
            var now = site(sql, site).resumed();
            write(sql, now, now.last(), Times.millis(now.begun()));
            Journal.note(sql, by, Deed.Kind.SITE_RESUMED, site.name(), "");
            return now;
        });
    }

    /// Notes that a site lets its pages be read: whatever challenges were counted are forgotten.
    public void welcomed(Site site) {
        database.read(sql -> sql.select(Tables.Site.CHALLENGES)
                        .from(Tables.Site.TABLE)
                        .where(Tables.Site.SITE_.eq(site.name()))
                        .and(Tables.Site.CHALLENGES.gt(0))
                        .fetchOptional())
                .ifPresent(_ ->
                        change(site, before -> before.barred(before.barred().withoutChallenges())));
    }

    /// When a request to any site last began or ended; empty before the first.
    public Optional<Instant> lastAsked() {
        return database.read(sql -> sql
                .select(max(Tables.Site.ENDED), max(Tables.Site.BEGUN))
                .from(Tables.Site.TABLE)
                .fetch(row -> Stream.of(Times.at(row.value1()), Times.at(row.value2())))
                .stream()
                .flatMap(times -> times.flatMap(Optional::stream))
                .max(Comparator.naturalOrder()));
    }

    /// The sites of which nothing is asked any more.
    public List<SiteRecord> stopped() {
        return database.read(sql -> stopped(sql, DSL.trueCondition()));
    }

    static List<SiteRecord> stopped(DSLContext sql, Condition which) {
        return sql.select(Tables.Site.ALL)
                .from(Tables.Site.TABLE)
                .where(Tables.Site.STOPPED.isNotNull())
                .and(which)
                .orderBy(Tables.Site.SITE_)
                .fetch(row -> site(row));
    }

    /// What is remembered of those of these sites that were asked before, by name.
    static Map<String, SiteRecord> sites(DSLContext sql, List<String> names) {
        return sql.select(Tables.Site.ALL)
                .from(Tables.Site.TABLE)
                .where(Tables.Site.SITE_.in(names))
                .fetchMap(Tables.Site.SITE_, row -> site(row));
    }

    /// Gives each request of some sites since then, oldest first.
    ///
    /// @param sites all when empty
    /// @return how many there were
    public long each(Collection<Site> sites, Instant since, Consumer<RequestLine> told) {
        var names = sites.stream().map(Site::name).toList();
        return database.read(sql -> {
            try (var rows = sql.select(Tables.Request.ALL)
                    .from(Tables.Request.TABLE)
                    .where(names.isEmpty() ? DSL.trueCondition() : SITE.in(names))
                    .and(AT.ge(since.toEpochMilli()))
                    .orderBy(AT, NR)
                    .fetchSize(AT_ONCE)
                    .fetchLazy()) {
                long many = 0;
                for (var row : rows) {
                    told.accept(line(row));
                    many++;
                }
                return many;
            }
        });
    }

    private static RequestLine line(Record row) {
        Long took = row.get(Tables.Request.TOOK);
        Integer status = row.get(Tables.Request.STATUS);
        Long bytes = row.get(BYTES);
        return new RequestLine(
                new Site(row.get(SITE)),
                Instant.ofEpochMilli(row.get(AT)),
                row.get(Tables.Request.METHOD),
                new Address(row.get(Tables.Request.ADDRESS)),
                row.get(Tables.Request.REASON),
                took == null
                        ? Optional.empty()
                        : Optional.of(new RequestLine.End(
                                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                                Duration.ofMillis(took),
                                row.get(Tables.Request.DETAIL))));
    }

    /// Drops the requests before then, and the sites that nothing is remembered of but a request before then.
    public void forget(Instant before) {
        database.write(sql -> {
            sql.deleteFrom(Tables.Request.TABLE)
                    .where(AT.lt(before.toEpochMilli()))
                    .execute();
            return sql.deleteFrom(Tables.Site.TABLE)
                    .where(Tables.Site.ENDED.lt(before.toEpochMilli()))
                    .and(Tables.Site.PAUSED_UNTIL.lt(before.toEpochMilli()))
                    .and(Tables.Site.STOPPED.isNull())
                    .and(Tables.Site.BEGUN.isNull())
                    .execute();
        });
    }

    /// A robots.txt as it was last read; empty when it was never asked for.
    public Optional<RobotsRecord> robots(Address address) {
        return database.read(sql -> sql.select(Tables.Robots.ALL)
                .from(Tables.Robots.TABLE)
                .where(Tables.Robots.ADDRESS.eq(address.text()))
                .fetchOptional(row -> new RobotsRecord(
                        Times.at(row.get(Tables.Robots.READ))
                                .map(read -> new RobotsRecord.Copy(read, Payload.of(row.get(Tables.Robots.CONTENT)))),
                        Times.at(row.get(Tables.Robots.SINCE))
                                .map(since -> new RobotsRecord.Trouble(since, row.get(Tables.Robots.TROUBLE))))));
    }

    public void keep(Address address, RobotsRecord robots) {
        var content = robots.copy().map(RobotsRecord.Copy::content).orElse(Payload.EMPTY);
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(Tables.Robots.ADDRESS, address.text());
        values.put(Tables.Robots.READ, Times.millis(robots.copy().map(RobotsRecord.Copy::read)));
        values.put(Tables.Robots.DIGEST, content.digest().hex());
        values.put(Tables.Robots.CONTENT, content.bytes());
        values.put(
                Tables.Robots.TROUBLE,
                robots.trouble().map(RobotsRecord.Trouble::why).orElse(""));
        values.put(Tables.Robots.SINCE, Times.millis(robots.trouble().map(RobotsRecord.Trouble::since)));
        database.write(sql -> sql.insertInto(Tables.Robots.TABLE)
                .set(values)
                .onConflict(Tables.Robots.ADDRESS)
                .doUpdate()
                .set(values)
                .execute());
    }
}
