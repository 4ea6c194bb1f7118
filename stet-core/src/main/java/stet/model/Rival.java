// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// Another article of the same outlet that a page may belong to.
///
/// @param address where that article is fetched now
/// @param sameAddress whether the page's own address or canonical address already belongs to it
/// @param sameText whether it carries the same headline or the same opening paragraph
public record Rival(ArticleId id, Address address, boolean sameAddress, boolean sameText) {}
