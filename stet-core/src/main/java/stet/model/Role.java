// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What an account may do. Each role may do all that the ones before it may.
public enum Role {
    /// Reads whole texts in an archive that shows others excerpts, or nothing.
    READER,
    /// Keeps what readers are offered: collections, clippings, rules, what is withheld.
    EDITOR,
    /// Decides who is watched and how, and who has an account.
    ADMIN;

    public boolean mayAct(Role asked) {
        return compareTo(asked) >= 0;
    }
}
