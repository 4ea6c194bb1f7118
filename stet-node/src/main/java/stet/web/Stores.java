// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;
import stet.store.Accounts;
import stet.store.Allowances;
import stet.store.Clippings;
import stet.store.Database;
import stet.store.Jobs;
import stet.store.Journal;
import stet.store.Library;
import stet.store.Requests;
import stet.store.Roster;
import stet.store.SavedRules;
import stet.store.Sessions;
import stet.store.Subscriptions;
import stet.store.Tokens;
import stet.store.Withholdings;

/// What the site reads, and what those who may do so write.
///
/// @param subscriptions where hubs that push feeds are answered
/// @param desk where clippings are handed in; empty where the archive of their bytes is not at hand
/// @param ruleDesk where outlets' rules are edited; empty where their files are not at hand
public record Stores(
        Library library,
        Subscriptions subscriptions,
        Roster roster,
        Allowances allowances,
        Requests requests,
        Accounts accounts,
        Sessions sessions,
        Tokens tokens,
        Jobs jobs,
        Journal journal,
        Clippings clippings,
        SavedRules savedRules,
        Withholdings withholdings,
        Optional<Clippings.Desk> desk,
        Optional<RuleDesk> ruleDesk) {
    public static Stores over(Database database) {
        return new Stores(
                new Library(database),
                new Subscriptions(database),
                new Roster(database),
                new Allowances(database),
                new Requests(database),
                new Accounts(database),
                new Sessions(database),
                new Tokens(database),
                new Jobs(database),
                new Journal(database),
                new Clippings(database),
                new SavedRules(database),
                new Withholdings(database),
                Optional.empty(),
                Optional.empty());
    }

    /// The same with a desk.
    public Stores with(Clippings.Desk there) {
        return with(Optional.of(there), ruleDesk);
    }

    /// The same with a desk for rules.
    public Stores with(RuleDesk rules) {
        return with(desk, Optional.of(rules));
    }

    private Stores with(Optional<Clippings.Desk> there, Optional<RuleDesk> rules) {
        return new Stores(
                library,
                subscriptions,
                roster,
                allowances,
                requests,
                accounts,
                sessions,
                tokens,
                jobs,
                journal,
                clippings,
                savedRules,
                withholdings,
                there,
                rules);
    }
}
