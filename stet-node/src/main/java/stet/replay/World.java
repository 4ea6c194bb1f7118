// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import stet.model.Hint;

/// One host of a trace, as a watcher meets it: what its feed and its sitemap name when they are read, and what an
/// article answers when it is asked. Nothing of it can be learned before its time.
public final class World {
    private static final long NAMED_BY_SITEMAP = 48 * 3600;

    private final Trace.Host host;
    private final Map<String, Trace.Article> articles = new HashMap<>();
    private final Deque<Trace.Article> undiscovered;
    private final Deque<Coming> feedWords;
    private final Deque<Coming> sitemapWords;

    /// @param seen when the word can be seen first: not before its article is known
    private record Coming(long seen, Trace.Article article, Trace.Word word) {}

    World(Trace.Host host, List<Trace.Article> articles) {
        this.host = host;
        articles.forEach(article -> this.articles.put(article.id(), article));
        this.undiscovered = articles.stream()
                .sorted(Comparator.comparingLong(Trace.Article::discovered)
                        .thenComparingLong(Trace.Article::published)
                        .thenComparing(Trace.Article::id))
                .collect(Collectors.toCollection(ArrayDeque::new));
        this.feedWords = words(articles, false);
        this.sitemapWords = words(articles, true);
    }

    private static Deque<Coming> words(List<Trace.Article> articles, boolean ofSitemap) {
        return articles.stream()
                .flatMap(article -> article.words().stream()
                        .map(word -> new Coming(Math.max(word.at(), article.discovered()), article, word)))
                .filter(coming -> ofSitemap == (coming.word().kind() == Hint.Kind.SITEMAP))
                .sorted(Comparator.comparingLong(Coming::seen)
                        .thenComparing(coming -> coming.article().id()))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /// A newly discovered article: all that a feed tells of it.
    public record News(String id, String section, boolean live, long published) {}

    /// A word that an article was edited.
    public record Word(String id, Hint.Kind kind, long at) {}

    /// What a feed names.
    public record Listed(List<News> news, List<Word> words) {
        public Listed {
            news = List.copyOf(news);
            words = List.copyOf(words);
        }
    }

    /// What an article answers.
    ///
    /// @param version which text it gave, 0 for the first; -1 for none
    /// @param lastModified as the header says
    /// @param retryAfter in seconds
    public record Answer(int status, int version, OptionalLong lastModified, OptionalLong retryAfter) {
        public boolean isText() {
            return version >= 0;
        }
    }

    public String name() {
        return host.name();
    }

    public long gap() {
        return host.gap();
    }

    public long feedEvery() {
        return host.feedEvery();
    }

    /// 0 when there is no sitemap.
    public long sitemapEvery() {
        return host.sitemapEvery();
    }

    /// @param now not before any time that was asked about earlier
    public Listed readFeed(long now) {
        var news = new ArrayList<News>();
        while (!undiscovered.isEmpty() && undiscovered.getFirst().discovered() <= now) {
            var found = undiscovered.removeFirst();
            news.add(new News(found.id(), found.section(), found.live(), found.published()));
        }
        return new Listed(news, come(feedWords, now, Long.MAX_VALUE));
    }

    /// @param now not before any time that was asked about earlier
    public List<Word> readSitemap(long now) {
        return come(sitemapWords, now, NAMED_BY_SITEMAP);
    }

    /// @param longest how old an article may be, in seconds, to be named still
    private static List<Word> come(Deque<Coming> coming, long now, long longest) {
        var words = new ArrayList<Word>();
        while (!coming.isEmpty() && coming.getFirst().seen() <= now) {
            var one = coming.removeFirst();
            if (now - one.article().published() <= longest) {
                words.add(new Word(
                        one.article().id(), one.word().kind(), one.word().at()));
            }
        }
        return words;
    }

    /// @param held which text the asker holds; -1 for none
    /// @throws IllegalArgumentException when there is no such article, or it is not known yet
    public Answer ask(String id, long now, int held) {
        var article = articles.get(id);
        if (article == null || article.discovered() > now) {
            throw new IllegalArgumentException("article %s is not known".formatted(id));
        }
        var outage = host.outages().stream()
                .filter(o -> o.from() <= now && now < o.to())
                .findFirst();
        if (outage.isPresent()) {
            return none(outage.get().status(), OptionalLong.of(outage.get().retryAfter()));
        }
        if (article.gone().filter(gone -> now >= gone.from()).isPresent()) {
            return none(article.gone().get().status(), OptionalLong.empty());
        }
        int version = version(article, now);
        int status = version == held && vouches(id, now) ? 304 : 200;
        return new Answer(status, version, lastModified(article, version, now), OptionalLong.empty());
    }

    private static Answer none(int status, OptionalLong retryAfter) {
        return new Answer(status, -1, OptionalLong.empty(), retryAfter);
    }

    static int version(Trace.Article article, long now) {
        int version = 0;
        while (version < article.edits().size() && article.edits().get(version) <= now) {
            version++;
        }
        return version;
    }

    private OptionalLong lastModified(Trace.Article article, int version, long now) {
        return switch (host.lastModified()) {
            case TRUE -> OptionalLong.of(version > 0 ? article.edits().get(version - 1) : article.published());
            case NOW -> OptionalLong.of(now);
            case NONE -> OptionalLong.empty();
        };
    }

    private boolean vouches(String id, long now) {
        return switch (host.etag()) {
            case GOOD -> true;
            case NOISY -> {
                var crc = new CRC32();
                crc.update((id + ":" + now / 600).getBytes(StandardCharsets.US_ASCII));
                yield crc.getValue() % 10 < 4;
            }
            case NONE -> false;
        };
    }
}
