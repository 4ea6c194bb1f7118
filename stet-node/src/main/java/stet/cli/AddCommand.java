// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.fetch.Fetcher;
import stet.find.Finder;
import stet.model.Address;
import stet.model.By;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Scope;
import stet.model.Shapes;
import stet.model.Sighting;
import stet.model.Site;

/// `stet add`: finds what can be watched behind an address, shows it, and saves it.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Finds the feeds, sitemaps and pages of links behind an address, shows what each would bring and how a few "
                        + "articles would be read, asks, and saves. Asks politely: a few requests with ten seconds "
                        + "between them. For a site's turn it waits up to five minutes. docs/outlets.md tells more.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet add https://harbourcourier.example",
            "  stet add --yes https://harbourcourier.example/feeds/news.xml https://meridianwire.example",
            "  stet add --back 30d --exclude /sport/ https://harbourcourier.example",
            "  stet add --yes --from subscriptions.opml"
        })
final class AddCommand implements Callable<Integer> {
    private static final int SAMPLES = 3;

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = {"-y", "--yes"},
            description = "Saves without asking.")
    private boolean yes;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Adds all that an OPML file or a plain list of addresses names; - reads standard input.")
    private Optional<Path> from = Optional.empty();

    @Mixin
    private WantedOptions wanted = new WantedOptions();

    @Option(names = "--page", description = "Watches a page of links too where there are feeds or sitemaps.")
    private boolean page;

    @Parameters(
            arity = "0..*",
            paramLabel = "URL",
            description = "A home page, section page, feed, sitemap or article.")
    private List<String> urls = List.of();

    @Override
    public Integer call() throws InterruptedException, IOException {
        var listed = from.isPresent() ? SourceFile.read(from.get(), main.line().getErr()) : List.<String>of();
        var all = Stream.concat(urls.stream(), listed.stream()).distinct().toList();
        if (all.isEmpty()) {
            throw new Main.Wrong("give an address, or --from FILE with a list of them");
        }
        int exit = Main.DONE;
        int failed = 0;
        var doing = new Doing(main.line().getErr());
        try (var node = main.node();
                var fetcher = node.fetcher(doing)) {
            for (var url : all) {
                int one = add(node, fetcher, doing, url);
                failed += one == Main.DONE ? 0 : 1;
                exit = exit == Main.DONE ? one : exit;
            }
        }
        if (all.size() > 1) {
            main.line().getOut().println("%d of %d addresses were added.".formatted(all.size() - failed, all.size()));
        }
        return exit;
    }

    private int add(Node node, Fetcher fetcher, Doing doing, String url) throws InterruptedException {
        var err = main.line().getErr();
        var address = Address.parse(url).or(() -> Address.parse("https://" + url));
        if (address.isEmpty()) {
            err.println("! “%s” is no http or https address".formatted(Printable.text(url)));
            return Main.USAGE;
        }
        try {
            var found = new Finder(fetcher, wish(node.time().instant()), doing::tell)
                    .find(address.get(), node.roster().outlets());
            doing.clear();
            show(found, fetcher, node.time().instant());
            if (!yes && !Terminal.isThere()) {
                err.println("! nobody is there to ask; give --yes to save without asking");
                return Main.USAGE;
            }
            if (!yes && !agreed()) {
                main.line().getOut().println("Nothing was saved.");
                return Main.DONE;
            }
            save(node, fetcher, found);
            return Main.DONE;
        } catch (Finder.NotFound e) {
            doing.clear();
            err.println("! " + Printable.text(e.why()));
            err.println("  Nothing was saved for %s".formatted(address.get()));
            return e.isAllowed() ? Main.NETWORK : Main.NOT_ALLOWED;
        }
    }

    /// A list is added without reading articles first.
    private Finder.Wish wish(Instant now) {
        var asked = wanted.over(WantedOptions.AT_FIRST);
        var scope = new Scope(asked.patterns(), now, asked.back(), Shapes.NONE, Optional.empty(), Optional.empty(), 1);
        return new Finder.Wish(from.isPresent() ? 0 : SAMPLES, page, scope);
    }

    /// What was fetched to show how articles are read is kept as the first look at them.
    private void save(Node node, Fetcher fetcher, Finder.Found found) throws InterruptedException {
        var now = node.time().instant();
        node.roster().add(found.outlet(), wanted.over(WantedOptions.AT_FIRST), By.commandLine(now));
        found.article()
                .ifPresent(article -> node.roster().article(found.outlet().id(), article, now));
        try (var archive = node.archive()) {
            for (var sample : found.samples()) {
                if (sample.page().isPresent()) {
                    var target = node.roster().article(found.outlet().id(), sample.address(), now);
                    node.walk(fetcher, archive)
                            .take(target, new Fetched.Page(sample.page().get()));
                }
            }
        }
        main.line()
                .getOut()
                .println("Saved as %s. It is watched by: stet run"
                        .formatted(found.outlet().id()));
    }

    private void show(Finder.Found found, Fetcher fetcher, Instant now) {
        PrintWriter out = main.line().getOut();
        var outlet = found.outlet();
        out.println("%s  %s  %s"
                .formatted(
                        Printable.text(outlet.name()),
                        outlet.language().isEmpty() ? "language not stated" : outlet.language(),
                        outlet.home()));
        var pause = Duration.between(now, fetcher.readyAt(Site.of(outlet.home())));
        out.println("  robots.txt allows it; next request in " + ClockTime.words(pause));
        found.seeds().forEach(seed -> show(out, seed, now));
        if (found.seeds().stream()
                .noneMatch(seed -> seed.taken() && !seed.articles().isEmpty())) {
            out.println(
                    "  nothing that it names now is new enough; it begins with its next article, or give --back 30d, or all");
        }
        found.article().ifPresent(article -> out.println("  found  article  " + article));
        found.samples().forEach(sample -> show(out, sample));
    }

    private static void show(PrintWriter out, Finder.SeedFound seed, Instant now) {
        var newest = seed.newest()
                .filter(at -> !at.isAfter(now.plusSeconds(60)))
                .map(at -> ", newest " + ClockTime.words(Duration.between(at, now)) + " ago")
                .orElse("");
        out.println("  %s  %-8s %-50s %d articles%s%s%s"
                .formatted(
                        seed.taken() ? "found" : "left ",
                        seed.seed().kind().name().toLowerCase(Locale.ROOT),
                        seed.seed().address(),
                        seed.articles().size(),
                        newest,
                        seed.pushed() ? ", pushed by a hub" : "",
                        seed.why().isEmpty() ? "" : "  (" + Printable.text(seed.why()) + ")"));
        if (!seed.leftOut().isEmpty()) {
            out.println("         " + Printable.text(seed.leftOut()));
        }
        seed.articles().stream()
                .map(Sighting::title)
                .filter(title -> seed.taken() && !title.isBlank())
                .findFirst()
                .ifPresent(title -> out.println("         for instance “%s”".formatted(Printable.text(title))));
    }

    private static void show(PrintWriter out, Finder.Sample sample) {
        var words = sample.reading()
                .map(reading -> switch (reading) {
                    case Reading.Article(var story, var _, var _, var _) ->
                        "“%s”, %d paragraphs, %s%s"
                                .formatted(
                                        Printable.text(story.headline()),
                                        story.paragraphs().size(),
                                        story.byline().isEmpty() ? "no byline" : Printable.text(story.byline()),
                                        story.published()
                                                .map(at -> ", published " + at)
                                                .orElse(""));
                    case Reading.NoArticle(var reason, var detail) ->
                        "no article: %s %s"
                                .formatted(
                                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                        Printable.text(detail));
                })
                .orElse(Printable.text(sample.trouble()));
        out.println("  read   " + sample.address());
        out.println("         " + words);
    }

    private boolean agreed() {
        return Terminal.ask("Watch this? [Y/n] ")
                .filter(answer -> answer.isBlank()
                        || answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }
}
