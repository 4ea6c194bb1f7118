// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.model.By;
import stet.model.Outlet;
import stet.model.Patterns;
import stet.model.Site;
import stet.model.Standing;
import stet.store.OutletRecord;
import stet.store.Roster;
import stet.store.SiteRecord;
import stet.web.OutletBudget;

/// `stet outlet`: what an operator decides on an outlet that is there.
@Command(
        name = "outlet",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Shows, pauses, resumes, renames or removes an outlet, and says which of its articles are wanted and what it "
                        + "may be asked at most. "
                        + "A watch that runs heeds it at once.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet outlet show harbour-gazette",
            "  stet outlet pause harbour-gazette",
            "  stet outlet want harbour-gazette --exclude /sport/ --exclude /**/live-*"
        })
final class OutletCommand {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_SHAPES = 12;

    @ParentCommand
    private Main main = new Main();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows what was decided on an outlet, where its articles are found, and what their addresses "
                    + "look like.",
            footerHeading = "%nExamples:%n",
            footer = "  stet outlet show harbour-gazette")
    int show(@Mixin Named named) {
        return with(named, (node, outlet) -> {
            var out = main.line().getOut();
            out.println("%s  (%s)  %s"
                    .formatted(
                            Printable.text(outlet.outlet().name()),
                            outlet.outlet().id(),
                            outlet.outlet().home()));
            out.println("  added " + DAY.format(outlet.keeping().added()));
            kept(outlet).forEach(line -> out.println("  " + line));
            outlet.seeds()
                    .forEach(line -> out.println("  %-8s %s"
                            .formatted(
                                    line.seed().kind().name().toLowerCase(Locale.ROOT),
                                    line.seed().address())));
            var shapes = node.library().shapes(outlet.outlet().id());
            if (shapes.isEmpty()) {
                out.println("  nothing is known yet of what its articles' addresses look like");
            }
            shapes.stream()
                    .limit(MOST_SHAPES)
                    .forEach(shape -> out.println("  addresses like %s: %d articles, %d other pages; for instance %s"
                            .formatted(shape.shape(), shape.articles(), shape.others(), shape.example())));
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Asks nothing more of an outlet until it is resumed.",
            footerHeading = "%nExamples:%n",
            footer = "  stet outlet pause harbour-gazette")
    int pause(@Mixin Named named) {
        return stand(named, Standing.PAUSED, "%s is paused. It is watched again by: stet outlet resume %s");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Watches an outlet again that was paused or removed, and lets its sites be asked again that were stopped "
                        + "because they did not let Stet in. Of a host, it lifts the stop alone.",
                "Before a stop is lifted, settle it with the site's owner: Stet asks again under the same name and from "
                        + "the same address, and stops again after three such answers. A running Stet goes on within five "
                        + "minutes."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  stet list                            shows what was paused or stopped, and why",
                "  stet outlet resume harbour-gazette",
                "  stet outlet resume harbour.example"
            })
    int resume(
            @Parameters(paramLabel = "NAME|HOST", description = "An outlet's short name, or a host or address.")
                    String named) {
        try (var node = main.existing()) {
            var now = node.time().instant();
            var outlet = node.roster().outlets().stream()
                    .map(Outlet::id)
                    .filter(id -> id.text().equals(named))
                    .findFirst()
                    .flatMap(id -> node.library().outlet(id, now));
            if (outlet.isPresent()) {
                resume(node, outlet.get(), now);
            } else {
                lift(node, Lookup.sites(node.roster(), named), named);
            }
        }
        return Main.DONE;
    }

    private void resume(Node node, OutletRecord outlet, Instant now) {
        var name = Printable.text(outlet.outlet().name());
        var out = main.line().getOut();
        if (node.roster().stand(outlet.outlet().id(), Standing.WATCHED, By.commandLine(now))) {
            out.println("%s is watched again. What is overdue is asked for politely, one by one.".formatted(name));
        } else if (outlet.stopped().isEmpty()) {
            out.println("%s is watched already, and none of its sites was stopped.".formatted(name));
        }
        outlet.stopped().forEach(stopped -> lift(node, stopped));
    }

    private void lift(Node node, Set<Site> sites, String named) {
        var stopped = node.requests().stopped().stream()
                .filter(record -> sites.contains(record.site()))
                .toList();
        stopped.forEach(record -> lift(node, record));
        if (stopped.isEmpty()) {
            main.line().getOut().println("%s was not stopped.".formatted(Printable.text(named)));
        }
    }

    private void lift(Node node, SiteRecord stopped) {
        node.requests().resume(stopped.site(), By.commandLine(node.time().instant()));
        main.line()
                .getOut()
                .println("%s is asked again. It was stopped because %s"
                        .formatted(
                                stopped.site(),
                                Printable.text(stopped.stop().orElseThrow().why())));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Watches an outlet no longer. All that was kept of it stays, with its addresses.",
            footerHeading = "%nExamples:%n",
            footer = "  stet outlet remove harbour-gazette")
    int remove(@Mixin Named named) {
        return stand(
                named,
                Standing.REMOVED,
                "%s is no longer watched; all that was kept stays. It is watched again by: stet outlet resume %s");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Gives an outlet another name for readers. Its short name stays, for links lead to it.",
            footerHeading = "%nExamples:%n",
            footer = "  stet outlet rename harbour-gazette \"The Harbour Gazette\"")
    int rename(
            @Mixin Named named,
            @Parameters(index = "1", paramLabel = "NEW", description = "The name that readers see.") String wanted) {
        var plain = wanted.strip();
        if (plain.isEmpty() || plain.length() > 200) {
            throw new Main.Wrong("a name has 1 to 200 characters");
        }
        return with(named, (node, outlet) -> {
            var id = outlet.outlet().id();
            node.roster().rename(id, plain, By.commandLine(node.time().instant()));
            main.line().getOut().println("%s is called %s from now on.".formatted(id, Printable.text(plain)));
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says which of an outlet's articles are wanted from now on. What is watched already stays. A "
                    + "kind of pattern that is given takes the place of all of that kind.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  stet outlet want harbour-gazette --include /news/ --include /politics/",
                "  stet outlet want harbour-gazette --any --exclude /sport/"
            })
    int want(
            @Mixin Named named,
            @Option(names = "--any", description = "Drops all patterns that there are first.") boolean any,
            @Mixin WantedOptions options) {
        if (!any && !options.isGiven()) {
            throw new Main.Wrong("say what is wanted: --include, --exclude, --back or --any");
        }
        return with(named, (node, outlet) -> {
            var keeping = outlet.keeping();
            var present = new Roster.Wanted(any ? Patterns.ALL : keeping.patterns(), keeping.back());
            node.roster()
                    .want(
                            outlet.outlet().id(),
                            options.over(present),
                            By.commandLine(node.time().instant()));
            kept(named.in(node)).forEach(main.line().getOut()::println);
            main.line().getOut().println("It counts from the next look at each of its feeds, sitemaps and pages.");
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows what an outlet may be asked at most and what was spent of it, or decides that for it "
                    + "alone. It counts from the next look on.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  stet outlet budget harbour-gazette",
                "  stet outlet budget harbour-gazette --requests 60 --bytes 200MiB",
                "  stet outlet budget harbour-gazette --default"
            })
    int budget(@Mixin Named named, @Mixin BudgetOptions options) {
        return with(named, (node, outlet) -> {
            var id = outlet.outlet().id();
            var now = node.time().instant();
            if (options.isGiven()) {
                node.allowances().decide(id, options.over(node.allowances().of(id)), By.commandLine(now));
            }
            budget(OutletBudget.of(node.allowances(), outlet.outlet(), node.usualBudgets(), now))
                    .forEach(main.line().getOut()::println);
        });
    }

    private static List<String> budget(OutletBudget budget) {
        return List.of(
                "%s requests an hour (%s): %d sent in the last hour, %,d saved up"
                        .formatted(
                                OutletBudget.plain(budget.perHour()),
                                origin(budget.perHourOrigin(), budget.perHourKey()),
                                budget.use().requests(),
                                budget.saved()),
                "%s MiB in 24 hours of %s (%s): %s MiB received in the last 24 hours"
                        .formatted(
                                OutletBudget.plain(budget.mebibytes()),
                                budget.site(),
                                origin(budget.bytesOrigin(), budget.bytesKey()),
                                OutletBudget.plain(budget.mebibytesSpent())));
    }

    private static String origin(OutletBudget.Origin origin, String key) {
        return switch (origin) {
            case OWN -> "decided for it";
            case NEIGHBOUR -> "decided for another outlet of the site";
            case SETTING -> "by " + key;
        };
    }

    private int stand(Named named, Standing standing, String done) {
        return with(named, (node, outlet) -> {
            var id = outlet.outlet().id();
            var name = Printable.text(outlet.outlet().name());
            boolean changed =
                    node.roster().stand(id, standing, By.commandLine(node.time().instant()));
            main.line()
                    .getOut()
                    .println(changed ? done.formatted(name, id) : "%s is %s already.".formatted(name, word(standing)));
        });
    }

    /// Does something with an outlet that is there.
    private int with(Named named, BiConsumer<Node, OutletRecord> act) {
        try (var node = main.existing()) {
            act.accept(node, named.in(node));
        }
        return Main.DONE;
    }

    /// The outlet that a subcommand is about.
    static final class Named {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its short name.")
        private String name = "";

        OutletRecord in(Node node) {
            var now = node.time().instant();
            return node.library()
                    .outlet(Lookup.outlet(node.library(), name, now), now)
                    .orElseThrow();
        }
    }

    /// What was decided on an outlet, in words; nothing for one that is watched whole.
    static List<String> kept(OutletRecord outlet) {
        var keeping = outlet.keeping();
        var lines = new ArrayList<String>();
        if (!keeping.isWatched()) {
            lines.add(word(keeping.standing())
                    + keeping.since().map(at -> " since " + DAY.format(at)).orElse(""));
        }
        if (!keeping.patterns().include().isEmpty()) {
            lines.add(
                    "only articles like " + String.join(", ", keeping.patterns().include()));
        }
        if (!keeping.patterns().exclude().isEmpty()) {
            lines.add("no articles like " + String.join(", ", keeping.patterns().exclude()));
        }
        keeping.back()
                .ifPresent(back -> lines.add("articles from %s on"
                        .formatted(DAY.format(keeping.added().minus(back)))));
        return lines;
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case WATCHED -> "watched";
            case PAUSED -> "paused";
            case REMOVED -> "removed";
            case CLIPPED -> "not watched: only what was handed in or imported is kept";
        };
    }
}
