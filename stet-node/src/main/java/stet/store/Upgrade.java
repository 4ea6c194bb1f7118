// SPDX-License-Identifier: Apache-2.0
package stet.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Says, before the tables of an older archive are brought up to date, that it may take a while.
final class Upgrade extends BaseCallback {
    private static final System.Logger LOG = System.getLogger(Upgrade.class.getName());

    /// Of an archive that is being made.
    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");

    private final String store;
    private boolean said;

    Upgrade(String store) {
        this.store = store;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        if (!said && context.getMigrationInfo().getVersion().compareTo(FIRST) > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "the store {0} was made by an older Stet and is brought up to date; with millions of versions that"
                            + " takes some minutes",
                    store);
        }
        said = true;
    }
}
