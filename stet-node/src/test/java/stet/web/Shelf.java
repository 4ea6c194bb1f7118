// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Change;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Link;
import stet.model.Looks;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Patterns;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Seed;
import stet.model.Significance;
import stet.model.Site;
import stet.model.Snippet;
import stet.model.Standing;
import stet.model.Story;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.ArticleRecord.RevisionLine;
import stet.store.ArticleRecord.VersionLine;
import stet.store.OutletRecord;
import stet.store.SiteRecord;
import stet.store.StreamItem;
import stet.store.Totals;

/// Records as the library hands them out, made by hand.
final class Shelf {
    static final Instant SEVEN = Instant.parse("2026-11-19T07:12:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T18:42:00Z");
    static final ArticleId ID = new ArticleId("7k2m9q");
    static final OutletId COURIER = new OutletId("harbour-courier");
    static final Address PAGE = new Address("https://courier.example/council/budget");

    private Shelf() {}

    static Story story(String headline, String... paragraphs) {
        return new Story(
                headline,
                "",
                "By Ines Okafor",
                List.of("Ines Okafor"),
                Optional.of(SEVEN.minus(Duration.ofMinutes(7))),
                Optional.empty(),
                "en",
                "Local",
                List.of(paragraphs).stream()
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }

    static Version version(int number, Story story) {
        return new Version(
                number,
                SEVEN.plus(Duration.ofMinutes(30L * (number - 1))),
                SEVEN.plus(Duration.ofMinutes(30L * number)),
                number == 1 ? Optional.empty() : Optional.of(SEVEN.plus(Duration.ofMinutes(30L * number - 45))),
                story,
                Digest.of("page " + number),
                PAGE,
                1,
                OptionalInt.empty());
    }

    static VersionLine line(int number, String headline) {
        return new VersionLine(
                number,
                SEVEN.plus(Duration.ofMinutes(30L * (number - 1))),
                SEVEN.plus(Duration.ofMinutes(30L * number)),
                number == 1 ? Optional.empty() : Optional.of(SEVEN.plus(Duration.ofMinutes(30L * number - 45))),
                headline,
                190 + number,
                10,
                OptionalInt.empty(),
                number == 1
                        ? Optional.empty()
                        : Optional.of(new RevisionLine(
                                Significance.MAJOR,
                                Set.of(Change.Kind.HEADLINE, Change.Kind.FIGURE),
                                "Headline reworded; 1 figure changed: 4.2 → 2.4 million",
                                28,
                                20,
                                1)),
                Digest.of("text " + number),
                Optional.empty(),
                Optional.empty());
    }

    static ArticleRecord article(VersionLine... versions) {
        return new ArticleRecord(
                ID,
                COURIER,
                "Harbour Courier",
                new Address("https://courier.example/"),
                "en",
                PAGE,
                List.of(new Address("https://courier.example/budget")),
                Condition.OPEN,
                "Local",
                "en",
                Optional.of(SEVEN.minus(Duration.ofMinutes(7))),
                SEVEN,
                List.of(versions),
                List.of(),
                Looks.begin(SEVEN).changed(SEVEN).same(NOW.minus(Duration.ofMinutes(2)), false),
                63,
                Optional.of(Answer.UNCHANGED),
                Optional.of(NOW.plus(Duration.ofHours(4))),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static ArticleRecord ended(ArticleRecord a, Instant at, String why) {
        return new ArticleRecord(
                a.id(),
                a.outlet(),
                a.outletName(),
                a.outletHome(),
                a.outletLanguage(),
                a.address(),
                a.formerly(),
                a.condition(),
                a.section(),
                a.language(),
                a.published(),
                a.firstSeen(),
                a.versions(),
                List.of(new Event(Event.Kind.ENDED, at, why)),
                a.looks(),
                a.checks(),
                a.lastAnswer(),
                Optional.empty(),
                why,
                a.clipping(),
                a.beside(),
                a.withheld());
    }

    static StreamItem revised(String headline, String language, String line) {
        return new StreamItem(
                SEVEN.plus(Duration.ofMinutes(30)),
                Optional.of(SEVEN.plus(Duration.ofMinutes(15))),
                SEVEN,
                ID,
                COURIER,
                "Harbour Courier",
                "Local",
                language,
                headline,
                2,
                new StreamItem.What.Revised(new Revision(
                        1,
                        2,
                        List.of(),
                        List.of(),
                        List.of(),
                        Significance.MAJOR,
                        line,
                        new Snippet(List.of(
                                new Run(Run.Fate.KEPT, "cut by "),
                                new Run(Run.Fate.REMOVED, "4.2"),
                                new Run(Run.Fate.KEPT, " "),
                                new Run(Run.Fate.ADDED, "2.4"),
                                new Run(Run.Fate.KEPT, " million"))),
                        28,
                        20,
                        1)));
    }

    static StreamItem happened(Event.Kind kind, String detail) {
        return new StreamItem(
                SEVEN.plus(Duration.ofHours(26)),
                Optional.empty(),
                SEVEN,
                ID,
                COURIER,
                "Harbour Courier",
                "Local",
                "en",
                "Ferry line to close in spring",
                2,
                new StreamItem.What.Happened(new Event(kind, SEVEN.plus(Duration.ofHours(26)), detail)));
    }

    private static final OutletRecord.Keeping KEEPING = new OutletRecord.Keeping(
            Standing.WATCHED, Optional.empty(), NOW.minus(Duration.ofDays(40)), Patterns.ALL, Optional.empty());

    static OutletRecord outlet() {
        var seed = new Seed(COURIER, new Address("https://courier.example/feed.xml"), Seed.Kind.FEED);
        return new OutletRecord(
                new Outlet(COURIER, "Harbour Courier", new Address("https://courier.example/"), "en", List.of(seed)),
                KEEPING,
                40,
                31,
                10,
                25,
                Map.of(Change.Kind.HEADLINE, 9, Change.Kind.FIGURE, 12),
                Optional.of(NOW.minus(Duration.ofMinutes(3))),
                Map.of(Answer.UNCHANGED, 200, Answer.CHANGED, 12, Answer.TIMED_OUT, 3),
                Optional.of(NOW.plus(Duration.ofMinutes(9))),
                List.of(new OutletRecord.SeedLine(
                        seed,
                        Optional.of(NOW.minus(Duration.ofMinutes(3))),
                        Optional.of(Answer.LISTED),
                        "30 articles",
                        Optional.of(NOW.plus(Duration.ofMinutes(9))))),
                List.of(new OutletRecord.Trouble(
                        "https://courier.example/slow",
                        Answer.TIMED_OUT,
                        "no answer within 30 seconds",
                        NOW.minus(Duration.ofHours(1)),
                        3,
                        Optional.of(NOW.plus(Duration.ofMinutes(90))))),
                List.of(SiteRecord.unknown(new Site("courier.example"))
                        .stopped(new SiteRecord.Stop(NOW.minus(Duration.ofHours(2)), "it <i>answered</i> 403"))));
    }

    static stet.store.OutletLine outletLine() {
        return new stet.store.OutletLine(COURIER, "Harbour Courier", "en", 40, 10, 25);
    }

    static Totals totals() {
        return new Totals(1, 40, 31, 65, 12, 3, 215, Optional.of(NOW.minus(Duration.ofMinutes(2))));
    }

    static Paragraph linking(String text, String words, String address) {
        return new Paragraph(Paragraph.Kind.TEXT, text, List.of(new Link(words, address)));
    }
}
