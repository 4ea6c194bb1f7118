// SPDX-License-Identifier: Apache-2.0
package stet.web;

import stet.store.Accounts;
import stet.store.Database;
import stet.store.Journal;
import stet.store.Library;
import stet.store.Requests;
import stet.store.Roster;
import stet.store.Sessions;
import stet.store.Subscriptions;
import stet.store.Tokens;

/// What the site reads, and what those who may do so write.
///
/// @param subscriptions where hubs that push feeds are answered
public record Stores(
        Library library,
        Subscriptions subscriptions,
        Roster roster,
        Requests requests,
        Accounts accounts,
        Sessions sessions,
        Tokens tokens,
        Journal journal) {
    public static Stores over(Database database) {
        return new Stores(
                new Library(database),
                new Subscriptions(database),
                new Roster(database),
                new Requests(database),
                new Accounts(database),
                new Sessions(database),
                new Tokens(database),
                new Journal(database));
    }
}
