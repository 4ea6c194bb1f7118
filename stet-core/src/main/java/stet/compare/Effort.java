// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// Remembers whether a bound cut the work of one comparison short, so that its marks may be coarser than its texts
/// allow. For one thread; lives for one comparison.
final class Effort {
    private boolean cutShort;

    void cutShort() {
        cutShort = true;
    }

    boolean isCutShort() {
        return cutShort;
    }
}
