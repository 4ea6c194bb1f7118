// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.archive.WarcFiles;
import stet.extract.SiteRules;
import stet.gazette.Gazette;
import stet.model.By;
import stet.model.OutletId;
import stet.store.SavedRules;
import stet.web.RuleDesk;

/// Rules as they are edited on a page: tried on pages of the archive, saved into the file that a watch reads.
class RuleEditorTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Storm closes the coast road</title></head><body>
            <article><h1>Storm closes the coast road</h1><div class="kicker">Sea takes the road</div>
              <p>The coast road was closed on Sunday night after waves threw stones as far as the houses.</p>
              <p class="club">Members of our club read the whole story of the storm and of the road every week.</p>
              <p>The county expects to open the road again on Tuesday, once the stones have been cleared.</p>
            </article></body></html>
            """;
    private static final String RULES = """
            rules = [
              { headline = "div.kicker", drop = [ "p.club" ], byline = "div.nobody" }
            ]
            """;
    private static final By LENA = new By("Lena", Instant.parse("2026-11-19T07:00:00Z"));

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void look() {
        gazette.answer("/storm", 200, Map.of("Content-Type", "text/html"), PAGE.getBytes(StandardCharsets.UTF_8));
        var said = new CommandLineOn(data).stet("check", gazette.address("/storm"));
        assertEquals(0, said.exit(), said.err());
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private interface Use {
        void with(RuleEditor editor, OutletId outlet, List<SavedRules.Sample> samples);
    }

    private void edit(Use use) {
        try (var node = Node.open(Settings.read(data, Map.of(), Map.of()), data);
                WarcFiles archive = node.archive()) {
            var outlet = node.roster().outlets().getFirst().id();
            use.with(node.ruleEditor(archive), outlet, node.savedRules().samples(outlet, 5));
        }
    }

    @Test
    void aKeptPageIsReadByTheStandingRulesAndByOthers() {
        edit((editor, outlet, samples) -> {
            var tried = editor.tried(outlet, RULES, samples);

            assertEquals(1, tried.pages().size());
            var page = tried.pages().getFirst();
            var now = page.now().story().orElseThrow();
            var then = page.then().story().orElseThrow();
            assertEquals("Storm closes the coast road", now.headline());
            assertEquals("Sea takes the road", then.headline());
            assertTrue(now.text().contains("Members of our club"), now.text());
            assertFalse(then.text().contains("Members of our club"), then.text());
            assertEquals(
                    List.of("byline"),
                    tried.idle().stream().map(RuleDesk.Idle::key).toList());
        });
    }

    @Test
    void faultsAreToldWithTheirLinesAndNothingIsRead() {
        edit((editor, outlet, samples) -> {
            var tried = editor.tried(outlet, "rules = [\n  { body = \"p[\" }\n]\n", samples);

            assertEquals(
                    List.of(2),
                    tried.faults().stream().map(RuleDesk.Fault::line).toList());
            assertEquals(List.of(), tried.pages());
            assertEquals(RuleDesk.Saved.FAULTY, editor.save(outlet, "rules = [\n  { body = \"p[\" }\n]\n", "", LENA));
        });
    }

    @Test
    void whatIsSavedIsTakenUpByTheWatchAndByTheCommands() {
        edit((editor, outlet, _) -> {
            var watch = new StandingRules(RuleFolder.in(data), Duration.ZERO);
            assertEquals(SiteRules.NONE, watch.get().of(outlet));

            assertEquals(RuleDesk.Saved.DONE, editor.save(outlet, RULES, "", LENA));

            assertEquals(RULES, editor.standing(outlet).text());
            assertEquals(1, watch.get().of(outlet).entries().size());
            assertTrue(new CommandLineOn(data).stet("rules", "check").out().contains("1 entries"));
            assertEquals(RuleDesk.Saved.SAME, editor.save(outlet, RULES, RULES, LENA));
            assertEquals(RuleDesk.Saved.DONE, editor.save(outlet, "", RULES, LENA));
            assertEquals(SiteRules.NONE, watch.get().of(outlet));
        });
    }

    @Test
    void whoeverEditedTheFileMeanwhileIsNotOverwritten() throws Exception {
        edit((editor, outlet, _) -> {
            editor.save(outlet, RULES, "", LENA);

            var late = editor.save(outlet, "rules = []\n", "", LENA);

            assertEquals(RuleDesk.Saved.OVERTAKEN, late);
            assertEquals(RULES, editor.standing(outlet).text());
        });
        try (var files = Files.list(data.resolve("rules"))) {
            assertEquals(1, files.count(), "nothing but the file of rules is left");
        }
    }
}
