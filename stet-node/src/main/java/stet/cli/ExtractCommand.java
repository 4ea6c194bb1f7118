// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stet.extract.Extractor;
import stet.extract.Inspection;
import stet.extract.PageRules;
import stet.json.StoryJson;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Lesson;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.SiteMemory;
import stet.model.Story;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `stet extract`: reads the articles out of saved pages. Needs no network, and no store unless it is asked what an
/// outlet's memory makes of them.
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Read the articles out of saved pages.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet extract page.html",
            "  stet extract --json pages/ > articles.jsonl",
            "  gzip -dc page.html.gz | stet extract --json --url https://example.org/news/1 -",
            "  stet extract --explain page.html",
            "  stet extract --explain --outlet harbour-gazette page.html",
            "",
            "docs/json.md tells what each field of the JSON holds."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every page was read", "1:a path could not be read", "2:the command line was wrong"})
final class ExtractCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST_PAGE = 64L << 20;
    private static final int PROGRESS_EVERY = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print a line of JSON for each page.")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The pages' address, to which links are relative.",
            defaultValue = "https://page.invalid/")
    private String url = "https://page.invalid/";

    @Option(
            names = "--explain",
            description = "Show every block of the page: what it was read as, or that it was dropped, and why.")
    private boolean explain;

    @Option(
            names = "--outlet",
            paramLabel = "OUTLET",
            description = "Read by this outlet's rules, and leave out what the archive knows for its furniture.")
    private Optional<String> outlet = Optional.empty();

    @Option(
            names = "--same-outlet",
            description = "Take the pages for different articles of one outlet, and leave out what they share.")
    private boolean sameOutlet;

    @ParentCommand
    private Main main = new Main();

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files (.html, .html.gz), folders of such files, or - for standard input.")
    private List<String> paths = List.of();

    /// A page to read, named by its file.
    private record Page(String id, Source content) {}

    @FunctionalInterface
    private interface Source {
        byte[] bytes() throws IOException;
    }

    /// What is printed for a page: a line, or why there is none.
    private record Printed(String line, boolean good) {}

    @Override
    public Integer call() throws InterruptedException {
        var address = Address.parse(url);
        if (address.isEmpty()) {
            spec.commandLine().getErr().println("--url: not an http or https address: " + url);
            return 2;
        }
        var out = spec.commandLine().getOut();
        int failed = 0;
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var pages = pages();
            failed = read(pages, address.get(), house(pages, address.get()), threads, out);
        }
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    /// What is known of the pages' outlet: what it taught, and the rules that are in force now.
    private record House(SiteMemory memory, PageRules rules) {
        static final House STRANGE = new House(SiteMemory.NOTHING, PageRules.NONE);
    }

    private House house(List<Page> pages, Address address) {
        if (sameOutlet) {
            if (paths.contains("-")) {
                throw new Main.Wrong("--same-outlet reads the pages twice, and standard input can be read once only");
            }
            return new House(learned(pages, address), PageRules.NONE);
        }
        if (outlet.isEmpty()) {
            return House.STRANGE;
        }
        try (var node = main.existing()) {
            var id = Main.outlet(outlet.get());
            if (node.library().outlet(id, node.time().instant()).isEmpty()) {
                throw new Main.Wrong("there is no outlet “%s”; `stet list` shows them".formatted(id));
            }
            var rules = node.rules().of(id).at(node.time().instant());
            return new House(node.memory(id).asOf(Extractor.VERSION), rules);
        }
    }

    /// What the pages teach, each as the first page of an article. One that cannot be read teaches nothing.
    private static SiteMemory learned(List<Page> pages, Address address) {
        var memory = SiteMemory.NOTHING.asOf(Extractor.VERSION);
        for (int number = 0; number < pages.size(); number++) {
            try {
                var page =
                        Extractor.inspect(Payload.of(pages.get(number).content().bytes()), "", address, PageRules.NONE);
                var imprints = List.copyOf(page.imprints().values());
                memory = memory.learn(new Lesson(
                        Extractor.VERSION, ArticleId.of(number), true, imprints, Optional.empty(), List.of()));
            } catch (IOException e) {
                // told of when it is printed
            }
        }
        return memory;
    }

    /// Keeps a few pages under way and prints them in the order given.
    private int read(List<Page> pages, Address address, House house, ExecutorService threads, PrintWriter out)
            throws InterruptedException {
        Deque<Future<Printed>> underWay = new ArrayDeque<>();
        int failed = 0;
        int done = 0;
        for (var page : pages) {
            underWay.addLast(threads.submit(() -> printed(page, address, house)));
            if (underWay.size() > 4 * Runtime.getRuntime().availableProcessors()) {
                failed += print(underWay.removeFirst(), out);
                progress(++done, pages.size());
            }
        }
        while (!underWay.isEmpty()) {
            failed += print(underWay.removeFirst(), out);
            progress(++done, pages.size());
        }
        return failed;
    }

    private int print(Future<Printed> page, PrintWriter out) throws InterruptedException {
        try {
            var printed = page.get();
            (printed.good() ? out : spec.commandLine().getErr()).println(printed.line());
            return printed.good() ? 0 : 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a page broke off", e.getCause());
        }
    }

    private void progress(int done, int all) {
        if (all >= PROGRESS_EVERY && (done % PROGRESS_EVERY == 0 || done == all)) {
            spec.commandLine().getErr().printf("%d of %d pages%n", done, all);
        }
    }

    private List<Page> pages() {
        var pages = new ArrayList<Page>();
        for (var path : paths) {
            if (path.equals("-")) {
                pages.add(new Page("-", () -> bounded(System.in)));
            } else if (Files.isDirectory(Path.of(path))) {
                folder(Path.of(path)).forEach(f -> pages.add(new Page(id(f), () -> content(f))));
            } else {
                pages.add(new Page(id(Path.of(path)), () -> content(Path.of(path))));
            }
        }
        return pages;
    }

    private static List<Path> folder(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.x?html?(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder, e);
        }
    }

    private static String id(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?i)\\.x?html?(\\.gz)?$", "");
    }

    private static byte[] content(Path file) throws IOException {
        try (var in = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in) {
            return bounded(plain);
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        var bytes = in.readNBytes((int) LARGEST_PAGE);
        if (in.read() >= 0) {
            throw new IOException("larger than %d MiB".formatted(LARGEST_PAGE >> 20));
        }
        return bytes;
    }

    private Printed printed(Page page, Address address, House house) {
        try {
            var inspection = Extractor.inspect(Payload.of(page.content().bytes()), "", address, house.rules());
            return new Printed(json ? json(page.id(), inspection, house) : text(page.id(), inspection, house), true);
        } catch (IOException e) {
            return new Printed("%s: %s".formatted(page.id(), e.getMessage()), false);
        }
    }

    private String json(String id, Inspection inspection, House house) {
        var fields = fields(id, inspection.reading(house.memory(), Set.of()));
        inspection.teaser().ifPresent(teaser -> story(fields, teaser));
        if (explain) {
            fields.set("blocks", JSON.valueToTree(explained(inspection, house).fields()));
        }
        return JSON.writeValueAsString(fields);
    }

    private String text(String id, Inspection inspection, House house) {
        var reading = inspection.reading(house.memory(), Set.of());
        return explain ? heading(id, reading) + explained(inspection, house).text() : text(id, reading);
    }

    private ExplainedPage explained(Inspection inspection, House house) {
        return new ExplainedPage(inspection.blocks(house.memory()), main.colour(), Terminal.columns());
    }

    private static String heading(String id, Reading reading) {
        return switch (reading) {
            case Reading.Article _ -> id + "\n";
            case Reading.NoArticle none -> text(id, none);
        };
    }

    private static ObjectNode fields(String id, Reading reading) {
        var fields = JSON.createObjectNode();
        fields.put("id", id);
        switch (reading) {
            case Reading.Article article -> {
                story(fields, article);
                article.canonical().ifPresent(a -> fields.put("canonical", a.text()));
                article.next().ifPresent(a -> fields.put("next", a.text()));
            }
            case Reading.NoArticle none -> {
                fields.put("reason", none.reason().name());
                fields.put("detail", none.detail());
            }
        }
        return fields;
    }

    private static void story(ObjectNode fields, Reading.Article article) {
        var story = article.story();
        var stated = article.stated();
        fields.put("headline", story.headline())
                .put("standfirst", story.standfirst())
                .put("byline", story.byline());
        strings(fields, "authors", story.authors());
        stated.published().ifPresent(t -> StoryJson.time(fields, "published", t));
        stated.modified().ifPresent(t -> StoryJson.time(fields, "modified", t));
        fields.put("language", story.language()).put("section", story.section());
        StoryJson.parts(fields, story);
        strings(fields, "titles", stated.titles());
        fields.put("text", story.text());
        stated.text().ifPresent(place -> fields.put("text_read_in", place));
    }

    private static void strings(ObjectNode fields, String name, List<String> values) {
        var array = fields.putArray(name);
        values.forEach(array::add);
    }

    private static String text(String id, Reading reading) {
        return switch (reading) {
            case Reading.Article article -> text(article.story());
            case Reading.NoArticle none -> "%s: no article (%s): %s%n".formatted(id, none.reason(), none.detail());
        };
    }

    private static String text(Story story) {
        return String.join("\n", story.headline(), story.standfirst(), story.byline(), "", story.text(), "");
    }
}
