// SPDX-License-Identifier: Apache-2.0
/// Seed bytes in, sightings out. Knows feeds, sitemaps and pages of links; fetches nothing.
@NullMarked
package stet.discover;

import org.jspecify.annotations.NullMarked;
