// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// How an article stands at the outlet, as last confirmed.
public enum Condition {
    OPEN,
    REMOVED,
    BLOCKED,
    PAYWALLED
}
