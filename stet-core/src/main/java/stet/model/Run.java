// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// A stretch of text with one fate; a marked text is a list of them.
public record Run(Fate fate, String text) {
    public enum Fate {
        KEPT,
        ADDED,
        REMOVED
    }
}
