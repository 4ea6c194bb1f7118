// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What is watched: a seed that names articles, or an article. Both take the same walk.
public sealed interface Target permits Seed, Target.Article {
    OutletId outlet();

    Address address();

    /// @param address where it is fetched now: the canonical address as last learned
    record Article(ArticleId id, OutletId outlet, Address address) implements Target {}
}
