// SPDX-License-Identifier: Apache-2.0
package stet.web;

import stet.model.Role;

/// Who may have an address.
enum Access {
    /// Everybody, whatever the archive shows to whom: where people sign in, and what machines ask of any site.
    OPEN,
    /// Whoever may read the archive.
    ARCHIVE,
    /// Whoever may read whole texts.
    TEXT,
    /// Whoever signed in, in the browser: a token makes no tokens, so that it ends when it was to.
    SIGNED_IN,
    EDITOR,
    ADMIN;

    boolean allows(Visitor visitor, Visibility visibility) {
        return switch (this) {
            case OPEN -> true;
            case ARCHIVE -> visibility != Visibility.PRIVATE || visitor.mayAct(Role.READER);
            case TEXT -> visibility == Visibility.PUBLIC || visitor.mayAct(Role.READER);
            case SIGNED_IN -> visitor.session().isPresent();
            case EDITOR -> visitor.mayAct(Role.EDITOR);
            case ADMIN -> visitor.mayAct(Role.ADMIN);
        };
    }
}
