// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import stet.compare.Comparison;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Story;
import stet.model.Target;
import stet.model.Timed;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;
import stet.store.Ledger;

/// Looks that found texts, recorded without asking anybody.
final class Records {
    static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    private final Receiving stet;

    Records(Receiving stet) {
        this.stet = stet;
    }

    Target.Article article(String outlet, String address) {
        var home = new Address("https://" + outlet + ".example/");
        stet.roster.add(new Outlet(new OutletId(outlet), "The " + outlet, home, "en", List.of()), START);
        return stet.roster.article(new OutletId(outlet), new Address(address), START);
    }

    void see(Target.Article article, Story story, int minute) {
        var at = START.plus(Duration.ofMinutes(minute));
        var watched = stet.ledger.recall(article).orElseThrow();
        int number = watched.latest().map(v -> v.number() + 1).orElse(1);
        var earlier = watched.earlier().get(story.digest());
        var version = new Version(
                number,
                at,
                at.plusSeconds(600),
                watched.latest().map(Version::seenUntil),
                story,
                Digest.of("page " + story.text()),
                article.address(),
                3,
                earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier));
        var finding = watched.latest()
                .<Finding>map(before -> new Finding.Revised(
                        version, Comparison.of(before, version).revision(number - 1, number)))
                .orElseGet(() -> new Finding.FirstSeen(version));
        stet.ledger.record(
                outcome(watched, at, finding),
                List.of(new Ledger.Kept("2026-11-18/00001.warc.gz", 1, 10)),
                Duration.ZERO);
    }

    /// A version's text is read again, and reads otherwise.
    void readAgain(Target.Article article, int number, Story story, int minute) {
        var version = stet.library.version(article.id(), number).orElseThrow();
        stet.ledger.reread(
                article.id(), version.read(story, 4), version.story().digest(), START.plus(Duration.ofMinutes(minute)));
    }

    private static Outcome outcome(Watched watched, Instant at, Finding finding) {
        var address = watched.target().address();
        var body = Payload.of(new byte[] {1});
        return new Outcome(
                watched,
                at,
                Answer.CHANGED,
                "",
                finding,
                List.of(),
                watched.condition(),
                Validators.NONE,
                watched.looks().changed(at).waiting(Duration.ofMinutes(30)),
                Optional.empty(),
                List.of(new Capture(address, List.of(), false, at, Duration.ZERO, 200, List.of(), body, body)),
                true,
                address,
                watched.addresses(),
                Optional.of(at.plus(Duration.ofMinutes(30))),
                "",
                Optional.empty(),
                Optional.empty(),
                new Timed(watched.timing().pulse(), Optional.empty(), 1, 120));
    }
}
