// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.extract.Extractor;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `stet rules save`: keeps a page to test an outlet's rules with.
@Command(
        name = "save",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Keeps a page in rules/OUTLET/tests with what is read from it now, by the rules as they stand. "
                + "Look the .json over, and correct it: `stet rules check` compares with it from then on.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet rules save harbour-gazette page.html --url https://harbourgazette.example/news/1"})
final class RulesSaveCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern ENDING = Pattern.compile("(?i)\\.x?html?$");

    @ParentCommand
    private RulesCommand rules = new RulesCommand();

    @Option(names = "--url", paramLabel = "URL", description = "The page's address, to which its links are relative.")
    private String url = "https://page.invalid/";

    @Parameters(index = "0", paramLabel = "OUTLET", description = "Its short name, as in `stet list`.")
    private String outlet = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The saved page (.html).")
    private Path page = Path.of("");

    @Override
    public Integer call() throws IOException {
        var folder = RuleFolder.in(rules.main().data());
        var file = folder.file(Main.outlet(outlet));
        var address = Address.parse(url).orElseThrow(() -> new Main.Wrong("--url: no http or https address: " + url));
        if (!Files.isRegularFile(page)) {
            throw new Main.Wrong("there is no file " + page);
        }
        var name = ENDING.matcher(String.valueOf(page.getFileName())).replaceFirst("");
        var kept = RulesCheckCommand.tests(file).resolve(name + ".html");
        var saved = new SavedPage(kept);
        if (Files.exists(kept) || Files.exists(saved.beside(".json"))) {
            throw new Main.Wrong("%s is there already; save the page under another name".formatted(kept));
        }
        var bytes = Files.readAllBytes(page);
        var reading = Extractor.inspect(
                        Payload.of(bytes), "", address, present(file).at(Instant.MAX))
                .reading();
        Files.createDirectories(kept.toAbsolutePath().getParent());
        Files.write(kept, bytes);
        Files.write(saved.beside(".json"), JSON.writeValueAsBytes(expected(address, reading)));
        rules.main()
                .line()
                .getOut()
                .println("Kept %s with what is read from it now in %s".formatted(kept, saved.beside(".json")));
        return Main.DONE;
    }

    private static SiteRules present(Path file) {
        if (!Files.exists(file)) {
            return SiteRules.NONE;
        }
        return switch (RuleFile.read(file)) {
            case RuleFile.Good(var read) -> read;
            case RuleFile.Faulty(var faults) ->
                throw new Settings.WrongSettings(faults.getFirst().text());
        };
    }

    private static ObjectNode expected(Address address, Reading reading) {
        var node = JSON.createObjectNode().put("url", address.text());
        return switch (reading) {
            case Reading.Article(var story, var _, var _, var _) -> story(node, story);
            case Reading.NoArticle(var reason, var _) -> node.put("reason", reason.name());
        };
    }

    private static ObjectNode story(ObjectNode node, Story story) {
        node.put("headline", story.headline())
                .put("standfirst", story.standfirst())
                .put("byline", story.byline());
        story.authors().forEach(node.withArray("authors")::add);
        story.published().ifPresent(at -> node.put("published", at.toString()));
        story.modified().ifPresent(at -> node.put("modified", at.toString()));
        node.put("language", story.language());
        var paragraphs = node.putArray("paragraphs");
        story.paragraphs()
                .forEach(p ->
                        paragraphs.addObject().put("kind", SavedPage.kind(p)).put("text", p.text()));
        story.captions().forEach(node.withArray("captions")::add);
        return node;
    }
}
