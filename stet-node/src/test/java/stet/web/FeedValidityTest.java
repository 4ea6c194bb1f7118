// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stet.model.ArticleId;
import stet.model.Paragraph;
import stet.model.Story;
import tools.jackson.databind.json.JsonMapper;

/// Every kind of feed of a record full of hostile text, read by programs that are not ours: feedparser and libxml2.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedValidityTest {
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("STET_PYTHON")).orElse("/usr/bin/python3");
    private static final Path FEEDS = Path.of(System.getProperty("stet.root"), "stet-node/src/test/resources/feeds");

    /// Markup, ends of sections, references, controls, half a pair, turned and invisible signs, marks without a letter.
    private static final String HOSTILE =
            "]]></content></item></feed><script>alert('1')</script><img src=x onerror=alert(1)>&lt;b&gt; &amp;amp; &nbsp; &#0; "
                    + "\u0000\u0001\u0008\u000b\u000c\u001b\u007f\u0085\ufffe\uffff \ud83d \udc00 \u202e\u2066 \ufeff\u2028\u2029"
                    + " \u0301\u0301 <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e; <?xml version='9'?> %e; \ud83d\ude00 ";

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private Path folder;
    private final Map<String, String> bodies = new LinkedHashMap<>();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        this.folder = folder;
        record = new FilledRecord(folder.resolve("data"));
        var courier = record.outlet("courier", "Courier " + HOSTILE, "en");
        var articles = new ArrayList<Callable<ArticleId>>();
        IntStream.range(0, 8)
                .forEach(a -> articles.add(() -> record.article(
                        courier,
                        "a" + a,
                        IntStream.range(0, 12).mapToObj(n -> story(a, n)).toArray(Story[]::new))));
        articles.add(() -> record.article(courier, "h", Stories.hostile("one"), Stories.hostile("two")));
        articles.add(() -> record.article(courier, "ar", Stories.arabic("4"), Stories.arabic("6")));
        ArticleId first;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            first = threads.invokeAll(articles).getFirst().get();
        }
        record.gone(courier, "a0", FilledRecord.START.plus(Duration.ofHours(9)));
        record.index();
        server = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofDays(2)));
        server.start();
        for (var ending : List.of(".atom", ".rss", ".json")) {
            for (var feed : List.of(
                    "/changes" + ending,
                    "/changes" + ending + "?level=notable&kind=figure",
                    "/changes" + ending + "?since=9999h",
                    "/o/courier" + ending,
                    "/a/" + first + ending,
                    "/search" + ending + "?q=kind%3Afigure",
                    "/search" + ending + "?q=removed%3A3",
                    "/search" + ending + "?q=crowns+%22%3Cscript%3E%26%22")) {
                follow(feed);
            }
        }
    }

    @AfterAll
    void close() {
        server.close();
        client.close();
        record.close();
    }

    /// One headline has 100 kB.
    private static Story story(int article, int version) {
        var headline =
                HOSTILE + version + (article == 0 && version == 5 ? "<b>&".repeat(2_500) + "W ".repeat(45_000) : "");
        return new Story(
                headline,
                HOSTILE,
                HOSTILE + version,
                List.of(HOSTILE),
                Optional.empty(),
                Optional.empty(),
                "\"><script>",
                HOSTILE,
                List.of(
                        new Paragraph(Paragraph.Kind.TEXT, HOSTILE + article + " crowns " + version),
                        new Paragraph(Paragraph.Kind.NOTE, HOSTILE)),
                List.of(),
                List.of());
    }

    @Test
    void feedparserFindsNothingWrong() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no python3 at " + PYTHON);
        var documents = documents(".atom", ".rss");

        var said = run(Stream.concat(Stream.of(PYTHON, FEEDS.resolve("read.py").toString()), documents.stream())
                .toList());

        assertEquals("", said);
        assertTrue(documents.size() > 18, documents.toString()); // with the closed documents
    }

    @Test
    void everyXmlDocumentIsWellFormedAndEveryAtomOneFollowsItsSchema() throws Exception {
        assumeTrue(
                Stream.of("/usr/bin/xmllint", "/usr/local/bin/xmllint").anyMatch(x -> Files.isExecutable(Path.of(x))));

        var rss = run(Stream.concat(Stream.of("xmllint", "--noout"), files(documents(".rss")))
                .toList());
        var atom = run(Stream.concat(
                        Stream.of(
                                "xmllint",
                                "--noout",
                                "--relaxng",
                                FEEDS.resolve("atom.rng").toString()),
                        files(documents(".atom")))
                .toList());

        assertEquals("", rss);
        assertEquals(
                List.of(),
                atom.lines().filter(line -> !line.endsWith(" validates")).toList());
    }

    @Test
    void everyJsonFeedHasWhatItsFormatAsksFor() throws Exception {
        for (var document : documents(".json")) {
            var feed = new JsonMapper().readTree(bodies.get(document));

            assertEquals(
                    "https://jsonfeed.org/version/1.1", feed.path("version").asString());
            assertFalse(feed.path("title").asString().isEmpty());
            assertTrue(feed.path("items").size() > 0, document);
            for (var item : feed.path("items")) {
                assertFalse(item.path("id").asString().isEmpty());
                assertFalse(item.path("content_html").asString().contains("<script"), document);
            }
        }
    }

    /// The schema's own test: what breaks a rule of the RFC is found.
    @Test
    void theSchemaTurnsDownWhatIsNoFeed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/xmllint")));
        var sound = bodies.getOrDefault(server.site() + "/changes.atom", "");
        var broken = List.of(
                sound.replaceFirst("<updated>[^<]*</updated>", ""),
                sound.replaceFirst("<updated>[^<]*</updated>", "<updated>yesterday</updated>"),
                sound.replaceFirst("(?s)<author>.*?</author>", ""),
                sound.replaceFirst("<link ", "<link wrong=\"1\" "),
                sound.replaceFirst("<entry>", "<entry><entry/>"));

        for (var text : broken) {
            var file = Files.writeString(folder.resolve("broken.xml"), text);
            var said = run(List.of(
                    "xmllint", "--noout", "--relaxng", FEEDS.resolve("atom.rng").toString(), file.toString()));

            assertTrue(said.contains("fails to validate"), said);
        }
    }

    /// The feeds of these formats and the documents that they link to, as addresses.
    private List<String> documents(String... endings) {
        return bodies.keySet().stream()
                .filter(address -> Stream.of(endings).anyMatch(address::contains))
                .toList();
    }

    private void follow(String feed) throws Exception {
        for (var at = Optional.of(server.site() + feed); at.isPresent(); ) {
            var body = get(at.get());
            bodies.put(at.get(), body);
            at = older(body);
        }
    }

    private static Optional<String> older(String document) {
        return Pattern.compile("rel=\"(?:prev-archive|next)\"[^>]*href=\"([^\"]+)\"|\"next_url\" : \"([^\"]+)\"")
                .matcher(document)
                .results()
                .findFirst()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(address -> address.replace("&amp;", "&"));
    }

    private Stream<String> files(List<String> documents) throws IOException {
        var files = new ArrayList<String>();
        for (var document : documents) {
            var file = folder.resolve(files.size() + ".xml");
            files.add(Files.writeString(file, bodies.getOrDefault(document, "")).toString());
        }
        return files.stream();
    }

    private String get(String address) throws IOException, InterruptedException {
        var answer =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), address);
        return answer.body();
    }

    /// What the program says, empty when it is content.
    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 || !said.isEmpty() ? said : "it ended with " + process.exitValue();
    }
}
