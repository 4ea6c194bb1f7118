// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;

/// An outlet of the newsstand: its habits and its manuscripts.
///
/// @param key short and unique
/// @param paths the form of its articles' paths, with `{slug}` in it
/// @param standing how many articles stand on the first day; the others come later
record Folder(String key, Habits habits, String paths, int standing, List<Manuscript> manuscripts) {
    Folder {
        manuscripts = List.copyOf(manuscripts);
        if (!paths.startsWith("/") || !paths.contains("{slug}")) {
            throw new IllegalArgumentException(key + ": paths begin with a slash and have a {slug}: " + paths);
        }
        if (standing < 1 || standing > manuscripts.size()) {
            throw new IllegalArgumentException(
                    "%s: %d of %d articles cannot stand".formatted(key, standing, manuscripts.size()));
        }
    }

    String path(String slug) {
        return paths.replace("{slug}", slug);
    }
}
