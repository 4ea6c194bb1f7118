// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;

/// Who does something, and when.
///
/// @param who an account's name, [#COMMAND_LINE], or empty for somebody who is not known
public record By(String who, Instant at) {
    /// Whoever may write in the data folder. No account can have this name: it has a bracket that none may begin with.
    public static final String COMMAND_LINE = "(command line)";

    public static By commandLine(Instant at) {
        return new By(COMMAND_LINE, at);
    }

    /// Somebody who is not known.
    public static By nobody(Instant at) {
        return new By("", at);
    }

    public static By account(Account account, Instant at) {
        return new By(account.name(), at);
    }
}
