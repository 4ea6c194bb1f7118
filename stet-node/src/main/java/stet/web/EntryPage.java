// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;

/// Where somebody comes in: signs in, makes an account or chooses a new password.
///
/// @param action where the form goes
/// @param back the path to go on to
/// @param name as it was typed, or of the account whose password is chosen
/// @param trouble why it did not work; empty at first
/// @param field the field that is to be mended: `name`, `password`; empty when it is neither alone
record EntryPage(String action, String back, String name, Optional<String> trouble, String field) {
    boolean isBad(String which) {
        return field.equals(which);
    }
}
