// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// What the markup says a block is.
enum Shape {
    /// In a `p` of its own.
    PARAGRAPH,
    /// Text that stands bare in a `div`, a layout cell or the body.
    LOOSE,
    HEADING,
    ITEM,
    QUOTE,
    /// A row of a table that holds data.
    ROW,
    CAPTION
}
