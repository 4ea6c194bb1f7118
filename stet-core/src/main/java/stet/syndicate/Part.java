// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.util.Optional;

/// Which part of a feed one document of it is (RFC 5005). All addresses are absolute.
public sealed interface Part {
    /// The newest entries, or a page of older ones, of a feed whose pages move as entries come in (section 3).
    ///
    /// @param next the document with the entries before these
    record Page(Optional<String> next) implements Part {}

    /// What is subscribed to: the entries that no archive document holds yet (section 4).
    ///
    /// @param previous the archive document with the entries before these
    record Current(Optional<String> previous) implements Part {}

    /// A closed range of older entries, which never changes (section 4).
    ///
    /// @param current the document that is subscribed to
    /// @param previous the archive document with the entries before these
    /// @param next leads to the archive document with the entries after these, once it is closed
    record Archive(String current, Optional<String> previous, String next) implements Part {}

    /// The document with older entries, whatever kind it is.
    default Optional<String> older() {
        return switch (this) {
            case Page(var next) -> next;
            case Current(var previous) -> previous;
            case Archive(var _, var previous, var _) -> previous;
        };
    }
}
