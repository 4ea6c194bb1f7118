// SPDX-License-Identifier: Apache-2.0
package stet.web;

/// What an archive shows to whom.
public enum Visibility {
    /// Everything to everybody.
    PUBLIC,
    /// Changed paragraphs with their context to everybody, whole texts to those who signed in.
    EXCERPTS,
    /// Everything, but only to those who signed in.
    PRIVATE
}
