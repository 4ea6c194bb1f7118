// SPDX-License-Identifier: Apache-2.0
package stet.find;

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
import stet.discover.Sifting;
import stet.extract.Extractor;
import stet.fetch.Fetcher;
import stet.fetch.Purpose;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Reading;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Shapes;
import stet.model.Sighting;
import stet.model.Site;
import stet.model.Validators;

/// Finds what can be watched behind an address that somebody pasted: the outlet, its feeds and news sitemaps, and how a
/// few of its articles would be read.
public final class Finder {
    /// Of seeds whose outlet has no name yet.
    private static final OutletId UNNAMED = new OutletId("unnamed");

    private static final int MOST_FEEDS = 6;
    private static final int MOST_SITEMAPS = 4;

    /// A seed that names hardly anything that another one does not name too is not worth a request.
    private static final double NEW_SHARE = 0.2;

    /// Of the addresses at which a feed may stand though nobody declares it.
    private static final int MOST_GUESSES = 4;

    private final Fetcher fetcher;
    private final Wish wish;
    private final Consumer<String> doing;

    /// @param doing is told what is being looked at, for a line of progress
    public Finder(Fetcher fetcher, Wish wish, Consumer<String> doing) {
        this.fetcher = fetcher;
        this.wish = wish;
        this.doing = doing;
    }

    /// @param mostSamples how many articles are read to show how that goes
    /// @param page whether a page of links is watched although there are feeds
    /// @param scope which articles are wanted of an outlet that is added now
    public record Wish(int mostSamples, boolean page, Scope scope) {}

    /// @param name the outlet's name as the seed has it; may be empty
    /// @param articles that would be watched now
    /// @param leftOut what it names and would not be watched, with the reasons; empty when nothing is
    /// @param pushed whether a hub offers to push its changes
    /// @param taken whether it is worth watching
    /// @param why it is not, or what is odd about it; may be empty
    public record SeedFound(
            Seed seed,
            String name,
            List<Sighting> articles,
            String leftOut,
            boolean pushed,
            boolean taken,
            String why) {
        SeedFound of(OutletId outlet) {
            var owned = new Seed(outlet, seed.address(), seed.kind());
            return new SeedFound(owned, name, articles, leftOut, pushed, taken, why);
        }

        static SeedFound left(Seed seed, String why) {
            return new SeedFound(seed, "", List.of(), "", false, false, why);
        }

        /// The newest time that it states.
        public Optional<Instant> newest() {
            return articles.stream()
                    .flatMap(s -> s.published().or(s::modified).stream())
                    .max(Comparator.naturalOrder());
        }
    }

    /// An article that was fetched to show how it is read.
    ///
    /// @param page the answer; empty when there was no usable one, then `trouble` says why
    public record Sample(Address address, Optional<Capture> page, String trouble) {
        public Optional<Reading> reading() {
            return page.map(capture -> Extractor.extract(
                    capture.content(), capture.header("Content-Type").orElse(""), capture.address()));
        }
    }

    /// What was found.
    public record Found(Outlet outlet, List<SeedFound> seeds, List<Sample> samples, Optional<Address> article) {}

    /// Nothing can be watched there.
    public static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;
        private final boolean allowed;

        /// @param allowed whether the web would let us; false for robots.txt, a wall, a forbidden address
        NotFound(String why, boolean allowed) {
            super(why);
            this.why = why;
            this.allowed = allowed;
        }

        public String why() {
            return why;
        }

        public boolean isAllowed() {
            return allowed;
        }
    }

    /// @param known outlets that are watched already: one on the same site keeps its name
    public Found find(Address address, List<Outlet> known) throws NotFound, InterruptedException {
        var first = page(address);
        var look = look(first);
        var article = Optional.<Address>empty();
        var front = first;
        var beside = List.<Discovery.FeedLink>of();
        if (look.kind() == Discovery.Kind.ARTICLE || look.kind() == Discovery.Kind.OTHER) {
            article = look.kind() == Discovery.Kind.ARTICLE ? Optional.of(first.address()) : Optional.empty();
            beside = look.feeds();
            front = page(root(first.address()));
            look = look(front);
        }
        var home = look.kind() == Discovery.Kind.SECTION ? front.address() : root(front.address());
        var unnamed = seeds(front, look, beside);
        var outlet = outlet(home, look, unnamed, known);
        var found = unnamed.stream().map(seed -> seed.of(outlet.id())).toList();
        if (found.stream().noneMatch(SeedFound::taken) && article.isEmpty()) {
            throw new NotFound(
                    "no feed, no sitemap and no list of articles was found at %s; paste the address of a feed"
                            .formatted(address),
                    true);
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
            case Fetched.Disallowed(var detail) -> throw new NotFound(address + ": " + detail, false);
            case Fetched.Refused(var capture) ->
                throw new NotFound(
                        "%s answered %d: it does not let Stet in".formatted(address, capture.status()), false);
            case Fetched.Failed(var failure, var detail) ->
                throw failure == Fetched.Failure.FORBIDDEN_ADDRESS
                        ? new NotFound(
                                "%s: %s; if it is meant, allow it with fetch.allow = \"%s:%d\""
                                        .formatted(address, detail, address.host(), address.port()),
                                false)
                        : new NotFound(address + ": " + detail, true);
            case Fetched.Missing(var capture) -> throw answered(address, capture);
            case Fetched.Gone(var capture) -> throw answered(address, capture);
            case Fetched.Unusable(var capture) -> throw answered(address, capture);
            case Fetched.Busy(var capture, var _) -> throw answered(address, capture);
            case Fetched.NotModified(var capture) -> throw answered(address, capture);
            case Fetched.Paused(var until) -> throw paused(address, until);
        };
    }

    /// Not within what a person waits for.
    private NotFound paused(Address address, Instant until) {
        var site = Site.of(address);
        return fetcher.stopped(site)
                .map(why -> new NotFound(SiteWords.stopped(site, why), false))
                .orElseGet(() -> new NotFound(SiteWords.notYet(site, until), true));
    }

    private static NotFound answered(Address address, Capture capture) {
        return new NotFound("%s answered %d".formatted(address, capture.status()), true);
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
        return new Outlet(ShortName.of(name, home, known), name, home, look.language(), List.of());
    }

    /// @param beside feeds that the article declares from which somebody came here
    private List<SeedFound> seeds(Capture front, Discovery.Found look, List<Discovery.FeedLink> beside)
            throws InterruptedException {
        var found = new ArrayList<SeedFound>();
        var named = new HashSet<Address>();
        switch (look.kind()) {
            case FEED -> found.add(weigh(new Seed(UNNAMED, front.address(), Seed.Kind.FEED), front, named));
            case SITEMAP -> found.addAll(sitemap(new Seed(UNNAMED, front.address(), Seed.Kind.SITEMAP), front, named));
            case SECTION, ARTICLE, OTHER -> {
                for (var feed : feeds(look, beside)) {
                    found.add(ask(new Seed(UNNAMED, feed, Seed.Kind.FEED), named));
                }
                if (found.isEmpty()) {
                    guess(front.address(), named).ifPresent(found::add);
                }
                for (var sitemap : sitemaps(front.address(), look)) {
                    found.addAll(askSitemap(new Seed(UNNAMED, sitemap, Seed.Kind.SITEMAP), named));
                }
                if (look.kind() == Discovery.Kind.SECTION) {
                    found.add(section(front, found, named));
                }
            }
        }
        return found;
    }

    private static List<Address> feeds(Discovery.Found look, List<Discovery.FeedLink> beside) {
        return Stream.concat(look.feeds().stream(), beside.stream())
                .map(Discovery.FeedLink::address)
                .distinct()
                .limit(MOST_FEEDS)
                .toList();
    }

    /// The first usual place where a feed stands though no page declares one.
    private Optional<SeedFound> guess(Address home, Set<Address> named) throws InterruptedException {
        for (var likely : Discovery.likelyFeeds(home).subList(0, MOST_GUESSES)) {
            var found = ask(new Seed(UNNAMED, likely, Seed.Kind.FEED), named);
            if (found.taken() && found.seed().kind() == Seed.Kind.FEED) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// A page of links is the heaviest seed, and the least sure; it is watched where nothing better is found.
    private SeedFound section(Capture front, List<SeedFound> others, Set<Address> named) {
        var page = weigh(new Seed(UNNAMED, front.address(), Seed.Kind.SECTION), front, named);
        return page.taken() && !wish.page() && others.stream().anyMatch(SeedFound::taken)
                ? new SeedFound(
                        page.seed(),
                        page.name(),
                        page.articles(),
                        page.leftOut(),
                        page.pushed(),
                        false,
                        "feeds or sitemaps are asked instead; --page watches it too")
                : page;
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
            return SeedFound.left(seed, e.why());
        }
    }

    private List<SeedFound> askSitemap(Seed seed, Set<Address> named) throws InterruptedException {
        try {
            return sitemap(seed, page(seed.address()), named);
        } catch (NotFound e) {
            return List.of(SeedFound.left(seed, e.why()));
        }
    }

    /// A sitemap; of an index, the part with the newest articles too, which shows what it would bring.
    private List<SeedFound> sitemap(Seed seed, Capture capture, Set<Address> named) throws InterruptedException {
        var parts = Sifting.of(seed.kind(), read(seed, capture), wish.scope(), capture.at())
                .parts();
        var found = new ArrayList<>(List.of(weigh(seed, capture, named)));
        if (!parts.isEmpty()) {
            var part = ask(parts.getFirst(), named);
            found.add(part.taken() ? part : SeedFound.left(part.seed(), "a part of the sitemap before: " + part.why()));
        }
        return found;
    }

    private static Seeds.Named read(Seed seed, Capture capture) {
        return Seeds.read(seed, capture, Shapes.NONE);
    }

    private SeedFound weigh(Seed seed, Capture capture, Set<Address> named) {
        var read = read(seed, capture);
        var sifted = Sifting.of(seed.kind(), read, wish.scope(), capture.at());
        var sightings = read.sightings();
        long fresh =
                sightings.stream().filter(s -> !named.contains(s.address())).count();
        boolean worth = !sightings.isEmpty() && fresh >= sightings.size() * NEW_SHARE
                || !sifted.parts().isEmpty();
        var why = !read.trouble().isEmpty()
                ? read.trouble()
                : worth ? "" : sightings.isEmpty() ? "names no article" : "names the same articles";
        sightings.forEach(s -> named.add(s.address()));
        return new SeedFound(
                seed,
                look(capture).name(),
                sifted.taken(),
                sifted.told(),
                read.terms().hub().isPresent(),
                worth,
                sifted.parts().isEmpty()
                        ? why
                        : "an index of %d sitemaps".formatted(sifted.parts().size()));
    }

    private List<Sample> samples(List<SeedFound> found) throws InterruptedException {
        var samples = new ArrayList<Sample>();
        var addresses = found.stream()
                .filter(SeedFound::taken)
                .flatMap(seed -> seed.articles().stream())
                .map(Sighting::address)
                .distinct()
                .limit(wish.mostSamples())
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
