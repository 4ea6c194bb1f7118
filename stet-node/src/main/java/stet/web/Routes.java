// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.account.Doorkeeper;

/// Every address of the site, who may have it, and what answers it.
///
/// @param lines all settings, as those who run the site are shown them
/// @param press for whatever is the same to everybody
record Routes(
        WebSettings settings,
        Stores stores,
        List<SettingLine> lines,
        Doorkeeper doorkeeper,
        Press press,
        LiveCounts live,
        InstantSource clock) {
    Routes {
        lines = List.copyOf(lines);
    }

    /// Of several that fit an address, the first answers. Nothing else is answered.
    List<Route> all() {
        var hubs = settings.baseUrl().isEmpty() ? Stream.<Route>of() : hubs();
        return Stream.of(
                        feeds(),
                        pages(),
                        texts(),
                        editors(),
                        rules(),
                        reader(),
                        entry(),
                        account(),
                        admin(),
                        api(),
                        machines(),
                        hubs)
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Route> pages() {
        return Stream.of(
                page("/", site -> site.latest()::page),
                page("/a/{id}/compare", site -> site.comparisons()::choose),
                page("/a/{id}/{m}..{n}.txt", site -> site.comparisons()::text),
                page("/a/{id}/{m}..{n}.json", site -> site.comparisons()::json),
                page("/a/{id}/{m}..{n}", site -> site.comparisons()::page),
                page("/a/{id}", site -> site.articles()::article),
                page("/a/{id}/checks", site -> site.articles()::checks),
                page("/c", site -> site.collections()::all),
                page("/c/{slug}", site -> site.collections()::one),
                page("/o", site -> site.outlets()::outlets),
                page("/o/{outlet}", site -> site.outlets()::outlet),
                page("/health", site -> site.health()::page),
                page("/search", site -> site.search()::page),
                page("/u", site -> site.plain()::lookUp),
                page("/about", site -> site.plain()::about),
                open("/about/wording", site -> site.plain()::wording),
                open("/about/counting", site -> site.plain()::counting));
    }

    private Stream<Route> feeds() {
        return Stream.of(FeedPages.Format.values())
                .flatMap(format -> Stream.of(
                        page(
                                "/changes" + format.ending(),
                                site -> asked -> site.feeds().changes(asked, format)),
                        page(
                                "/search" + format.ending(),
                                site -> asked -> site.feeds().search(asked, format)),
                        page(
                                "/o/{outlet}" + format.ending(),
                                site -> asked -> site.feeds().outlet(asked, format)),
                        page(
                                "/c/{slug}" + format.ending(),
                                site -> asked -> site.feeds().collection(asked, format)),
                        page(
                                "/a/{id}" + format.ending(),
                                site -> asked -> site.feeds().article(asked, format))));
    }

    private Stream<Route> texts() {
        return Stream.of(
                page("/a/{id}/v/{n}/with/{other}/{m}.json", Access.TEXT, site -> site.comparisons()::acrossJson),
                page("/a/{id}/v/{n}/with/{other}/{m}", Access.TEXT, site -> site.comparisons()::across),
                page("/a/{id}/v/{n}", Access.TEXT, site -> site.articles()::version));
    }

    private Stream<Route> editors() {
        Function<Press, EditingPages> pages = press -> new EditingPages(stores.library(), press, clock);
        Function<Press, HandInPages> desk = press -> new HandInPages(stores, press, clock);
        return Stream.of(
                editor(HandlerType.POST, "/c", press -> pages.apply(press)::begin),
                editor(HandlerType.GET, "/c/{slug}/edit", press -> pages.apply(press)::form),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/description",
                        press -> pages.apply(press).controls()::describe),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/add",
                        press -> pages.apply(press).controls()::add),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/remove",
                        press -> pages.apply(press).controls()::remove),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/order",
                        press -> pages.apply(press).controls()::raise),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/follow",
                        press -> pages.apply(press).controls()::follow),
                editor(
                        HandlerType.POST,
                        "/c/{slug}/unfollow",
                        press -> pages.apply(press).controls()::unfollow),
                editor(HandlerType.POST, "/c/{slug}/end", press -> pages.apply(press)::end),
                editor(HandlerType.GET, WithheldPage.PATH, press -> withheld(press)::page),
                editor(HandlerType.POST, WithheldPage.PATH, press -> withheld(press)::begin),
                editor(HandlerType.POST, WithheldPage.PATH + "/{nr}/lift", press -> withheld(press)::lift),
                editor(HandlerType.GET, WatchingPage.PATH, press -> watching(press)::page),
                editor(HandlerType.POST, WatchingPage.PATH + "/{nr}/check", press -> watching(press)::check),
                editor(HandlerType.GET, "/clippings", press -> desk.apply(press)::form),
                Route.post(
                        "/clippings",
                        Access.EDITOR,
                        (context, press) -> desk.apply(press).take(context)));
    }

    /// How outlets' pages are read.
    private Stream<Route> rules() {
        Function<Press, RulesPages> pages = press -> new RulesPages(stores, press, clock);
        return Stream.of(
                editor(HandlerType.GET, "/o/{outlet}/rules", press -> pages.apply(press)::form),
                editor(HandlerType.POST, "/o/{outlet}/rules", press -> pages.apply(press)::save),
                editor(HandlerType.POST, "/o/{outlet}/rules/preview", press -> pages.apply(press)::preview));
    }

    private WatchingPages watching(Press press) {
        return new WatchingPages(stores, settings.budgets(), press, clock);
    }

    private WithheldPages withheld(Press press) {
        return new WithheldPages(stores, press, clock);
    }

    private static Route editor(HandlerType method, String path, Function<Press, Function<Asked, Reply>> page) {
        return new Route(method, path, Access.EDITOR, Route.replying(page));
    }

    private Stream<Route> reader() {
        var door = new ReaderDoor(press::site, clock);
        return Stream.of(
                Route.get("/reader", Access.OPEN, door::show), Route.post("/reader", Access.OPEN, door::choose));
    }

    private Stream<Route> entry() {
        Function<Press, EntryPages> pages = press -> new EntryPages(doorkeeper, press);
        return Stream.of(
                Route.get("/login", Access.OPEN, Route.replying(press -> pages.apply(press)::form)),
                Route.post("/login", Access.OPEN, Route.replying(press -> pages.apply(press)::signIn)),
                Route.post("/logout", Access.SIGNED_IN, Route.replying(press -> pages.apply(press)::signOut)),
                Route.get("/welcome/{secret}", Access.OPEN, Route.replying(press -> pages.apply(press)::welcome)),
                Route.post("/welcome/{secret}", Access.OPEN, Route.replying(press -> pages.apply(press)::accept)));
    }

    private Stream<Route> account() {
        Function<Press, AccountPages> pages = press -> new AccountPages(doorkeeper, stores.tokens(), press, clock);
        return Stream.of(
                Route.get("/account", Access.SIGNED_IN, Route.replying(press -> pages.apply(press)::page)),
                Route.post(
                        "/account/password", Access.SIGNED_IN, Route.replying(press -> pages.apply(press)::password)),
                Route.post("/account/tokens", Access.SIGNED_IN, Route.replying(press -> pages.apply(press)::makeToken)),
                Route.post(
                        "/account/tokens/{nr}/end",
                        Access.SIGNED_IN,
                        Route.replying(press -> pages.apply(press)::endToken)));
    }

    private Stream<Route> admin() {
        Function<Press, AdminPages> plain = press -> new AdminPages(stores.journal(), lines, press);
        return Stream.of(
                        Stream.of(
                                admin(HandlerType.GET, "settings", press -> plain.apply(press)::settings),
                                admin(HandlerType.GET, "journal", press -> plain.apply(press)::journal)),
                        people(),
                        jobs(),
                        sources())
                .flatMap(Function.identity());
    }

    private Stream<Route> people() {
        Function<Press, PeoplePages> pages = press -> new PeoplePages(doorkeeper, stores.accounts(), press, clock);
        return Stream.of(
                admin(HandlerType.GET, "people", press -> pages.apply(press)::page),
                admin(HandlerType.POST, "people", press -> pages.apply(press)::invite),
                admin(HandlerType.POST, "people/{nr}/role", press -> pages.apply(press)::give),
                admin(HandlerType.POST, "people/{nr}/link", press -> pages.apply(press)::link),
                admin(HandlerType.POST, "people/{nr}/end", press -> pages.apply(press)::end));
    }

    private Stream<Route> jobs() {
        Function<Press, JobPages> pages = press -> new JobPages(stores, press, clock);
        return Stream.of(
                admin(HandlerType.GET, "sources/new", press -> pages.apply(press)::form),
                admin(HandlerType.POST, "sources/new", press -> pages.apply(press)::find),
                admin(HandlerType.GET, "jobs", press -> pages.apply(press)::list),
                admin(HandlerType.POST, "jobs", press -> pages.apply(press)::again),
                admin(HandlerType.GET, "jobs/{nr}", press -> pages.apply(press)::one),
                admin(HandlerType.POST, "jobs/{nr}/save", press -> pages.apply(press)::save),
                admin(HandlerType.POST, "jobs/{nr}/cancel", press -> pages.apply(press)::cancel));
    }

    private Stream<Route> sources() {
        Function<Press, SourcePages> pages = press -> new SourcePages(stores, settings.budgets(), press, clock);
        return Stream.of(
                admin(HandlerType.GET, "sources", press -> pages.apply(press)::list),
                admin(HandlerType.GET, "sources/{outlet}", press -> pages.apply(press)::one),
                admin(
                        HandlerType.POST,
                        "sources/{outlet}/standing",
                        press -> pages.apply(press).controls()::stand),
                admin(
                        HandlerType.POST,
                        "sources/{outlet}/name",
                        press -> pages.apply(press).controls()::rename),
                admin(
                        HandlerType.POST,
                        "sources/{outlet}/wanted",
                        press -> pages.apply(press).controls()::want),
                admin(
                        HandlerType.POST,
                        "sources/{outlet}/budget",
                        press -> pages.apply(press).controls()::budget),
                admin(
                        HandlerType.POST,
                        "sources/{outlet}/check",
                        press -> pages.apply(press).controls()::check));
    }

    private static Route admin(HandlerType method, String path, Function<Press, Function<Asked, Reply>> page) {
        return new Route(method, "/admin/" + path, Access.ADMIN, Route.replying(page));
    }

    private Stream<Route> api() {
        return new Api(stores, settings.budgets(), lines, doorkeeper, clock).routes();
    }

    private Stream<Route> machines() {
        var metrics = new MetricsDoor(settings.metrics(), stores.library(), clock);
        var counts = new LiveDoor(live, clock);
        return Stream.of(
                open("/robots.txt", site -> site.plain()::robots),
                open("/healthz", site -> site.plain()::health),
                Route.get(
                        "/metrics",
                        Access.OPEN,
                        (context, own) -> metrics.answer(context, () -> Answers.refuse(context, own, 404))),
                Route.get("/changes/live", Access.ARCHIVE, counts::listen),
                Route.get("/assets/{name}", Access.OPEN, this::asset));
    }

    private void asset(Context context, Press own) {
        press.asset(context.path())
                .ifPresentOrElse(asset -> Answers.send(asset, context), () -> Answers.refuse(context, own, 404));
    }

    private Stream<Route> hubs() {
        var hubs = new HubDoor(stores.subscriptions(), clock);
        return Stream.of(
                Route.get(
                        "/websub/{token}",
                        Access.OPEN,
                        (context, own) -> hubs.verify(context, () -> Answers.refuse(context, own, 404))),
                Route.post(
                        "/websub/{token}",
                        Access.OPEN,
                        (context, own) -> hubs.push(context, () -> Answers.refuse(context, own, 404))));
    }

    /// A page of the archive.
    private Route page(String path, Function<Site, Function<Asked, Reply>> page) {
        return page(path, Access.ARCHIVE, page);
    }

    private Route open(String path, Function<Site, Function<Asked, Reply>> page) {
        return page(path, Access.OPEN, page);
    }

    private Route page(String path, Access access, Function<Site, Function<Asked, Reply>> page) {
        return Route.get(path, access, Route.replying(press -> page.apply(new Site(stores.library(), press, clock))));
    }
}
