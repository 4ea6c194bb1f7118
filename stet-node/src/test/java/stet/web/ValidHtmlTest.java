// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.account.Secret;
import stet.model.Role;
import tools.jackson.databind.json.JsonMapper;

/// Every page, put before the Nu HTML Checker: in each language, with the words of a hostile outlet, and when somebody
/// is
/// signed in.
class ValidHtmlTest {
    @Test
    void theCheckerFindsNoErrorOnAnyPage(@TempDir Path folder) throws Exception {
        try (var record = new FilledRecord(folder)) {
            var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
            var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
            var bridge = record.article(
                    courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected());
            var hostile = record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"));
            var budget = record.article(marfa, "budget", Stories.arabic("4"), Stories.arabic("6"));
            record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
            record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
            record.article(courier, "slow", Stories.english("Snow on the pass", "", "The pass is closed."));
            record.fail(courier, "slow", FilledRecord.START.plus(Duration.ofHours(2)));
            var clipping = record.clip(
                    courier,
                    "2026-11-18",
                    "<print>",
                    Optional.of(bridge),
                    Stories.english("Bridge", "", "8 villages."));
            record.gather("Bridges & more", "villages", List.of(bridge, budget, clipping));
            record.gather("Empty", "villages", List.of());
            var dam = record.withholding(courier, "dam");
            var quarry = record.withheld(courier, "quarry");
            JobPagesTest.retained(record.stores());
            record.index();
            var people = new People(record.stores(), FilledRecord.START.plus(Duration.ofHours(4)));
            var admin = people.signedIn("Ada <Lind>", Role.ADMIN);
            var settings = List.of(new SettingLine("web.base-url", "<b>", "stet.conf: 12"));
            try (var server = new WebServer(
                    WebSettings.local(0),
                    record.storesWithRules(),
                    settings,
                    () -> FilledRecord.START.plus(Duration.ofHours(5)))) {
                server.start();
                var paths = List.of(
                        "/",
                        "/?kind=notice-removed&since=1h",
                        "/a/" + bridge,
                        "/a/" + bridge + "/checks",
                        "/a/" + bridge + "/v/2",
                        "/a/" + bridge + "/1..3",
                        "/a/" + bridge + "/1..3?view=inline",
                        "/a/" + hostile,
                        "/a/" + hostile + "/1..2",
                        "/a/" + hostile + "/1..2?view=inline",
                        "/a/" + hostile + "/v/1",
                        "/a/" + budget + "/1..2",
                        "/a/" + clipping,
                        "/a/" + clipping + "/v/1",
                        "/a/" + clipping + "/v/1/with/" + bridge + "/1",
                        "/c",
                        "/c/bridges-more",
                        "/c/bridges-more/edit",
                        "/c/empty",
                        "/clippings",
                        "/withheld",
                        "/watching",
                        "/watching?outlet=marfa&kind=sitemap",
                        "/a/" + dam,
                        "/a/" + dam + "/v/3",
                        "/a/" + dam + "/1..3",
                        "/a/" + quarry,
                        "/o",
                        "/o/lenn-courier",
                        "/health",
                        "/search?q=footbridge",
                        "/search?q=kind:headline",
                        "/reader",
                        "/about",
                        "/about/wording",
                        "/about/counting",
                        "/nothing",
                        "/login",
                        "/welcome/" + people.invited(Role.EDITOR).text(),
                        "/account",
                        "/admin/people",
                        "/admin/sources",
                        "/admin/sources/lenn-courier",
                        "/o/lenn-courier/rules",
                        "/admin/jobs",
                        "/admin/jobs/1",
                        "/admin/jobs/2",
                        "/admin/settings",
                        "/admin/journal");
                var faults = new ArrayList<String>();
                for (var path : paths) {
                    faults.addAll(faults(path, page(server, path, admin)));
                }

                assertEquals(List.of(), faults);
            }
        }
    }

    private static String page(WebServer server, String path, Secret session) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.site() + path))
                .header("Accept", "text/html")
                .header("Cookie", "session=" + (path.startsWith("/login") ? "" : session.text()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<String> faults(String path, String html) throws Exception {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        var said = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        var faults = new ArrayList<String>();
        for (var message : JsonMapper.shared().readTree(said).get("messages")) {
            if (message.get("type").asString().equals("error")) {
                faults.add(path + ": " + message.get("message").asString() + " in "
                        + message.path("extract").asString(""));
            }
        }
        return faults;
    }
}
