// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.find.Finder;
import stet.gazette.Newsstand;
import stet.model.Address;
import stet.model.Scope;

/// `stet demo`: pretend newspapers on this machine, watched with a quickened clock.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Starts a few pretend newspapers on this machine and watches them with a quickened clock: "
                + "prints each change, and serves the pages. Nothing leaves the machine; nothing is left behind.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet demo", "  stet demo --port 8080 --for 2h", "  stet --data kept demo    keeps the data folder"
        })
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the pages are served (default: 7838, or any free port).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "180",
            description = "Clock seconds per second (default: 180).")
    private int speed = 180;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which made-up days are told (default: 1).")
    private long seed = 1;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = ClockTime.class,
            description = "How long to watch, in the clock's time: 30m, 12h, 3d (default: until Ctrl-C).")
    private Optional<Duration> length = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (speed < 1 || speed > 100_000) {
            throw new Main.Wrong("--speed is 1 to 100000, not " + speed);
        }
        try (var ending = new Ending()) {
            if (main.dataGiven()) {
                show(main.data(), ending);
                return Main.DONE;
            }
            try (var data = TemporaryFolder.made("stet-demo-")) {
                show(data.path(), ending);
            }
        }
        return Main.DONE;
    }

    private void show(Path data, Ending ending) throws Exception {
        var out = main.line().getOut();
        var web = port.orElseGet(DemoCommand::freePort);
        var more = new LinkedHashMap<>(Map.of("clock.speed", "" + speed, "web.port", "" + web));
        more.put("fetch.allow", "127.0.0.1:*");
        more.put("store", ""); // a server that the environment names has an archive of its own
        try (var node = Node.open(main.settings(data, more), data);
                var _ = node.claim();
                var newsstand = new Newsstand(seed, node.time())) {
            newsstand.start();
            introduce(out, newsstand.outlets());
            add(node, newsstand.outlets());
            new Watch(node, out, main.colour(), ending).run(length);
        }
    }

    private void introduce(PrintWriter out, List<Newsstand.Masthead> mastheads) {
        out.println(mastheads.stream().map(Newsstand.Masthead::name).collect(Collectors.joining(", "))
                + ": %d made-up newspapers on this machine, watched with a clock %d times faster than yours."
                        .formatted(mastheads.size(), speed));
        out.println("What they publish stands first; what they change after that is told below, as it is seen.");
    }

    /// The outlets are found as `stet add` finds them: by asking their home pages.
    private static void add(Node node, List<Newsstand.Masthead> mastheads)
            throws InterruptedException, Finder.NotFound {
        try (var fetcher = node.fetcher()) {
            for (var masthead : mastheads) {
                var home = Address.parse(masthead.home()).orElseThrow();
                var found = new Finder(fetcher, new Finder.Wish(0, false, Scope.ALL), _ -> {})
                        .find(home, node.roster().outlets());
                node.roster().add(found.outlet(), node.time().instant());
            }
        }
    }

    /// The usual port, or any that is free.
    private static int freePort() {
        for (int port : new int[] {7838, 0}) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken; the next one is tried
            }
        }
        throw new Main.Wrong("no port of this machine is free; give one with --port");
    }
}
