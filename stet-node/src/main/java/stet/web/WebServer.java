// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import stet.store.Library;
import stet.store.Subscriptions;

/// The site for readers: pages, feeds and machine forms, over HTTP on one port. Reads the library; what hubs say of the
/// feeds that they push is all that it writes. Each request has a virtual thread of its own.
public final class WebServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
    private static final int GZIP_LEVEL = 6;
    /// Jetty's own limit for the request line and headers is 8 KiB. Of bodies, the reader's choice is read, and a hub's
    /// push,
    /// which has a limit of its own ([HubDoor]).
    private static final long LARGEST_BODY_BYTES = 4096;

    private final WebSettings settings;
    private final Library library;
    private final Subscriptions subscriptions;
    private final InstantSource clock;
    private final Press press;
    private final LiveCounts live;
    private final Javalin server;

    /// @param subscriptions where hubs that push feeds are answered, when the site has a public address
    /// @param clock what the pages call now
    public WebServer(WebSettings settings, Library library, Subscriptions subscriptions, InstantSource clock) {
        this(settings, library, subscriptions, clock, LiveCounts.Pace.POLITE);
    }

    WebServer(
            WebSettings settings,
            Library library,
            Subscriptions subscriptions,
            InstantSource clock,
            LiveCounts.Pace pace) {
        this.settings = settings;
        this.library = library;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.press = new Press(new Assets(), this::site);
        this.live = new LiveCounts(library, pace);
        this.server = Javalin.create(this::configure);
    }

    /// Begins to answer.
    ///
    /// @throws IllegalStateException when the port is taken or may not be used
    public void start() {
        try {
            server.start(settings.host(), settings.port());
            live.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "cannot serve pages at %s, port %d: %s".formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
    }

    /// The port it answers at.
    public int port() {
        return server.port();
    }

    /// How readers reach it, without a slash at the end.
    public String site() {
        if (!settings.baseUrl().isEmpty()) {
            return settings.baseUrl();
        }
        var host = settings.host().equals("0.0.0.0") || settings.host().equals("::") ? "localhost" : settings.host();
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port());
    }

    @Override
    public void close() {
        live.close();
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyServer(server -> server.setErrorHandler(this::unreadable));
        config.routes.before(Answers::guard);
        routes().forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
        config.routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e.getStatus()));
        config.routes.exception(Exception.class, this::broken);
    }

    /// Every address that is answered; nothing else is. Of several that fit, the first answers.
    List<Route> routes() {
        var hubs = settings.baseUrl().isEmpty() ? Stream.<Route>of() : hubs();
        return Stream.of(feeds(), pages(), reader(), machines(), hubs)
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
                page("/a/{id}/v/{n}", site -> site.articles()::version),
                page("/o", site -> site.outlets()::outlets),
                page("/o/{outlet}", site -> site.outlets()::outlet),
                page("/health", site -> site.health()::page),
                page("/search", site -> site.search()::page),
                page("/u", site -> site.plain()::lookUp),
                page("/about", site -> site.plain()::about),
                page("/about/wording", site -> site.plain()::wording),
                page("/about/counting", site -> site.plain()::counting));
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
                                "/a/{id}" + format.ending(),
                                site -> asked -> site.feeds().article(asked, format))));
    }

    private Stream<Route> reader() {
        var door = new ReaderDoor(this::site, clock);
        return Stream.of(
                Route.get("/reader", context -> door.show(context, pressFor(context))),
                Route.post("/reader", context -> door.choose(context, pressFor(context))));
    }

    private Stream<Route> machines() {
        var metrics = new MetricsDoor(settings.metrics(), library, clock);
        var counts = new LiveDoor(live, clock);
        return Stream.of(
                page("/robots.txt", site -> site.plain()::robots),
                page("/healthz", site -> site.plain()::health),
                Route.get("/metrics", context -> metrics.answer(context, () -> refuse(context, 404))),
                Route.get(
                        "/changes/live",
                        context -> counts.listen(context, asked(context), status -> refuse(context, status))),
                Route.get("/assets/{name}", this::asset));
    }

    private void asset(Context context) {
        press.asset(context.path()).ifPresentOrElse(asset -> Answers.send(asset, context), () -> refuse(context, 404));
    }

    private Stream<Route> hubs() {
        var hubs = new HubDoor(subscriptions, clock);
        return Stream.of(
                Route.get("/websub/{token}", context -> hubs.verify(context, () -> refuse(context, 404))),
                Route.post("/websub/{token}", context -> hubs.push(context, () -> refuse(context, 404))));
    }

    private Route page(String path, Function<Site, Function<Asked, Reply>> page) {
        return Route.get(path, context -> {
            var press = pressFor(context);
            var reply = page.apply(new Site(library, press, clock)).apply(asked(context));
            Answers.send(reply, context, press);
        });
    }

    private Press pressFor(Context context) {
        return press.to(Reader.of(context));
    }

    private static Asked asked(Context context) {
        var query = new HashMap<String, String>();
        context.queryParamMap().forEach((name, values) -> {
            if (!values.isEmpty()) {
                query.put(name, values.getFirst());
            }
        });
        return new Asked(context.pathParamMap(), query);
    }

    private void refuse(Context context, int status) {
        var press = pressFor(context);
        var words = press.words();
        var problem = switch (status) {
            case 404 -> Problem.noPage(words);
            case 405 -> Problem.notAllowed(words);
            default -> Problem.status(Math.clamp(status, 400, 599), words);
        };
        Answers.send(new Reply.Refused(problem), context, press);
    }

    /// Requests that Jetty itself turns down, because their address or headers are not HTTP as it should be.
    private boolean unreadable(Request request, Response response, Callback callback) {
        var problem = Problem.status(Math.clamp(response.getStatus(), 400, 599), press.words());
        Answers.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", "text/html; charset=utf-8");
        response.write(true, ByteBuffer.wrap(press.print(problem).html().bytes()), callback);
        return true;
    }

    private void broken(Exception e, Context context) {
        LOG.log(Level.ERROR, "cannot make the page " + context.path(), e);
        var press = pressFor(context);
        Answers.send(new Reply.Refused(Problem.broken(press.words())), context, press);
    }
}
