// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.List;
import java.util.stream.Stream;
import stet.search.Query;

/// A search as an index of words is asked it.
///
/// @param outlets to which it is narrowed; none for all
record IndexQuestion(Query query, List<String> outlets) {
    IndexQuestion {
        outlets = List.copyOf(outlets);
    }

    /// What must stand in a version.
    List<Query.Wanted> inVersions() {
        return query.wanted().stream().filter(w -> !w.place().isOfChanges()).toList();
    }

    /// What must have gone or come.
    List<Query.Wanted> inChanges() {
        return query.wanted().stream().filter(w -> w.place().isOfChanges()).toList();
    }

    /// Terms of which a change or, where no change is asked for, an article has one of each list.
    List<List<String>> scopes() {
        return Stream.of(
                        query.kind().map(WordIndex.Scope::kind).stream().toList(),
                        outlets.stream().map(WordIndex.Scope::outlet).toList(),
                        Stream.of(query.language())
                                .filter(language -> !language.isEmpty())
                                .map(WordIndex.Scope::language)
                                .toList())
                .filter(terms -> !terms.isEmpty())
                .toList();
    }
}
