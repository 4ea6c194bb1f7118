// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import stet.account.Doorkeeper;
import stet.model.By;
import stet.model.Role;
import stet.model.Withholding;
import stet.store.Library;
import stet.store.Unavailable;
import stet.store.Withheld;

/// The site: pages, feeds and machine forms for readers, and the controls of those who run it, over HTTP on one
/// port. Each request has a virtual thread of its own.
public final class WebServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
    /// A page is a twentieth larger than at 6, and is compressed in two thirds of the time.
    private static final int GZIP_LEVEL = 4;
    /// RFC 6750, section 3; RFC 7617, section 2.
    private static final String CHALLENGE = "Bearer realm=\"Stet\", Basic realm=\"Stet\", charset=\"UTF-8\"";

    /// Jetty's own limit for the request line and headers is 8 KiB. Of bodies, forms are read, and a hub's
    /// push, which has a limit of its own ([HubDoor]).
    private static final long LARGEST_BODY_BYTES = 64 << 10;

    /// A clipping of 2 MB with the other fields of its form, and originals that are kept beside it; all of it stays
    /// in memory, and is read of those alone who signed in.
    static final int LARGEST_UPLOAD_MB = 16;

    /// A text of 2 MB in a JSON object, some of its letters escaped.
    static final int LARGEST_CLIPPING_BYTES = 3 << 20;

    /// After which it is worth asking again a store that is away.
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final int ENTRIES_A_MINUTE = 60;

    private final WebSettings settings;
    private final Library library;
    private final InstantSource clock;
    private final Doorkeeper doorkeeper;
    private final Gate gate;
    private final Press press;
    private final LiveCounts live;
    private final Limits calls;
    private final Limits entries = new Limits(ENTRIES_A_MINUTE);
    private final Routes routes;
    private final Javalin server;

    /// @param lines all settings, as those who run it are shown them
    /// @param clock what the pages call now
    public WebServer(WebSettings settings, Stores stores, List<SettingLine> lines, InstantSource clock) {
        this(settings, stores, lines, clock, LiveCounts.Pace.POLITE);
    }

    /// @param pace how often an open page hears how many newer changes there are
    WebServer(WebSettings settings, Stores stores, List<SettingLine> lines, InstantSource clock, LiveCounts.Pace pace) {
        this.settings = settings;
        this.library = stores.library();
        this.clock = clock;
        this.doorkeeper = new Doorkeeper(stores.accounts(), stores.sessions(), stores.tokens(), clock);
        this.gate = new Gate(doorkeeper, settings.visibility(), this::site);
        this.press = new Press(new Assets(), settings.visibility(), this::site);
        this.live = new LiveCounts(stores.library(), pace);
        this.calls = new Limits(settings.apiPerMinute());
        this.routes = new Routes(settings, stores, lines, doorkeeper, press, live, clock);
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
        return settings.address(port());
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
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyServer(server -> server.setErrorHandler(this::unreadable));
        // There are no filters; Jetty would remember for a thousand paths which ones it has.
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setFilterChainsCached(false));
        config.routes.before(Answers::guard);
        routes().forEach(route -> {
            config.routes.addHttpHandler(route.method(), route.path(), context -> answer(route, context));
            if (route.hasHead()) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), context -> answer(route, context));
            }
        });
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            allowed(e).ifPresent(methods -> context.header("Allow", methods)); // RFC 9110, 15.5.6
            Answers.refuse(context, press.to(Reader.of(context), gate.visitor(context)), e.getStatus());
        });
        config.routes.exception(Withheld.class, (e, context) -> withheld(e.why(), context));
        config.routes.exception(ServletException.class, (_, context) -> unreadableForm(context));
        config.routes.exception(Unavailable.class, this::away);
        config.routes.exception(Exception.class, this::broken);
    }

    private static Optional<String> allowed(HttpResponseException e) {
        return Optional.ofNullable(e.getDetails().get("availableMethods"));
    }

    /// Every address that is answered.
    List<Route> routes() {
        return routes.all();
    }

    private void answer(Route route, Context context) throws Exception {
        var visitor = gate.visitor(context);
        var press = this.press.to(Reader.of(context), visitor);
        var words = press.words();
        var wait = wait(route, context, visitor);
        if (wait.isPositive()) {
            Answers.send(new Reply.Refused(Problem.often(wait, words)), context, press);
            return;
        }
        if (isTooMuch(context, visitor)) {
            Answers.refuse(context, press, 413);
            return;
        }
        switch (gate.ruling(context, route, visitor)) {
            case Gate.Ruling.Pass() -> route.deal().answer(context, press);
            case Gate.Ruling.SignIn() -> askToSignIn(context, press);
            case Gate.Ruling.BadToken() -> {
                context.header("WWW-Authenticate", CHALLENGE);
                Answers.send(new Reply.Refused(Problem.badToken(words)), context, press);
            }
            case Gate.Ruling.NotAllowed() -> Answers.send(new Reply.Refused(Problem.notYours(words)), context, press);
            case Gate.Ruling.Foreign() -> Answers.send(new Reply.Refused(Problem.foreign(words)), context, press);
        }
    }

    /// Of somebody who did not sign in, a form with files may have no more than any other.
    private static boolean isTooMuch(Context context, Visitor visitor) {
        boolean isStated = context.contentLength() >= 0 && context.contentLength() <= LARGEST_BODY_BYTES;
        return context.isMultipartFormData() && !visitor.isSignedIn() && !isStated;
    }

    /// How long somebody must wait who asks too often: programs, and those who try to come in, since to tell a password
    /// takes memory and a tenth of a second.
    private Duration wait(Route route, Context context, Visitor visitor) {
        if (route.path().startsWith(Operation.BASE)) {
            return calls.take(visitor.account().map(a -> "#" + a.nr()).orElse(context.ip()), clock.instant());
        }
        return route.hashesPasswords() ? entries.take(context.ip(), clock.instant()) : Duration.ZERO;
    }

    /// A browser is led to the form, and back; a program is told what it must send.
    private static void askToSignIn(Context context, Press press) {
        var query = context.queryString();
        var way = Gate.signIn(ReaderDoor.path(context.path() + (query == null ? "" : "?" + query)));
        var wanted = context.header("Accept");
        if (!context.path().startsWith(Operation.BASE)
                && context.method().equals(HandlerType.GET)
                && wanted != null
                && wanted.contains("text/html")) {
            Answers.send(new Reply.Elsewhere(303, way), context, press);
        } else {
            context.header("WWW-Authenticate", CHALLENGE);
            Answers.send(new Reply.Refused(Problem.signIn(way, press.words())), context, press);
        }
    }

    /// A one-time link with which the first account is made; empty when there is one already.
    public Optional<String> firstLink() {
        return doorkeeper.isFirst()
                ? Optional.of(site()
                        + "/welcome/"
                        + doorkeeper
                                .invite(Role.ADMIN, Optional.empty(), By.nobody(clock.instant()))
                                .text())
                : Optional.empty();
    }

    private Press pressFor(Context context) {
        return press.to(Reader.of(context), Visitor.NOBODY);
    }

    /// Requests that Jetty itself turns down, because their address or headers are not HTTP as it should be.
    private boolean unreadable(Request request, Response response, Callback callback) {
        var problem = Problem.status(Math.clamp(response.getStatus(), 400, 599), press.words());
        Answers.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", "text/html; charset=utf-8");
        response.write(true, ByteBuffer.wrap(press.print(problem).html().bytes()), callback);
        return true;
    }

    /// A form with a file that Jetty turns down: it is too large, or not as RFC 7578 has it.
    private void unreadableForm(Context context) {
        boolean large = context.contentLength() > (long) LARGEST_UPLOAD_MB << 20;
        Answers.refuse(context, pressFor(context), large ? 413 : 400);
    }

    /// Who keeps it back is named (RFC 7725, section 4).
    private void withheld(Withholding why, Context context) {
        var own = pressFor(context);
        context.header("Link", "<%s/about>; rel=\"blocked-by\"".formatted(site()));
        Answers.send(
                new Reply.Refused(Problem.withheld(why, library.digests(why.article()), own.words())), context, own);
    }

    private void away(Unavailable e, Context context) {
        LOG.log(Level.WARNING, "cannot make the page " + context.path() + ": " + e.getMessage());
        var press = pressFor(context);
        Answers.send(new Reply.Refused(Problem.away(AWAY, press.words())), context, press);
    }

    private void broken(Exception e, Context context) {
        LOG.log(Level.ERROR, "cannot make the page " + context.path(), e);
        var press = pressFor(context);
        Answers.send(new Reply.Refused(Problem.broken(press.words())), context, press);
    }
}
