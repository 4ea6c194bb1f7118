// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Arrays;

/// How much a change matters to most readers; a documented rule, not a view.
public enum Significance {
    MINOR(0),
    NOTABLE(1),
    MAJOR(2);

    private final int level;

    Significance(int level) {
        this.level = level;
    }

    /// 0 for minor, 1 for notable, 2 for major; for ever, since it is what stores keep.
    public int level() {
        return level;
    }

    /// @throws IllegalArgumentException unless 0 <= level <= 2
    public static Significance of(int level) {
        return Arrays.stream(values())
                .filter(s -> s.level == level)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no significance has the level " + level));
    }
}
