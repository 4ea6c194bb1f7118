// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract on PostgreSQL.
class PostgresStoreTest extends StoreContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    Database open() {
        return TestedStore.POSTGRES.open(folder);
    }
}
