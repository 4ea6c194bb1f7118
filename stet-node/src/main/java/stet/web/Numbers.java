// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as they stand in addresses.
final class Numbers {
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");

    private static final Pattern NR = Pattern.compile("[1-9]\\d{0,17}");

    private Numbers() {}

    /// A row's number.
    static Optional<Long> nr(String text) {
        return NR.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// Empty unless the text is a number from 1, without leading zeros, so that each version has one address.
    static Optional<Integer> version(String text) {
        return VERSION.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
