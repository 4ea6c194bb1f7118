// SPDX-License-Identifier: Apache-2.0
package stet.store;

import stet.model.OutletId;

/// An outlet in a list.
///
/// @param language a BCP 47 tag
/// @param articles how many are kept
/// @param changed how many of them have more than one version
/// @param revisions how many revisions there are
public record OutletLine(OutletId id, String name, String language, int articles, int changed, int revisions) {}
