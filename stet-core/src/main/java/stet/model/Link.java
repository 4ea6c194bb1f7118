// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// A link inside a paragraph: its words and where it leads, as written and made absolute.
public record Link(String text, String address) {}
