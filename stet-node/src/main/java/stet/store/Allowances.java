// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stet.model.Address;
import stet.model.Budget;
import stet.model.By;
import stet.model.Deed;
import stet.model.OutletId;
import stet.model.Purse;
import stet.model.Site;

/// What single outlets may be asked at most, where somebody decided so, and what was spent.
public final class Allowances {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;

    public Allowances(Database database) {
        this.database = database;
    }

    /// What was decided for an outlet.
    public Budget of(OutletId outlet) {
        return database.read(sql -> of(sql, outlet.text()));
    }

    static Budget of(DSLContext sql, String outlet) {
        return sql.select(Tables.Budget.ALL)
                .from(Tables.Budget.TABLE)
                .where(Tables.Budget.OUTLET.eq(outlet))
                .fetchOptional(row -> new Budget(
                        number(row.get(Tables.Budget.PER_HOUR)), bytes(row.get(Tables.Budget.BYTES_PER_DAY))))
                .orElse(Budget.BY_SETTINGS);
    }

    /// Of several outlets at one site the least counts.
    static OptionalLong bytesPerDay(DSLContext sql, Site site) {
        return bytes(sql.select(min(Tables.Budget.BYTES_PER_DAY))
                .from(Tables.Budget.TABLE)
                .where(Tables.Budget.SITE.eq(site.name()))
                .fetchSingle()
                .value1());
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalLong bytes(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// Decides what an outlet may be asked at most; it counts from the next look on.
    ///
    /// @return false when there is no such outlet
    public boolean decide(OutletId outlet, Budget budget, By by) {
        return database.write(sql -> {
            var home = sql.select(Tables.Outlet.HOME)
                    .from(Tables.Outlet.TABLE)
                    .where(Tables.Outlet.ID.eq(outlet.text()))
                    .fetchOptional(Tables.Outlet.HOME);
            home.ifPresent(address -> {
                write(sql, outlet, Site.of(new Address(address)), budget);
                Journal.note(sql, by, Deed.Kind.OUTLET_BUDGET, outlet.text(), budget.toString());
            });
            return home.isPresent();
        });
    }

    private static void write(DSLContext sql, OutletId outlet, Site site, Budget budget) {
        sql.deleteFrom(Tables.Budget.TABLE)
                .where(Tables.Budget.OUTLET.eq(outlet.text()))
                .execute();
        if (!budget.isBySettings()) {
            sql.insertInto(Tables.Budget.TABLE)
                    .set(Tables.Budget.OUTLET, outlet.text())
                    .set(Tables.Budget.SITE, site.name())
                    .set(
                            Tables.Budget.PER_HOUR,
                            budget.perHour().isPresent()
                                    ? (Double) budget.perHour().getAsDouble()
                                    : null)
                    .set(
                            Tables.Budget.BYTES_PER_DAY,
                            budget.bytesPerDay().isPresent()
                                    ? (Long) budget.bytesPerDay().getAsLong()
                                    : null)
                    .execute();
        }
    }

    /// What was spent.
    ///
    /// @param purse of the outlet, as it stood when it was last written
    /// @param requests sent to the site within the last hour
    /// @param bytes received of the site within the last 24 hours, as far as it is known
    /// @param bytesPerDay the least that was decided for an outlet of the site; empty when the settings count
    public record Use(Purse purse, int requests, long bytes, OptionalLong bytesPerDay) {}

    /// @param site of the outlet's home page
    public Use use(OutletId outlet, Site site, Instant now) {
        return database.read(sql -> {
            var spent = sql.select(
                            count(when(Tables.Request.AT.gt(now.minus(HOUR).toEpochMilli()), 1)),
                            sum(coalesce(Tables.Request.BYTES, inline(0L))))
                    .from(Tables.Request.TABLE)
                    .where(Tables.Request.SITE.eq(site.name()))
                    .and(Tables.Request.AT.gt(now.minus(DAY).toEpochMilli()))
                    .and(Tables.Request.AT.le(now.toEpochMilli()))
                    .fetchSingle();
            var bytes = spent.value2();
            return new Use(
                    Timings.purse(sql, outlet.text(), now),
                    spent.value1(),
                    bytes == null ? 0 : bytes.longValue(),
                    bytesPerDay(sql, site));
        });
    }
}
