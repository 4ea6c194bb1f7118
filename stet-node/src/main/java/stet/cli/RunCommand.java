// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.Seed;

/// `stet run`: watch and serve.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Watches everything that was added, and serves the pages. Ends cleanly on Ctrl-C and SIGTERM.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet run",
            "  stet --set web.port=8080 run",
            "  stet --set clock.speed=600 run --for 3d   three days in seven minutes, for rehearsals"
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = ClockTime.class,
            description = "How long to watch, in the clock's time: 90s, 30m, 12h, 3d (default: until a signal).")
    private Optional<Duration> length = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var data = main.data();
        var settings = main.settings(data, Map.of());
        var out = main.line().getOut();
        try (var ending = new Ending();
                var node = Node.open(settings, data);
                var _ = node.claim()) {
            var outlets = node.roster().watched();
            if (settings.contact().isEmpty()) {
                outlets.forEach(RunCommand::insistOnContact);
            }
            out.println(
                    outlets.isEmpty()
                            ? "Nothing is watched yet. In another terminal: stet add URL"
                            : "Watching %d outlets with the data in %s".formatted(outlets.size(), data));
            new Watch(node, out, main.colour(), ending).run(length);
        }
        return Main.DONE;
    }

    /// Whoever is watched on the public Internet can find out by whom.
    private static void insistOnContact(Outlet outlet) {
        var addresses =
                Stream.concat(Stream.of(outlet.home()), outlet.seeds().stream().map(Seed::address));
        if (addresses.anyMatch(RunCommand::isPublic)) {
            throw new Main.Wrong(
                    "%s is on the public Internet: say how its owner can reach you first, with fetch.contact in stet.conf"
                                    .formatted(outlet.name())
                            + " or --set fetch.contact=you@example.org; a web address will do too");
        }
    }

    /// Whether a name is one that the public Internet answers for (RFC 6761, section 6; RFC 9476).
    static boolean isPublic(Address home) {
        var host = home.host();
        return !host.matches("[0-9.]+|\\[.*|[^.]+") && !host.matches(".*\\.(test|localhost|local|internal|alt)");
    }
}
