// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import stet.compare.Comparison;
import stet.model.ArticleId;
import stet.model.Story;
import stet.search.ChangedWords;
import stet.search.Sought;
import stet.search.Terms;

/// The weeks before a recorded one, table by table: copies of its rows with other numbers, ids, outlets and times, as
/// the
/// ledger and the search index would have written them.
final class CopiedWeeks {
    private static final int OPEN_WEEKS = 3;
    private static final int UNCHANGED_LOOKS = 3;

    private final Connection connection;
    private final int articles;
    private final long targets;
    private final long captures;
    private final long looks;
    private final long revisions;
    private final Map<String, String> copied = new HashMap<>();

    private CopiedWeeks(Connection connection, int articles) throws SQLException {
        this.connection = connection;
        this.articles = articles;
        targets = FilledArchive.number(connection, "select max(nr) from target");
        captures = FilledArchive.number(connection, "select max(nr) from capture");
        looks = FilledArchive.number(connection, "select count(*) from look") * (1 + UNCHANGED_LOOKS);
        revisions = FilledArchive.number(connection, "select max(nr) from revision");
        org.sqlite.Function.create(connection, "article_id", new org.sqlite.Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(ArticleId.of(value_long(0)).text());
            }
        });
        org.sqlite.Function.create(connection, "in_week", new org.sqlite.Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(inWeek(value_text(0), value_int(1)));
            }
        });
    }

    /// Adds them, and makes all indexes of the tables anew.
    ///
    /// @param articles of the recorded week
    static void add(Path file, int articles) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            FilledArchive.run(connection, "pragma journal_mode = delete");
            FilledArchive.run(connection, "pragma synchronous = off");
            FilledArchive.run(connection, "pragma cache_size = -300000");
            FilledArchive.run(connection, "pragma threads = 2"); // to sort
            connection.setAutoCommit(false);
            var indexes = indexes(connection);
            for (var name : indexes.keySet()) {
                FilledArchive.run(connection, "drop index " + name);
            }
            gather(connection, 32 << 20);
            new CopiedWeeks(connection, articles).make();
            gather(connection, 1 << 20);
            for (var index : indexes.values()) {
                FilledArchive.run(connection, index);
            }
            connection.commit();
            connection.setAutoCommit(true);
            FilledArchive.run(connection, "pragma journal_mode = wal");
        }
    }

    /// Those of the tables that grow, each with the statement that makes it: all at once is sooner made than row by
    /// row.
    private static Map<String, String> indexes(Connection connection) throws SQLException {
        var indexes = new LinkedHashMap<String, String>();
        try (var one = connection.createStatement();
                var rows = one.executeQuery(
                        "select name, sql from sqlite_master where type = 'index' and sql is not null"
                                + " and tbl_name in ('target', 'article', 'address', 'look', 'capture', 'revision', 'place')")) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        return indexes;
    }

    /// How much the full-text index gathers before it writes (FTS5, `hashsize`): the more, the less it merges later.
    private static void gather(Connection connection, int bytes) throws SQLException {
        for (var table : List.of("article_text", "change_text")) {
            FilledArchive.run(
                    connection, "insert into %1$s (%1$s, rank) values ('hashsize', %2$d)".formatted(table, bytes));
        }
    }

    private static String inWeek(String text, int week) {
        int at = text.indexOf("outlet-");
        int number = Integer.parseInt(text.substring(at + 7, at + 10));
        return text.substring(0, at) + FilledArchive.outlet(number, week) + text.substring(at + 10);
    }

    private void make() throws SQLException {
        FilledArchive.run(connection, "create temp table week as select nr from article where versions > 0");
        lookAgain();
        describe();
        var indexed = entries();
        for (int week = 1; week < FilledArchive.WEEKS; week++) {
            for (var statement : copied.values()) {
                FilledArchive.run(connection, statement.replace(":week", Integer.toString(week)));
            }
            index(indexed, week);
            connection.commit();
        }
        tell();
        FilledArchive.run(connection, "delete from census");
        FilledArchive.run(
                connection,
                "insert into census select outlet, language, significance, kinds, count(*) from place group by 1, 2, 3, 4");
        FilledArchive.run(
                connection,
                "update outlet set (articles, changed, versions) = (select count(*), count(case when versions > 1 then 1 end),"
                        + " sum(versions) from article where article.outlet = outlet.id and versions > 0)");
    }

    /// Revisions in the order in which they would have been written, since by their numbers they lie side by side; and
    /// their
    /// places.
    private void tell() throws SQLException {
        FilledArchive.run(connection, "create temp table told as select * from revision");
        FilledArchive.run(connection, "delete from revision");
        var shift = " - :week * " + FilledArchive.WEEK.toMillis();
        var copy = copying(
                "revision",
                "told",
                "article",
                Map.of(
                        "nr", "nr + (%d - :week) * %d".formatted(FilledArchive.WEEKS - 1, revisions),
                        "article", "article + :week * " + targets,
                        "at", "at" + shift,
                        "not_before", "not_before" + shift,
                        "outlet", "in_week(outlet, :week)"));
        for (int week = FilledArchive.WEEKS - 1; week >= 0; week--) {
            FilledArchive.run(connection, copy.replace(":week", Integer.toString(week)));
            connection.commit();
        }
        FilledArchive.run(connection, "drop table told");
        FilledArchive.run(connection, "delete from place");
        FilledArchive.run(
                connection,
                "insert into place select nr, article, number, null, at, outlet, language, significance, kinds from revision");
    }

    /// Looks that found the same again, and all of the week's in the order in which they would have been written.
    private void lookAgain() throws SQLException {
        FilledArchive.run(connection, "create temp table taken as select * from look");
        for (int again = 1; again <= UNCHANGED_LOOKS; again++) {
            FilledArchive.run(
                    connection,
                    "insert into taken (target, at, took, answer, status, detail) select target, at + %d, took, 'UNCHANGED', 200, ''"
                                    .formatted(again * 600_000L)
                            + " from look");
        }
        FilledArchive.run(connection, "delete from look");
        FilledArchive.run(
                connection,
                "insert into look (nr, target, at, took, answer, status, detail, due)"
                        + " select row_number() over (order by at), target, at, took, answer, status, detail, due from taken");
        FilledArchive.run(connection, "drop table taken");
    }

    private void describe() throws SQLException {
        var shift = " - :week * " + FilledArchive.WEEK.toMillis();
        var target = " + :week * " + targets;
        var capture = " + :week * " + captures;
        var due = "case when :week < %d then due%s end".formatted(OPEN_WEEKS, shift);
        copy(
                "target",
                "nr",
                Map.of(
                        "nr", "nr" + target,
                        "outlet", "in_week(outlet, :week)",
                        "site", "in_week(site, :week)",
                        "address", "in_week(address, :week) || '-' || :week",
                        "due", due,
                        "first_seen", "first_seen" + shift,
                        "last_look", "last_look" + shift,
                        "last_success", "last_success" + shift,
                        "last_change", "last_change" + shift));
        copy(
                "article",
                "nr",
                Map.of(
                        "nr", "nr" + target,
                        "id", "article_id(nr" + target + ")",
                        "outlet", "in_week(outlet, :week)",
                        "published", "published" + shift));
        copy(
                "address",
                "article",
                Map.of(
                        "address", "in_week(address, :week) || '-' || :week",
                        "article", "article" + target,
                        "added", "added" + shift));
        copy(
                "look",
                "target",
                Map.of(
                        "nr", "nr + :week * " + looks,
                        "target", "target" + target,
                        "at", "at" + shift,
                        "due", "due" + shift));
        copy(
                "capture",
                "target",
                Map.of(
                        "nr", "nr" + capture,
                        "target", "target" + target,
                        "at", "at" + shift,
                        "address", "in_week(address, :week) || '-' || :week"));
        copy(
                "version",
                "article",
                Map.of(
                        "nr", "nr + ((:week * %d) << 24)".formatted(targets),
                        "article", "article" + target,
                        "seen_from", "seen_from" + shift,
                        "seen_until", "seen_until" + shift,
                        "not_before", "not_before" + shift,
                        "address", "in_week(address, :week) || '-' || :week",
                        "capture", "capture" + capture));
        copy("pulse", "article", Map.of("article", "article" + target, "born", "born" + shift, "sure", "sure" + shift));
    }

    /// @param key the column that names the article
    private void copy(String table, String key, Map<String, String> other) throws SQLException {
        copied.put(table, copying(table, table, key, other));
    }

    /// In the order in which they were written.
    private String copying(String table, String source, String key, Map<String, String> other) throws SQLException {
        var written = table.equals("version") ? "capture" : "rowid"; // versions lie by their articles
        var columns = new ArrayList<String>();
        try (var one = connection.createStatement();
                var rows = one.executeQuery("select name from pragma_table_info('%s')".formatted(table))) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return "insert into %s (%s) select %s from %s where %s in (select nr from week) order by %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> other.getOrDefault(column, column))
                                .collect(Collectors.joining(", ")),
                        source,
                        key,
                        written);
    }

    private record Entry(long nr, String outlet, String language, String body, String headline, String author) {}

    private record Change(
            long article,
            int number,
            long at,
            String outlet,
            String scope,
            int comparer,
            String removed,
            String added) {}

    private record Entries(List<Entry> articles, List<Change> changes) {}

    /// What the index holds of the week, from the stories that were recorded.
    private Entries entries() throws SQLException {
        var entries = new ArrayList<Entry>();
        var changes = new ArrayList<Change>();
        try (var find = connection.prepareStatement(
                        "select a.nr, a.outlet, a.language, t.first_seen from article a join target t using (nr) where t.address like ?");
                var times = connection.prepareStatement("select number, at, kinds from revision where article = ?")) {
            for (int n = 0; n < articles; n++) {
                find.setString(1, "%/article-" + n);
                try (var row = find.executeQuery()) {
                    row.next();
                    var stories = new MadeHistory(n, Instant.ofEpochMilli(row.getLong(4)), row.getString(3)).stories();
                    var bodies = new LinkedHashSet<String>();
                    var headlines = new LinkedHashSet<String>();
                    for (var story : stories) {
                        bodies.addAll(Sought.texts(story));
                        headlines.add(story.headline());
                    }
                    entries.add(new Entry(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            Terms.joined(List.copyOf(bodies)),
                            Terms.joined(List.copyOf(headlines)),
                            Terms.joined(List.of(stories.getFirst().byline()))));
                    times.setLong(1, row.getLong(1));
                    try (var revisions = times.executeQuery()) {
                        while (revisions.next()) {
                            int to = revisions.getInt(1);
                            changes.add(change(
                                    row.getLong(1),
                                    to,
                                    revisions.getLong(2),
                                    row.getString(2),
                                    row.getString(3),
                                    revisions.getString(3),
                                    stories));
                        }
                    }
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::nr));
        changes.sort(Comparator.comparingLong(Change::at));
        return new Entries(entries, changes);
    }

    private static Change change(
            long article, int to, long at, String outlet, String language, String kinds, List<Story> stories) {
        var before = stories.get(to - 2);
        var after = stories.get(to - 1);
        var words = ChangedWords.of(Comparison.of(before, after).revision(to - 1, to), before, after);
        var scope = Arrays.stream(kinds.split(","))
                .filter(kind -> !kind.isEmpty())
                .map(kind -> "\uE004" + kind.replace('_', '\uE002').toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" ", "\uE003" + language + " ", ""));
        return new Change(
                article,
                to,
                at,
                outlet,
                scope,
                Comparison.VERSION,
                Terms.joined(words.removed()),
                Terms.joined(words.added()));
    }

    /// As the search index writes them.
    private void index(Entries indexed, int week) throws SQLException {
        try (var text = connection.prepareStatement(
                        "insert into article_text (rowid, body, headline, author, scope) values (?, ?, ?, ?, ?)");
                var altered = connection.prepareStatement(
                        "insert into altered (nr, article, number, comparer) values (?, ?, ?, ?)");
                var words = connection.prepareStatement(
                        "insert into change_text (rowid, removed, added, scope) values (?, ?, ?, ?)")) {
            for (var entry : indexed.articles()) {
                text.setLong(1, entry.nr() + week * targets);
                text.setString(2, entry.body());
                text.setString(3, entry.headline());
                text.setString(4, entry.author());
                text.setString(5, scope(entry.outlet(), week) + " \uE003" + entry.language());
                text.execute();
            }
            int turn = 0;
            for (var change : indexed.changes()) {
                long nr = (change.at() - week * FilledArchive.WEEK.toMillis()) * 1024 + 1 + turn++ % 1000;
                altered.setLong(1, nr);
                altered.setLong(2, change.article() + week * targets);
                altered.setInt(3, change.number());
                altered.setInt(4, change.comparer());
                altered.execute();
                words.setLong(1, nr);
                words.setString(2, change.removed());
                words.setString(3, change.added());
                words.setString(4, scope(change.outlet(), week) + " " + change.scope());
                words.execute();
            }
        }
    }

    private static String scope(String outlet, int week) {
        return "\uE001" + inWeek(outlet, week).replace('-', '\uE002');
    }
}
