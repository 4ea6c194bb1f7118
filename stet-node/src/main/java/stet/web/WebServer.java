// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Function;
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
    /// Jetty's own limit for the request line and headers is 8 KiB. No body is read but a hub's, which has a limit
    /// of its own ([HubDoor]).
    private static final long LARGEST_BODY_BYTES = 4096;

    private final WebSettings settings;
    private final Library library;
    private final Subscriptions subscriptions;
    private final InstantSource clock;
    private final Press press;
    private final Javalin server;

    /// @param subscriptions where hubs that push feeds are answered, when the site has a public address
    /// @param clock what the pages call now
    public WebServer(WebSettings settings, Library library, Subscriptions subscriptions, InstantSource clock) {
        this.settings = settings;
        this.library = library;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.press = new Press(new Assets(), Words.english(), this::site);
        this.server = Javalin.create(this::configure);
    }

    /// Begins to answer.
    ///
    /// @throws IllegalStateException when the port is taken or may not be used
    public void start() {
        try {
            server.start(settings.host(), settings.port());
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
        pages(config);
        machines(config);
        if (!settings.baseUrl().isEmpty()) {
            hubs(config);
        }
        config.routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e.getStatus()));
        config.routes.exception(Exception.class, this::broken);
    }

    private void pages(JavalinConfig config) {
        var latest = new LatestPages(library, press, clock);
        var articles = new ArticlePages(library, press, clock);
        var outlets = new OutletPages(library, press, clock);
        var plain = new PlainPages(library, press, clock);
        config.routes.get("/", answer(latest::page));
        var comparisons = new ComparisonPages(library, press);
        feeds(config);
        config.routes.get("/a/{id}/compare", answer(comparisons::choose));
        config.routes.get("/a/{id}/{m}..{n}.txt", answer(comparisons::text));
        config.routes.get("/a/{id}/{m}..{n}.json", answer(comparisons::json));
        config.routes.get("/a/{id}/{m}..{n}", answer(comparisons::page));
        config.routes.get("/a/{id}", answer(articles::article));
        config.routes.get("/a/{id}/checks", answer(articles::checks));
        config.routes.get("/a/{id}/v/{n}", answer(articles::version));
        config.routes.get("/o", answer(outlets::outlets));
        config.routes.get("/o/{outlet}", answer(outlets::outlet));
        config.routes.get("/health", answer(new HealthPages(library, press, clock)::page));
        config.routes.get("/u", answer(plain::lookUp));
        config.routes.get("/about", answer(plain::about));
        config.routes.get("/about/wording", answer(plain::wording));
        config.routes.get("/about/counting", answer(plain::counting));
    }

    private void feeds(JavalinConfig config) {
        var feeds = new FeedPages(library, press, clock);
        for (var format : FeedPages.Format.values()) {
            config.routes.get("/changes" + format.ending(), answer(asked -> feeds.changes(asked, format)));
            config.routes.get("/o/{outlet}" + format.ending(), answer(asked -> feeds.outlet(asked, format)));
            config.routes.get("/a/{id}" + format.ending(), answer(asked -> feeds.article(asked, format)));
        }
    }

    private void machines(JavalinConfig config) {
        var plain = new PlainPages(library, press, clock);
        config.routes.get("/robots.txt", answer(plain::robots));
        config.routes.get("/healthz", answer(plain::health));
        var metrics = new MetricsDoor(settings.metrics(), library, clock);
        config.routes.get("/metrics", context -> metrics.answer(context, () -> refuse(context, 404)));
        config.routes.get(
                "/assets/{name}",
                context -> press.asset(context.path())
                        .ifPresentOrElse(a -> Answers.send(a, context), () -> refuse(context, 404)));
    }

    private void hubs(JavalinConfig config) {
        var hubs = new HubDoor(subscriptions, clock);
        config.routes.get("/websub/{token}", context -> hubs.verify(context, () -> refuse(context, 404)));
        config.routes.post("/websub/{token}", context -> hubs.push(context, () -> refuse(context, 404)));
    }

    private Handler answer(Function<Asked, Reply> page) {
        return context -> Answers.send(page.apply(asked(context)), context, press);
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
        Answers.send(new Reply.Refused(Problem.broken(press.words())), context, press);
    }
}
