// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.extract.SiteRules;
import stet.model.OutletId;

/// Rules that are edited while Stet watches.
class StandingRulesTest {
    private static final OutletId ISLANDER = new OutletId("islander");
    private static final String PROMOTIONS = "rules = [ { from = 2026-01-01, drop = [\".promo\"] } ]\n";
    private static final String TICKERS = "rules = [ { from = 2026-01-01, drop = [\".ticker\", \".promo\"] } ]\n";

    @TempDir
    private Path data = Path.of("");

    private void save(String text) throws IOException {
        Files.createDirectories(data.resolve("rules"));
        Files.writeString(data.resolve("rules/islander.conf"), text);
    }

    private StandingRules rules() {
        return new StandingRules(RuleFolder.in(data), Duration.ZERO);
    }

    @Test
    void whatIsSavedIsTakenUp() throws Exception {
        var rules = rules();
        var before = rules.get().of(ISLANDER);
        save(PROMOTIONS);
        var first = rules.get().of(ISLANDER);
        save(TICKERS);
        var second = rules.get().of(ISLANDER);
        Files.delete(data.resolve("rules/islander.conf"));

        assertEquals(SiteRules.NONE, before);
        assertNotEquals(SiteRules.NONE, first);
        assertNotEquals(first, second);
        assertEquals(SiteRules.NONE, rules.get().of(ISLANDER));
    }

    @Test
    void aFileThatCannotBeUsedChangesNothing() throws Exception {
        save(PROMOTIONS);
        var rules = rules();
        var good = rules.get();
        save("rules = [ { drop = 7 ");

        assertSame(good, rules.get());
    }

    @Test
    void aWatchDoesNotBeginWithAFileThatCannotBeUsed() throws Exception {
        save("rules = [ { drop = 7 ");

        assertThrows(Settings.WrongSettings.class, this::rules);
    }

    @Test
    void theFolderIsNotLookedAtAllTheTime() throws Exception {
        var rules = new StandingRules(RuleFolder.in(data), Duration.ofHours(1));
        save(PROMOTIONS);

        assertEquals(SiteRules.NONE, rules.get().of(ISLANDER));
    }
}
