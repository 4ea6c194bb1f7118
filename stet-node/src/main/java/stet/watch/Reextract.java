// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import stet.check.ReadAgain;
import stet.check.Recollection;
import stet.extract.Extractor;
import stet.extract.RuleBook;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Story;
import stet.model.Target;
import stet.model.Version;
import stet.store.Ledger;
import stet.store.Library;

/// What the present extractor and rules make of the page that is kept behind each version (ADR 14), counted as it goes.
/// For many threads.
public final class Reextract {
    private final Kept kept;
    private final RuleBook rules;
    private final Instant now;
    private final Sweep.Wish wish;
    private final BooleanSupplier stopped;
    private final Told told;
    private final Map<Came, Integer> counts = new ConcurrentSkipListMap<>();

    /// Where what is kept is read and written.
    public record Kept(Ledger ledger, Library library, KeptPages pages) {}

    /// What reading a version again comes to.
    public enum Came {
        SAME("read the same"),
        FURNISHED("read the same, with other posts or pictures"),
        DIFFERENT("read otherwise"),
        SEVERAL("of more pages than were kept, not read again"),
        NO_ARTICLE("no article any more"),
        TEXT("handed in as texts or imported, not read again"),
        LOST("without a kept page"),
        OVERTAKEN("read again by someone else meanwhile");

        private final String words;

        Came(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Hears of each text that is read otherwise; from many threads.
    public interface Told {
        void otherwise(ArticleId article, Version version, Story now);
    }

    /// @param now when it is done
    /// @param stopped whether it is to be broken off
    public Reextract(Kept kept, RuleBook rules, Instant now, Sweep.Wish wish, BooleanSupplier stopped, Told told) {
        this.kept = kept;
        this.rules = rules;
        this.now = now;
        this.wish = wish;
        this.stopped = stopped;
        this.told = told;
    }

    /// @param step is run for each of its versions, whatever comes of it
    public void article(ArticleId id, Runnable step) {
        kept.library().article(id).ifPresent(record -> {
            for (var line : record.versions()) {
                if (!wish.leavesOut(record.outlet()) && !stopped.getAsBoolean()) {
                    var version = kept.library().version(id, line.number()).orElseThrow();
                    counts.merge(version(id, record.outlet(), version), 1, Integer::sum);
                }
                step.run();
            }
        });
    }

    /// How many versions came to what.
    public Map<Came, Integer> counts() {
        return Map.copyOf(counts);
    }

    private Came version(ArticleId id, OutletId of, Version version) {
        if (version.extractor() == 0 || version.origin().isPresent()) {
            return Came.TEXT;
        }
        var target = new Target.Article(id, of, version.address());
        var memory = kept.ledger().memory(of);
        var known = Recollection.of(target, memory, Optional.of(version), rules.of(of));
        return switch (ReadAgain.of(kept.pages().of(id, version.number()), known)) {
            case ReadAgain.Told(var story) ->
                !story.digest().equals(version.story().digest())
                        ? differs(id, version, story)
                        : isFurnishedAlike(story, version.story())
                                ? Came.SAME
                                : isWritten(id, version, story) ? Came.FURNISHED : Came.OVERTAKEN;
            case ReadAgain.Several() -> Came.SEVERAL;
            case ReadAgain.NoArticle _ -> Came.NO_ARTICLE;
            case ReadAgain.Lost _ -> Came.LOST;
        };
    }

    private Came differs(ArticleId id, Version version, Story story) {
        told.otherwise(id, version, story);
        return isWritten(id, version, story) ? Came.DIFFERENT : Came.OVERTAKEN;
    }

    /// Whether nobody came between; what is only looked at is not written.
    private boolean isWritten(ArticleId id, Version version, Story story) {
        return wish.mode() == Sweep.Mode.LOOK
                || kept.ledger()
                        .reread(
                                id,
                                version.read(story, Extractor.VERSION),
                                version.story().digest(),
                                now);
    }

    /// Posts and pictures count in no digest (ADR 15).
    private static boolean isFurnishedAlike(Story one, Story other) {
        return one.posts().equals(other.posts()) && one.pictures().equals(other.pictures());
    }
}
