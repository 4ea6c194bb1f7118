// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// How much a change matters to most readers; a documented rule, not a view.
public enum Significance {
    MINOR,
    NOTABLE,
    MAJOR
}
