// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Map;

/// What a reader asked for.
///
/// @param parts the named parts of the path
/// @param query the parameters after the question mark; of repeated ones the first
record Asked(Map<String, String> parts, Map<String, String> query) {
    Asked {
        parts = Map.copyOf(parts);
        query = Map.copyOf(query);
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /// The parameter without spaces around it; empty when it was not given.
    String query(String name) {
        return query.getOrDefault(name, "").strip();
    }
}
