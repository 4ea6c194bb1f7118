// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reader's browser, as plain as can be. Does not follow redirects.
final class Web {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w-]+)");

    private Web() {}

    record Page(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// In the encoding that the header or the page declares.
        String text() {
            String latin = new String(response.body(), StandardCharsets.ISO_8859_1);
            Matcher declared = CHARSET.matcher(header("content-type") + " " + latin);
            return new String(
                    response.body(), declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8);
        }

        /// The text between the tags, with references resolved.
        String words() {
            String bare = text().replaceAll("<[^>]*>", "");
            return REFERENCE
                    .matcher(bare)
                    .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))))
                    .replace("&quot;", "\"")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
        }
    }

    static Page get(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Page(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + address, e);
        }
    }
}
