// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import stet.model.Address;
import stet.model.By;
import stet.model.Job;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Patterns;
import stet.model.Seed;
import stet.store.Roster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people and programs can ask the watch to do, and what becomes of the result. Pages and programs call the same;
/// only what is answered differs.
record JobControls(Stores stores, Words words, InstantSource clock) {
    private static final JsonMapper JSON = JsonMapper.shared();
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
                .ask(Job.Kind.FIND, address.get().text(), terms(wanted.get()), asked.by(clock.instant()))
                .map(done)
                .orElseGet(() -> refused.apply(words.say("jobs.toomany")));
    }

    private static String terms(Roster.Wanted wanted) {
        var terms = JSON.createObjectNode();
        var include = terms.putArray("include");
        wanted.patterns().include().forEach(include::add);
        var exclude = terms.putArray("exclude");
        wanted.patterns().exclude().forEach(exclude::add);
        wanted.back().ifPresent(back -> terms.put("back_days", back.toDays()));
        return JSON.writeValueAsString(terms);
    }

    /// Begins to watch what was found.
    ///
    /// @param done is given the outlet's short name
    /// @param refused is given why it is not watched
    Reply save(Asked asked, Function<OutletId, Reply> done, Function<String, Reply> refused) {
        var found = job(asked).filter(job -> job.kind() == Job.Kind.FIND).flatMap(Job::result);
        if (found.isEmpty()) {
            return new Reply.Refused(Problem.noSuch(words, "/admin/jobs"));
        }
        var result = JSON.readTree(found.get());
        var id = new OutletId(result.at("/outlet/id").asString());
        var home = new Address(result.at("/outlet/home").asString());
        var seeds = chosen(asked, result.get("seeds"), id);
        var article = Optional.of(result.path("article").asString("")).flatMap(Address::parse);
        if (seeds.isEmpty() && article.isEmpty()) {
            return refused.apply(words.say("find.nothing"));
        }
        var now = clock.instant();
        if (stores.library()
                .outlet(id, now)
                .filter(o -> !o.outlet().home().equals(home))
                .isPresent()) {
            return refused.apply(words.say("find.taken"));
        }
        var name = asked.field("name").strip();
        if (name.length() > SourceControls.LONGEST_NAME) {
            return refused.apply(words.say("source.badname", SourceControls.LONGEST_NAME));
        }
        var called = name.isEmpty() ? result.at("/outlet/name").asString() : name;
        var by = asked.by(now);
        var language = result.at("/outlet/language").asString();
        stores.roster()
                .add(
                        new Outlet(id, called, home, language, seeds),
                        wanted(job(asked).orElseThrow()),
                        by);
        article.ifPresent(address -> stores.roster().article(id, address, now));
        return done.apply(id);
    }

    private static Roster.Wanted wanted(Job job) {
        var terms = JSON.readTree(job.terms());
        Optional<Duration> back = terms.has("back_days")
                ? Optional.of(Duration.ofDays(terms.get("back_days").asLong()))
                : Optional.empty();
        return new Roster.Wanted(new Patterns(texts(terms, "include"), texts(terms, "exclude")), back);
    }

    private static List<String> texts(JsonNode terms, String name) {
        return terms.path(name).valueStream().map(JsonNode::asString).toList();
    }

    /// The seeds whose fields were sent; those that are worth it when none was named.
    private static List<Seed> chosen(Asked asked, JsonNode found, OutletId id) {
        boolean named = asked.fields().keySet().stream().anyMatch(field -> field.matches("seed\\d+"))
                || asked.fields().containsKey("name");
        var seeds = new ArrayList<Seed>();
        for (int i = 0; i < found.size(); i++) {
            var seed = found.get(i);
            if (named ? !asked.field("seed" + i).isEmpty() : seed.get("taken").asBoolean()) {
                seeds.add(new Seed(
                        id,
                        new Address(seed.get("url").asString()),
                        Seed.Kind.valueOf(seed.get("kind").asString().toUpperCase(Locale.ROOT))));
            }
        }
        return seeds;
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
