// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import stet.model.Change;

/// What a reader searches for. All of it must hold.
///
/// @param typed as the reader wrote it
/// @param wanted phrases that stand in one version, or in what one change added or removed
/// @param unwanted phrases that do not
/// @param outlet the beginning of an outlet's id or name, in small letters; empty for all
/// @param language a primary language subtag; empty for all
/// @param kind of change; changes are searched then
/// @param after the first day on which it was seen (UTC)
/// @param before the first day after the last one (UTC)
public record Query(
        String typed,
        List<Wanted> wanted,
        List<Wanted> unwanted,
        String outlet,
        String language,
        Optional<Change.Kind> kind,
        Optional<LocalDate> after,
        Optional<LocalDate> before) {
    /// A phrase and the place where it is sought.
    public record Wanted(Place place, Phrase phrase) {}

    public Query {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /// Whether nothing is asked for but that there be articles.
    public boolean isEmpty() {
        return wanted.isEmpty() && kind.isEmpty();
    }

    /// Whether changes answer it, and not versions.
    public boolean isOfChanges() {
        return kind.isPresent() || wanted.stream().anyMatch(w -> w.place().isOfChanges());
    }

    /// What came of reading a line.
    public sealed interface Read {
        record Good(Query query) implements Read {}

        /// The word that cannot be read.
        ///
        /// @param field what stands before its colon
        /// @param value what stands after it
        record Wrong(String field, String value) implements Read {}

        /// More than anyone means.
        record TooLong(int most) implements Read {}
    }

    /// Reads a line such as `removed:alleged -"the mayor" outlet:harbour after:2026-01-01`.
    public static Read read(String line) {
        return new QueryReader(line).read();
    }
}
