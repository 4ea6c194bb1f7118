// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import stet.discover.Discovery;
import stet.discover.Seeds;
import stet.extract.Extractor;
import stet.fetch.Fetcher;
import stet.fetch.Purpose;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Reading;
import stet.model.Seed;
import stet.model.Sighting;
import stet.model.Site;
import stet.model.Validators;

/// Finds what can be watched behind an address that somebody pasted: the outlet, its feeds and news sitemaps, and how a
/// few of its articles would be read.
final class Finder {
    /// Of seeds whose outlet has no name yet.
    private static final OutletId UNNAMED = new OutletId("unnamed");

    private static final int MOST_FEEDS = 6;
    private static final int MOST_SITEMAPS = 4;

    /// A seed that names hardly anything that another one does not name too is not worth a request.
    private static final double NEW_SHARE = 0.2;

    private final Fetcher fetcher;
    private final int mostSamples;
    private final Consumer<String> doing;

    /// @param mostSamples how many articles are read to show how that goes
    /// @param doing is told what is being looked at, for a line of progress
    Finder(Fetcher fetcher, int mostSamples, Consumer<String> doing) {
        this.fetcher = fetcher;
        this.mostSamples = mostSamples;
        this.doing = doing;
    }

    /// @param name the outlet's name as the seed has it; may be empty
    /// @param articles the addresses that it names now
    /// @param newest the newest time that it states
    /// @param taken whether it is worth watching
    /// @param why it is not, or what is odd about it; may be empty
    record SeedFound(
            Seed seed, String name, List<Address> articles, Optional<Instant> newest, boolean taken, String why) {
        SeedFound of(OutletId outlet) {
            return new SeedFound(new Seed(outlet, seed.address(), seed.kind()), name, articles, newest, taken, why);
        }
    }

    /// An article that was fetched to show how it is read.
    ///
    /// @param page the answer; empty when there was no usable one, then `trouble` says why
    record Sample(Address address, Optional<Capture> page, String trouble) {
        Optional<Reading> reading() {
            return page.map(capture -> Extractor.extract(
                    capture.content(), capture.header("Content-Type").orElse(""), capture.address()));
        }
    }

    /// What was found.
    record Found(Outlet outlet, List<SeedFound> seeds, List<Sample> samples, Optional<Address> article) {}

    /// Nothing can be watched there.
    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;
        private final int exit;

        NotFound(String why, int exit) {
            super(why);
            this.why = why;
            this.exit = exit;
        }

        String why() {
            return why;
        }

        int exit() {
            return exit;
        }
    }

    /// @param known outlets that are watched already: one on the same site keeps its name
    Found find(Address address, List<Outlet> known) throws NotFound, InterruptedException {
        var first = page(address);
        var look = look(first);
        var article = Optional.<Address>empty();
        var front = first;
        if (look.kind() == Discovery.Kind.ARTICLE || look.kind() == Discovery.Kind.OTHER) {
            article = look.kind() == Discovery.Kind.ARTICLE ? Optional.of(first.address()) : Optional.empty();
            front = page(root(first.address()));
            look = look(front);
        }
        var home = look.kind() == Discovery.Kind.SECTION ? front.address() : root(front.address());
        var unnamed = seeds(front, look);
        var outlet = outlet(home, look, unnamed, known);
        var found = unnamed.stream().map(seed -> seed.of(outlet.id())).toList();
        if (found.stream().noneMatch(SeedFound::taken) && article.isEmpty()) {
            throw new NotFound(
                    "no feed, no sitemap and no list of articles was found at %s; paste the address of a feed"
                            .formatted(address),
                    Main.NETWORK);
        }
        var taken = found.stream().filter(SeedFound::taken).map(SeedFound::seed).toList();
        var samples = samples(found);
        return new Found(
                new Outlet(outlet.id(), outlet.name(), outlet.home(), outlet.language(), taken),
                found,
                samples,
                article);
    }

    private static Discovery.Found look(Capture capture) {
        return Discovery.look(
                capture.address(),
                capture.content(),
                capture.header("Content-Type").orElse(""));
    }

    private static Address root(Address address) {
        return address.resolve("/").orElse(address);
    }

    private Capture page(Address address) throws NotFound, InterruptedException {
        doing.accept("asking " + address);
        return switch (fetcher.fetch(address, Validators.NONE, Purpose.SEARCH)) {
            case Fetched.Page(var capture) -> capture;
            case Fetched.Disallowed(var detail) -> throw new NotFound(address + ": " + detail, Main.NOT_ALLOWED);
            case Fetched.Refused(var capture) ->
                throw new NotFound(
                        "%s answered %d: it does not let Stet in".formatted(address, capture.status()),
                        Main.NOT_ALLOWED);
            case Fetched.Failed(var failure, var detail) ->
                throw failure == Fetched.Failure.FORBIDDEN_ADDRESS
                        ? new NotFound(
                                "%s: %s; if it is meant, allow it with fetch.allow = \"%s:%d\""
                                        .formatted(address, detail, address.host(), address.port()),
                                Main.NOT_ALLOWED)
                        : new NotFound(address + ": " + detail, Main.NETWORK);
            case Fetched.Missing(var capture) -> throw answered(address, capture);
            case Fetched.Gone(var capture) -> throw answered(address, capture);
            case Fetched.Unusable(var capture) -> throw answered(address, capture);
            case Fetched.Busy(var capture, var _) -> throw answered(address, capture);
            case Fetched.NotModified(var capture) -> throw answered(address, capture);
            case Fetched.Paused(var until) -> throw paused(address, until);
        };
    }

    private NotFound paused(Address address, Instant until) {
        var site = Site.of(address);
        return fetcher.stopped(site)
                .map(why -> new NotFound(
                        "nothing is asked of %s any more: %s. When that is settled: stet resume %s"
                                .formatted(site, why, site),
                        Main.NOT_ALLOWED))
                .orElseGet(() -> new NotFound(
                        "%s asked for a pause until %s; try again then".formatted(address, until), Main.NETWORK));
    }

    private static NotFound answered(Address address, Capture capture) {
        return new NotFound("%s answered %d".formatted(address, capture.status()), Main.NETWORK);
    }

    private static Outlet outlet(Address home, Discovery.Found look, List<SeedFound> seeds, List<Outlet> known) {
        var same = known.stream()
                .filter(o -> Site.of(o.home()).equals(Site.of(home)))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var name = Stream.concat(Stream.of(look.name()), seeds.stream().map(SeedFound::name))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse(home.host());
        var taken = new HashSet<String>();
        known.forEach(o -> taken.add(o.id().text()));
        return new Outlet(new OutletId(free(slug(name, home), taken)), name, home, look.language(), List.of());
    }

    private static String slug(String name, Address home) {
        var plain = slug(name);
        return plain.isEmpty() ? slug(home.host() + "-" + home.port()) : plain;
    }

    private static String slug(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var dashed = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return dashed.substring(0, Math.min(dashed.length(), 48)).replaceAll("-+$", "");
    }

    private static String free(String wanted, Set<String> taken) {
        var slug = wanted;
        for (int n = 2; taken.contains(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    private List<SeedFound> seeds(Capture front, Discovery.Found look) throws InterruptedException {
        var found = new ArrayList<SeedFound>();
        var named = new HashSet<Address>();
        switch (look.kind()) {
            case FEED -> found.add(weigh(new Seed(UNNAMED, front.address(), Seed.Kind.FEED), front, named));
            case SITEMAP -> found.add(weigh(new Seed(UNNAMED, front.address(), Seed.Kind.SITEMAP), front, named));
            case SECTION, ARTICLE, OTHER -> {
                for (var feed : look.feeds().stream().limit(MOST_FEEDS).toList()) {
                    found.add(ask(new Seed(UNNAMED, feed.address(), Seed.Kind.FEED), named));
                }
                for (var sitemap : sitemaps(front.address(), look)) {
                    found.add(ask(new Seed(UNNAMED, sitemap, Seed.Kind.SITEMAP), named));
                }
                if (look.kind() == Discovery.Kind.SECTION && found.stream().noneMatch(SeedFound::taken)) {
                    found.add(weigh(new Seed(UNNAMED, front.address(), Seed.Kind.SECTION), front, named));
                }
            }
        }
        return found;
    }

    /// News sitemaps first; a general sitemap only where there is nothing better, since it names the whole past.
    private List<Address> sitemaps(Address home, Discovery.Found look) throws InterruptedException {
        doing.accept("reading robots.txt of " + home.host());
        var all = new LinkedHashSet<>(fetcher.sitemaps(home));
        boolean named = !all.isEmpty();
        if (!named) {
            all.addAll(look.sitemaps());
        }
        return all.stream()
                .filter(a -> Site.of(a).equals(Site.of(home)))
                .filter(a -> look.feeds().isEmpty()
                        || a.path().toLowerCase(Locale.ROOT).contains("news"))
                .sorted(Comparator.comparing(
                        a -> !a.path().toLowerCase(Locale.ROOT).contains("news")))
                .limit(MOST_SITEMAPS)
                .toList();
    }

    private SeedFound ask(Seed seed, Set<Address> named) throws InterruptedException {
        try {
            return weigh(seed, page(seed.address()), named);
        } catch (NotFound e) {
            return new SeedFound(seed, "", List.of(), Optional.empty(), false, e.why());
        }
    }

    private static SeedFound weigh(Seed seed, Capture capture, Set<Address> named) {
        var read = Seeds.read(
                seed, capture.content(), capture.header("Content-Type").orElse(""), capture.address());
        var sightings = read.sightings();
        var newest = sightings.stream()
                .flatMap(s -> s.published().or(s::modified).stream())
                .max(Comparator.naturalOrder());
        long fresh =
                sightings.stream().filter(s -> !named.contains(s.address())).count();
        boolean worth = !sightings.isEmpty() && fresh >= sightings.size() * NEW_SHARE
                || !read.parts().isEmpty();
        var why = !read.trouble().isEmpty()
                ? read.trouble()
                : worth ? "" : sightings.isEmpty() ? "names no article" : "names the same articles";
        sightings.forEach(s -> named.add(s.address()));
        return new SeedFound(
                seed,
                look(capture).name(),
                sightings.stream().map(Sighting::address).toList(),
                newest,
                worth,
                why);
    }

    private List<Sample> samples(List<SeedFound> found) throws InterruptedException {
        var samples = new ArrayList<Sample>();
        var addresses = found.stream()
                .filter(SeedFound::taken)
                .flatMap(seed -> seed.articles().stream())
                .distinct()
                .limit(mostSamples)
                .toList();
        for (var address : addresses) {
            samples.add(sample(address));
        }
        return samples;
    }

    private Sample sample(Address address) throws InterruptedException {
        try {
            return new Sample(address, Optional.of(page(address)), "");
        } catch (NotFound e) {
            return new Sample(address, Optional.empty(), e.why());
        }
    }
}
