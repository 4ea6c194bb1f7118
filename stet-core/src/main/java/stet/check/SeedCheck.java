// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.discover.Seeds;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Seed;
import stet.model.Sighting;
import stet.model.Validators;
import stet.model.Watched;
import stet.schedule.SeedCadence;

/// What a look at a feed, a sitemap or a section page comes to.
final class SeedCheck {
    /// A sitemap may name a whole back catalogue. What is stated to be this much older than the seed's newest entry
    /// is left out: it is history, not news.
    private static final Duration BACK_CATALOGUE = Duration.ofDays(30);

    private SeedCheck() {}

    static Decision decide(Seed seed, Watched watched, Gathered gathered, Instant now) {
        if (gathered.pages().isEmpty()) {
            boolean trust = watched.looks().notModified() < ArticleCheck.MOST_NOT_MODIFIED;
            return new Decision.AskPage(seed.address(), trust ? watched.validators() : Validators.NONE);
        }
        return switch (gathered.pages().getFirst()) {
            case Fetched.Page(var capture) -> read(seed, watched, capture);
            case Fetched.NotModified(var capture) ->
                due(
                        seed,
                        new Draft(watched, capture.at())
                                .evidence(capture, false)
                                .answer(Answer.NOT_MODIFIED, "")
                                .finding(new Finding.Unchanged())
                                .looks(watched.looks().same(capture.at(), true)));
            case Fetched.Missing(var capture) ->
                failed(seed, watched, now, new Troubles.Trouble(Answer.MISSING, "the site answered 404", capture));
            case Fetched.Gone(var capture) ->
                failed(seed, watched, now, new Troubles.Trouble(Answer.GONE, "the site answered 410", capture));
            case Fetched.Refused refused -> failed(seed, watched, now, Troubles.of(refused));
            case Fetched.Busy busy -> failed(seed, watched, now, Troubles.of(busy));
            case Fetched.Unusable unusable -> failed(seed, watched, now, Troubles.of(unusable));
            case Fetched.Failed failure -> failed(seed, watched, now, Troubles.of(failure));
            case Fetched.Disallowed disallowed -> failed(seed, watched, now, Troubles.of(disallowed));
            case Fetched.Paused(var until) -> new Decision.Postponed(until);
        };
    }

    private static Decision read(Seed seed, Watched watched, Capture capture) {
        var named = Seeds.read(
                seed, capture.content(), capture.header("Content-Type").orElse(""), capture.address());
        if (named.sightings().isEmpty() && named.parts().isEmpty()) {
            boolean broken = !named.trouble().isEmpty();
            return failed(
                    seed,
                    watched,
                    capture.at(),
                    new Troubles.Trouble(
                            broken ? Answer.BAD_FEED : Answer.EMPTY_FEED,
                            broken ? named.trouble() : "it names no article",
                            capture));
        }
        var listed = Digest.of(Stream.concat(
                        named.sightings().stream().map(s -> s.address().text()),
                        named.parts().stream().map(p -> p.address().text()))
                .sorted()
                .collect(Collectors.joining("\n")));
        boolean fresh = !watched.links().equals(Optional.of(listed));
        return due(
                seed,
                new Draft(watched, capture.at())
                        .evidence(capture, false)
                        .answer(Answer.LISTED, named.trouble())
                        .finding(new Finding.Listed(news(named.sightings()), named.parts()))
                        .validators(validators(capture, named.trouble()))
                        .links(listed)
                        .looks(
                                fresh
                                        ? watched.looks().changed(capture.at())
                                        : watched.looks().same(capture.at(), false)));
    }

    /// A seed that could be read only in part is asked for again in full.
    private static Validators validators(Capture capture, String trouble) {
        return trouble.isEmpty() ? ArticleCheck.validators(capture) : Validators.NONE;
    }

    static List<Sighting> news(List<Sighting> sightings) {
        var newest = sightings.stream().flatMap(s -> stated(s).stream()).max(Instant::compareTo);
        if (newest.isEmpty()) {
            return sightings;
        }
        var oldest = newest.get().minus(BACK_CATALOGUE);
        return sightings.stream()
                .filter(s -> stated(s).map(at -> at.isAfter(oldest)).orElse(true))
                .toList();
    }

    private static Optional<Instant> stated(Sighting sighting) {
        return sighting.modified().or(sighting::published);
    }

    private static Decision failed(Seed seed, Watched watched, Instant at, Troubles.Trouble trouble) {
        var draft = new Draft(watched, at).answer(trouble.answer(), trouble.detail());
        trouble.capture().ifPresent(capture -> draft.evidence(capture, false));
        draft.looks(watched.looks().failed(at));
        var wait = SeedCadence.of(seed.kind()).next(draft.looks());
        return draft.due(trouble.atLeast().filter(w -> w.compareTo(wait) > 0).orElse(wait));
    }

    private static Decision due(Seed seed, Draft draft) {
        return draft.due(SeedCadence.of(seed.kind()).next(draft.looks()));
    }
}
