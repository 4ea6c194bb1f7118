// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// From `./stet run` to the first page served, and the memory it takes to watch, with an empty store and with one that
/// holds articles. `StartBench [ARTICLES [SECONDS]]`
public final class StartBench {
    private static final int STARTS = 7;
    private static final int OUTLETS = 20;
    private static final int SPEED = 600;

    private StartBench() {}

    public static void main(String[] arguments) throws Exception {
        int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120;
        var home = Path.of(System.getProperty("stet.home", ""));
        try (var scratch = new Scratch();
                var outlets = new Outlets(OUTLETS, articles)) {
            starts("empty store", home, scratch.folder("empty"));
            var full = scratch.folder("full");
            try (var station = new Station(full, outlets)) {
                station.pass(OUTLETS);
            }
            starts("%d articles".formatted(articles), home, full);
            watch(home, full, outlets, seconds);
        }
    }

    private static void starts(String name, Path home, Path data) throws IOException, InterruptedException {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < STARTS; i++) {
            try (var program = Program.run(home, data, Program.freePort())) {
                times.add(program.firstPage());
            }
        }
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "start to first page, %s: median %d ms of %s%n",
                name,
                sorted.get(STARTS / 2).toMillis(),
                sorted.stream().map(Duration::toMillis).toList());
    }

    /// Edits an article a second, asks for a page a second, and looks at the memory meanwhile.
    private static void watch(Path home, Path data, Outlets outlets, int seconds)
            throws IOException, InterruptedException {
        var resident = new ArrayList<Long>();
        try (var program = Program.run(home, data, Program.freePort(), "clock.speed=" + SPEED)) {
            program.firstPage();
            for (int second = 0; second < seconds; second++) {
                outlets.edit(second % outlets.articles(), 1 + second / outlets.articles());
                TimeUnit.SECONDS.sleep(1);
                program.isServed();
                resident.add(program.memory("VmRSS"));
            }
            print(resident, program.memory("VmHWM"), outlets.articles());
        }
    }

    private static void print(List<Long> resident, long most, int articles) {
        var sorted = resident.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "resident, watching %d articles for %d s with clock speed %d: median %.0f MB, at the end %.0f MB, peak %.0f MB%n",
                articles,
                resident.size(),
                SPEED,
                sorted.get(sorted.size() / 2) / 1e6,
                resident.getLast() / 1e6,
                most / 1e6);
    }
}
