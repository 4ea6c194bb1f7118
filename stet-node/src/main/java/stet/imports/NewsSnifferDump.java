// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.imports.Foreign.Original;
import stet.imports.Foreign.Past;
import stet.model.Address;
import stet.model.Origin;

/// News Sniffer's database as `mysqldump` writes it: `news_articles`, `news_article_versions` and, since
/// 2014, their texts apart in `news_article_version_texts`. Its times are when it found a text, in UTC;
/// it keeps no look that found nothing new. Versions count from 0 there.
final class NewsSnifferDump implements Archive {
    static final Map<String, Dump.Table> TABLES = Map.of(
            "news_articles",
            new Dump.Table(Scratch.Kind.ARTICLE, "id", ""),
            "news_article_versions",
            new Dump.Table(Scratch.Kind.VERSION, "id", "news_article_id"),
            "news_article_version_texts",
            new Dump.Table(Scratch.Kind.TEXT, "news_article_version_id", "news_article_version_id"));

    private static final String MEDIA = "application/sql";

    private final Dump dump;
    private final Instant now;

    NewsSnifferDump(Dump dump, Instant now) {
        this.dump = dump;
        this.now = now;
    }

    @Override
    public Origin.Source source() {
        return Origin.Source.NEWS_SNIFFER;
    }

    @Override
    public void read(Visitor visitor) throws IOException, InterruptedException {
        dump.read(TABLES, this::article, visitor);
    }

    /// A record that is as wide as the article's history: the versions in order, with their numbers.
    private record Numbered(long number, Past past) {}

    private Optional<Foreign> article(Scratch.Row row) throws IOException, Broken {
        var line = dump.line(row);
        var where = "line %d, news_articles %d".formatted(row.line(), row.id());
        var address = Texts.address(where, line.tuple().text("url"));
        var versions = new ArrayList<Numbered>();
        var rows = dump.rows().of(Scratch.Kind.VERSION, row.id(), Foreign.MOST_VERSIONS + 1);
        for (var version : rows) {
            versions.add(version(version, address, line));
        }
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        versions.sort(Comparator.comparing((Numbered v) -> v.past().from()).thenComparingLong(Numbered::number));
        var paper = Texts.line(line.tuple().text("source"));
        return Optional.of(new Foreign(
                "%d %s".formatted(row.id(), address),
                address,
                Foreign.Paper.called(paper.isEmpty() ? address.host() : paper),
                Optional.empty(),
                Optional.empty(),
                versions.stream().map(Numbered::past).toList()));
    }

    /// In former years the text stood in the version's own row.
    private Numbered version(Scratch.Row row, Address article, Dump.Line of) throws IOException, Broken {
        var where = "line %d, news_article_versions %d".formatted(row.line(), row.id());
        var line = dump.line(row);
        var tuple = line.tuple();
        var originals = new ArrayList<>(List.of(new Original(MEDIA, line.original())));
        var text = dump.one(Scratch.Kind.TEXT, row.id());
        var words = "";
        if (text.isPresent()) {
            var its = dump.line(text.get());
            words = its.tuple().text("text");
            originals.addFirst(new Original(MEDIA, its.original()));
        } else if (tuple.has("text")) {
            words = tuple.text("text");
        } else {
            throw new Broken(where, "its text is not in the dump");
        }
        var at = Texts.utc(where, tuple.text("created_at"), now);
        long number = tuple.number("version");
        if (number == 0) {
            originals.add(new Original(MEDIA, of.original()));
        }
        var read = tuple.text("url").isBlank() ? article : Texts.address(where, tuple.text("url"));
        var story = Texts.story(where, tuple.text("title"), "", words.lines().toList());
        return new Numbered(
                number,
                new Past("news_article_versions " + row.id(), at, at, read, story, originals, Optional.empty()));
    }

    @Override
    public void close() throws IOException {
        dump.close();
    }
}
