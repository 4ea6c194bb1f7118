// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.upkeep.Restore;

/// `stet restore`: an archive made of a backup.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Makes an archive of a backup, in a data folder that is empty or not there yet. Every byte is held to its "
                        + "checksum, every text and capture to its digest, and the store to what a store is; a backup that fails "
                        + "any of this is refused with the reason, and nothing is changed. Accounts come back without passwords: "
                        + "`stet account link NAME` makes a link with which each chooses a new one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet --data /srv/stet restore /mnt/backup/stet",
            "  stet restore /mnt/backup/stet --check      whether it could be; leaves nothing behind"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, or something failed; nothing was changed", "2:the command line was wrong"
        })
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "DIR", description = "The folder of the backup.")
    private Path from = Path.of("");

    @Option(
            names = "--check",
            description = "Restores it beside the data folder, checks it, and takes it away again. Needs as much room.")
    private boolean check;

    @Override
    public Integer call() throws IOException {
        var data = main.data();
        var restore = new Restore(
                from, data, new NodeTrial(), Progress.told(main.line().getErr()));
        var out = main.line().getOut();
        if (check) {
            var found = restore.restore(Restore.Purpose.CHECK);
            out.println("The backup of %s is whole: %s, every checksum and digest as it was kept."
                    .formatted(found.at().truncatedTo(ChronoUnit.SECONDS), Bytes.words(found.bytes())));
            return Main.DONE;
        }
        var restored = restore.restore(Restore.Purpose.RESTORE);
        out.println("Restored the archive of %s to %s: %s, every checksum and digest as it was kept."
                .formatted(restored.at().truncatedTo(ChronoUnit.SECONDS), data, Bytes.words(restored.bytes())));
        restored.settings()
                .ifPresent(why -> out.println(
                        "! Its settings are in stet.conf.restored: %s. Look at them and rename the file to stet.conf before `stet run`; until then everything has its default, and the pages are public."
                                .formatted(Printable.text(why))));
        if (!restored.accounts().isEmpty()) {
            out.println("Nobody has a password yet. A link for each, with which to choose one:");
            restored.accounts()
                    .forEach(name -> out.println("  stet account link \"%s\"".formatted(Printable.text(name))));
        }
        if (main.settings(data, Map.of()).store().isPresent()) {
            out.println(
                    "! The setting “store” or STET_STORE names a server, so what was restored is not looked at yet: "
                            + "`stet move-store file server` takes it to an empty store there");
        }
        out.println("Tokens for programs are to be made anew. The search index is made anew by `stet run`.");
        out.flush();
        return Main.DONE;
    }
}
