// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.model.ArticleId;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.store.Library;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `stet export`: a line of JSON for each version.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Prints every version as a line of JSON (JSON Lines), article by article, oldest version first; or, "
                        + "with --opml or --list, what is watched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet export > versions.jsonl",
            "  stet export --outlet harbour-gazette | gzip > harbour.jsonl.gz",
            "  stet export --opml > outlets.opml             for feed readers, and for `stet add --from`",
            "",
            "docs/json.md tells what each field holds."
        })
final class ExportCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 500;

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description = "Only this outlet, by its short name as in `stet list`.")
    private Optional<String> outlet = Optional.empty();

    @Option(names = "--opml", description = "Prints the outlets and their feeds, sitemaps and pages as OPML.")
    private boolean opml;

    @Option(names = "--list", description = "Prints the addresses of feeds, sitemaps and pages, one a line.")
    private boolean list;

    @Override
    public Integer call() {
        if (opml && list) {
            throw new Main.Wrong("--opml and --list are two forms of one list; give one of them");
        }
        try (var node = main.existing()) {
            if (opml || list) {
                sources(node.roster().watched());
                return Main.DONE;
            }
            var library = node.library();
            var wanted = outlet.map(Main::outlet);
            if (wanted.isPresent()
                    && library.outlet(wanted.get(), node.time().instant()).isEmpty()) {
                throw new Main.Wrong("there is no outlet “%s”; `stet list` shows them".formatted(outlet.get()));
            }
            long total = library.totals(node.time().instant()).versions();
            try (var progress = new Progress(main.line().getErr(), "Exporting versions", total)) {
                var some = library.articles(Optional.empty(), AT_ONCE);
                while (!some.isEmpty()) {
                    for (var id : some) {
                        article(library, id, wanted, progress);
                    }
                    some = library.articles(Optional.of(some.getLast()), AT_ONCE);
                }
            }
        }
        return Main.DONE;
    }

    private void sources(List<Outlet> watched) {
        var wanted = watched.stream()
                .filter(o -> outlet.map(o.id().text()::equals).orElse(true))
                .toList();
        if (outlet.isPresent() && wanted.isEmpty()) {
            throw new Main.Wrong("no outlet “%s” is watched; `stet list` shows them".formatted(outlet.get()));
        }
        var out = main.line().getOut();
        if (opml) {
            Opml.print(wanted, out);
        } else {
            Opml.lines(wanted, out);
        }
    }

    private void article(Library library, ArticleId id, Optional<OutletId> wanted, Progress progress) {
        var article = library.article(id).orElseThrow();
        if (wanted.isPresent() && !wanted.get().equals(article.outlet())) {
            return;
        }
        PrintWriter out = main.line().getOut();
        var readings = library.readings(id);
        for (var line : article.versions()) {
            var version = library.version(id, line.number()).orElseThrow();
            var node = node(article, line, version);
            readings.stream()
                    .filter(reading -> reading.version() == line.number())
                    .reduce((_, newest) -> newest)
                    .ifPresent(reading -> node.put("read_again", reading.at().toString()));
            out.println(JSON.writeValueAsString(node));
            progress.step();
        }
        out.flush();
    }

    private static ObjectNode node(ArticleRecord article, ArticleRecord.VersionLine line, Version version) {
        var story = version.story();
        var node = JSON.createObjectNode()
                .put("article", article.id().text())
                .put("outlet", article.outlet().text())
                .put("version", version.number());
        if (article.clipping().isPresent()) {
            ClippingJson.write(node, article);
        } else {
            node.put("url", version.address().text())
                    .put("seen_from", version.seenFrom().toString())
                    .put("seen_until", version.seenUntil().toString());
            version.notBefore().ifPresent(at -> node.put("not_before", at.toString()));
        }
        node.put("payload_sha256", version.payload().hex())
                .put("title", story.headline())
                .put("standfirst", story.standfirst())
                .put("byline", story.byline());
        story.authors().forEach(node.withArray("authors")::add);
        story.published().ifPresent(at -> node.put("published", at.toString()));
        story.modified().ifPresent(at -> node.put("modified", at.toString()));
        node.put("language", story.language()).put("section", story.section()).put("text", story.text());
        StoryJson.parts(node, story);
        version.returnsTo().ifPresent(n -> node.put("returns_to", n));
        line.revision()
                .ifPresent(r -> node.put("change", r.line())
                        .put("significance", r.significance().name().toLowerCase(Locale.ROOT)));
        return node.put("extractor", version.extractor());
    }
}
