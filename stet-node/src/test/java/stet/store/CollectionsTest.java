// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stet.coverage.Counted;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Target;
import stet.store.Collections.Edit;

/// Collections: edited by several people, proposed to, and followed.
@ParameterizedClass
@EnumSource(TestedStore.class)
class CollectionsTest {
    @Parameter
    private TestedStore store = TestedStore.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    private Chronicle chronicle;
    private Collections collections;
    private Target.Article maps;
    private Target.Article charts;
    private Target.Article ferry;

    @BeforeEach
    void begin() {
        chronicle = new Chronicle(store.open(folder));
        collections = chronicle.library.collections();
        var wire = chronicle.outlet("meridian-wire", "en");
        maps = chronicle.article("/maps");
        charts = chronicle.article(wire, "https://meridian-wire.example/charts");
        ferry = chronicle.article("/ferry");
        chronicle.see(
                maps, story("33 countries share maps", "In Lenn the hydrographer Folake Adeyemi spoke."), hour(1));
        chronicle.see(
                maps, story("35 countries share maps", "In Lenn the hydrographer Folake Adeyemi spoke."), hour(3));
        chronicle.see(
                charts, story("Nations share charts", "It was Folake Adeyemi, in Lenn, who met 33 nations."), hour(2));
        chronicle.see(ferry, story("Ferry to run all winter", "The council met its treasurer, Marek Lind."), hour(2));
        new SearchIndex(chronicle.database).catchUp(100);
    }

    @AfterEach
    void end() {
        chronicle.database.close();
    }

    private static By by(Instant at) {
        return new By("lena", at);
    }

    private String begun() {
        return collections.begin("The map agreement", "A note.", "lena", by(START));
    }

    private CollectionRecord with(String slug, ArticleId... articles) {
        for (var article : articles) {
            collections.add(slug, article, by(hour(5)));
        }
        return collections.one(slug).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The map agreement!      | the-map-agreement
            Über Straßen            | uber-stra-en
            海底地図                  | collection
            ---                     | collection
            """)
    void aCollectionIsNamedAfterItsTitleForEver(String title, String slug) {
        assertEquals(slug, collections.begin(title, "", "lena", by(START)));
        assertEquals(slug + "-2", collections.begin(title, "", "lena", by(START)));

        collections.describe(slug, 1, "Something else", "", by(hour(1)));

        assertEquals("Something else", collections.one(slug).orElseThrow().title());
    }

    @Test
    void ofTwoEditorsTheSecondIsToldAndNothingIsLost() {
        var slug = begun();
        int seen = collections.one(slug).orElseThrow().revision();

        var first = collections.describe(slug, seen, "The map deal", "By the first.", by(hour(1)));
        var second = collections.describe(slug, seen, "The chart deal", "By the second.", by(hour(2)));

        assertInstanceOf(Edit.Done.class, first);
        var now = assertInstanceOf(Edit.Overtaken.class, second).now();
        assertEquals("The map deal", now.title());
        assertEquals("By the first.", now.note());
        assertInstanceOf(
                Edit.Done.class, collections.describe(slug, now.revision(), "The chart deal", now.note(), by(hour(3))));
    }

    @Test
    void aSecondEditorWhoWantsWhatIsThereAlreadyIsNotStopped() {
        var slug = begun();
        collections.describe(slug, 1, "The map deal", "", by(hour(1)));

        assertInstanceOf(Edit.Same.class, collections.describe(slug, 1, "The map deal", "", by(hour(2))));
    }

    @Test
    void manyEditorsWhoAddAtOnceLoseNothing() throws Exception {
        var slug = begun();
        var articles = IntStream.range(0, 8)
                .mapToObj(i -> {
                    var article = chronicle.article("/many/" + i);
                    chronicle.see(article, story("Story " + i, "Text " + i), hour(4));
                    return article.id();
                })
                .toList();
        var tasks = new ArrayList<Callable<Edit>>();
        articles.forEach(id -> tasks.add(() -> collections.add(slug, id, by(hour(5)))));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                assertInstanceOf(Edit.Done.class, done.get());
            }
        }

        var present = collections.one(slug).orElseThrow();
        assertEquals(
                articles.stream().collect(Collectors.toSet()),
                present.members().stream().map(CollectionRecord.Member::article).collect(Collectors.toSet()));
        assertEquals(9, present.revision());
    }

    @Test
    void articlesAreInSeveralCollectionsAndKeepTheirOrder() {
        var one = begun();
        var other = collections.begin("Another", "", "max", by(START));
        with(one, maps.id(), charts.id());
        with(other, maps.id());

        assertEquals(2, collections.of(maps.id()).size());
        assertEquals(
                List.of(one),
                collections.of(charts.id()).stream()
                        .map(CollectionRecord.Line::slug)
                        .toList());
        var present = collections.one(one).orElseThrow();
        var ordered = collections.arrange(one, present.revision(), List.of(charts.id()), by(hour(6)));
        assertEquals(
                List.of(charts.id(), maps.id()),
                assertInstanceOf(Edit.Done.class, ordered).now().members().stream()
                        .map(CollectionRecord.Member::article)
                        .toList());
        assertInstanceOf(Edit.Overtaken.class, collections.arrange(one, 1, List.of(maps.id()), by(hour(7))));
        assertInstanceOf(Edit.Done.class, collections.remove(one, maps.id(), by(hour(8))));
        assertInstanceOf(Edit.Same.class, collections.remove(one, maps.id(), by(hour(8))));
        assertInstanceOf(Edit.NoCollection.class, collections.remove("none", maps.id(), by(hour(8))));
    }

    @Test
    void aFullCollectionTakesNoMore() {
        var slug = begun();
        for (int i = 0; i < CollectionRecord.MOST_FOLLOWED; i++) {
            collections.follow(slug, Counted.by("thing" + i).orElseThrow(), by(hour(1)));
        }

        assertInstanceOf(
                Edit.Full.class, collections.follow(slug, Counted.by("one more").orElseThrow(), by(hour(1))));
    }

    @Test
    void headlinesStandInLanesWithTheTimeFromWhichEachWasSeen() {
        var member = with(begun(), maps.id()).members().getFirst();

        assertEquals(
                List.of(
                        new CollectionRecord.Headline(1, hour(1), "33 countries share maps"),
                        new CollectionRecord.Headline(2, hour(3), "35 countries share maps")),
                member.headlines());
    }

    @Test
    void whatTellsTheSameStoryInTheSameDaysIsProposedWithReasons() {
        var found = collections.suggest(maps.id(), Duration.ofDays(3), List.of(), 10);

        assertEquals(
                List.of(charts.id()), found.stream().map(Suggested::article).toList());
        assertTrue(found.getFirst().kinship().names().contains("Folake Adeyemi"), found.toString());
        assertEquals(List.of(), collections.suggest(maps.id(), Duration.ofDays(3), List.of(charts.id()), 10));
        var slug = begun();
        assertEquals(
                List.of(charts.id()),
                collections.suggest(with(slug, maps.id()), Duration.ofDays(3), 10).stream()
                        .map(Suggested::article)
                        .toList());
    }

    @Test
    void whatIsOfOtherDaysIsNot() {
        var late = chronicle.article("/late");
        chronicle.see(late, story("Looking back", "In Lenn the hydrographer Folake Adeyemi spoke."), hour(24 * 30));
        new SearchIndex(chronicle.database).catchUp(100);

        assertFalse(collections.suggest(maps.id(), Duration.ofDays(3), List.of(), 10).stream()
                .anyMatch(one -> one.article().equals(late.id())));
    }

    @Test
    void aFigureIsFollowedFromOutletToOutletAndVersionToVersion() {
        var collection = with(begun(), maps.id(), charts.id(), ferry.id());
        var counted = Counted.by("countries, nations").orElseThrow();

        var figure = collections.follow(collection, counted);

        var told = figure.stretches().entrySet().stream()
                .map(e -> e.getKey() + " "
                        + e.getValue().stream()
                                .map(s -> s.first() + "-" + s.last() + ":"
                                        + s.given().stream()
                                                .map(Counted.Given::written)
                                                .toList())
                                .toList())
                .toList();
        assertEquals(
                List.of(maps.id() + " [1-1:[33], 2-2:[35]]", charts.id() + " [1-1:[33]]", ferry.id() + " [1-1:[]]"),
                told);
        assertTrue(figure.whole());
    }

    @Test
    void whatDiffersIsProposedToBeFollowed() {
        var collection = with(begun(), maps.id(), charts.id(), ferry.id());

        assertTrue(
                collections.countables(collection).getFirst().words().contains("countries"),
                collections.countables(collection).toString());
    }

    @Test
    void aCollectionThatIsTakenAwayLeavesItsArticles() {
        var slug = begun();
        with(slug, maps.id());

        assertTrue(collections.end(slug, by(START)));

        assertTrue(collections.one(slug).isEmpty());
        assertFalse(collections.end(slug, by(START)));
        assertTrue(chronicle.library.article(maps.id()).isPresent());
    }

    @Test
    void itsChangesAreThoseOfItsArticles() {
        var slug = begun();
        with(slug, maps.id(), ferry.id());

        assertEquals(
                List.of(maps.id()),
                collections.changes(slug, 10).stream().map(StreamItem::article).toList());
        assertEquals(List.of(), collections.changes("none", 10));
    }
}
