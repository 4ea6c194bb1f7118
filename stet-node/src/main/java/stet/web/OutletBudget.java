// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import stet.model.Budget;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Site;
import stet.store.Allowances;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an outlet may be asked at most, who says so, and what was spent of it.
///
/// @param own what was decided for it alone
/// @param site of its home page, at which bytes are counted
public record OutletBudget(
        OutletId outlet, Site site, Budget own, UsualBudgets usual, Allowances.Use use, Instant now) {
    private static final double MEBIBYTE = 1 << 20;

    /// Who says what an outlet may be asked.
    public enum Origin {
        OWN,
        /// Another outlet of the same site, which has a smaller budget.
        NEIGHBOUR,
        SETTING
    }

    public static OutletBudget of(Allowances allowances, Outlet outlet, UsualBudgets usual, Instant now) {
        var site = Site.of(outlet.home());
        return new OutletBudget(
                outlet.id(), site, allowances.of(outlet.id()), usual, allowances.use(outlet.id(), site, now), now);
    }

    public double perHour() {
        return own.perHour().orElseGet(() -> usual.perHour(outlet));
    }

    public Origin perHourOrigin() {
        return own.perHour().isPresent() ? Origin.OWN : Origin.SETTING;
    }

    public String perHourKey() {
        return usual.perHourKey(outlet);
    }

    private long bytesPerDay() {
        return use.bytesPerDay().orElseGet(() -> usual.bytesPerDay(site));
    }

    public double mebibytes() {
        return rounded(bytesPerDay() / MEBIBYTE);
    }

    public double mebibytesSpent() {
        return rounded(use.bytes() / MEBIBYTE);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    public Origin bytesOrigin() {
        return use.bytesPerDay().isEmpty()
                ? Origin.SETTING
                : use.bytesPerDay().equals(own.bytesPerDay()) ? Origin.OWN : Origin.NEIGHBOUR;
    }

    public String bytesKey() {
        return usual.bytesKey(site);
    }

    /// Requests that the outlet has saved up and can be asked for at once, as politeness lets them through; below zero
    /// when some were borrowed.
    public long saved() {
        return (long) Math.floor(use.purse().at(now, perHour()).tokens());
    }

    /// As a form takes it; empty when the settings count.
    String ownPerHour() {
        return own.perHour().isPresent() ? plain(own.perHour().getAsDouble()) : "";
    }

    String ownMebibytes() {
        return own.bytesPerDay().isPresent() ? plain(own.bytesPerDay().getAsLong() / MEBIBYTE) : "";
    }

    public static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    ObjectNode json() {
        var node = JsonMapper.shared().createObjectNode();
        node.putObject("requests_per_hour")
                .put("most", perHour())
                .put("origin", perHourOrigin() == Origin.OWN ? "own" : perHourKey())
                .put("last_hour", use.requests())
                .put("saved", saved());
        node.putObject("bytes_per_day")
                .put("most", bytesPerDay())
                .put(
                        "origin",
                        switch (bytesOrigin()) {
                            case OWN -> "own";
                            case NEIGHBOUR -> "another outlet of the site";
                            case SETTING -> bytesKey();
                        })
                .put("site", site.name())
                .put("last_day", use.bytes());
        return node;
    }

    /// What was typed; empty when it cannot be understood. What is left empty follows the settings.
    static Optional<Budget> typed(Asked asked) {
        if (!asked.field("default").isEmpty()) {
            return Optional.of(Budget.BY_SETTINGS);
        }
        var requests = asked.field("requests_per_hour").strip();
        var mebibytes = asked.field("mebibytes_per_day").strip();
        if (!requests.matches("(\\d{1,4}(\\.\\d{1,9})?)?") || !mebibytes.matches("(\\d{1,7}(\\.\\d{1,9})?)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Budget(
                    requests.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(requests)),
                    mebibytes.isEmpty()
                            ? OptionalLong.empty()
                            : OptionalLong.of(Math.round(Double.parseDouble(mebibytes) * MEBIBYTE))));
        } catch (IllegalArgumentException e) { // outside what is allowed
            return Optional.empty();
        }
    }
}
