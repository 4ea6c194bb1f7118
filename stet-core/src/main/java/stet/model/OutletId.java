// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.regex.Pattern;

/// An outlet's permanent short name in addresses: letters, digits and hyphens, for instance `harbour-gazette`.
public record OutletId(String text) implements Comparable<OutletId> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public OutletId {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("not an outlet's short name: " + text);
        }
    }

    @Override
    public int compareTo(OutletId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
