// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import stet.coverage.Kinship;
import stet.model.ArticleId;
import stet.model.OutletId;

/// An article that may tell the same story as another.
///
/// @param at when it was published as far as stated, else first seen
/// @param kinship why that is thought
public record Suggested(
        ArticleId article,
        OutletId outlet,
        String outletName,
        String language,
        String headline,
        Instant at,
        Kinship kinship) {}
