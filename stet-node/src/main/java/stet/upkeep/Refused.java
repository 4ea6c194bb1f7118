// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

/// Why nothing was done and nothing changed: what is there is not what it has to be. The message is for
/// whoever asked.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
