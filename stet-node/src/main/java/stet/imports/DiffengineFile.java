// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import stet.extract.Fragment;
import stet.imports.Foreign.Original;
import stet.imports.Foreign.Past;
import stet.model.Address;
import stet.model.Origin;
import stet.model.Payload;
import tools.jackson.databind.json.JsonMapper;

/// diffengine's SQLite file. It compares texts by their address, whatever entry of whatever feed led
/// there, so an address is an article. Its times are UTC; `checked` is when it last looked at an entry.
final class DiffengineFile implements Archive {
    /// In bytes of a summary, which is HTML.
    private static final int LARGEST = 8 << 20;

    private static final int AT_ONCE = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// What diffengine made as tables; a file that has views in their place is another's.
    private static final List<String> TABLES = List.of("entry", "entryversion");

    private static final String ARTICLES =
            "select min(id), url from entryversion group by url having min(id) > ? order by min(id) limit ?";

    /// Of a text that is too large only its length is taken out of the file.
    private static final String VERSIONS = """
            select v.id, v.title, v.created, v.archive_url, v.entry_id, e.url as entry_url, e.checked,
                   length(cast(v.summary as blob)) as size,
                   case when length(cast(v.summary as blob)) <= %1$d then v.summary end as summary
            from entryversion v left join entry e on e.id = v.entry_id
            where v.url = ? order by v.created, v.id limit ?""".formatted(LARGEST);

    private final String name;
    private final Connection connection;
    private final boolean feeds;
    private final Instant now;

    private DiffengineFile(String name, Connection connection, boolean feeds, Instant now) {
        this.name = name;
        this.connection = connection;
        this.feeds = feeds;
        this.now = now;
    }

    /// Opens it for reading alone: no trigger, view or function that its schema names is ever run.
    ///
    /// @throws IOException when it is no such file
    static DiffengineFile open(Path file, Instant now) throws IOException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.BUSY_TIMEOUT, "10000");
        var name = String.valueOf(file.getFileName());
        try {
            var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (var statement = connection.createStatement()) {
                statement.execute("pragma trusted_schema = off");
                statement.execute("pragma cell_size_check = on");
                statement.execute("pragma query_only = on");
            }
            var tables = tables(connection);
            if (!tables.containsAll(TABLES)) {
                connection.close();
                throw new IOException(
                        "%s is an SQLite file, but not diffengine's: it has no table entry or entryversion"
                                .formatted(name));
            }
            return new DiffengineFile(name, connection, tables.containsAll(List.of("feed", "feedentry")), now);
        } catch (SQLException e) {
            throw new IOException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// True tables alone: a virtual one would run code.
    private static Set<String> tables(Connection connection) throws SQLException {
        var tables = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, sql from sqlite_master where type = 'table'")) {
            while (rows.next() && tables.size() < 1000) {
                var sql = rows.getString(2);
                if (sql != null && sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("CREATE TABLE")) {
                    tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }

    @Override
    public Origin.Source source() {
        return Origin.Source.DIFFENGINE;
    }

    @Override
    public void read(Visitor visitor) throws IOException, InterruptedException {
        try {
            visitor.begins("Importing articles", count());
            long count = 0;
            for (var some = after(Long.MIN_VALUE); !some.isEmpty(); ) {
                for (var article : some) {
                    article(article, visitor);
                    visitor.done(++count);
                }
                some = after(some.getLast().first());
            }
        } catch (SQLException e) {
            throw new IOException("%s cannot be read any further: %s".formatted(name, e.getMessage()), e);
        }
    }

    private long count() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct url) from entryversion")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// @param first the number of its first version
    private record Listed(long first, @Nullable String url) {}

    private List<Listed> after(long first) throws SQLException {
        try (var question = connection.prepareStatement(ARTICLES)) {
            question.setLong(1, first);
            question.setInt(2, AT_ONCE);
            var some = new ArrayList<Listed>();
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    some.add(new Listed(rows.getLong(1), rows.getString(2)));
                }
            }
            return some;
        }
    }

    private void article(Listed listed, Visitor visitor) throws SQLException, InterruptedException {
        try {
            visitor.article(found(listed));
        } catch (Broken e) {
            visitor.broken(e.in(name));
        }
    }

    private Foreign found(Listed listed) throws SQLException, Broken {
        var where = "entryversion " + listed.first();
        var url = listed.url();
        if (url == null) {
            throw new Broken(where, "it has no address");
        }
        var address = Texts.address(where, url);
        var versions = new ArrayList<Past>();
        var last = new Object() {
            String entry = "";
            String checked = "";
            long nr;
        };
        try (var question = connection.prepareStatement(VERSIONS)) {
            question.setString(1, url);
            question.setInt(2, Foreign.MOST_VERSIONS + 1);
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    versions.add(version(rows, address));
                    last.entry = text(rows, "entry_url");
                    last.checked = text(rows, "checked");
                    last.nr = rows.getLong("entry_id");
                }
            }
        }
        if (versions.isEmpty()) {
            throw new Broken(where, "its versions cannot be found by their address");
        }
        seenUntil(where, versions, last.checked);
        var live = Address.parse(last.entry).map(Address::withoutTracking).orElse(address);
        return new Foreign(
                "%d %s".formatted(listed.first(), address),
                live,
                paper(last.nr, address),
                Optional.empty(),
                Optional.empty(),
                versions);
    }

    /// The last version was there when its entry was last looked at.
    private void seenUntil(String where, List<Past> versions, String checked) throws Broken {
        if (!checked.isBlank()) {
            var last = versions.removeLast();
            var at = Texts.utc(where, checked, now);
            versions.add(new Past(
                    last.record(),
                    last.from(),
                    at.isAfter(last.from()) ? at : last.from(),
                    last.address(),
                    last.story(),
                    last.originals(),
                    last.more()));
        }
    }

    private Past version(ResultSet row, Address address) throws SQLException, Broken {
        var where = "entryversion " + row.getLong("id");
        if (row.getLong("size") > LARGEST) {
            throw new Broken(where, "its text is larger than %d MB".formatted(LARGEST >> 20));
        }
        var summary = text(row, "summary");
        var at = Texts.utc(where, text(row, "created"), now);
        var record = JSON.createObjectNode()
                .put("id", row.getLong("id"))
                .put("entry_id", row.getLong("entry_id"))
                .put("title", text(row, "title"))
                .put("url", address.text())
                .put("summary", summary)
                .put("created", text(row, "created"))
                .put("archive_url", text(row, "archive_url"));
        return new Past(
                where,
                at,
                at,
                address,
                Texts.told(where, text(row, "title"), "", Fragment.paragraphs(summary)),
                List.of(new Original(
                        "application/json",
                        Payload.of(JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8)))),
                Optional.empty());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    /// The name of the feed that listed it first.
    private Foreign.Paper paper(long entry, Address address) throws SQLException {
        if (feeds) {
            try (var question = connection.prepareStatement(
                    "select f.name from feed f join feedentry fe on fe.feed_id = f.url where fe.entry_id = ?"
                            + " order by fe.id limit 1")) {
                question.setLong(1, entry);
                try (var rows = question.executeQuery()) {
                    if (rows.next() && rows.getString(1) != null) {
                        return Foreign.Paper.called(Texts.line(rows.getString(1)));
                    }
                }
            }
        }
        return Foreign.Paper.called(address.host().replaceFirst("^www\\.", ""));
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("%s cannot be closed: %s".formatted(name, e.getMessage()), e);
        }
    }
}
