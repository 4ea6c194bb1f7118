// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import stet.model.ArticleId;
import stet.store.Library;

/// The site over HTTP, in front of a real record of a few articles.
final class ServedSite implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final FilledRecord record;
    private final WebServer server;
    private final ArticleId bridge;
    private final ArticleId hostile;
    private final ArticleId snow;

    ServedSite(Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected());
        record.article(marfa, "budget", Stories.arabic("4"), Stories.arabic("6"));
        hostile = record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"));
        record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
        record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
        snow = record.article(
                courier, "slow", Stories.english("Snow on the pass", "", "The pass is closed.", "Print this page"));
        record.reread(
                snow,
                1,
                Stories.english("Snow on the pass", "", "The pass is closed."),
                7,
                FilledRecord.START.plus(Duration.ofHours(4)));
        record.fail(courier, "slow", FilledRecord.START.plus(Duration.ofHours(2)));
        server = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)));
        server.start();
    }

    /// Four villages share a bridge: three versions.
    ArticleId bridge() {
        return bridge;
    }

    /// Its words try to become markup.
    ArticleId hostile() {
        return hostile;
    }

    /// Its text was read again.
    ArticleId snow() {
        return snow;
    }

    /// How readers reach it, without a slash at the end.
    String address() {
        return server.site();
    }

    Library library() {
        return record.library();
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    long compressed(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
        server.close();
        client.close();
        record.close();
    }
}
