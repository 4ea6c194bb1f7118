// SPDX-License-Identifier: Apache-2.0
package stet.web;

/// A setting as it counts.
///
/// @param origin where the value comes from: a file with its line, a variable, an option; empty for the default
public record SettingLine(String key, String value, String origin) {
    public boolean isDefault() {
        return origin.isEmpty();
    }
}
