// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import stet.search.Query;

/// How a database finds words: of articles by their number, of changes by theirs ([Tables.Altered]). It may name more
/// than fits, since the texts are asked in the end; it never leaves out what fits.
abstract sealed class WordIndex permits Fts5, Lexemes {
    static final Table<Record> ARTICLES = table(name("article_text"));
    static final Table<Record> CHANGES = table(name("change_text"));

    private final String key;

    /// @param key the column of both tables that has the number
    WordIndex(String key) {
        this.key = key;
    }

    static WordIndex of(DSLContext sql) {
        return sql.dialect().family() == SQLDialect.SQLITE ? Fts5.INDEX : Lexemes.INDEX;
    }

    /// The words of an article, each as [stet.search.Terms#joined] gives them.
    ///
    /// @param scope terms of [Scope], by which a search is narrowed
    record ArticleWords(String body, String headline, String author, String scope) {}

    /// The words that a change took away and brought.
    record ChangedWords(String removed, String added, String scope) {}

    final Field<Long> article() {
        return field(ARTICLES.getQualifiedName().append(key), SQLDataType.BIGINT);
    }

    final Field<Long> change() {
        return field(CHANGES.getQualifiedName().append(key), SQLDataType.BIGINT);
    }

    final void forgetArticle(DSLContext sql, long nr) {
        sql.deleteFrom(ARTICLES).where(article().eq(nr)).execute();
    }

    final void forgetChanges(DSLContext sql, Condition which) {
        sql.deleteFrom(CHANGES).where(which).execute();
    }

    /// Forgets all words.
    abstract void clear(DSLContext sql);

    /// For an article of which there are no words.
    abstract void add(DSLContext sql, long nr, ArticleWords words);

    /// For a change of which there are no words.
    abstract void add(DSLContext sql, long nr, ChangedWords words);

    /// Whether what is asked of articles may fit one; true for all when nothing is.
    abstract Condition inVersions(IndexQuestion question);

    /// Whether what is asked of changes may fit one; true for all when nothing is.
    abstract Condition inChanges(IndexQuestion question);

    /// Where it is asked for what stands before a number, newest first: in one part after the other, until there is
    /// enough.
    abstract List<Condition> back(DSLContext sql, Field<Long> number, long below);

    /// The same for what stands behind a number, oldest first.
    abstract List<Condition> on(DSLContext sql, Field<Long> number, long above);

    /// A number as it is compared and sorted by.
    abstract Field<Long> order(Field<Long> number);

    /// Whether an article has terms side by side, parted by spaces.
    abstract Condition has(String terms);

    /// Whether changes that it names are sure to fit.
    abstract boolean decides(Query query);

    /// Terms that no text has, since they begin with signs for private use: by them an index narrows a search.
    static final class Scope {
        private Scope() {}

        static String outlet(String id) {
            return "\uE001" + id.replace('-', '\uE002');
        }

        static String language(String primary) {
            return "\uE003" + primary;
        }

        static String kind(Enum<?> kind) {
            return "\uE004" + kind.name().replace('_', '\uE002').toLowerCase(Locale.ROOT);
        }
    }
}
