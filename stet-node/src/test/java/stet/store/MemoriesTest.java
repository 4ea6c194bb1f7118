// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.ArticleId;
import stet.model.Fingerprint;
import stet.model.Imprint;
import stet.model.Lesson;
import stet.model.SiteMemory;
import stet.model.Target;

/// What walks teach is there at the next walk of the outlet.
@ParameterizedClass
@EnumSource(TestedStore.class)
class MemoriesTest {
    private static final Fingerprint PLEA = Fingerprint.of("The Islander is paid for by its readers.");
    private static final Fingerprint STRIP = Fingerprint.of("article > div.strip > p");

    private final TestedStore store;
    private final Path folder;
    private Chronicle chronicle;

    MemoriesTest(TestedStore store, @TempDir Path folder) {
        this.store = store;
        this.folder = folder;
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private static Lesson lesson(ArticleId article) {
        return new Lesson(
                7,
                article,
                true,
                List.of(new Imprint(PLEA, STRIP, Imprint.Standing.APART)),
                Optional.of(STRIP),
                List.of());
    }

    private boolean teach(Target.Article article, Instant at) {
        var watched = chronicle.ledger.recall(article).orElseThrow();
        var seen = Chronicle.seen(watched, story("Ferry to run all winter", "Read at " + at), at);
        return chronicle.record(Chronicle.taught(seen, lesson(article.id())), true);
    }

    private SiteMemory taughtByThree() {
        IntStream.range(0, 3).forEach(n -> teach(chronicle.article("/" + n), START.plusSeconds(n)));
        return chronicle.ledger.memory(ISLANDER);
    }

    @Test
    void nothingIsRememberedBeforeAnythingWasLearned() {
        assertEquals(SiteMemory.NOTHING, chronicle.ledger.memory(ISLANDER));
        assertEquals(
                SiteMemory.NOTHING,
                chronicle.ledger.recall(chronicle.article("/0")).orElseThrow().memory());
    }

    @Test
    void whatThreeWalksTaughtIsRecalledWithTheNextArticle() {
        var memory = taughtByThree();

        assertTrue(memory.isFurniture(PLEA));
        assertTrue(memory.isVolatile(STRIP));
        assertEquals(3, memory.lessons());
        assertEquals(
                memory,
                chronicle.ledger.recall(chronicle.article("/9")).orElseThrow().memory());
    }

    @Test
    void whatIsRememberedOutlivesTheProcess() {
        var memory = taughtByThree();

        chronicle.close();
        chronicle = new Chronicle(store.open(folder));

        assertEquals(memory, chronicle.ledger.memory(ISLANDER));
    }

    @Test
    void aLookThatWasOvertakenTeachesNothing() {
        var article = chronicle.article("/0");
        var watched = chronicle.ledger.recall(article).orElseThrow();
        chronicle.see(article, story("Ferry to run all winter", "Seen by another."), START);

        var late = Chronicle.seen(watched, story("Ferry to run all winter", "Too late."), START.plusSeconds(1));

        assertFalse(chronicle.record(Chronicle.taught(late, lesson(article.id())), true));
        assertEquals(SiteMemory.NOTHING, chronicle.ledger.memory(ISLANDER));
    }

    @Test
    void aLookThatTaughtNothingWritesNoMemory() {
        var before = taughtByThree();

        chronicle.see(chronicle.article("/9"), story("Ferry to run all winter", "Nothing new."), START.plusSeconds(9));

        assertEquals(before, chronicle.ledger.memory(ISLANDER));
    }

    @Test
    void twoLooksTakenAtOnceBothTeach() {
        var one = chronicle.article("/0");
        var other = chronicle.article("/1");
        var known = chronicle.ledger.recall(one).orElseThrow();
        teach(other, START);

        var seen = Chronicle.seen(known, story("Ferry to run all winter", "Read meanwhile."), START.plusSeconds(1));
        chronicle.record(Chronicle.taught(seen, lesson(one.id())), true);

        assertEquals(2, chronicle.ledger.memory(ISLANDER).articles(PLEA));
    }

    @Test
    void aDamagedMemoryIsToldByItsOutlet() {
        taughtByThree();
        chronicle.database.<Integer>write(sql -> sql.update(Tables.Memory.TABLE)
                .set(Tables.Memory.BODY, new byte[] {0, 0, 1})
                .set(Tables.Memory.LESSONS, 4)
                .execute());

        var damaged = assertThrows(Damaged.class, () -> chronicle.ledger.memory(ISLANDER));

        assertTrue(damaged.toString().contains(ISLANDER.text()), damaged.toString());
    }
}
