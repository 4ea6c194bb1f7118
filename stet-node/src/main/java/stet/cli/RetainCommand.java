// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.model.By;
import stet.upkeep.Retention;

/// `stet retain`: gives up captures, as the settings say.
@Command(
        name = "retain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Says which captures the settings archive.keep, archive.quota and archive.quotas would give up, outlet by "
                        + "outlet, and how many bytes that frees; with --apply it does it. Texts, digests and times stay; what is "
                        + "given up can no longer be read again by a later Stet. WARC files of today and yesterday are left for "
                        + "a later time. May run beside `stet run`, be broken off, and be run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet retain                              what would be done: with the defaults, nothing",
            "  stet retain --set archive.keep=30d       what another setting would do",
            "  stet retain --apply"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:some files were left as they are, or something failed",
            "2:the command line or a setting was wrong"
        })
final class RetainCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Option(names = "--apply", description = "Does it.")
    private boolean apply;

    @Override
    public Integer call() throws IOException {
        var out = main.line().getOut();
        try (var node = main.existing();
                var archive = node.archive()) {
            var retention = node.retention(archive, Progress.told(main.line().getErr()));
            var now = node.time().instant();
            var plan = retention.plan(now);
            tell(out, plan);
            if (!apply || plan.isEmpty()) {
                out.println(plan.isEmpty() ? "Nothing is given up." : "Nothing was done yet. With --apply it is.");
                out.flush();
                return Main.DONE;
            }
            var done = retention.apply(plan, By.commandLine(now));
            out.println("Given up: %,d captures. %,d WARC files written anew, %,d taken away."
                    .formatted(done.dropped(), done.rewritten(), done.removed()));
            done.left()
                    .forEach(
                            file -> out.println("! left as it is: " + Printable.text(file.file() + ": " + file.why())));
            out.flush();
            return done.left().isEmpty() ? Main.DONE : Main.FAILED;
        }
    }

    private static void tell(PrintWriter out, Retention.Plan plan) {
        for (var share : plan.shares()) {
            out.println("%-20s %,9d captures, %s; %s%s"
                    .formatted(
                            share.outlet(),
                            share.captures(),
                            Bytes.words(share.bytes()),
                            share.dropped() == 0
                                    ? "all stay"
                                    : "%,d go, %s".formatted(share.dropped(), Bytes.words(share.freed())),
                            share.isOver()
                                    ? "; still over its quota of %s by what always stays"
                                            .formatted(Bytes.words(share.quota()))
                                    : ""));
        }
        if (!plan.cuts().isEmpty()) {
            out.println("%,d WARC files are written anew for it"
                    .formatted(plan.cuts().size()));
        }
        if (plan.later() > 0) {
            out.println(
                    "%,d captures are of today or yesterday, and go the next time after that".formatted(plan.later()));
        }
        if (!plan.unnamed().isEmpty()) {
            out.println("%,d WARC files of earlier days are named by nothing, and go too"
                    .formatted(plan.unnamed().size()));
        }
    }
}
