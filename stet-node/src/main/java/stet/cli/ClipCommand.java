// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.extract.HandedIn;
import stet.json.ClippingJson;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Resource;
import stet.store.Clippings;
import tools.jackson.databind.json.JsonMapper;

/// `stet clip`: keeps an article that has no live address.
@Command(
        name = "clip",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = {
            "Keeps an article that has no live address: a text, or a saved page. It is kept as a version like any "
                    + "other, and marked as handed in: Stet never says that it saw it.",
            "Of a PDF, hand in the text, and the PDF beside it with --original."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet clip page.html --outlet harbour-gazette --date 2026-11-12 --note \"saved by a reader\"",
            "  pdftotext front.pdf - | stet clip - --outlet harbour-gazette --date 2026-11-12 --original front.pdf",
            "  stet clip early.txt --outlet harbour-gazette --date 2026-11-12T06:40Z --article 7k2m9q",
            "  stet clip old.txt --outlet \"Evening Star\" --new-outlet --date 1931-03-02"
        })
final class ClipCommand implements Callable<Integer> {
    private static final int LARGEST_ORIGINAL = 32 << 20;
    private static final int LONGEST_OUTLET = 200;

    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "FILE", description = "A text in UTF-8 or a saved page; - for standard input.")
    private String file = "";

    @Option(
            names = "--outlet",
            required = true,
            paramLabel = "NAME",
            description = "Whose article it is: a short name as in `stet list`, or the name that readers see.")
    private String outlet = "";

    @Option(
            names = "--new-outlet",
            description = "The outlet is not known yet; it is kept under this name, and not watched.")
    private boolean newOutlet;

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            description = "When it appeared, as the outlet states it: 2026-11-12, or 2026-11-12T06:40Z.")
    private String date = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "Where it comes from.")
    private String note = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who keeps it (default: the user's name here).")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--headline", paramLabel = "TEXT", description = "Its headline, where the text has none.")
    private String headline = "";

    @Option(names = "--language", paramLabel = "TAG", description = "Its language, for instance en or pt-BR.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--article",
            paramLabel = "ID",
            description = "It bears witness to this article, and is shown beside its versions.")
    private Optional<String> article = Optional.empty();

    @Option(
            names = "--original",
            paramLabel = "FILE",
            description = "What the text was taken from, to be kept beside it.")
    private List<Path> originals = List.of();

    @Option(names = "--json", description = "Prints a line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var bytes = file.equals("-")
                ? bounded(System.in, "standard input", HandedIn.LARGEST)
                : read(Path.of(file), HandedIn.LARGEST);
        try (var node = main.node();
                var archive = node.archive()) {
            var now = node.time().instant();
            var of = article.map(named -> Lookup.article(node.library(), named));
            var known = known(node);
            var read =
                    read(bytes, language.or(() -> known.map(Outlet::language)).orElse(""));
            var clipping = clipping(now, read.media(), of);
            var from = known.isPresent() ? known.get() : fresh(node, now);
            var address = Clippings.address(from.id(), clipping.day(), bytes.digest());
            var resources = new ArrayList<>(List.of(new Resource(address, now, read.media(), bytes)));
            for (var original : originals) {
                resources.add(original(address, original, now));
            }
            var kept = node.accession(archive)
                    .take(
                            new Clippings.Handed(from.id(), clipping, read.story(), read.extractor(), resources),
                            By.commandLine(now));
            tell(node, kept);
        }
        return Main.DONE;
    }

    private static Payload read(Path path, int most) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return bounded(in, path.toString(), most);
        }
    }

    private static Payload bounded(InputStream in, String name, int most) throws IOException {
        var payload = Payload.read(in, most + 1);
        if (payload.size() > most) {
            throw new Main.Wrong("%s is larger than %d MB, which is more than is kept of one clipping"
                    .formatted(Printable.text(name), most >> 20));
        }
        return payload;
    }

    private HandedIn.Read read(Payload bytes, String spoken) {
        return switch (HandedIn.read(bytes, headline, spoken)) {
            case HandedIn.Read read -> read;
            case HandedIn.Refused(var reason, var detail) ->
                throw new Main.Wrong("%s %s".formatted(Printable.text(file), why(reason, detail)));
        };
    }

    private static String why(HandedIn.Reason reason, String detail) {
        return switch (reason) {
            case EMPTY -> "has no text";
            case TOO_LARGE -> "is larger than 2 MB, which is more than is kept of one clipping";
            case PDF ->
                "is a PDF, which Stet does not read; take its text out, and keep the PDF beside it: pdftotext FILE - | stet "
                        + "clip - --original FILE …";
            case NOT_TEXT ->
                "is no text and no saved page; hand in its text, and keep the file beside it with --original";
            case NO_ARTICLE -> "has no article that Stet can read (%s); hand in its text".formatted(detail);
        };
    }

    private Clipping clipping(Instant now, String media, Optional<ArticleId> of) {
        var keeper = by.strip();
        if (keeper.isEmpty() || keeper.length() > Clipping.LONGEST_NAME) {
            throw new Main.Wrong("say who keeps it: --by NAME, of 1 to %d characters".formatted(Clipping.LONGEST_NAME));
        }
        if (note.strip().length() > Clipping.LONGEST_NOTE) {
            throw new Main.Wrong("--note has at most %d characters, not %d"
                    .formatted(Clipping.LONGEST_NOTE, note.strip().length()));
        }
        var stated = date(date, now);
        return new Clipping(now, keeper, stated.day(), stated.time(), note.strip(), media, of);
    }

    /// @param time in UTC, when it was stated
    record Stated(LocalDate day, Optional<LocalTime> time) {}

    static Stated date(String typed, Instant now) {
        var stated = parsed(typed.strip());
        if (!Clipping.isPossible(stated.day(), now)) {
            throw new Main.Wrong("--date is a day from 1600 up to today, not " + Printable.text(typed));
        }
        return stated;
    }

    private static Stated parsed(String typed) {
        try {
            if (!typed.contains("T")) {
                return new Stated(LocalDate.parse(typed), Optional.empty());
            }
            var at = typed.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(typed)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(typed);
            return new Stated(at.toLocalDate(), Optional.of(at.toLocalTime().withNano(0)));
        } catch (DateTimeException e) {
            throw new Main.Wrong("--date is written like 2026-11-12 or 2026-11-12T06:40Z, not “%s”"
                    .formatted(Printable.text(typed)));
        }
    }

    /// The outlet of that short name, or of that name; empty for one that is new.
    private Optional<Outlet> known(Node node) {
        var wanted = outlet.strip();
        var all = node.roster().outlets();
        var found = all.stream()
                .filter(o -> o.id().text().equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(o -> o.name().equalsIgnoreCase(wanted))
                        .findFirst());
        if (found.isEmpty() && !newOutlet) {
            throw new Main.Wrong(
                    "there is no outlet “%s”; `stet list` shows them, and --new-outlet keeps one that is not watched"
                            .formatted(Printable.text(wanted)));
        }
        if (found.isEmpty() && (wanted.isEmpty() || wanted.length() > LONGEST_OUTLET)) {
            throw new Main.Wrong("an outlet's name has 1 to %d characters".formatted(LONGEST_OUTLET));
        }
        return found;
    }

    private Outlet fresh(Node node, Instant now) {
        var name = outlet.strip();
        var id = Clippings.shortName(name, node.roster().outlets());
        var fresh = new Outlet(id, name, home(id), language.orElse(""), List.of());
        node.clippings().outlet(fresh, By.commandLine(now));
        return fresh;
    }

    private static Address home(OutletId id) {
        return new Address("https://%s.invalid/".formatted(id));
    }

    private static Resource original(Address clipping, Path path, Instant now) throws IOException {
        var bytes = read(path, LARGEST_ORIGINAL);
        return new Resource(
                new Address(clipping.text() + "/" + bytes.digest().hex()), now, HandedIn.media(bytes), bytes);
    }

    private void tell(Node node, Clippings.Kept kept) {
        var record = node.library().article(kept.article()).orElseThrow();
        var out = main.line().getOut();
        if (json) {
            var line = JsonMapper.shared().createObjectNode();
            line.put("article", kept.article().text()).put("new", kept.isNew());
            ClippingJson.write(line, record);
            out.println(line);
            return;
        }
        out.println(
                kept.isNew()
                        ? "Kept “%s” as article %s, a clipping of %s."
                                .formatted(
                                        Printable.text(
                                                record.versions().getFirst().headline()),
                                        kept.article(),
                                        Printable.text(record.outletName()))
                        : "The same text of that outlet and day is kept already, as article %s; nothing was added."
                                .formatted(kept.article()));
    }
}
