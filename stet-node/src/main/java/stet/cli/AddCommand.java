// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.fetch.Fetcher;
import stet.model.Address;
import stet.model.Fetched;
import stet.model.Reading;
import stet.model.Site;

/// `stet add`: finds what can be watched behind an address, shows it, and saves it.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Finds the feeds and news sitemaps behind an address, shows what they name and how a few articles "
                        + "would be read, asks, and saves. Asks politely: a few requests with ten seconds between them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet add https://harbourcourier.example",
            "  stet add --yes https://harbourcourier.example/feeds/news.xml https://meridianwire.example"
        })
final class AddCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(
            names = {"-y", "--yes"},
            description = "Saves without asking.")
    private boolean yes;

    @Parameters(
            arity = "1..*",
            paramLabel = "URL",
            description = "A home page, section page, feed, sitemap or article.")
    private List<String> urls = List.of();

    @Override
    public Integer call() throws InterruptedException {
        int exit = Main.DONE;
        try (var node = main.node();
                var fetcher = node.fetcher()) {
            for (var url : urls) {
                int one = add(node, fetcher, url);
                exit = exit == Main.DONE ? one : exit;
            }
        }
        return exit;
    }

    private int add(Node node, Fetcher fetcher, String url) throws InterruptedException {
        var err = main.line().getErr();
        var address = Address.parse(url).or(() -> Address.parse("https://" + url));
        if (address.isEmpty()) {
            err.println("! “%s” is no http or https address".formatted(Printable.text(url)));
            return Main.USAGE;
        }
        try {
            var doing = new Doing(err);
            var found = new Finder(fetcher, 3, doing::tell)
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
            err.println("! " + Printable.text(e.why()));
            err.println("  Nothing was saved for %s".formatted(address.get()));
            return e.exit();
        }
    }

    /// What was fetched to show how articles are read is kept as the first look at them.
    private void save(Node node, Fetcher fetcher, Finder.Found found) throws InterruptedException {
        var now = node.time().instant();
        node.roster().add(found.outlet(), now);
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
        for (var seed : found.seeds()) {
            var newest = seed.newest()
                    .filter(at -> !at.isAfter(now.plusSeconds(60)))
                    .map(at -> "newest " + ClockTime.words(Duration.between(at, now)) + " ago")
                    .orElse("");
            out.println("  %s  %-8s %-50s %d articles  %s%s"
                    .formatted(
                            seed.taken() ? "found" : "left ",
                            seed.seed().kind().name().toLowerCase(Locale.ROOT),
                            seed.seed().address(),
                            seed.articles().size(),
                            newest,
                            seed.why().isEmpty() ? "" : "  (" + Printable.text(seed.why()) + ")"));
        }
        found.article().ifPresent(article -> out.println("  found  article  " + article));
        found.samples().forEach(sample -> show(out, sample));
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

    /// What is being asked just now, on one line of the terminal.
    private record Doing(PrintWriter err) {
        void tell(String what) {
            if (Terminal.isThere()) {
                err.print("\r" + Printable.text(what) + "\u001b[K");
                err.flush();
            }
        }

        void clear() {
            if (Terminal.isThere()) {
                err.print("\r\u001b[K");
                err.flush();
            }
        }
    }
}
