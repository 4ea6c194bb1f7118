// SPDX-License-Identifier: Apache-2.0
/// The only door to the database: `Database`, then `Frontier`, `Ledger` and `Library` by who asks.
@NullMarked
package stet.store;

import org.jspecify.annotations.NullMarked;
