// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.coverage.Counted;
import stet.json.CollectionJson;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.CollectionRecord;
import stet.store.Collections;

/// `stet collection`: articles of one story, gathered by hand.
@Command(
        name = "collection",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Gathers articles of one story across outlets, proposes others, and follows a figure through all of "
                        + "them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet collection new \"The ocean-floor map agreement\"",
            "  stet collection suggest 7k2m9q",
            "  stet collection add the-ocean-floor-map-agreement 7k2m9q 8p3n4r",
            "  stet collection follow the-ocean-floor-map-agreement \"countries, nations, países\""
        })
final class CollectionCommand {
    private static final int MOST_SUGGESTED = 12;
    private static final int MOST_DAYS = 60;

    @ParentCommand
    private Main main = new Main();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists all collections, the one edited last first.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection list")
    int list(@Mixin Form form) {
        try (var node = main.existing()) {
            var all = node.library().collections().all();
            var out = main.line().getOut();
            for (var line : all) {
                out.println(form.json ? CollectionJson.line(line).toString() : CollectionLines.of(line));
            }
            if (all.isEmpty() && !form.json) {
                out.println("There is no collection yet: stet collection new TITLE");
            }
        }
        return Main.DONE;
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Begins a collection. Its short name is made from the title and stays.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection new \"The ocean-floor map agreement\" --note \"33, then 35 countries\"")
    int begin(
            @Parameters(paramLabel = "TITLE", description = "The title that readers see.") String title,
            @Option(names = "--note", defaultValue = "", description = "What readers should know of it.") String note,
            @Option(names = "--by", paramLabel = "NAME", description = "Who keeps it (default: the user's name here).")
                    Optional<String> by,
            @Mixin Form form) {
        var named = title(title);
        var told = note(note);
        try (var node = main.node()) {
            var collections = node.library().collections();
            var slug = collections.begin(named, told, keeper(by), by(node));
            tell(form, collections.one(slug).orElseThrow(), "Begun: stet collection add %s ARTICLE".formatted(slug));
        }
        return Main.DONE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Gives a collection another title or note. With --revision it is not done when somebody else "
                    + "edited the collection since.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection edit the-map-agreement --title \"The map agreement\" --revision 4")
    int edit(
            @Mixin Named named,
            @Option(names = "--title", description = "The new title.") Optional<String> title,
            @Option(names = "--note", description = "The new note.") Optional<String> note,
            @Option(names = "--revision", description = "The revision that you saw, as `show` prints it.")
                    Optional<Integer> revision,
            @Mixin Form form) {
        if (title.isEmpty() && note.isEmpty()) {
            throw new Main.Wrong("say what is new: --title or --note");
        }
        try (var node = main.existing()) {
            var present = named.in(node);
            return done(
                    form,
                    node.library()
                            .collections()
                            .describe(
                                    present.slug(),
                                    revision.orElse(present.revision()),
                                    title.map(CollectionCommand::title).orElse(present.title()),
                                    note.map(CollectionCommand::note).orElse(present.note()),
                                    by(node)),
                    "Edited.");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Adds articles to a collection. One that is in it already stays where it is.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection add the-map-agreement 7k2m9q https://harbourcourier.example/maps")
    int add(
            @Mixin Named named,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ARTICLE", description = "Ids or addresses.")
                    List<String> articles,
            @Mixin Form form) {
        try (var node = main.existing()) {
            var present = named.in(node);
            var last = Main.DONE;
            for (var id : articles(node, articles)) {
                last = Math.max(
                        last,
                        done(
                                form,
                                node.library().collections().add(present.slug(), id, by(node)),
                                "Added " + id + "."));
            }
            return last;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Takes articles out of a collection; the articles themselves stay. With --all the collection "
                    + "itself is taken away.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection remove the-map-agreement 7k2m9q")
    int remove(
            @Mixin Named named,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARTICLE", description = "Ids or addresses.")
                    List<String> articles,
            @Option(names = "--all", description = "The whole collection.") boolean all,
            @Mixin Form form) {
        var wanted = articles == null ? List.<String>of() : articles;
        if (all != wanted.isEmpty()) {
            throw new Main.Wrong("name the articles to take out, or give --all to take the collection away");
        }
        try (var node = main.existing()) {
            var present = named.in(node);
            var collections = node.library().collections();
            if (all) {
                collections.end(present.slug(), by(node));
                main.line().getOut().println("The collection is gone; its articles stay.");
                return Main.DONE;
            }
            int exit = Main.DONE;
            for (var id : articles(node, wanted)) {
                exit = Math.max(
                        exit, done(form, collections.remove(present.slug(), id, by(node)), "Taken out " + id + "."));
            }
            return exit;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Puts articles of a collection first, in this order.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection order the-map-agreement 8p3n4r 7k2m9q")
    int order(
            @Mixin Named named,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ARTICLE", description = "Ids or addresses.")
                    List<String> articles,
            @Option(names = "--revision", description = "The revision that you saw, as `show` prints it.")
                    Optional<Integer> revision,
            @Mixin Form form) {
        try (var node = main.existing()) {
            var present = named.in(node);
            return done(
                    form,
                    node.library()
                            .collections()
                            .arrange(
                                    present.slug(),
                                    revision.orElse(present.revision()),
                                    articles(node, articles),
                                    by(node)),
                    "Ordered.");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a collection: its articles with their headlines over time, and the figures that are "
                    + "followed.",
            footerHeading = "%nExamples:%n",
            footer = "  stet collection show the-map-agreement")
    int show(@Mixin Named named, @Mixin Form form) {
        try (var node = main.existing()) {
            var collection = named.in(node);
            var collections = node.library().collections();
            var figures = collection.followed().stream()
                    .map(counted -> collections.follow(collection, counted))
                    .toList();
            if (form.json) {
                main.line().getOut().println(CollectionJson.whole(collection, figures));
            } else {
                var out = main.line().getOut();
                CollectionLines.print(collection, out);
                figures.forEach(figure -> CollectionLines.print(collection, figure, out));
            }
        }
        return Main.DONE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Proposes articles that may tell the same story as an article, or as those of a collection, and "
                            + "says why. Nothing is added.",
            footerHeading = "%nExamples:%n",
            footer = {"  stet collection suggest 7k2m9q", "  stet collection suggest the-map-agreement --days 7"})
    int suggest(
            @Parameters(paramLabel = "ARTICLE|NAME", description = "An article, or a collection by its short name.")
                    String about,
            @Option(names = "--days", defaultValue = "3", description = "At most so many days apart (default: 3).")
                    int days,
            @Mixin Form form) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Main.Wrong("--days is a number from 1 to %d, not %d".formatted(MOST_DAYS, days));
        }
        try (var node = main.existing()) {
            var collections = node.library().collections();
            var collection = collections.one(about);
            var found = collection
                    .map(c -> collections.suggest(c, Duration.ofDays(days), MOST_SUGGESTED))
                    .orElseGet(() -> collections.suggest(
                            Lookup.article(node.library(), about), Duration.ofDays(days), List.of(), MOST_SUGGESTED));
            var out = main.line().getOut();
            for (var one : found) {
                out.println(form.json ? CollectionJson.suggested(one).toString() : CollectionLines.of(one));
            }
            if (found.isEmpty() && !form.json) {
                out.println(
                        "Nothing of these days shares enough rare names, figures or words. `--days N` looks further.");
            }
        }
        return Main.DONE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Follows a figure through all articles and versions of a collection, by the words that outlets "
                            + "have for what is counted. Without words, tells what could be followed.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  stet collection follow the-map-agreement",
                "  stet collection follow the-map-agreement \"countries, nations, países, pays\"",
                "  stet collection follow the-map-agreement \"countries, nations, países, pays\" --stop"
            })
    int follow(
            @Mixin Named named,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            defaultValue = "",
                            paramLabel = "WORDS",
                            description = "Parted by commas; a star " + "stands for any ending: countr*.")
                    String words,
            @Option(names = "--stop", description = "Follows it no longer.") boolean stop,
            @Mixin Form form) {
        try (var node = main.existing()) {
            var collection = named.in(node);
            var collections = node.library().collections();
            if (words.isBlank()) {
                countables(collections, collection, form);
                return Main.DONE;
            }
            var counted = Counted.by(words)
                    .orElseThrow(() -> new Main.Wrong("give 1 to %d words, each of at most 40 characters, not “%s”"
                            .formatted(Counted.MOST_WORDS, Printable.text(words))));
            var now = by(node);
            if (stop) {
                return done(form, collections.unfollow(collection.slug(), counted, now), "Followed no longer.");
            }
            int exit = done(form, collections.follow(collection.slug(), counted, now), "Followed from now on.");
            if (!form.json) {
                CollectionLines.print(
                        collection,
                        collections.follow(collection, counted),
                        main.line().getOut());
            }
            return exit;
        }
    }

    private void countables(Collections collections, CollectionRecord collection, Form form) {
        var out = main.line().getOut();
        var found = collections.countables(collection);
        for (var one : found) {
            out.println(form.json ? CollectionJson.countable(one).toString() : CollectionLines.of(one));
        }
        if (found.isEmpty() && !form.json) {
            out.println("No two of its articles, and no two versions of one, count the same thing.");
        }
    }

    private int done(Form form, Collections.Edit edit, String words) {
        return switch (edit) {
            case Collections.Edit.Done(var now) -> {
                tell(form, now, words);
                yield Main.DONE;
            }
            case Collections.Edit.Same(var now) -> {
                tell(form, now, "It was so already.");
                yield Main.DONE;
            }
            case Collections.Edit.Full(var now) ->
                throw new Main.Wrong(
                        "a collection has at most %d articles and follows at most %d figures; nothing was changed"
                                .formatted(CollectionRecord.MOST_MEMBERS, CollectionRecord.MOST_FOLLOWED));
            case Collections.Edit.Overtaken(var now) -> {
                main.line().getErr().println(CollectionLines.overtaken(now));
                yield Main.FAILED;
            }
            case Collections.Edit.NoCollection() -> throw new Main.Wrong("the collection was taken away meanwhile");
        };
    }

    private void tell(Form form, CollectionRecord now, String words) {
        main.line()
                .getOut()
                .println(
                        form.json
                                ? CollectionJson.whole(now, List.of()).toString()
                                : "%s  %s".formatted(now.slug(), words));
    }

    private static String title(String typed) {
        var plain = typed.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > CollectionRecord.LONGEST_TITLE) {
            throw new Main.Wrong("a title has 1 to %d characters".formatted(CollectionRecord.LONGEST_TITLE));
        }
        return plain;
    }

    private static String note(String typed) {
        var plain = typed.strip();
        if (plain.length() > CollectionRecord.LONGEST_NOTE) {
            throw new Main.Wrong("a note has at most %d characters, not %d"
                    .formatted(CollectionRecord.LONGEST_NOTE, plain.length()));
        }
        return plain;
    }

    private static By by(Node node) {
        return By.commandLine(node.time().instant());
    }

    private static String keeper(Optional<String> given) {
        var plain = given.orElse(System.getProperty("user.name", "")).strip();
        if (plain.isEmpty() || plain.length() > CollectionRecord.LONGEST_TITLE) {
            throw new Main.Wrong("say who keeps it: --by NAME");
        }
        return plain;
    }

    /// How the answer is printed.
    static final class Form {
        @Option(names = "--json", description = "Prints JSON, as docs/json.md describes it.")
        private boolean json;
    }

    /// The collection that a subcommand is about.
    static final class Named {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its short name, as `list` prints it.")
        private String name = "";

        CollectionRecord in(Node node) {
            return node.library()
                    .collections()
                    .one(name)
                    .orElseThrow(() -> new Main.Wrong("there is no collection “%s”; `stet collection list` shows them"
                            .formatted(Printable.text(name))));
        }
    }

    /// All are looked up before anything is done.
    private static List<ArticleId> articles(Node node, List<String> typed) {
        return typed.stream().map(one -> Lookup.article(node.library(), one)).toList();
    }
}
