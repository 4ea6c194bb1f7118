// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.Locale;
import java.util.Map;

/// A request as it came.
///
/// @param path with its query
/// @param headers by name in lower case; of a name that comes twice the values are joined by a comma
public record Request(String method, String path, Map<String, String> headers) {
    public Request {
        headers = Map.copyOf(headers);
    }

    /// The value of a header, empty when it was not sent.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
