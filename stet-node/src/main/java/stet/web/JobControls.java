// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import stet.json.SweepJson;
import stet.json.WantedJson;
import stet.model.Address;
import stet.model.By;
import stet.model.Job;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;

/// What people and programs can ask the watch to do, and what becomes of the result. Pages and programs call the same;
/// only what is answered differs.
record JobControls(Stores stores, Words words, InstantSource clock) {
    private static final int LONGEST_ADDRESS = 2000;

    /// Asks for what can be watched behind an address.
    ///
    /// @param done is given the job's number
    /// @param refused is given why it was not asked
    Reply find(Asked asked, Function<Long, Reply> done, Function<String, Reply> refused) {
        var typed = asked.field("url").strip();
        var address = Address.parse(typed)
                .or(() -> Address.parse("https://" + typed))
                .filter(a -> typed.length() <= LONGEST_ADDRESS && !typed.isEmpty());
        if (address.isEmpty()) {
            return refused.apply(words.say("find.noaddress"));
        }
        var wanted = SourceControls.wanted(asked);
        if (wanted.isEmpty()) {
            return refused.apply(words.say("source.badpatterns"));
        }
        return stores.jobs()
                .ask(Job.Kind.FIND, address.get().text(), WantedJson.write(wanted.get()), asked.by(clock.instant()))
                .map(done)
                .orElseGet(() -> refused.apply(words.say("jobs.toomany")));
    }

    /// Asks for what is kept to be gone over again, or to be given up: its subject is the outlet that is named, or all.
    ///
    /// @param done is given the job's number
    /// @param refused is given why it was not asked
    Reply again(Asked asked, Job.Kind kind, Function<Long, Reply> done, Function<String, Reply> refused) {
        var now = clock.instant();
        var named = asked.field("outlet").strip();
        var outlet = OutletPages.find(stores.library(), named, now);
        if (outlet.isEmpty() && !named.isEmpty()) {
            return refused.apply(words.say("again.nooutlet"));
        }
        var apply = asked.field("apply");
        if (!apply.isEmpty() && !apply.equals("true") && !apply.equals("false")) {
            return refused.apply(words.say("again.badapply"));
        }
        var subject = outlet.map(o -> o.outlet().id().text()).orElse("");
        return stores.jobs()
                .ask(kind, subject, SweepJson.terms(apply.equals("true")), asked.by(now))
                .map(done)
                .orElseGet(() -> refused.apply(words.say("jobs.toomany")));
    }

    /// Begins to watch what was found.
    ///
    /// @param done is given the outlet's short name
    /// @param refused is given why it is not watched
    Reply save(Asked asked, Function<OutletId, Reply> done, Function<String, Reply> refused) {
        var job = job(asked).filter(j -> j.kind() == Job.Kind.FIND && j.result().isPresent());
        if (job.isEmpty()) {
            return new Reply.Refused(Problem.noSuch(words, "/admin/jobs"));
        }
        var found = FoundOutlet.read(job.get().result().orElseThrow());
        var id = new OutletId(found.outlet());
        var home = new Address(found.home());
        var seeds = chosen(asked, found.seeds(), id);
        var article = found.article().flatMap(Address::parse);
        var name = asked.field("name").strip();
        var now = clock.instant();
        if (seeds.isEmpty() && article.isEmpty()) {
            return refused.apply(words.say("find.nothing"));
        }
        if (stores.library()
                .outlet(id, now)
                .filter(o -> !o.outlet().home().equals(home))
                .isPresent()) {
            return refused.apply(words.say("find.taken"));
        }
        if (name.length() > SourceControls.LONGEST_NAME) {
            return refused.apply(words.say("source.badname", SourceControls.LONGEST_NAME));
        }
        var outlet = new Outlet(id, name.isEmpty() ? found.name() : name, home, found.language(), seeds);
        stores.roster().add(outlet, WantedJson.read(job.get().terms()), asked.by(now));
        article.ifPresent(address -> stores.roster().article(id, address, now));
        return done.apply(id);
    }

    /// The seeds whose fields were sent; those that are worth it when a program names none.
    private static List<Seed> chosen(Asked asked, List<FoundOutlet.SeedLine> found, OutletId id) {
        boolean form = asked.fields().containsKey(Gate.MARK)
                || asked.fields().keySet().stream().anyMatch(field -> field.matches("seed\\d+"));
        return found.stream()
                .filter(seed -> form ? !asked.field(seed.field()).isEmpty() : seed.taken())
                .map(seed -> new Seed(
                        id,
                        new Address(seed.url()),
                        Seed.Kind.valueOf(seed.kind().toUpperCase(Locale.ROOT))))
                .toList();
    }

    Reply cancel(Asked asked, Function<Job, Reply> done) {
        var job = job(asked);
        if (job.isEmpty()) {
            return new Reply.Refused(Problem.noSuch(words, "/admin/jobs"));
        }
        By by = asked.by(clock.instant());
        stores.jobs().cancel(job.get().nr(), by);
        return done.apply(job.get());
    }

    Optional<Job> job(Asked asked) {
        return Numbers.nr(asked.part("nr")).flatMap(stores.jobs()::one);
    }
}
