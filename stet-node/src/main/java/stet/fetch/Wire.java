// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import stet.model.Address;
import stet.model.Fetched.Failure;
import stet.model.Header;
import stet.model.Payload;

/// One exchange, and no more: nothing is followed, repeated, remembered or decoded here. The only class that
/// knows the HTTP library. Safe for many threads; blocks its thread.
///
/// Each connection serves one exchange. Politeness leaves ten seconds and more between two requests to a site,
/// which few connections outlive; and what a server sends beyond its answer can then never be read as the answer
/// to another question.
final class Wire implements AutoCloseable {
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final OkHttpClient client;
    private final AddressGuard guard;
    private final Timekeeper time;
    private final String userAgent;

    /// The headers of one answer, before the library looks at them.
    private static final class Sent {
        volatile Headers headers = Headers.EMPTY;
    }

    Wire(FetchSettings settings, Timekeeper time) {
        this(settings, time, trusted(), Dns.SYSTEM);
    }

    /// @param trusted who is believed when they vouch for a server's name
    /// @param names who says at which addresses a name is; asked once for each exchange
    Wire(FetchSettings settings, Timekeeper time, X509TrustManager trusted, Dns names) {
        this.guard = new AddressGuard(settings.allow());
        this.time = time;
        this.userAgent = settings.userAgent();
        this.client = new OkHttpClient.Builder()
                .sslSocketFactory(secure(trusted), trusted)
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false) // one connection at a time, also to a host with several addresses
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .addNetworkInterceptor(Wire::askOnce)
                .build();
    }

    /// Those whom this JDK trusts.
    private static X509TrustManager trusted() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager found) {
                    return found;
                }
            }
            throw new IllegalStateException("this JDK trusts nobody: it has no X.509 trust manager");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK's trusted certificates cannot be read", e);
        }
    }

    private static SSLSocketFactory secure(X509TrustManager trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not speak TLS", e);
        }
    }

    /// Why this address is not asked, as far as its text tells.
    Optional<String> refusal(Address address) {
        var url = HttpUrl.parse(address.text());
        if (url == null || !isSame(url, address)) {
            return Optional.of("the address can be read in more than one way");
        }
        return guard.refusal(address);
    }

    /// Sends the question and reads the answer. The body of a redirect is not read.
    ///
    /// @param mostReceived bytes of the whole answer, head, framing and encryption included
    Heard ask(Question question, long mostReceived) throws InterruptedException {
        var refusal = refusal(question.address());
        if (refusal.isPresent()) {
            return new Heard.Nothing(Duration.ZERO, 0, Failure.FORBIDDEN_ADDRESS, refusal.get());
        }
        var sent = new Sent();
        var sockets = new GuardedSockets(guard, mostReceived);
        var call = client.newBuilder().socketFactory(sockets).build().newCall(request(question, sent));
        call.timeout().timeout(question.within().toNanos(), TimeUnit.NANOSECONDS);
        var at = time.instant();
        long started = System.nanoTime();
        try (var response = call.execute()) {
            var headers = headers(sent.headers);
            var body = body(response, headers, question.mostBytes(), call);
            return new Heard.Answer(at, since(started), sockets.received(), response.code(), headers, body);
        } catch (IOException e) {
            passOnInterrupt();
            return new Heard.Nothing(since(started), sockets.received(), failure(e), detail(e));
        }
    }

    private Request request(Question question, Sent sent) {
        var request = new Request.Builder()
                .url(question.address().text())
                .header("User-Agent", userAgent)
                .header("Accept", ACCEPT)
                .header("Accept-Encoding", ContentCoding.ACCEPTED)
                .header("Connection", "close")
                .tag(Sent.class, sent);
        switch (question.method()) {
            case Question.Method.Get(var conditions) -> conditions.forEach(h -> request.header(h.name(), h.value()));
            case Question.Method.Post(var type, var body) ->
                request.post(RequestBody.create(body.bytes(), MediaType.get(type)));
        }
        return request.build();
    }

    /// Keeps the headers as sent, and hides Retry-After from the library, which would ask again at once on "0".
    private static Response askOnce(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var sent = chain.request().tag(Sent.class);
        if (sent != null) {
            sent.headers = response.headers();
        }
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    private static Heard.Body body(Response response, List<Header> headers, long most, Call call)
            throws InterruptedException {
        var broken = brokenFraming(headers);
        if (broken.isPresent()) {
            call.cancel();
            return new Heard.Body.Broken(Failure.PROTOCOL, broken.get());
        }
        if (Heard.Answer.isRedirect(response.code())) {
            call.cancel();
            return new Heard.Body.Whole(Payload.EMPTY);
        }
        try {
            return read(response, most, call);
        } catch (IOException e) {
            passOnInterrupt();
            var failure = failure(e);
            boolean known = failure == Failure.TIMED_OUT || failure == Failure.TOO_LARGE || failure == Failure.TLS;
            return new Heard.Body.Broken(known ? failure : Failure.CUT_SHORT, detail(e));
        }
    }

    private static Heard.Body read(Response response, long most, Call call) throws IOException {
        var body = response.body();
        if (body.contentLength() > most) {
            call.cancel();
            return new Heard.Body.TooLarge(Payload.EMPTY);
        }
        var source = body.source();
        if (source.request(most + 1)) {
            var first = Payload.read(source.inputStream(), (int) Math.min(most, RobotsTxt.MOST_BYTES));
            call.cancel();
            return new Heard.Body.TooLarge(first);
        }
        return new Heard.Body.Whole(
                Payload.read(source.inputStream(), (int) source.getBuffer().size()));
    }

    /// RFC 9112, section 6.3: lengths that differ, are no numbers, or stand beside a transfer coding are errors.
    private static Optional<String> brokenFraming(List<Header> headers) {
        var lengths = new HashSet<String>();
        boolean coded = false;
        for (var header : headers) {
            if (header.name().equalsIgnoreCase("Content-Length")) {
                for (var length : header.value().split(",", -1)) {
                    lengths.add(length.strip());
                }
            }
            coded |= header.name().equalsIgnoreCase("Transfer-Encoding");
        }
        if (lengths.size() > 1) {
            return Optional.of("two different Content-Length fields");
        }
        if (!lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}"))) {
            return Optional.of("a Content-Length that is no number");
        }
        return coded && !lengths.isEmpty()
                ? Optional.of("Content-Length and Transfer-Encoding together")
                : Optional.empty();
    }

    private static List<Header> headers(Headers sent) {
        var headers = new ArrayList<Header>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            headers.add(new Header(sent.name(i), sent.value(i)));
        }
        return headers;
    }

    /// The library tells its reasons apart by class; ours may stand behind others as a cause.
    private static Failure failure(IOException thrown) {
        return switch (thrown) {
            case InterruptedIOException _ -> Failure.TIMED_OUT;
            case UnknownHostException _ -> Failure.NO_SUCH_HOST;
            case IOException e when isCausedBy(e, GuardedSockets.Forbidden.class) -> Failure.FORBIDDEN_ADDRESS;
            case IOException e when isCausedBy(e, GuardedSockets.TooMuch.class) -> Failure.TOO_LARGE;
            case IOException e when isCausedBy(e, EOFException.class) -> Failure.CUT_SHORT;
            case SSLException _ -> Failure.TLS;
            case SocketException _ -> Failure.NO_CONNECTION;
            default -> Failure.PROTOCOL;
        };
    }

    private static boolean isCausedBy(Throwable thrown, Class<? extends IOException> kind) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(16)
                .anyMatch(kind::isInstance);
    }

    /// The library's words, made safe to log: one line, no control characters, of bounded length.
    private static String detail(IOException e) {
        var words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        var line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    /// The library must read the address as we do: it takes "%2e%2e" for a way up, which robots.txt then has not
    /// judged.
    private static boolean isSame(HttpUrl url, Address address) {
        var host = address.host();
        return (host.startsWith("[") || url.host().equalsIgnoreCase(host))
                && url.port() == address.port()
                && url.encodedPath().equals(address.path());
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static void passOnInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while asking");
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
