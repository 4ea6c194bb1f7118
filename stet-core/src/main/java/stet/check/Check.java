// SPDX-License-Identifier: Apache-2.0
package stet.check;

/// One check, decided.
public final class Check {
    private Check() {}
}
