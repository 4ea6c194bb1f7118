// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Looks;
import stet.model.Pulse;
import stet.model.Purse;
import stet.schedule.Cadence;
import stet.schedule.Glimpse;
import stet.schedule.Waits;

/// One host of a trace, watched on a virtual clock by the schedule that watches the web: [Cadence] says when, the
/// outlet's [Purse] what it may cost, [Waits] what follows a look that told nothing. Of the trace it knows only what
/// its [World] shows.
final class Replay {
    /// After a 429 or 503 that does not say how long.
    private static final long BUSY_FOR = 600;

    /// A sitemap may cost so much of the budget; it is read less often where it would cost more.
    private static final double SITEMAP_SHARE = .15;

    private final World world;
    private final Instant begin;
    private final long horizon;
    private final double perHour;
    private final boolean hinted;
    private final Map<String, Article> articles = new HashMap<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::due).thenComparing(turn -> turn.article().id));
    private final List<Fetch> fetches = new ArrayList<>();
    private Habits habits = Habits.none(0);
    private Cadence cadence = new Cadence(habits);
    private Purse purse;
    private long ready;
    private long polls;

    /// @param polls requests for seeds beyond the feed, which every tracker reads
    record Watched(List<Fetch> fetches, long polls) {
        Watched {
            fetches = List.copyOf(fetches);
        }
    }

    /// An entry of the queue is out of date when its article is due at another time.
    private record Turn(Instant due, Article article) {}

    private static final class Article {
        private final String id;
        private Pulse pulse;
        private Looks looks;
        private Optional<Instant> due = Optional.empty();
        private int held = -1;

        Article(World.News news, Instant published, Instant now) {
            id = news.id();
            pulse = Pulse.begin(published).of(published, news.section(), news.live());
            looks = Looks.begin(now);
        }
    }

    /// @param perHour requests that the host's budget allows in an hour
    /// @param hinted whether the schedule is shown what feeds and sitemaps say of edits
    Replay(World world, Instant begin, long horizon, double perHour, boolean hinted) {
        this.world = world;
        this.begin = begin;
        this.horizon = horizon;
        this.perHour = perHour;
        this.hinted = hinted;
        this.purse = Purse.begin(begin, 0);
    }

    Watched watch() {
        long feed = 0;
        long sitemap = sitemapEvery();
        for (long step = sitemap; feed < horizon; ) {
            walkUntil(Math.min(feed, step));
            if (step <= feed && step < horizon) {
                readSitemap(step);
                step += sitemap;
            } else {
                readFeed(feed);
                feed += world.feedEvery();
            }
        }
        walkUntil(horizon);
        return new Watched(fetches, polls);
    }

    /// How often the sitemap is read, in seconds, a whole number of minutes; never, when there is none.
    private long sitemapEvery() {
        if (world.sitemapEvery() == 0 || !hinted) {
            return Long.MAX_VALUE;
        }
        long affordable = 60 * (long) Math.ceil(60 / (SITEMAP_SHARE * perHour));
        return Math.max(world.sitemapEvery(), affordable);
    }

    private void readFeed(long now) {
        var listed = world.readFeed(now);
        for (var news : listed.news()) {
            var article = new Article(news, at(news.published()), at(now));
            articles.put(news.id(), article);
            due(article, at(now));
        }
        hear(listed.words(), now);
    }

    private void readSitemap(long now) {
        purse = purse.at(at(now), perHour);
        if (purse.canPay()) {
            purse = purse.spent(1);
            polls++;
            hear(world.readSitemap(now), now);
        }
    }

    private void hear(List<World.Word> words, long now) {
        if (!hinted) {
            return;
        }
        for (var word : words) {
            var article = articles.get(word.id());
            if (article != null && article.due.isPresent() && article.looks.missing() == 0) {
                var before = article.pulse;
                article.pulse = before.hinted(new Hint(word.kind(), at(word.at())));
                if (!article.pulse.equals(before)) {
                    due(article, at(now));
                }
            }
        }
    }

    private void due(Article article, Instant at) {
        article.due = Optional.of(at);
        turns.add(new Turn(at, article));
    }

    /// Takes every turn that comes before that second.
    private void walkUntil(long end) {
        while (!turns.isEmpty()) {
            long now = Math.max(ready, second(turns.peek().due()));
            if (now >= end) {
                return;
            }
            var turn = turns.remove();
            if (turn.article().due.equals(Optional.of(turn.due()))) {
                take(turn, now);
            }
        }
    }

    private void take(Turn turn, long now) {
        var article = turn.article();
        purse = purse.at(at(now), perHour);
        if (article.looks.failures() > 0 || article.looks.missing() > 0) {
            if (purse.canPay()) {
                look(article, now);
            } else {
                wait(turn, purse.payableAt(perHour));
            }
            return;
        }
        switch (cadence.turn(article.pulse, purse, perHour, at(now))) {
            case Cadence.Turn.Look() -> look(article, now);
            case Cadence.Turn.Later(var then) -> due(article, then);
            case Cadence.Turn.Spent(var until) -> wait(turn, until);
        }
    }

    /// The whole host rests.
    private void wait(Turn turn, Instant until) {
        ready = second(until);
        turns.add(turn);
    }

    private void look(Article article, long now) {
        var answer = world.ask(article.id, now, article.held);
        fetches.add(new Fetch(now, article.id));
        purse = purse.spent(1);
        ready = now + world.gap();
        if (answer.isText()) {
            told(article, answer, now);
        } else {
            troubled(article, answer, now);
        }
    }

    private void told(Article article, World.Answer answer, long now) {
        boolean changed = answer.version() != article.held;
        var modified = answer.lastModified().isPresent()
                ? Optional.of(at(answer.lastModified().getAsLong()))
                : Optional.<Instant>empty();
        var glimpse = new Glimpse(at(now), changed, modified, Duration.ZERO);
        var before = article.pulse;
        article.held = answer.version();
        article.looks = changed ? article.looks.changed(at(now)) : article.looks.same(at(now), answer.status() == 304);
        article.pulse = cadence.after(before, glimpse);
        cadence.lesson(before, glimpse).ifPresent(lesson -> {
            habits = habits.plus(lesson);
            cadence = new Cadence(habits);
        });
        due(article, cadence.due(article.pulse, purse.price(perHour), at(now)));
    }

    private void troubled(Article article, World.Answer answer, long now) {
        if (answer.status() == 404 || answer.status() == 410) {
            article.looks = article.looks.missed(at(now));
            var wait = answer.status() == 410 ? Waits.afterGone(article.looks) : Waits.afterMiss(article.looks);
            article.due = Optional.empty();
            wait.ifPresent(w -> due(article, at(now).plus(w)));
            return;
        }
        article.looks = article.looks.failed(at(now));
        long busy = answer.retryAfter().orElse(BUSY_FOR);
        ready = Math.max(ready, now + busy);
        due(article, at(now).plus(longer(Waits.afterFailure(article.looks), Duration.ofSeconds(busy))));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private Instant at(long second) {
        return begin.plusSeconds(second);
    }

    /// The first whole second that is not before.
    private long second(Instant at) {
        return Math.ceilDiv(Duration.between(begin, at).toMillis(), 1000L);
    }
}
