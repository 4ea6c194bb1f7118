// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// A page that names articles.
public record Seed(OutletId outlet, Address address, Kind kind) implements Target {
    public enum Kind {
        FEED,
        SITEMAP,
        /// A home or section page, read for links that look like articles.
        SECTION
    }
}
