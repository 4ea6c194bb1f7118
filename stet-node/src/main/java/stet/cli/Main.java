// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import stet.model.OutletId;
import stet.store.Damaged;
import stet.upkeep.Refused;

/// The command line.
@Command(
        name = "stet",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Watches news sites, keeps every version of every article, and says in plain words what changed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            AddCommand.class,
            RunCommand.class,
            CheckCommand.class,
            WhyCommand.class,
            DiffCommand.class,
            ListCommand.class,
            SearchCommand.class,
            OutletCommand.class,
            AccountCommand.class,
            RequestsCommand.class,
            ClipCommand.class,
            CollectionCommand.class,
            WithholdCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ExtractCommand.class,
            CompareCommand.class,
            RulesCommand.class,
            ReextractCommand.class,
            RecompareCommand.class,
            ReindexCommand.class,
            MoveStoreCommand.class,
            ReplayCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            RetainCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet demo                                a pretend newspaper, watched for you",
            "  stet add https://harbourcourier.example  find its feeds, and watch it",
            "  stet run                                 watch, and serve the pages",
            "  stet diff 7k2m9q 1..2                    what changed between two versions",
            "  source <(stet generate-completion)       completion for bash and zsh"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:differences found (diff, compare), or something failed",
            "2:the command line or a setting was wrong",
            "3:not allowed (robots.txt, paywall, forbidden address)",
            "4:no usable answer from the network",
            "5:what is kept is damaged"
        })
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_ALLOWED = 3;
    static final int NETWORK = 4;
    static final int DAMAGED = 5;

    /// Held so that the levels set on them stay.
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger OURS = Logger.getLogger("stet");

    /// The library tells of each line in a robots.txt that it cannot read, in the words of whoever wrote it.
    private static final Logger ROBOTS = Logger.getLogger("crawlercommons");

    /// jOOQ is tested by its makers with the newest PostgreSQL, and warns of each older one; we test on 15 as well.
    private static final Logger VERSIONS = Logger.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder: store, captures and stet.conf (default: $STET_DATA, else ./stet-data).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Overrides one setting, for instance web.port=8080. May be given more than once.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--plain",
            scope = ScopeType.INHERIT,
            description = "No colour. So is NO_COLOR in the environment, and output that is no terminal.")
    private boolean plain;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // Stet's words are English, and so are its numbers, wherever it runs
        ROOT.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
        ROBOTS.setLevel(Level.OFF);
        VERSIONS.setLevel(Level.OFF);
        for (var handler : ROOT.getHandlers()) {
            handler.setFormatter(new LogLines());
        }
        var out = writer(FileDescriptor.out);
        var err = writer(FileDescriptor.err);
        System.exit(commandLine(out, err).execute(args));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, line, _) -> failed(e, line));
    }

    /// What a person can mend is told in one line; what only we can mend comes with its stack.
    private static int failed(Exception e, CommandLine line) {
        line.getErr().println("! " + Printable.lines(words(e)));
        return switch (e) {
            case Settings.WrongSettings _, Wrong _ -> USAGE;
            case Node.InUse _, Refused _ -> FAILED;
            case Damaged _ -> DAMAGED;
            case IllegalStateException _, IOException _, UncheckedIOException _ -> FAILED;
            default -> {
                e.printStackTrace(line.getErr());
                yield FAILED;
            }
        };
    }

    /// What the file system says is often the file's name alone.
    private static String words(Exception e) {
        return switch (e) {
            case NoSuchFileException file -> "there is no file or folder " + file.getFile();
            case AccessDeniedException file -> "%s may not be read or written".formatted(file.getFile());
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    /// Something on the command line that cannot be done; the message says why and what could.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    Path data() {
        return data.orElseGet(() -> Path.of(System.getenv().getOrDefault("STET_DATA", "stet-data")));
    }

    boolean dataGiven() {
        return data.isPresent();
    }

    Settings settings(Path folder, Map<String, String> more) {
        var given = new LinkedHashMap<>(more);
        given.putAll(set);
        return Settings.read(folder, System.getenv(), given);
    }

    /// The node of an archive that is there.
    Node existing() {
        var data = data();
        var settings = settings(data, Map.of());
        if (!Node.isAt(settings, data)) {
            throw new Wrong("there is no archive in %s yet; `stet add URL` begins one, --data DIR names another"
                    .formatted(data.toAbsolutePath()));
        }
        return Node.open(settings, data);
    }

    Node node() {
        return Node.open(settings(data(), Map.of()), data());
    }

    /// Whether escape sequences for colour are welcome (no-color.org).
    boolean colour() {
        return !plain && Terminal.colour();
    }

    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    static final class VersionProvider implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Stet " + version()};
        }
    }

    /// An outlet's short name as it was typed.
    static OutletId outlet(String typed) {
        try {
            return new OutletId(typed);
        } catch (IllegalArgumentException e) {
            throw new Wrong("“%s” is no outlet's short name; `stet list` shows them".formatted(typed));
        }
    }

    CommandLine line() {
        return spec.commandLine();
    }
}
