// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import stet.model.Hint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What some outlets published over some weeks, with every edit: JSON lines, the first about the hosts and each other
/// one about an article (docs/replay.md). Times are whole seconds from the beginning. It holds the answers: only
/// [World] and [Score] may look into it.
///
/// @param begin when it begins
/// @param horizon how long it is
/// @param articles in the order of the file
public record Trace(String name, Instant begin, long horizon, List<Host> hosts, List<Article> articles) {
    private static final long LONGEST = 10L * 366 * 86_400;
    private static final int MOST_ARTICLES = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Trace {
        hosts = List.copyOf(hosts);
        articles = List.copyOf(articles);
    }

    /// @param gap the least time between two requests
    /// @param feedEvery how often its feed is read
    /// @param sitemapEvery how often its sitemap may be read; 0 when it has none
    record Host(
            String name,
            long gap,
            long feedEvery,
            long sitemapEvery,
            Validator etag,
            LastModified lastModified,
            List<Outage> outages) {
        Host {
            outages = List.copyOf(outages);
        }
    }

    enum Validator {
        GOOD,
        NOISY,
        NONE
    }

    enum LastModified {
        TRUE,
        NOW,
        NONE
    }

    /// From the first second until before the second, every request gets that status.
    record Outage(long from, long to, int status, long retryAfter) {}

    /// @param edits when its second, third, ... text began to stand
    /// @param gone when its address began to answer with a 404 or 410
    record Article(
            String id,
            String host,
            String section,
            boolean live,
            long published,
            long discovered,
            List<Long> edits,
            List<Word> words,
            Optional<Gone> gone) {
        Article {
            edits = List.copyOf(edits);
            words = List.copyOf(words);
        }
    }

    record Gone(long from, int status) {}

    record Word(long at, Hint.Kind kind) {}

    /// The file is no trace; the message names the line and what is wrong with it.
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// @throws Unreadable when a line is not what it should be
    public static Trace read(Path file) throws IOException {
        int number = 1;
        try (var lines = Files.newBufferedReader(file)) {
            var trace = head(line(lines));
            var articles = new ArrayList<Article>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    articles.add(article(JSON.readTree(line), trace.horizon));
                }
                require(articles.size() <= MOST_ARTICLES, "more than a million articles");
            }
            return new Trace(trace.name, trace.begin, trace.horizon, trace.hosts, articles).consistent();
        } catch (CharacterCodingException e) {
            throw new Unreadable(file + " is not in UTF-8", e);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Unreadable("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private static JsonNode line(BufferedReader lines) throws IOException {
        var first = lines.readLine();
        require(first != null, "the file is empty");
        return JSON.readTree(first);
    }

    private static Trace head(JsonNode head) {
        require(head.path("type").asString("").equals("trace"), "the first line is no head of a trace");
        require(head.path("version").asInt(0) == 1, "only version 1 is known");
        var hosts = each(head, "hosts").map(Trace::host).toList();
        return new Trace(
                head.path("name").asString(""),
                Instant.parse(head.path("t0").asString("1970-01-01T00:00:00Z")),
                number(head, "horizon_s", 1, LONGEST),
                hosts,
                List.of());
    }

    private static Host host(JsonNode host) {
        return new Host(
                text(host, "host"),
                number(host, "min_delay_s", 0, 86_400),
                number(host, "feed_poll_s", 1, LONGEST),
                number(host, "sitemap_poll_s", 0, LONGEST),
                Validator.valueOf(text(host, "etag").toUpperCase(Locale.ROOT)),
                LastModified.valueOf(text(host, "last_modified").toUpperCase(Locale.ROOT)),
                each(host, "outages").map(Trace::outage).toList());
    }

    private static Outage outage(JsonNode outage) {
        return new Outage(
                number(outage, "from", 0, LONGEST),
                number(outage, "to", 0, LONGEST),
                (int) number(outage, "status", 400, 599),
                number(outage, "retry_after", 0, LONGEST));
    }

    private static Article article(JsonNode article, long horizon) {
        var gone = article.path("gone");
        return new Article(
                text(article, "id"),
                text(article, "host"),
                article.path("section").asString(""),
                article.path("live_url").asBoolean(false),
                number(article, "pub", -LONGEST, horizon),
                number(article, "disc", 0, LONGEST),
                each(article, "edits")
                        .map(edit -> whole(edit, "edits", 0, LONGEST))
                        .sorted()
                        .toList(),
                each(article, "hints").map(Trace::word).toList(),
                gone.isArray()
                        ? Optional.of(new Gone(
                                whole(gone.path(0), "gone", 0, LONGEST), (int) whole(gone.path(1), "gone", 400, 599)))
                        : Optional.empty());
    }

    private static Word word(JsonNode hint) {
        var kind = hint.path(1).asString("").toUpperCase(Locale.ROOT);
        return new Word(whole(hint.path(0), "hints", 0, LONGEST), Hint.Kind.valueOf(kind));
    }

    private Trace consistent() {
        var hostNames = new HashSet<String>();
        hosts.forEach(host -> require(hostNames.add(host.name), "two hosts are called " + host.name));
        var ids = new HashSet<String>();
        for (var article : articles) {
            require(ids.add(article.id), "two articles are called " + article.id);
            require(hostNames.contains(article.host), "no host is called " + article.host);
        }
        return this;
    }

    private static Stream<JsonNode> each(JsonNode parent, String name) {
        return StreamSupport.stream(parent.path(name).spliterator(), false);
    }

    private static String text(JsonNode node, String name) {
        require(node.path(name).isString(), name + " is no text");
        return node.path(name).asString();
    }

    private static long number(JsonNode node, String name, long least, long most) {
        return whole(node.path(name), name, least, most);
    }

    private static long whole(JsonNode node, String name, long least, long most) {
        require(node.isIntegralNumber(), name + " is no whole number");
        require(node.canConvertToLong() && node.asLong() >= least && node.asLong() <= most, name + " is out of range");
        return node.asLong();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    Map<String, List<Article>> byHost() {
        var byHost = new HashMap<String, List<Article>>();
        articles.forEach(
                a -> byHost.computeIfAbsent(a.host, _ -> new ArrayList<>()).add(a));
        return byHost;
    }

    /// Each host as a watcher meets it, in the order of the file.
    public List<World> worlds() {
        var byHost = byHost();
        return hosts.stream()
                .map(host -> new World(host, byHost.getOrDefault(host.name(), List.of())))
                .toList();
    }

    /// The names of the hosts, in the order of the file.
    public List<String> hostNames() {
        return hosts.stream().map(Host::name).toList();
    }
}
