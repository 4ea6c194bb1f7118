// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.ADDRESS;
import static stet.store.Tables.Target.BARRED;
import static stet.store.Tables.Target.FAILURES;
import static stet.store.Tables.Target.FIRST_SEEN;
import static stet.store.Tables.Target.LAST_CHANGE;
import static stet.store.Tables.Target.LAST_LOOK;
import static stet.store.Tables.Target.MISSING;
import static stet.store.Tables.Target.MISSING_SINCE;
import static stet.store.Tables.Target.NOT_MODIFIED;
import static stet.store.Tables.Target.OUTLET;
import static stet.store.Tables.Target.STRAYED;
import static stet.store.Tables.Target.UNCHANGED;
import static stet.store.Tables.Target.WAIT;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Looks;
import stet.model.OutletId;
import stet.model.Seed;

/// From rows to the model's nouns.
final class Rows {
    static final String ARTICLE = "ARTICLE";

    private Rows() {}

    static Looks looks(Record row) {
        return new Looks(
                Instant.ofEpochMilli(row.get(FIRST_SEEN)),
                Times.at(row.get(LAST_LOOK)),
                Times.at(row.get(LAST_CHANGE)),
                Duration.ofMillis(row.get(WAIT)),
                row.get(UNCHANGED),
                row.get(NOT_MODIFIED),
                row.get(FAILURES),
                row.get(BARRED),
                row.get(MISSING),
                Times.at(row.get(MISSING_SINCE)),
                row.get(STRAYED) != 0);
    }

    static Seed seed(Record row) {
        return new Seed(
                new OutletId(row.get(OUTLET)),
                new Address(row.get(ADDRESS)),
                Seed.Kind.valueOf(row.get(Tables.Target.KIND)));
    }

    /// The text of one version as first read, from its whole base on.
    ///
    /// @throws IllegalStateException when a text on the way is not what was kept
    static byte[] plain(DSLContext sql, ArticleId id, long article, int number) {
        var row = sql.select(Tables.Version.BASE, Tables.Version.STORY, Tables.Version.CHECKSUM)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.ARTICLE.eq(article))
                .and(Tables.Version.NUMBER.eq(number))
                .fetchSingle();
        var base = row.value1();
        var dictionary = base == null ? new byte[0] : plain(sql, id, article, base);
        return Stories.unpack(row.value2(), dictionary, row.value3(), "article %s, version %d".formatted(id, number));
    }
}
