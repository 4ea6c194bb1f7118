// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// An outlet's permanent short name in addresses: letters, digits and hyphens, for instance `harbour-gazette`.
public record OutletId(String text) implements Comparable<OutletId> {
    private static final int LONGEST = 64;

    public OutletId {
        if (!isName(text)) {
            throw new IllegalArgumentException("not an outlet's short name: " + text);
        }
    }

    /// A loop: pages list all outlets.
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = c == '-' && i > 0 && i < text.length() - 1;
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && !inner) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
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
