// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.util.regex.Pattern;

/// Takes out of settings what would let somebody in elsewhere.
final class Secrets {
    /// The user and password of an address (RFC 3986, section 3.2.1), whose end may be written as a string's escape.
    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#\\s\"]+(?:@|\\\\u0040)");

    /// A password in a query or on a line of its own.
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i)((?:password|passwd|secret|token)[a-z-]*\"?\\s*[=:]\\s*)(\"[^\"\\n]*\"|[^\\s&\",#}]+)");

    private Secrets() {}

    static String without(String settings) {
        return PASSWORD.matcher(USER.matcher(settings).replaceAll(""))
                .replaceAll(found -> found.group(2).startsWith("\"") ? "$1\"\"" : "$1");
    }
}
