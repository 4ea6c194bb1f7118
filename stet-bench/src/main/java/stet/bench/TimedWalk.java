// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.check.Decision;
import stet.check.Gathered;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.model.Outcome;
import stet.model.Target;
import stet.model.Validators;
import stet.model.Watched;
import stet.store.Ledger;
import stet.watch.KeptPages;

/// `stet.watch.Walk` step for step, with a stopwatch around each: a copy, so that the walk itself stays bare of it.
record TimedWalk(Ledger ledger, Fetcher fetcher, Check check, WarcFiles archive, Timekeeper time) {

    /// @throws IllegalStateException when the check is postponed or overtaken: then nothing was measured
    Outcome take(Target target, Step.Times times) throws Exception {
        var watched = times.of(Step.RECALL, () -> ledger.recall(target))
                .orElseThrow(() -> new IllegalStateException(target + " is not watched"));
        var outcome = decide(watched, times);
        var kept = times.of(Step.KEEP, () -> keep(outcome));
        if (!times.of(Step.RECORD, () -> ledger.record(outcome, kept, Duration.ZERO))) {
            throw new IllegalStateException(target + " was overtaken");
        }
        return outcome;
    }

    private Outcome decide(Watched watched, Step.Times times) throws Exception {
        var gathered = Gathered.NOTHING;
        while (true) {
            var known = gathered;
            switch (times.of(Step.DECIDE, () -> check.decide(watched, known, time.instant()))) {
                case Decision.AskPage(var address, var validators) ->
                    gathered = known.withPage(times.of(Step.FETCH, () -> fetcher.fetch(address, validators)));
                case Decision.AskRivals(var addresses, var headline, var opening) ->
                    gathered = known.withRivals(
                            times.of(Step.RECALL, () -> ledger.rivals(watched.target(), addresses, headline, opening)));
                case Decision.AskRivalPage(var address) ->
                    gathered = known.withRivalPage(
                            address, times.of(Step.FETCH, () -> fetcher.fetch(address, Validators.NONE)));
                case Decision.AskCapture(var article, int version) ->
                    gathered = known.withKept(
                            times.of(Step.RECALL, () -> new KeptPages(ledger, archive).of(article, version)));
                case Decision.Settled(var outcome) -> {
                    return outcome;
                }
                case Decision.Postponed(var until) ->
                    throw new IllegalStateException(watched.target() + " was put off until " + until);
            }
        }
    }

    private List<Ledger.Kept> keep(Outcome outcome) throws InterruptedException {
        var kept = new ArrayList<Ledger.Kept>();
        if (outcome.keep()) {
            for (var capture : outcome.evidence()) {
                var place = archive.append(capture);
                kept.add(new Ledger.Kept(place.file(), place.offset(), place.length()));
            }
        }
        return kept;
    }
}
