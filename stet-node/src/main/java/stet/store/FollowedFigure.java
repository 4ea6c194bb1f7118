// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.coverage.Counted;
import stet.coverage.Follower;
import stet.model.ArticleId;

/// Where the articles of a collection give a figure.
///
/// @param stretches each article's versions in a row; of a clipping, from and until are what its keeper stated
/// @param whole whether all articles were read; else only so many as have the versions that are read at once
public record FollowedFigure(Counted counted, Map<ArticleId, List<Follower.Stretch>> stretches, boolean whole) {
    public FollowedFigure {
        stretches = Collections.unmodifiableMap(new LinkedHashMap<>(stretches));
    }
}
