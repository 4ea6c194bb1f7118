// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Measures the extractor beside its peers, all in this one process, over folders of saved pages whose texts a person
/// wrote down.
@Command(name = "extraction", description = "Measure extraction beside its peers.", mixinStandardHelpOptions = true)
public final class ExtractionBench implements Callable<Integer> {
    private enum Part {
        TEXT,
        FACTS,
        TIME,
        NOISE
    }

    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description = "A folder of sets, each a folder with ground-truth.json and html/.")
    private Path data = Path.of(".");

    @Parameters(
            index = "1..*",
            paramLabel = "PART",
            description = "text, facts, time, noise; without any, all of them.")
    private List<String> parts = List.of();

    @Option(names = "--rounds", description = "Rounds in which each page is timed.", defaultValue = "5")
    private int rounds = 5;

    @Option(
            names = "--predictions",
            paramLabel = "FOLDER",
            description = "Writes what each extractor found to SET.EXTRACTOR.json, for other scorers to read.")
    private Path predictions = Path.of("");

    private ExtractionBench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExtractionBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var wanted = wanted();
        var sets = PageSet.under(data);
        if (wanted.contains(Part.TIME)) {
            Timing.warmUp(sets.stream().flatMap(set -> set.pages().stream()).toList());
        }
        for (var set : sets) {
            System.out.printf(
                    Locale.ROOT, "== %s, %d pages%n%n", set.name(), set.pages().size());
            var found = found(set);
            if (!predictions.toString().isEmpty()) {
                write(set, found);
            }
            if (wanted.contains(Part.TEXT)) {
                texts(set, found);
            }
            if (wanted.contains(Part.FACTS) && set.pages().stream().anyMatch(ExtractionBench::hasFacts)) {
                facts(set, found);
            }
            if (wanted.contains(Part.TIME)) {
                times(Timing.of(set.pages(), rounds));
            }
            if (wanted.contains(Part.NOISE)) {
                noise(set);
            }
        }
        return 0;
    }

    private Set<Part> wanted() {
        var wanted = EnumSet.noneOf(Part.class);
        parts.forEach(part -> wanted.add(Part.valueOf(part.toUpperCase(Locale.ROOT))));
        return wanted.isEmpty() ? EnumSet.allOf(Part.class) : wanted;
    }

    /// What each contender found on the set's pages, in their order.
    private static Map<Contender, List<Found>> found(PageSet set) {
        var found = new EnumMap<Contender, List<Found>>(Contender.class);
        for (var contender : Contender.values()) {
            found.put(
                    contender,
                    set.pages().parallelStream()
                            .map(page -> contender.read(page.html()))
                            .toList());
        }
        return found;
    }

    private static boolean hasFacts(SavedPage page) {
        return !page.truth().headline().isEmpty() || !page.truth().date().isEmpty();
    }

    private static void texts(PageSet set, Map<Contender, List<Found>> found) {
        var table = new Table("text", "F1", "precision", "recall", "exact", "near", "nothing");
        found.forEach((contender, texts) -> {
            var overlaps = new ArrayList<Overlap>();
            for (int i = 0; i < texts.size(); i++) {
                overlaps.add(Overlap.of(
                        set.pages().get(i).truth().body(), texts.get(i).text()));
            }
            var figures = TextFigures.of(overlaps);
            var cells = new ArrayList<String>();
            Stream.of(figures.f1(), figures.precision(), figures.recall(), figures.exact(), figures.near())
                    .forEach(figure -> cells.add(Table.exact(figure)));
            cells.add(
                    Long.toString(texts.stream().filter(f -> f.text().isBlank()).count()));
            table.line(contender.title(), cells);
        });
        table.print();
    }

    private static void facts(PageSet set, Map<Contender, List<Found>> found) {
        var table = new Table(
                "facts", "headline", "loose", "date", "of given", "authors: precision", "recall", "all equal");
        found.forEach((contender, facts) -> {
            var judged = new ArrayList<FactFigures.Judged>();
            for (int i = 0; i < facts.size(); i++) {
                judged.add(new FactFigures.Judged(set.pages().get(i).truth(), facts.get(i)));
            }
            var figures = FactFigures.of(judged);
            table.line(
                    contender.title(),
                    Stream.of(
                                    figures.exact(),
                                    figures.loose(),
                                    figures.date(),
                                    figures.dateWhereGiven(),
                                    figures.authorPrecision(),
                                    figures.authorRecall(),
                                    figures.authorsEqual())
                            .map(Table::figure)
                            .toList());
        });
        table.print();
    }

    private static void times(Map<Contender, Timing.Pace> paces) {
        var table = new Table("time over jsoup's parse alone", "median", "mean", "median ms");
        paces.forEach((contender, pace) -> table.line(
                contender.title(),
                Stream.of(pace.median(), pace.mean(), pace.milliseconds())
                        .map(Table::hundredths)
                        .toList()));
        table.print();
    }

    private static void noise(PageSet set) {
        var others = LivePage.Others.of(set.pages());
        var pages = set.pages().parallelStream()
                .flatMap(page -> LivePage.of(page, others).stream())
                .toList();
        var steadiness = Steadiness.of(pages);
        var heads = new ArrayList<>(List.of("words differ, %d pages".formatted(pages.size()), "pairs"));
        Stream.of(Contender.values()).map(Contender::title).forEach(heads::add);
        var table = new Table(heads.toArray(String[]::new));
        steadiness.forEach((variation, row) -> table.line(variation.title(), shares(List.of(row))));
        for (var kind : List.of(Variation.Kind.NOISE, Variation.Kind.EDIT)) {
            var rows = steadiness.keySet().stream()
                    .filter(variation -> variation.kind() == kind)
                    .map(steadiness::get)
                    .toList();
            table.line(kind == Variation.Kind.NOISE ? "ALL NOISE, one at a time" : "ALL EDITS", shares(rows));
        }
        table.print();
    }

    /// The sum of the rows: how many pairs, and each contender's share of those that differ.
    private static List<String> shares(List<Map<Contender, Steadiness>> rows) {
        var cells = new ArrayList<String>();
        for (var contender : Contender.values()) {
            var sum = Steadiness.of(rows.stream()
                    .flatMap(row -> Stream.ofNullable(row.get(contender)))
                    .toList());
            if (cells.isEmpty()) {
                cells.add(Integer.toString(sum.pairs()));
            }
            cells.add(Table.percent(sum.share()));
        }
        return cells;
    }

    private void write(PageSet set, Map<Contender, List<Found>> found) throws IOException {
        Files.createDirectories(predictions);
        for (var contender : Contender.values()) {
            var pages = new TreeMap<String, Map<String, String>>();
            for (int i = 0; i < set.pages().size(); i++) {
                var one = found.getOrDefault(contender, List.of()).get(i);
                pages.put(
                        set.pages().get(i).id(),
                        Map.of(
                                "articleBody", one.text(),
                                "title", one.headline(),
                                "author", one.authors(),
                                "date", one.date()));
            }
            var file = predictions.resolve("%s.%s.json".formatted(set.name(), contender.title()));
            JsonMapper.shared().writeValue(file, pages);
        }
    }
}
