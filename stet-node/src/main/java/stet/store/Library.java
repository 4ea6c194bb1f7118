// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Version;

/// What readers ask the archive. Reads only.
public final class Library {

    /// The newest changes that pass the filter, newest first.
    ///
    /// @param before a [StreamItem#cursor]: only what is older; empty for the newest
    public List<StreamItem> latest(Filter filter, String before, int most) {
        throw new IllegalStateException("not built");
    }

    /// How many changes pass the filter.
    public long count(Filter filter) {
        throw new IllegalStateException("not built");
    }

    /// The newest changes of one article, newest first.
    public List<StreamItem> changesOf(ArticleId article, int most) {
        throw new IllegalStateException("not built");
    }

    public Optional<ArticleRecord> article(ArticleId id) {
        throw new IllegalStateException("not built");
    }

    /// The article that is or was at this address.
    public Optional<ArticleId> at(Address address) {
        throw new IllegalStateException("not built");
    }

    public Optional<Version> version(ArticleId id, int number) {
        throw new IllegalStateException("not built");
    }

    /// The revision as stored when it was made; only between neighbours.
    public Optional<Revision> revision(ArticleId id, int to) {
        throw new IllegalStateException("not built");
    }

    public Optional<Evidence> evidence(ArticleId id, int version) {
        throw new IllegalStateException("not built");
    }

    /// The looks at an article, newest first.
    public List<CheckLine> checks(ArticleId id, int most) {
        throw new IllegalStateException("not built");
    }

    public List<OutletRecord> outlets() {
        throw new IllegalStateException("not built");
    }

    public Optional<OutletRecord> outlet(OutletId id) {
        throw new IllegalStateException("not built");
    }

    public Totals totals() {
        throw new IllegalStateException("not built");
    }
}
