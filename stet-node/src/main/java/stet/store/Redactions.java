// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Withholding;
import stet.model.Withholding.Extent;

/// What readers are not shown of which articles, as of one transaction.
final class Redactions {
    /// Of work on the record itself, which sees all.
    static final Redactions NONE = new Redactions(Map.of());

    private final Map<Long, Redaction> byArticle;

    private Redactions(Map<Long, Redaction> byArticle) {
        this.byArticle = byArticle;
    }

    static Redactions of(DSLContext sql) {
        return in(sql, DSL.trueCondition());
    }

    static Redaction of(DSLContext sql, long article) {
        return in(sql, Tables.Withheld.ARTICLE.eq(article)).of(article);
    }

    private static Redactions in(DSLContext sql, Condition where) {
        var lists = sql.select(Tables.Withheld.ALL)
                .from(Tables.Withheld.TABLE)
                .where(Tables.Withheld.LIFTED.isNull())
                .and(where)
                .orderBy(Tables.Withheld.NR)
                .fetchGroups(Tables.Withheld.ARTICLE, Redactions::withholding);
        if (lists.isEmpty()) {
            return NONE;
        }
        var redactions = new HashMap<Long, Redaction>();
        lists.forEach((article, list) -> redactions.put(article, new Redaction(list)));
        return new Redactions(redactions);
    }

    /// When it was last decided what is withheld.
    static Optional<Instant> decided(DSLContext sql) {
        return sql.select(DSL.max(Tables.Withheld.AT), DSL.max(Tables.Withheld.LIFTED))
                .from(Tables.Withheld.TABLE)
                .fetchSingle(row -> Stream.of(Times.at(row.value1()), Times.at(row.value2()))
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo));
    }

    Redaction of(long article) {
        return byArticle.getOrDefault(article, Redaction.NONE);
    }

    static Withholding withholding(Record row) {
        var version = row.get(Tables.Withheld.VERSION);
        var passage = row.get(Tables.Withheld.PASSAGE);
        var extent = version != null
                ? new Extent.OneVersion(version)
                : passage != null ? new Extent.Passage(passage) : new Extent.Whole();
        var lifted = row.get(Tables.Withheld.LIFTED);
        return new Withholding(
                row.get(Tables.Withheld.NR),
                ArticleId.of(row.get(Tables.Withheld.ARTICLE)),
                extent,
                Withholding.Ground.valueOf(row.get(Tables.Withheld.GROUND)),
                row.get(Tables.Withheld.REASON),
                new By(row.get(Tables.Withheld.WHO), Instant.ofEpochMilli(row.get(Tables.Withheld.AT))),
                lifted == null
                        ? Optional.empty()
                        : Optional.of(new By(row.get(Tables.Withheld.LIFTED_BY), Instant.ofEpochMilli(lifted))));
    }

    static List<Withholding> all(DSLContext sql, Condition where, int most) {
        return sql.select(Tables.Withheld.ALL)
                .from(Tables.Withheld.TABLE)
                .where(where)
                .orderBy(Tables.Withheld.NR.desc())
                .limit(most)
                .fetch(Redactions::withholding);
    }
}
