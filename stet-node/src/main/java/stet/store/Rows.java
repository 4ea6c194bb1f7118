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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Looks;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Target;

/// From rows to the model's nouns.
final class Rows {
    static final String ARTICLE = "ARTICLE";

    /// What a text is unpacked from.
    static final List<Field<?>> PACKED =
            List.of(Tables.Version.NUMBER, Tables.Version.BASE, Tables.Version.STORY, Tables.Version.CHECKSUM);

    private static final long NOBODY = -1;

    private Rows() {}

    /// The article of an id, which tells its number.
    static Condition is(ArticleId id) {
        return Tables.Article.NR.eq(id.number().orElse(NOBODY));
    }

    /// The same as what is looked at.
    static Condition isTarget(ArticleId id) {
        return Tables.Target.NR.eq(id.number().orElse(NOBODY));
    }

    /// The row of what is looked at.
    static Condition is(Target target) {
        return switch (target) {
            case Seed seed ->
                Tables.Target.KIND.ne(ARTICLE).and(ADDRESS.eq(seed.address().text()));
            case Target.Article article -> Tables.Target.KIND.eq(ARTICLE).and(isTarget(article.id()));
        };
    }

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
    /// @throws Damaged when it is not what was kept; the text on the way that is damaged is named
    static byte[] plain(DSLContext sql, ArticleId id, long article, int number) {
        return Objects.requireNonNull(plain(sql, id, article, Set.of(number)).get(number));
    }

    /// The texts of versions that lie near each other, as first read. Of those on the way to them, only a text that is
    /// asked for is held to its checksum: one that is built on a damaged text does not pass either.
    ///
    /// @throws Damaged when one is not what was kept
    static Map<Integer, byte[]> plain(DSLContext sql, ArticleId id, long article, Set<Integer> numbers) {
        var kept = sql.select(PACKED)
                .from(Tables.Version.TABLE)
                .where(packed(article, numbers))
                .fetchMap(Tables.Version.NUMBER);
        try (var unpacker = new Unpacker()) {
            return plain(unpacker, id, kept, numbers);
        }
    }

    /// The rows of an article from which texts of it are unpacked.
    static Condition packed(long article, Set<Integer> numbers) {
        int first = Collections.min(numbers) - Telling.WHOLE_EVERY + 1;
        return Tables.Version.of(article, first, Collections.max(numbers));
    }

    /// The same as above, of rows that were read already.
    static Map<Integer, byte[]> plain(
            Unpacker unpacker, ArticleId id, Map<Integer, Record> kept, Set<Integer> numbers) {
        try {
            return new Texts(unpacker, id, kept, false).of(numbers);
        } catch (Damaged e) {
            new Texts(unpacker, id, kept, true).of(numbers); // which names the first that is damaged
            throw e;
        }
    }

    /// Texts of an article, each unpacked once.
    ///
    /// @param strict whether each is held to its checksum
    private record Texts(
            Unpacker unpacker, ArticleId id, Map<Integer, Record> kept, boolean strict, Map<Integer, byte[]> plain) {
        Texts(Unpacker unpacker, ArticleId id, Map<Integer, Record> kept, boolean strict) {
            this(unpacker, id, kept, strict, new HashMap<>());
        }

        Map<Integer, byte[]> of(Set<Integer> numbers) {
            numbers.stream().sorted().forEach(number -> {
                var text = unpack(number);
                if (!strict) {
                    Stories.check(text, row(number).get(Tables.Version.CHECKSUM), where(number));
                }
            });
            return plain;
        }

        private byte[] unpack(int number) {
            var known = plain.get(number);
            if (known != null) {
                return known;
            }
            var row = row(number);
            var base = row.get(Tables.Version.BASE);
            var text = Stories.unpack(
                    unpacker, row.get(Tables.Version.STORY), base == null ? new byte[0] : unpack(base), where(number));
            if (strict) {
                Stories.check(text, row.get(Tables.Version.CHECKSUM), where(number));
            }
            plain.put(number, text);
            return text;
        }

        private Record row(int number) {
            var row = kept.get(number);
            if (row == null) {
                throw new Damaged(where(number) + " is not there, though it is asked for or built on");
            }
            return row;
        }

        private String where(int number) {
            return "article " + id + ", version " + number;
        }
    }
}
