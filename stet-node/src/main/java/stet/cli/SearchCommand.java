// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.json.RecordJson;
import stet.search.Piece;
import stet.search.Query;
import stet.store.Found;

/// `stet search`: in which versions something stands, or which changes took it out or put it in.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Finds the versions in which something stands; with `removed:`, `added:` or `kind:`, the changes. "
                        + "Quotation marks make a phrase, a minus leaves out, and outlet:, author:, headline:, lang:, after: and "
                        + "before: narrow it, as on the search page. Newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet search footbridge",
            "  stet search removed:alleged outlet:harbour after:2026-01-01",
            "  stet search '\"first budget\" -ferry' --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:something was found", "1:nothing was found", "2:the search cannot be understood"})
final class SearchCommand implements Callable<Integer> {
    private static final int AT_ONCE = 50;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @ParentCommand
    private Main main = new Main();

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What is sought.")
    private List<String> words = List.of();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many are shown (default: ${DEFAULT-VALUE}).")
    private int most = 20;

    @Option(names = "--json", description = "A line of JSON each, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new Main.Wrong("--most is a number from 1, not " + most);
        }
        var query = query();
        var out = main.line().getOut();
        int shown = 0;
        try (var node = main.existing()) {
            catchUp(node);
            var from = "";
            while (shown < most) {
                var found = node.library().search(query, from, Math.min(AT_ONCE, most - shown));
                found.articles().forEach(article -> tell(out, article));
                var telegraph = new Telegraph(out, main.colour(), "");
                found.changes().forEach(changed -> tell(out, telegraph, changed));
                shown += found.articles().size() + found.changes().size();
                if (found.next().isEmpty()) {
                    break;
                }
                from = found.next().get();
            }
        }
        out.flush();
        if (shown == 0 && !json) {
            main.line().getErr().println("Nothing was found.");
        }
        return shown == 0 ? Main.FAILED : Main.DONE;
    }

    /// What was recorded while nobody watched waits to be indexed.
    private void catchUp(Node node) {
        var indexing = node.indexing();
        try (var progress = new Progress(main.line().getErr(), "Indexing", indexing.rounds())) {
            indexing.all(() -> false, progress::step);
        }
    }

    /// The shell takes quotation marks away: what has spaces inside was a phrase.
    private Query query() {
        var typed = words.size() == 1
                ? words.getFirst()
                : words.stream()
                        .map(word -> word.contains(" ") && !word.contains("\"") ? quoted(word) : word)
                        .collect(Collectors.joining(" "));
        return switch (Query.read(typed)) {
            case Query.Read.Good(Query query) -> {
                if (query.isEmpty()) {
                    throw new Main.Wrong("say what is sought");
                }
                yield query;
            }
            case Query.Read.Wrong(String field, String value) ->
                throw new Main.Wrong("“%s:%s” cannot be understood".formatted(field, value));
            case Query.Read.TooLong(int longest) ->
                throw new Main.Wrong("a search has at most %d signs".formatted(longest));
        };
    }

    private static String quoted(String word) {
        int colon = word.indexOf(':');
        return colon > 0 && word.substring(0, colon).chars().allMatch(Character::isLetter)
                ? word.substring(0, colon + 1) + '"' + word.substring(colon + 1) + '"'
                : '"' + word + '"';
    }

    private void tell(PrintWriter out, Found.Article article) {
        if (json) {
            out.println(RecordJson.found(article));
            return;
        }
        out.println("%s  %s  %s%n      %s of %d: %s"
                .formatted(
                        article.id(),
                        Printable.text(article.outletName()),
                        Printable.text(article.headline()),
                        article.in().stream().map(String::valueOf).collect(Collectors.joining(", ", "in version ", "")),
                        article.versions(),
                        article.clipping() ? "handed in" : "since " + DAY.format(article.since()) + " UTC"));
        passage(out, "      ", article.passage());
    }

    private void tell(PrintWriter out, Telegraph telegraph, Found.Changed changed) {
        if (json) {
            out.println(RecordJson.found(changed));
            return;
        }
        telegraph.tell(changed.item());
        out.println("      /a/" + changed.item().article());
        passage(out, "      − ", changed.removed());
        passage(out, "      + ", changed.added());
    }

    private static void passage(PrintWriter out, String before, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            out.println(before
                    + pieces.stream()
                            .map(piece -> piece.hit()
                                    ? "[" + Printable.text(piece.text()) + "]"
                                    : Printable.text(piece.text()))
                            .collect(Collectors.joining()));
        }
    }
}
