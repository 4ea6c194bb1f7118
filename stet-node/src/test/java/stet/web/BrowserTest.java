// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stet.account.Secret;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Role;

/// The site in a real browser. Pictures of all pages go to the folder in the system property `stet.screenshots`.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of(System.getProperty("stet.screenshots", "target/screenshots"));

    private static final boolean ALL_VIEWS = System.getProperty("stet.screenshots") != null;
    private static final String AXE = axe();
    private static final List<SettingLine> SETTINGS = List.of(
            new SettingLine("clock.speed", "1", ""),
            new SettingLine("fetch.contact", "", ""),
            new SettingLine("web.base-url", "https://stet.example.org", "stet-data/stet.conf: 12"));

    private FilledRecord record;
    private WebServer server;
    private Playwright playwright;
    private Browser browser;
    private OutletId harbour;
    private String bridge;
    private String budget;
    private String hostile;
    private String invitation;
    private String clipping;
    private String dam;
    private String quarry;
    private Secret admin;

    @BeforeAll
    void open(@TempDir Path folder) {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
        var asagiri = record.outlet("asagiri", "朝霧新聞", "ja");
        hostile = record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"))
                .text();
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected())
                .text();
        budget = record.article(marfa, "budget", Stories.arabic("4"), Stories.arabic("6"))
                .text();
        harbour = record.outlet("harbour", "Harbour Journal", "en");
        record.article(asagiri, "typhoon", Stories.japanese("二"), Stories.japanese("三"));
        record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
        record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
        record.article(courier, "slow", Stories.english("Snow on the pass", "", "The pass is closed."));
        record.fail(courier, "slow", FilledRecord.START.plus(Duration.ofHours(2)));
        var typhoon = record.article(asagiri, "landfall", Stories.japanese("四"));
        clipping = record.clip(
                        courier,
                        "2026-11-18",
                        "",
                        ArticleId.parse(bridge),
                        Stories.english("Bridge", "", "8 villages."))
                .text();
        var gathered = Stream.of(bridge, budget, clipping)
                .map(id -> ArticleId.parse(id).orElseThrow())
                .toList();
        record.gather(
                "Bridges",
                "villages",
                Stream.concat(gathered.stream(), Stream.of(typhoon)).toList());
        dam = record.withholding(courier, "dam").text();
        quarry = record.withheld(courier, "quarry").text();
        JobPagesTest.retained(record.stores());
        record.index();
        server = new WebServer(
                WebSettings.local(0),
                record.storesWithRules(),
                SETTINGS,
                () -> FilledRecord.START.plus(Duration.ofHours(5)),
                new LiveCounts.Pace(Duration.ofMillis(200), 100, 20));
        server.start();
        var people = new People(record.stores(), FilledRecord.START.plus(Duration.ofHours(4)));
        admin = people.signedIn("Ada Lind", Role.ADMIN);
        people.signedIn("بكر", Role.READER);
        invitation = people.invited(Role.EDITOR).text();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    void close() {
        if (record != null) {
            playwright.close();
            server.close();
            record.close();
        }
    }

    /// Wide in light and narrow in dark: colours do not depend on the width, nor sizes on the colours. When pictures
    /// are
    /// wanted, every width in both.
    static Stream<Arguments> views() {
        return pages().flatMap(page -> Stream.of(1440, 390, 1024)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .filter(scheme -> ALL_VIEWS || width == (scheme == ColorScheme.LIGHT ? 1440 : 390))
                        .map(scheme -> Arguments.of(page[0], page[1], width, scheme))));
    }

    static Stream<Arguments> names() {
        return pages().map(page -> Arguments.of(page[0], page[1]));
    }

    private static Stream<String[]> pages() {
        return Stream.of(
                new String[] {"changes", "/"},
                new String[] {"empty", "/?kind=notice-removed&since=1h"},
                new String[] {"article", "/a/BRIDGE"},
                new String[] {"checks", "/a/BRIDGE/checks"},
                new String[] {"version", "/a/BRIDGE/v/2"},
                new String[] {"compare", "/a/BRIDGE/1..2"},
                new String[] {"compare-inline", "/a/BRIDGE/1..2?view=inline"},
                new String[] {"compare-rtl", "/a/BUDGET/1..2"},
                new String[] {"hostile", "/a/HOSTILE/1..2"},
                new String[] {"hostile-version", "/a/HOSTILE/v/1"},
                new String[] {"clipping", "/a/CLIPPING"},
                new String[] {"across", "/a/CLIPPING/v/1/with/BRIDGE/1"},
                new String[] {"collections", "/c"},
                new String[] {"collection", "/c/bridges"},
                new String[] {"editor-collection", "/c/bridges/edit"},
                new String[] {"editor-clipping", "/clippings"},
                new String[] {"editor-withheld", "/withheld?article=DAM"},
                new String[] {"editor-watching", "/watching"},
                new String[] {"editor-watching-none", "/watching?outlet=marfa&kind=sitemap"},
                new String[] {"withheld-version", "/a/DAM"},
                new String[] {"withheld-passage", "/a/DAM/v/3"},
                new String[] {"withheld-article", "/a/QUARRY"},
                new String[] {"outlets", "/o"},
                new String[] {"outlet", "/o/lenn-courier"},
                new String[] {"health", "/health"},
                new String[] {"search", "/search"},
                new String[] {"search-versions", "/search?q=footbridge"},
                new String[] {"search-changes", "/search?q=removed:12"},
                new String[] {"search-hostile", "/search?q=kind:headline"},
                new String[] {"reader", "/reader"},
                new String[] {"about", "/about"},
                new String[] {"wording", "/about/wording"},
                new String[] {"counting", "/about/counting"},
                new String[] {"error", "/nothing"},
                new String[] {"login", "/login"},
                new String[] {"welcome", "/welcome/INVITATION"},
                new String[] {"account", "/account"},
                new String[] {"admin-people", "/admin/people"},
                new String[] {"admin-sources", "/admin/sources"},
                new String[] {"admin-source", "/admin/sources/lenn-courier"},
                new String[] {"admin-rules", "/o/lenn-courier/rules"},
                new String[] {"admin-jobs", "/admin/jobs"},
                new String[] {"admin-retain", "/admin/jobs/1"},
                new String[] {"admin-retained", "/admin/jobs/2"},
                new String[] {"admin-settings", "/admin/settings"},
                new String[] {"admin-journal", "/admin/journal"});
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("views")
    void everyPageOpensWithoutAWordInTheConsole(String name, String path, int width, ColorScheme scheme) {
        try (var context = context(
                name,
                new Browser.NewContextOptions().setViewportSize(width, 1000).setColorScheme(scheme))) {
            var page = context.newPage();
            var heard = listened(page);

            page.navigate(address(path));

            if (ALL_VIEWS) {
                picture(page, name, width, scheme);
            }
            assertEquals(List.of(), heard);
            assertEquals(List.of(), violations(page));
            assertEquals(1, page.locator("h1").count());
            assertTrue(page.title().endsWith("· Stet"), page.title());
            assertEquals(name.equals("login"), page.url().contains("/login"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void noPageScrollsSidewaysAtThreeHundredAndTwentyPixels(String name, String path) {
        try (var context = context(name, new Browser.NewContextOptions().setViewportSize(320, 800))) {
            var page = context.newPage();

            page.navigate(address(path));

            assertEquals(320, page.evaluate("document.documentElement.scrollWidth"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void noPageScrollsSidewaysInTheLanguageOfTheLongestWords(String name, String path) {
        try (var context =
                context(name, new Browser.NewContextOptions().setLocale("de").setViewportSize(320, 800))) {
            var page = context.newPage();

            page.navigate(address(path));

            assertEquals("de", page.evaluate("document.documentElement.lang"));
            assertEquals(320, page.evaluate("document.documentElement.scrollWidth"));
        }
    }

    @Test
    void aReaderChoosesALanguageWithoutScriptsAndComesBack() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(address("/a/BRIDGE"));

            page.locator("footer a[href^='/reader']").click();
            page.locator("#rl").selectOption("de");
            page.locator("#rz").selectOption("Europe/Berlin");
            page.locator("form[action='/reader'] button").click();

            page.waitForURL(url -> url.endsWith("/a/" + bridge));
            assertEquals("Frühere Überschriften", page.locator("#hh").innerText());
            assertTrue(page.locator("aside").innerText().contains(", 08:12 MEZ"));
        }
    }

    @Test
    void theSpokenMarksFollowTheTextAndElseThePage() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            var page = context.newPage();
            page.navigate(address("/a/BRIDGE/1..2"));

            assertEquals("\" [added: \"", spoken(page, "[lang=en] ins:not([lang])"));
            assertEquals("\" [ajouté\u202f: \"", spoken(page, ".key ins"));
        }
    }

    private static Object spoken(Page page, String mark) {
        return page.evaluate("mark => getComputedStyle(document.querySelector(mark), '::before').content", mark);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyPageCanBeReadWithoutScripts(String name, String path) {
        try (var context = context(name, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();

            page.navigate(address(path));

            assertTrue(page.locator("main").innerText().length() > 80);
            assertEquals(0, page.locator("button:visible:not([type=submit])").count());
        }
    }

    @Test
    void jAndKLeadFromChangeToChange() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(address("/a/BRIDGE/1..2"));

            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");

            page.waitForURL(url -> url.endsWith("#c2")); // the driver hears of history.replaceState a moment later
            assertEquals("#c2", page.evaluate("document.activeElement.getAttribute('href')"));
        }
    }

    @Test
    void vShowsTheOtherViewAndUUnfolds() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(address("/a/BRIDGE/1..2"));

            page.keyboard().press("u");
            var open = page.locator(".fold details[open]").count();
            page.keyboard().press("v");
            page.waitForURL("**view=inline");

            assertEquals(2, open);
        }
    }

    @Test
    void anOpenPageTellsHowManyNewerChangesThereAre() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setLocale("de"))) {
            var page = context.newPage();
            page.navigate(address("/?outlet=harbour"));
            var line = page.locator("p.newer[role=status] a");
            assertEquals("Nach neueren Änderungen sehen", line.innerText());

            record.article(
                    harbour,
                    "pier",
                    Stories.english("Pier open", "", "It is open."),
                    Stories.english("Pier shut", "", "It is shut."),
                    Stories.english("Pier open again", "", "It is open again."));

            page.waitForCondition(() -> line.innerText().startsWith("2 neuere Änderungen"));
            line.click();
            page.waitForURL(url -> url.endsWith("/?outlet=harbour"));
            assertEquals(2, page.locator(".item").count());
        }
    }

    @Test
    void theFormComparesAnyTwoVersionsWithoutScripts() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(address("/a/BRIDGE"));

            page.locator("#ca").selectOption("3");
            page.locator("#cb").selectOption("1");
            page.locator("form[action$=compare] button").click();

            page.waitForURL(url -> url.endsWith("/a/%s/1..3".formatted(bridge)));
            assertTrue(page.locator("h1").isVisible());
        }
    }

    /// Of hostile pages only the top: words of 10,000 letters are too tall for a picture.
    private static void picture(Page page, String name, int width, ColorScheme scheme) {
        var file = "%s-%d-%s.png".formatted(name, width, scheme == ColorScheme.DARK ? "dark" : "light");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(!name.startsWith("hostile"))
                .setPath(PICTURES.resolve(file)));
    }

    /// A browser in which somebody is signed in, where the page is for such.
    private BrowserContext context(String name, Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        if (name.startsWith("admin") || name.startsWith("editor") || name.equals("account")) {
            context.addCookies(List.of(new Cookie("session", admin.text()).setUrl(server.site())));
        }
        return context;
    }

    /// What axe-core finds against WCAG 2.0 to 2.2, A and AA, and its best practices.
    private static List<?> violations(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate("""
                () => axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
                    .then(found => found.violations.map(v => v.id + ": " + v.nodes[0].html + " " + v.nodes[0].failureSummary))
                """);
    }

    private static String axe() {
        try (var script = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> listened(Page page) {
        var heard = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (!message.text()
                    .matches(".*(404 \\(Not Found|410 \\(Gone)\\).*")) { // the page that is asked for may be that
                heard.add(message.text());
            }
        });
        page.onPageError(heard::add);
        page.onDialog(dialog -> {
            heard.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        return heard;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port()
                + path.replace("BRIDGE", bridge)
                        .replace("BUDGET", budget)
                        .replace("HOSTILE", hostile)
                        .replace("CLIPPING", clipping)
                        .replace("DAM", dam)
                        .replace("QUARRY", quarry)
                        .replace("INVITATION", invitation);
    }
}
