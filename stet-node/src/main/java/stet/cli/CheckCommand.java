// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.compare.Comparison;
import stet.find.SiteWords;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Target;
import stet.watch.Walk;

/// `stet check`: one article, now.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Looks at one article now and prints what happened. An article that is not known yet is kept "
                + "from now on, and looked at again when `stet run` watches.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet check https://meridianwire.example/science/ocean-floor-maps", "  stet check 7k2m9q"})
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "URL", description = "The article's address, or its id.")
    private String named = "";

    @Override
    public Integer call() throws InterruptedException {
        var doing = new Doing(main.line().getErr());
        try (var node = main.node();
                var archive = node.archive();
                var fetcher = node.fetcher(doing)) {
            var target = target(node);
            doing.tell("asking " + target.address());
            var end = node.walk(fetcher, archive).take(target);
            doing.clear();
            return switch (end) {
                case Walk.End.Recorded(var outcomes) -> {
                    outcomes.forEach(this::tell);
                    yield exit(outcomes.getFirst().answer());
                }
                case Walk.End.Spent(var until) -> throw new IllegalStateException("a look was asked for at " + until);
                case Walk.End.Postponed(var until) -> {
                    var site = Site.of(target.address());
                    var stopped = fetcher.stopped(site);
                    main.line()
                            .getErr()
                            .println("! not looked: "
                                    + stopped.map(why -> SiteWords.stopped(site, Printable.text(why)))
                                            .orElseGet(() -> SiteWords.notYet(site, until)));
                    yield stopped.isPresent() ? Main.NOT_ALLOWED : Main.NETWORK;
                }
                case Walk.End.Overtaken() -> {
                    main.line().getErr().println("! another Stet is looking at it just now");
                    yield Main.FAILED;
                }
            };
        }
    }

    private Target.Article target(Node node) {
        var now = node.time().instant();
        var address = Address.parse(named).map(Address::withoutTracking).orElseGet(() -> {
            var id = Lookup.article(node.library(), named);
            return node.library().complete().article(id).orElseThrow().address();
        });
        if (address.leadsNowhere()) {
            throw new Main.Wrong(
                    "%s is a clipping: it was handed in, and there is no address to look at".formatted(named));
        }
        var site = Site.of(address);
        var outlet = node.roster().outlets().stream()
                .filter(o -> Site.of(o.home()).equals(site))
                .map(Outlet::id)
                .findFirst()
                .orElseGet(() -> {
                    var id = new OutletId(
                            site.name().replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", ""));
                    node.roster()
                            .add(
                                    new Outlet(
                                            id,
                                            site.name(),
                                            address.resolve("/").orElse(address),
                                            "",
                                            List.of()),
                                    now);
                    return id;
                });
        return node.roster().article(outlet, address, now);
    }

    private void tell(Outcome outcome) {
        var out = main.line().getOut();
        switch (outcome.finding()) {
            case Finding.FirstSeen(var version) ->
                out.println("First seen: “%s”, %d paragraphs, kept as version 1 of article %s"
                        .formatted(
                                Printable.text(version.story().headline()),
                                version.story().paragraphs().size(),
                                article(outcome)));
            case Finding.FirstRead(var version, var revision) ->
                out.println("First read: “%s”, kept as version %d of article %s, whose history was imported%n%s"
                        .formatted(
                                Printable.text(version.story().headline()),
                                version.number(),
                                article(outcome),
                                Printable.text(revision.line())));
            case Finding.Revised(var version, var revision) -> {
                out.println("Changed: version %d of article %s".formatted(version.number(), article(outcome)));
                out.println(Printable.text(revision.line()));
                out.println();
                var before = outcome.before().orElseThrow().story();
                TerminalMarks.print(
                        out, before, version.story(), Comparison.of(before, version.story()), main.colour(), false);
            }
            case Finding.Unchanged() ->
                out.println("Unchanged: article %s stands as version %d"
                        .formatted(
                                article(outcome),
                                outcome.watched().latest().orElseThrow().number()));
            case Finding.Alias alias ->
                out.println("It is another address of article " + alias.of().id());
            case Finding.NoAnswer() ->
                out.println("Nothing can be said: %s".formatted(Printable.text(outcome.detail())));
            case Finding.Listed _ -> out.println("It is a list of articles");
        }
        outcome.events().forEach(event -> out.println(Printable.text(Telegraph.words(event))));
        outcome.nextDue()
                .ifPresentOrElse(
                        at -> out.println("Next look in " + ClockTime.words(Duration.between(outcome.at(), at))),
                        () -> out.println("No longer checked: " + outcome.ended()));
        out.flush();
    }

    private static ArticleId article(Outcome outcome) {
        return switch (outcome.watched().target()) {
            case Target.Article article -> article.id();
            case Seed seed -> throw new IllegalStateException("a seed is no article: " + seed.address());
        };
    }

    private static int exit(Answer answer) {
        return switch (answer.worth()) {
            case USABLE, AWAY -> Main.DONE;
            case BARRED -> Main.NOT_ALLOWED;
            case TROUBLE -> Main.NETWORK;
        };
    }
}
