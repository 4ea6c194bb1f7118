// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.discover.Seeds;
import stet.discover.Sifting;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Seed;
import stet.model.Terms;
import stet.model.Validators;
import stet.model.Watched;
import stet.schedule.SeedCadence;

/// What a look at a feed, a sitemap or a section page comes to.
final class SeedCheck {
    private SeedCheck() {}

    /// @param share how far apart its looks must be, so that the outlet's budget bears them
    static Decision decide(Seed seed, Watched watched, Gathered gathered, Instant now, Duration share) {
        if (gathered.pages().isEmpty()) {
            boolean trust = watched.looks().notModified() < ArticleCheck.MOST_NOT_MODIFIED;
            return new Decision.AskPage(seed.address(), trust ? watched.validators() : Validators.NONE);
        }
        return switch (gathered.pages().getFirst()) {
            case Fetched.Page(var capture) -> read(seed, watched, capture, share);
            case Fetched.NotModified(var capture) ->
                due(
                        seed,
                        new Draft(watched, capture.at())
                                .evidence(capture, false)
                                .answer(Answer.NOT_MODIFIED, "")
                                .finding(new Finding.Unchanged())
                                .looks(watched.looks().same(capture.at(), true)),
                        Stream.of(watched.scope().pace(), capture.freshFor(), Optional.of(share))
                                .flatMap(Optional::stream));
            case Fetched.Missing(var capture) ->
                failed(
                        seed,
                        watched,
                        now,
                        share,
                        new Troubles.Trouble(Answer.MISSING, "the site answered 404", capture));
            case Fetched.Gone(var capture) ->
                failed(seed, watched, now, share, new Troubles.Trouble(Answer.GONE, "the site answered 410", capture));
            case Fetched.Refused refused -> failed(seed, watched, now, share, Troubles.of(refused));
            case Fetched.Busy busy -> failed(seed, watched, now, share, Troubles.of(busy));
            case Fetched.Unusable unusable -> failed(seed, watched, now, share, Troubles.of(unusable));
            case Fetched.Failed failure -> failed(seed, watched, now, share, Troubles.of(failure));
            case Fetched.Disallowed disallowed -> failed(seed, watched, now, share, Troubles.of(disallowed));
            case Fetched.Paused(var until) -> new Decision.Postponed(until);
        };
    }

    private static Decision read(Seed seed, Watched watched, Capture capture, Duration share) {
        var named = Seeds.read(seed, capture, watched.scope().shapes());
        if (named.sightings().isEmpty() && named.parts().isEmpty()) {
            boolean broken = !named.trouble().isEmpty();
            return failed(
                    seed,
                    watched,
                    capture.at(),
                    share,
                    new Troubles.Trouble(
                            broken ? Answer.BAD_FEED : Answer.EMPTY_FEED,
                            broken ? named.trouble() : "it names no article",
                            capture));
        }
        var listed = listed(named);
        boolean fresh = !watched.links().equals(Optional.of(listed));
        var sifted = Sifting.of(seed.kind(), named, watched.scope(), capture.at());
        var detail = Stream.of(named.trouble(), sifted.told())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        var looks = watched.looks();
        var terms = new Terms(named.terms().pace(), named.terms().hub(), sifted.past());
        return due(
                seed,
                new Draft(watched, capture.at())
                        .evidence(capture, false)
                        .answer(Answer.LISTED, detail)
                        .finding(new Finding.Listed(sifted.taken(), sifted.parts(), terms))
                        .validators(validators(capture, named.trouble()))
                        .links(listed)
                        .looks(fresh ? looks.changed(capture.at()) : looks.same(capture.at(), false)),
                Stream.concat(terms.pace().stream(), Stream.of(share)));
    }

    /// Of all that it names, so that a list counts as changed when the seed's does.
    private static Digest listed(Seeds.Named named) {
        var addresses = Stream.concat(
                named.sightings().stream().map(s -> s.address().text()),
                named.parts().stream().map(p -> p.seed().address().text()));
        return Digest.of(addresses.sorted().collect(Collectors.joining("\n")));
    }

    /// A seed that could be read only in part is asked for again in full.
    private static Validators validators(Capture capture, String trouble) {
        return trouble.isEmpty() ? ArticleCheck.validators(capture) : Validators.NONE;
    }

    private static Decision failed(Seed seed, Watched watched, Instant at, Duration share, Troubles.Trouble trouble) {
        var draft = new Draft(watched, at).answer(trouble.answer(), trouble.detail());
        trouble.capture().ifPresent(capture -> draft.evidence(capture, false));
        draft.looks(watched.looks().failed(at));
        var wait = SeedCadence.of(seed.kind()).next(draft.looks(), share);
        return draft.due(trouble.atLeast().filter(w -> w.compareTo(wait) > 0).orElse(wait));
    }

    /// @param paces what the seed asked for; the longest counts
    private static Decision due(Seed seed, Draft draft, Stream<Duration> paces) {
        var pace = paces.max(Duration::compareTo).orElse(Duration.ZERO);
        return draft.due(SeedCadence.of(seed.kind()).next(draft.looks(), pace));
    }
}
