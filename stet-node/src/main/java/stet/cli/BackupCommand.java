// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.upkeep.Backup;

/// `stet backup`: a copy of the archive that can be restored.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Copies the archive into a folder, while `stet run` goes on: the store as it is at one instant, the WARC "
                        + "files that it refers to, settings and rules, each with its checksum. Made again into the same folder, "
                        + "it copies what is new of the captures, and all rows. No passwords, sessions, links, tokens or hubs' secrets "
                        + "are copied. A backup that is cut short leaves the one before it as it was.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet backup /mnt/backup/stet",
            "  stet restore /mnt/backup/stet --check      whether it is whole, without restoring it"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it could not be made; the backup before it is as it was",
            "2:the command line was wrong"
        })
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "DIR", description = "The folder of the backup, on another disk than the archive's.")
    private Path to = Path.of("");

    @Option(
            names = "--verify",
            description = "Reads all that was copied earlier, too, and copies anew what is not as it was put there.")
    private boolean verify;

    @Override
    public Integer call() throws IOException {
        try (var node = main.existing()) {
            var made = node.backup(to, Progress.told(main.line().getErr()))
                    .make(node.time().instant(), verify ? Backup.Trust.NOTHING : Backup.Trust.ENDS);
            var out = main.line().getOut();
            out.println("Backed up to %s: %s in all, in %,d WARC %s and the store; %s of it copied now."
                    .formatted(
                            to,
                            Bytes.words(made.bytes()),
                            made.warcFiles(),
                            made.warcFiles() == 1 ? "file" : "files",
                            Bytes.words(made.copied())));
            switch (made.settings()) {
                case AS_THEY_ARE -> {}
                case WITHOUT_SECRETS ->
                    out.println("Passwords were taken out of its stet.conf; after restoring, put them in again.");
                case LEFT_OUT ->
                    out.println(
                            "! stet.conf is not in it: nobody can tell what of it is a password. Keep it in another "
                                    + "safe place.");
            }
            out.flush();
        }
        return Main.DONE;
    }
}
